"""What an evaluation answers: the person's result, its components and the line of each record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Component, Need
from desktop_app.rules.incentives.rating import Shared, Slice
from desktop_app.rules.incentives.reading import Decision


class State(Enum):
    """Not evaluable: something is missing, and the reason says what. Not due: its own period ends in another run.

    Undecided: a gate or a weighted KPI has too few answers, and the lead has not decided yet.
    """

    EVALUATED = "evaluated"
    NOT_EVALUABLE = "not_evaluable"
    UNDECIDED = "undecided"
    NOT_DUE = "not_due"


OPEN: Final = frozenset({State.NOT_EVALUABLE, State.UNDECIDED})
"""States in which a component has no pay yet and holds the person."""


class GateState(Enum):
    OPEN = "open"
    CLOSED = "closed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role held from ``first`` to ``last``, both included; None is open."""

    role: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A person's own target pay from ``first`` on (None: from the beginning); ``amount`` None: the plan's again."""

    amount: Fraction | None
    first: date | None = None


@dataclass(frozen=True, slots=True)
class ReportPay:
    """What a direct report earned in the run, in minor units, by component."""

    person: int
    earned: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PartShare:
    """How much of a period counts for a person: of money bounds, of target pay, fixed amounts and limits.

    ``accelerator``: whether they were there long enough to have one. Quotas come prorated already.
    """

    quota: Fraction = Fraction(1)
    pay: Fraction = Fraction(1)
    accelerator: bool = True


WHOLE: Final = PartShare()


@dataclass(frozen=True, slots=True)
class PersonInputs:
    """All that is known of one person for one run.

    ``credits``: of the days ``needs.credit_span`` names, in any order. ``quotas``: by what ``needs.quota_needs`` asks;
    a missing one is "not evaluable". ``totals``: measures that are not made of records, by key and days.
    ``earned_before``: minor units earned this fiscal year before the period, by component; needed by cumulative
    components unless the year begins with the period. ``measure_before``: the measure of the year to date that lies
    before the first credit (an opening balance). ``parts``: how much of a component's period counts, by its
    name and period, where it is not the whole.

    ``answers``: how many answers stand behind a figure, where they are counted. ``decisions`` of the lead, by
    "gate group: measure", "component: measure" or the measure alone. ``roles`` and ``joined``: None is unknown.
    ``own_targets``: the person's dated target pay; what changes inside a period is weighed by time.
    ``reports``: credits of the people who reported to the person on each record's date, their own left out.
    ``reports_pay``: by period, once they are evaluated. ``shared``: the part of pools and contests, by component and
    period.
    """

    person: int
    name: str
    credits: Sequence[Credit] = ()
    quotas: Mapping[Need, Fraction] = field(default_factory=dict)
    totals: Mapping[Need, Fraction] = field(default_factory=dict)
    target_pay: Fraction | None = None
    earned_before: Mapping[str, int] = field(default_factory=dict)
    measure_before: Mapping[str, Fraction] = field(default_factory=dict)
    parts: Mapping[tuple[str, Period], PartShare] = field(default_factory=dict)
    answers: Mapping[Need, int] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    roles: Sequence[RoleSpan] | None = None
    joined: date | None = None
    reports: Sequence[Credit] = ()
    reports_pay: Mapping[Period, Sequence[ReportPay]] = field(default_factory=dict)
    shared: Mapping[tuple[str, Period], Shared] = field(default_factory=dict)
    own_targets: Sequence[OwnTarget] = ()


class RecordPay(NamedTuple):
    """One record in one component. ``credited`` and ``running`` are in the measure's unit.

    ``exact`` is its exact pay after the component's limits; ``minor`` its part of the rounded component.
    ``slices``: the tiers it lies in, more than one if it crosses a bound; () where no single tier paid it.
    """

    version: int
    credited: Fraction
    running: Fraction
    exact: Fraction
    minor: int
    slices: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """One component for one of its periods; figures are None where they have no meaning or are not evaluable.

    ``pay`` is rounded to minor units: records' ``minor`` + ``other`` (what no single record earned: a fixed bonus,
    a floor, the re-rating of earlier periods). ``exact`` is what was rounded; a cumulative one's is the year's.
    ``rate`` is the tier's, ``effective_rate`` pay ÷ measure. ``next_unit``: what one more unit of the measure would
    earn now. ``missing``: units of the measure to the ``next_bound``. ``gate``: None where none is set. ``rank`` in a
    contest, ``fund`` of a pool in money, ``reward`` that is not money.
    """

    component: Component
    period: Period
    state: State
    explanation: Explanation
    measure: Fraction | None = None
    quota: Fraction | None = None
    attainment: Fraction | None = None
    exact: Fraction | None = None
    pay: int | None = None
    earned_before: int = 0
    cut: Fraction = Fraction(0)
    rate: Fraction | None = None
    effective_rate: Fraction | None = None
    tier: int | None = None
    next_unit: Fraction | None = None
    next_bound: Fraction | None = None
    missing: Fraction | None = None
    records: tuple[RecordPay, ...] = ()
    other: int = 0
    gate: GateState | None = None
    rank: int | None = None
    fund: Fraction | None = None
    reward: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One person's run. ``total`` in minor units of ``currency``; None as long as a component is not evaluable."""

    person: int
    name: str
    period: Period
    currency: str
    state: State
    total: int | None
    components: tuple[ComponentResult, ...]
    explanation: Explanation
    reasons: tuple[Explanation, ...] = ()
