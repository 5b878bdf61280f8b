"""A plan as data: dated versions made of components, each with a measure, a filter, a rate shape and its limits."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import Rounding
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.modifiers import (
    WHOSE,
    CreditWeight,
    Eligibility,
    GateGroup,
    Kicker,
    Multiplier,
    Rule,
    Whose,
)
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.spans import ends_in, year_of
from desktop_app.rules.incentives.terms import AT_ONCE, USUAL, PayTerms, Release


class Basis(Enum):
    """What a shape is asked about: the total of the period, or each record on its own."""

    PERIOD = "period"
    RECORD = "record"


class PeriodRule(Enum):
    """Discrete: each period for itself. Cumulative: earned on the year to date, the difference is paid.

    Year rate: the year to date picks the rate, which is paid on this period's records only.
    """

    DISCRETE = "discrete"
    CUMULATIVE = "cumulative"
    YEAR_RATE = "year_rate"


class Customers(Enum):
    """Which customers' records count; who is new is the workspace's setting."""

    ALL = "all"
    NEW = "new"
    EXISTING = "existing"


_CUSTOMERS: Final = {
    Customers.ALL: N_("all"),
    Customers.NEW: N_("new ones"),
    Customers.EXISTING: N_("existing ones"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records a component counts; an empty tuple lets all through.

    Sizes of the amount and discounts are [from, below); ``first_day`` and ``last_day`` both count.
    """

    products: tuple[str, ...] = field(default=(), metadata={"title": N_("Products")})
    channels: tuple[str, ...] = field(default=(), metadata={"title": N_("Channels")})
    regions: tuple[str, ...] = field(default=(), metadata={"title": N_("Regions")})
    customers: tuple[str, ...] = field(default=(), metadata={"title": N_("Customers")})
    size_from: Fraction | None = field(default=None, metadata={"title": N_("Records from"), "unit": Unit.MONEY})
    size_below: Fraction | None = field(default=None, metadata={"title": N_("Records below"), "unit": Unit.MONEY})
    categories: tuple[str, ...] = field(default=(), metadata={"title": N_("Categories")})
    segments: tuple[str, ...] = field(default=(), metadata={"title": N_("Segments")})
    new: Customers = field(
        default=Customers.ALL, metadata={"title": N_("Customers, new or not"), "choices": _CUSTOMERS}
    )
    discount_from: Fraction | None = field(default=None, metadata={"title": N_("Discount from"), "unit": Unit.PERCENT})
    discount_below: Fraction | None = field(
        default=None, metadata={"title": N_("Discount below"), "unit": Unit.PERCENT}
    )
    first_day: date | None = field(default=None, metadata={"title": N_("From")})
    last_day: date | None = field(default=None, metadata={"title": N_("To")})


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Component:
    """One line of a plan. Limits are money, except ``rate_cap`` (on each tier's rate) and ``attainment_cap``.

    ``attainment_cap`` limits the attainment counted and so cuts the measure to cap × quota. ``record_floor`` and
    ``record_cap`` hold where each record is paid on its own. ``quota`` names the target (default: the measure's),
    ``every`` the length of the component's own period (default: the run's). ``weight`` is the component's share of
    the person's target pay (default: all of it). ``prorate_bounds`` (in money) and ``prorate_limits``: whether they
    shrink with the share of the period a person was there; None: nobody has chosen, and they stay whole.

    ``selector``: the figure that picks the tier instead of the measure; with basis "record" a fact of the record
    (discount, days_since_invoice, days_since_due, customer_month). ``rules``: other rates for some products or
    customers. ``weights``: how much the records of a category count. ``each``: reports one by one, not their sum.
    ``of``: the components whose pay is meant where ``measure`` is own_pay or reports_pay (default: all).
    """

    name: str = field(metadata={"title": N_("Name")})
    shape: Shape = field(metadata={"title": N_("How it is paid")})
    measure: str = field(default="revenue", metadata={"title": N_("Paid on")})
    filter: Filter = field(default=EVERYTHING, metadata={"title": N_("Counts only")})
    basis: Basis = field(default=Basis.PERIOD, metadata={"title": N_("Worked out on")})
    rule: PeriodRule = field(default=PeriodRule.DISCRETE, metadata={"title": N_("Adds up over the year")})
    every: Length | None = field(default=None, metadata={"title": N_("Period")})
    quota: str = field(default="", metadata={"title": N_("Quota")})
    quota_span: QuotaSpan = field(default=QuotaSpan.PERIOD, metadata={"title": N_("Quota of")})
    weight: Fraction | None = field(
        default=None, metadata={"title": N_("Share of the target pay"), "unit": Unit.PERCENT}
    )
    floor: Fraction | None = field(default=None, metadata={"title": N_("At least"), "unit": Unit.MONEY})
    cap: Fraction | None = field(default=None, metadata={"title": N_("At most"), "unit": Unit.MONEY})
    record_floor: Fraction | None = field(
        default=None, metadata={"title": N_("At least for each record"), "unit": Unit.MONEY}
    )
    record_cap: Fraction | None = field(
        default=None, metadata={"title": N_("At most for each record"), "unit": Unit.MONEY}
    )
    rate_cap: Fraction | None = field(default=None, metadata={"title": N_("Highest rate"), "unit": Unit.PERCENT})
    attainment_cap: Fraction | None = field(
        default=None, metadata={"title": N_("Attainment counted up to"), "unit": Unit.PERCENT}
    )
    release: Release = field(default=AT_ONCE, metadata={"title": N_("When it is paid")})
    prorate_bounds: bool | None = field(default=None, metadata={"title": N_("Steps prorated for part of a period")})
    prorate_limits: bool | None = field(default=None, metadata={"title": N_("Limits prorated for part of a period")})

    selector: Reading | None = field(default=None, metadata={"title": N_("The step is picked by")})
    rules: tuple[Rule, ...] = field(default=(), metadata={"title": N_("Other rates")})
    weights: tuple[CreditWeight, ...] = field(default=(), metadata={"title": N_("What a category counts")})
    with_tax: bool = field(default=False, metadata={"title": N_("With tax")})
    whose: Whose = field(default=Whose.OWN, metadata={"title": N_("Whose records"), "choices": WHOSE})
    each: bool = field(default=False, metadata={"title": N_("Each report by itself")})
    of: tuple[str, ...] = field(default=(), metadata={"title": N_("Pay of the components")})
    eligible: Eligibility | None = field(default=None, metadata={"title": N_("Who has a part in it")})
    multipliers: tuple[Multiplier, ...] = field(default=(), metadata={"title": N_("Multipliers")})
    kickers: tuple[Kicker, ...] = field(default=(), metadata={"title": N_("Kickers")})

    @property
    def needs_quota(self) -> bool:
        return (self.shape.needs_quota and not self.attained_elsewhere) or self.attainment_cap is not None

    @property
    def attained_elsewhere(self) -> bool:
        """Whether the attainment is that of another figure than the measure."""
        return self.selector is not None and self.selector.against is not None

    @property
    def fact(self) -> str:
        """The fact of a record that picks the tier, "" if the measure does."""
        own: str = getattr(self.shape, "fact", "")
        if own or self.basis is not Basis.RECORD or self.selector is None:
            return own
        return self.selector.measure

    @property
    def by_record(self) -> bool:
        return self.basis is Basis.RECORD or bool(self.fact)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The figures beside the measure without which the component has no pay, gates left out."""
        own: tuple[Reading, ...] = getattr(self.shape, "readings", ())
        picked = (self.selector,) if self.selector is not None and not self.by_record else ()
        return (*picked, *own, *self.multipliers, *self.kickers)

    @property
    def quota_name(self) -> str:
        return self.quota or self.measure


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """The rules from ``valid_from`` on. ``target_pay`` is the variable pay at 100 %, unless the person has their own.

    ``fiscal_start``: the month in which the year of cumulative components begins. ``terms``: what happens to the
    money once it is earned.
    """

    valid_from: date
    components: tuple[Component, ...]
    currency: str = ""
    rounding: Rounding = Rounding.HALF_AWAY
    fiscal_start: int = 1
    target_pay: Fraction | None = None
    terms: PayTerms = USUAL
    gates: tuple[GateGroup, ...] = field(default=(), metadata={"title": N_("Conditions")})


@dataclass(frozen=True, slots=True)
class Plan:
    """``versions`` in the order of ``valid_from``; the latest valid one holds."""

    name: str
    versions: tuple[PlanVersion, ...]
    description: str = ""

    def __hash__(self) -> int:
        """By what is quickly told: in a run everybody looks up what is known of the same few plans."""
        return hash((self.name, *(version.valid_from for version in self.versions)))


@dataclass(frozen=True, slots=True)
class Need:
    """A quota that an evaluation asks for: the target's name and the days it must be for."""

    name: str
    span: Period


