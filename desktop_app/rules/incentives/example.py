"""The examples a plan file carries, as data: what is given and what is expected of it. Running them: plan_examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind
from desktop_app.rules.incentives.reading import Decision
from desktop_app.rules.incentives.result import RoleSpan
from desktop_app.rules.incentives.settling.facts import (
    Absence,
    Adjustment,
    Bill,
    Event,
    Opening,
    Payment,
    QuotaChange,
    QuotaWeights,
    Rate,
)


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """One credited record. ``original``: the ``document`` of the record that a return belongs to.

    ``known``: the day on which it became known, its own day by default. ``corrects``: the document of a row whose
    place this one takes from then on. ``gross``: with tax. ``rate``: the document's own, into the plan's currency.
    ``seller`` is needed where several people are evaluated; "" then asks the lists of customers and regions.
    ``split`` and ``overlay``: shares by name.
    """

    day: date
    amount: Fraction = Fraction(0)
    quantity: Fraction = Fraction(1)
    document: str = ""
    line: str = ""
    time: str = ""
    kind: Kind = Kind.SALE
    share: Fraction = Fraction(1)
    product: str = ""
    channel: str = ""
    region: str = ""
    customer: str = ""
    currency: str = ""
    original: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict)
    known: date | None = None
    corrects: str = ""
    gross: Fraction | None = None
    rate: Fraction | None = None
    variant: str = ""
    category: str = ""
    segment: str = ""
    new: bool | None = None
    seller: str = ""
    split: Mapping[str, Fraction] = field(default_factory=dict)
    overlay: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExampleCalendar:
    """``weekend``: weekday numbers, Monday 0. ``free`` and ``worked``: days that differ from it."""

    weekend: tuple[int, ...] = (5, 6)
    free: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """``name`` from the day ``first`` on, in a dated list of managers or sellers."""

    name: str
    first: date | None = None


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """One of several people; what is left out is as the example says. ``plan`` False: not paid by the plan."""

    name: str
    plan: bool = True
    roles: tuple[RoleSpan, ...] | None = None
    joined: date | None = None
    managers: tuple[ExampleEntry, ...] = ()
    quotas: Mapping[str, Fraction] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    target_pay: Fraction | None = None
    components: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedComponent:
    """What one component should give; what is left out is not looked at. ``records``: pay of each, in their order.

    ``reason`` is the id of the reason without "reason.": quota_missing, quota_zero, …
    """

    pay: Fraction | None = None
    released: Fraction | None = None
    held: Fraction | None = None
    measure: Fraction | None = None
    quota: Fraction | None = None
    attainment: Fraction | None = None
    rate: Fraction | None = None
    effective_rate: Fraction | None = None
    tier: int | None = None
    cut: Fraction | None = None
    next_unit: Fraction | None = None
    missing: Fraction | None = None
    other: Fraction | None = None
    records: tuple[Fraction, ...] | None = None
    state: str | None = None
    reason: str | None = None
    running: tuple[Fraction, ...] | None = None
    gate: str | None = None
    rank: int | None = None
    fund: Fraction | None = None
    reward: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the run of ``period`` should give ``person`` (default: the first): in total, and by component.

    ``on``: the day of the run, by default the period's last; what became known later is not known to it. ``earned``:
    in the period, ``delta``: posted for earlier ones, ``pay``: what is paid out, ``balance``: 0 or what is still to be
    deducted. ``paid``: the pay in the currency of pay; ``currencies``: where each document's currency is paid alone.
    ``unassigned``: the money of records that belong to nobody.
    """

    period: Period
    on: date | None = None
    pay: Fraction | None = None
    earned: Fraction | None = None
    delta: Fraction | None = None
    released: Fraction | None = None
    held: Fraction | None = None
    owed: Fraction | None = None
    top_up: Fraction | None = None
    cut: Fraction | None = None
    carried: Fraction | None = None
    deducted: Fraction | None = None
    balance: Fraction | None = None
    paid: Fraction | None = None
    reason: str | None = None
    currencies: Mapping[str, Fraction] | None = None
    state: str | None = None
    version: date | None = None
    person: str = ""
    unassigned: Fraction | None = None
    components: Mapping[str, ExpectedComponent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """Runs in the order of ``expect``; what a run posted is known to the next.

    One ``person``, or ``people`` in the order of their staff numbers; ``sellers``: dated lists by customer or region.

    ``quotas`` and ``totals`` by name, or by name and period where they differ: "revenue 2026-01".
    ``earned_before`` and ``measure_before`` by component, money and measure before the first run.
    """

    name: str
    expect: tuple[Expected, ...]
    source: str = ""
    person: str = "Ana"
    records: tuple[ExampleRecord, ...] = ()
    quotas: Mapping[str, Fraction] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    target_pay: Fraction | None = None
    earned_before: Mapping[str, Fraction] = field(default_factory=dict)
    measure_before: Mapping[str, Fraction] = field(default_factory=dict)
    opening: Opening | None = None
    joined: date | None = None
    left: date | None = None
    calendar: ExampleCalendar = ExampleCalendar()
    absences: tuple[Absence, ...] = ()
    payments: tuple[Payment, ...] = ()
    bills: tuple[Bill, ...] = ()
    events: tuple[Event, ...] = ()
    rates: tuple[Rate, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    weights: tuple[QuotaWeights, ...] = ()
    quota_changes: tuple[QuotaChange, ...] = ()
    roles: tuple[RoleSpan, ...] | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    people: tuple[ExamplePerson, ...] = ()
    sellers: Mapping[str, tuple[ExampleEntry, ...]] = field(default_factory=dict)
    team_quotas: Mapping[str, Fraction] = field(default_factory=dict)
    team_totals: Mapping[str, Fraction] = field(default_factory=dict)
