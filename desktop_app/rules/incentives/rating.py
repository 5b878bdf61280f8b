"""What every rate shape is given and what it answers: inputs, tiers, slices. The shapes themselves: shapes/."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple, Protocol, runtime_checkable

from desktop_app.domain.explanation import Explanation, Value, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.reading import Outcome, Reading

ZERO: Final = Fraction(0)
_SHORT: Final = range(2, 5)  # more steps are a table, not a sentence


class Bounds(Enum):
    """What the bounds of tiers and the points of a curve are counted in: the measure itself, or its attainment."""

    MEASURE = "measure"
    QUOTA = "quota"


class Base(Enum):
    """What a rate multiplies. One point is one percent of attainment; with ``NOTHING`` the output is money."""

    MEASURE = "measure"
    TARGET_PAY = "target_pay"
    POINTS = "points"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Tier:
    """From ``lower`` on, up to the next tier's bound: a value equal to a bound has reached the tier, [L, U)."""

    lower: Fraction = field(metadata={"title": N_("From"), "unit": Unit.MONEY})
    rate: Fraction = field(metadata={"title": N_("Rate"), "unit": Unit.PERCENT})
    accelerator: bool = False


def without_accelerator(tiers: tuple[Tier, ...], bounds: Bounds, given: "Given") -> tuple[Tier, ...]:
    """All tiers, or while the accelerator is closed those below 100 % of the quota that are not marked as one.

    The last of them goes on. What is paid from 0 on is none, even where no day of the quota counts.
    """
    if given.accelerated:
        return tiers
    whole = Fraction(1) if bounds is Bounds.QUOTA else given.quota
    return tuple(
        tier for tier in tiers if not tier.accelerator and (whole is None or tier.lower < whole or tier.lower <= 0)
    )


class Slice(NamedTuple):
    """The part ``amount`` of an input that lies in the tier from ``lower`` to ``upper`` and what it earns."""

    tier: int
    lower: Fraction
    upper: Fraction | None
    amount: Fraction
    rate: Fraction

    @property
    def pay(self) -> Fraction:
        return self.amount * self.rate


@dataclass(frozen=True, slots=True)
class Shared:
    """A person's part of what several people share: of a pool's ``fund``, or of the prizes by ``rank``.

    ``pay`` is whole minor units as money; ``people`` is the number who share; ``closed``: no part in it.
    """

    pay: Fraction
    fund: Fraction
    people: int
    rank: int | None = None
    value: Fraction | None = None
    closed: bool = False


_NO_FIGURES: Final[Mapping[Reading, Fraction]] = {}
_NO_DECISIONS: Final[Mapping[str, Outcome]] = {}


@dataclass(frozen=True, slots=True)
class Given:
    """What a shape works on: ``selector`` picks the tier, ``measure`` is what is paid on; both usually equal.

    ``unit`` is the measure's. ``rate_cap`` limits each tier's rate. A shape that needs a quota or a target pay is
    never asked without one. ``attained``: the attainment of another figure, where that picks the tier.
    ``selector_unit``: where the selector is not the measure. ``figures``: what the shape's readings found;
    ``decided`` and ``closed``: by the measure of a scorecard line. ``accelerated`` False: nothing above 100 % counts.
    """

    selector: Fraction
    measure: Fraction
    unit: Unit = Unit.MONEY
    currency: str = ""
    quota: Fraction | None = None
    target_pay: Fraction | None = None
    rate_cap: Fraction | None = None
    attained: Fraction | None = None
    selector_unit: Unit | None = None
    figures: Mapping[Reading, Fraction] = field(default_factory=lambda: _NO_FIGURES)
    decided: Mapping[str, Outcome] = field(default_factory=lambda: _NO_DECISIONS)
    closed: frozenset[str] = frozenset()
    accelerated: bool = True
    shared: Shared | None = None

    @property
    def attainment(self) -> Fraction:
        """Exact and never rounded; zero only when asked of a quota that is missing, which callers rule out."""
        if self.attained is not None:
            return self.attained
        assert self.quota
        return self.selector / self.quota

    def on(self, bounds: Bounds) -> Fraction:
        """The selector in what the bounds are counted in."""
        return self.attainment if bounds is Bounds.QUOTA else self.selector

    def limited(self, rate: Fraction) -> Fraction:
        return rate if self.rate_cap is None else min(rate, self.rate_cap)

    def base(self, base: Base) -> Fraction:
        match base:
            case Base.MEASURE:
                return self.measure
            case Base.TARGET_PAY:
                assert self.target_pay is not None
                return self.target_pay
            case Base.POINTS:
                return self.attainment * 100
            case Base.NOTHING:
                return Fraction(1)

    def at(self, value: Fraction) -> "Given":
        """The same person with another result."""
        return replace(self, selector=value, measure=value)

    def plus(self, step: Fraction) -> "Given":
        """The same with ``step`` more of the measure."""
        return replace(self, selector=self.selector + step, measure=self.measure + step)

    # How the figures of this component are shown.

    def money(self, value: Fraction) -> Quantity:
        return Quantity(value, Unit.MONEY, self.currency)

    def measured(self, value: Fraction) -> Quantity:
        return Quantity(value, self.unit, self.currency if self.unit is Unit.MONEY else "")

    def bound(self, value: Fraction, bounds: Bounds) -> Quantity:
        if bounds is Bounds.QUOTA:
            return Quantity(value, Unit.PERCENT)
        return self.measured(value) if self.selector_unit is None else Quantity(value, self.selector_unit)

    def rate(self, value: Fraction, base: Base = Base.MEASURE) -> Quantity:
        """A percentage of money, or money for each unit or point."""
        if base is Base.TARGET_PAY or (base is Base.MEASURE and self.unit is Unit.MONEY):
            return Quantity(value, Unit.PERCENT)
        return self.money(value)

    def based(self, value: Fraction, base: Base) -> Quantity:
        """What a rate of ``base`` multiplies, for showing."""
        match base:
            case Base.MEASURE:
                return self.measured(value)
            case Base.POINTS:
                return Quantity(value, Unit.SCORE)
            case _:
                return self.money(value)