def version_on(plan: Plan, day: date) -> PlanVersion:
    """The version in force on ``day``; UserError before the first one."""
    if len(plan.versions) == 1 and plan.versions[0].valid_from <= day:
        return plan.versions[0]
    valid = [version for version in plan.versions if version.valid_from <= day]
    if not valid:
        raise UserError(
            N_("The plan “{plan}” is not valid yet on {day}."),
            N_("Choose a later period, or let a version of the plan begin earlier."),
            plan=plan.name,
            day=day,
        )
    return max(valid, key=lambda version: version.valid_from)


def versions_in(plan: Plan, period: Period) -> list[PlanVersion]:
    """The versions valid in ``period``, in their order; UserError before the first one."""
    first = version_on(plan, period.start)
    return [first, *(one for one in plan.versions if period.start < one.valid_from < period.end)]


def due(component: Component, period: Period, fiscal_start: int = 1, terms: PayTerms = USUAL) -> list[Period]:
    """The component's own periods whose end falls into ``period``: none, one or several."""
    own = component.every
    if own is None or (own is period.length and not (terms.years or own is Length.CUSTOM)):
        return [period]
    return ends_in(terms, own, period, fiscal_start)


def fiscal_year(version: PlanVersion, period: Period) -> Period:
    return year_of(version.terms, period.last, version.fiscal_start)


def earning_span(version: PlanVersion, component: Component, period: Period) -> Period:
    """The days whose records count for the component's ``period``: it, or the year up to its end."""
    if component.rule is PeriodRule.DISCRETE:
        return period
    return to_date(version, period)


def quota_need(version: PlanVersion, component: Component, period: Period) -> Need:
    """The quota the component's ``period`` is held to."""
    match component.quota_span:
        case QuotaSpan.PERIOD:
            span = period
        case QuotaSpan.YEAR:
            span = fiscal_year(version, period)
        case QuotaSpan.TO_DATE:
            span = to_date(version, period)
    return Need(component.quota_name, span)


def to_date(version: PlanVersion, period: Period) -> Period:
    """The fiscal year up to the end of ``period``."""
    start = min(fiscal_year(version, period).start, period.start)
    return period if start == period.start else days_of(start, period)


def days_of(start: date, period: Period) -> Period:
    """From ``start`` to the end of ``period``."""
    return Period(start, period.end, f"{start.isoformat()}..{period.last.isoformat()}")