@dataclass(frozen=True, slots=True)
class Paid:
    """``pay`` is exact money. ``rate`` is the reached rate, per unit of the base; ``tier`` counts from 1.

    ``linear``: pay is rate × measure, so each record earns at that rate. ``splits``: each record earns by the running
    total it meets. Neither: the pay is not made by single records. ``reward``: what is given that is not money.
    ``said``: the explanation, or what makes it when it is asked for: a curve of a thousand points needs none.
    """

    pay: Fraction
    said: Explanation | Callable[[], Explanation]
    rate: Fraction | None = None
    tier: int | None = None
    linear: bool = False
    splits: bool = False
    reward: str = ""

    @property
    def explanation(self) -> Explanation:
        return self.said if isinstance(self.said, Explanation) else self.said()


class Shape(Protocol):
    """One way to turn a result into pay. ``kind`` names it in plan files, ``title`` on screen (a message id)."""

    kind: ClassVar[str]
    title: ClassVar[str]

    @property
    def needs_quota(self) -> bool: ...

    @property
    def needs_target_pay(self) -> bool: ...

    def pay(self, given: Given) -> Paid: ...

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        """The results at which something changes, ascending, in units of the measure."""
        ...

    def describe(self, given: Given) -> Explanation:
        """The rule in words; of ``given`` only unit and currency matter."""
        ...


@runtime_checkable
class SplitsRecords(Protocol):
    """A shape that pays each record by the running total it meets, and splits the one that crosses a bound."""

    def split(self, given: Given, way: Sequence[Fraction]) -> list[tuple[Slice, ...]]:
        """The slices of each step from one result of ``way``, in units of the measure, to the next."""
        ...


def bands(tiers: Sequence[Tier]) -> Iterator[tuple[int, Fraction | None, Fraction | None, Fraction]]:
    """(number, lower, upper, rate) of each tier, an implied one from 0 at rate 0 included; open ends are None.

    Below zero the rate of the tier that holds 0 goes on, so that a return costs what its sale earned.
    """
    whole = tuple(tiers)
    first = 1
    if not whole or whole[0].lower > 0:
        whole, first = (Tier(ZERO, ZERO), *whole), 0
    for number, (tier, after) in enumerate(pairwise((*whole, None)), first):
        assert tier is not None
        lower = None if number == first else tier.lower
        yield number, lower, None if after is None else after.lower, tier.rate


def reached(tiers: Sequence[Tier], value: Fraction) -> tuple[int, Fraction]:
    """Number and rate of the tier that holds ``value``; the first tier's below it; 0 when none is reached."""
    found = next(
        (number, rate)
        for number, lower, upper, rate in bands(tiers)
        if (lower is None or value >= lower) and (upper is None or value < upper)
    )
    return found[0], found[1]


def in_measure(bounds: Bounds, lowers: Sequence[Fraction], given: Given) -> tuple[Fraction, ...]:
    """Bounds in units of the measure; none without the quota that gives them their size."""
    if bounds is Bounds.MEASURE:
        return tuple(lowers)
    return tuple(lower * given.quota for lower in lowers) if given.quota else ()


def describe_tiers(step: str, tiers: Sequence[Tier], bounds: Bounds, base: Base, given: Given) -> Explanation:
    """``step`` with one part for each tier; both sentences are the shape's."""
    parts = tuple(
        explain("plan.tier", lower=given.bound(tier.lower, bounds), rate=given.rate(tier.rate, base)) for tier in tiers
    )
    return explain(step, parts=parts)


def describe_short(step: str, tiers: Sequence[Tier], bounds: Bounds, given: Given) -> Explanation:
    """A table of two to four tiers from 0 on as one sentence, ``step`` and their number; else as a list."""
    if len(tiers) not in _SHORT or tiers[0].lower != 0:
        return describe_tiers(step, tiers, bounds, Base.MEASURE, given)
    values: dict[str, Value] = {}
    for number, tier in enumerate(tiers, 1):
        values[f"rate_{number}"] = given.rate(tier.rate)
    for number, tier in enumerate(tiers[1:], 1):
        values[f"bound_{number}"] = given.bound(tier.lower, bounds)
    return Explanation(f"{step}.{len(tiers)}", tuple(values.items()))
