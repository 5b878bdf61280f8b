"""How the fields of plans are shown in forms: words for their choices, units that depend on what is paid on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import Rounding
from desktop_app.domain.period import Length
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.operations.catalogue import kpis_with_data
from desktop_app.rules.incentives.credit import MEASURES, unit_of
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.points import Left, Point, Right
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold
from desktop_app.store.database import Store
from desktop_app.ui.forms import Manner

_NOT_CREDITED: Final = "margin"  # records carry no margin yet: a plan paid on it would pay nothing
_ENUMS: Final[Mapping[Any, Mapping[Any, str]]] = {
    Basis: {Basis.PERIOD: N_("the total of the period"), Basis.RECORD: N_("each record on its own")},
    PeriodRule: {
        PeriodRule.DISCRETE: N_("no"),
        PeriodRule.CUMULATIVE: N_("yes"),
        PeriodRule.YEAR_RATE: N_("only its rate"),
    },
    QuotaSpan: {
        QuotaSpan.PERIOD: N_("the period"),
        QuotaSpan.YEAR: N_("the whole year"),
        QuotaSpan.TO_DATE: N_("the year to date"),
    },
    Bounds: {Bounds.MEASURE: N_("what is paid on"), Bounds.QUOTA: N_("percent of the quota")},
    Base: {
        Base.MEASURE: N_("what is paid on"),
        Base.TARGET_PAY: N_("the target pay"),
        Base.POINTS: N_("percent of the quota reached"),
        Base.NOTHING: N_("nothing: it is the amount itself"),
    },
    Left: {Left.ZERO: N_("nothing"), Left.FLAT: N_("as at the point"), Left.SLOPE: N_("the line goes on")},
    Right: {Right.FLAT: N_("as at the point"), Right.SLOPE: N_("the line goes on")},
    Rounding: {Rounding.HALF_AWAY: N_("half up"), Rounding.HALF_EVEN: N_("half to even")},
}
LENGTHS: Final = {
    Length.MONTH: N_("every month"),
    Length.QUARTER: N_("every quarter"),
    Length.HALF: N_("every half-year"),
    Length.YEAR: N_("every year"),
}


@dataclass(frozen=True, slots=True)
class VersionSettings:
    """What holds for all components of a version."""

    target_pay: Fraction | None = field(
        default=None, metadata={"title": N_("Variable pay at 100 %"), "unit": Unit.MONEY}
    )
    rounding: Rounding = field(default=Rounding.HALF_AWAY, metadata={"title": N_("Rounding")})
    fiscal_start: int = field(default=1, metadata={"title": N_("Month in which the year begins")})


def settings_of(version: PlanVersion) -> VersionSettings:
    return VersionSettings(version.target_pay, version.rounding, version.fiscal_start)


def with_settings(version: PlanVersion, chosen: VersionSettings) -> PlanVersion:
    return replace(version, target_pay=chosen.target_pay, rounding=chosen.rounding, fiscal_start=chosen.fiscal_start)


def measure_choices(store: Store, chosen: str = "") -> dict[str, str]:
    """What can be paid on: measures made of records, then KPIs that have data; always what is chosen now."""
    found = {measure.key: measure.title for measure in MEASURES if measure.key != _NOT_CREDITED or chosen == "margin"}
    found |= {kpi.key: kpi.texts.name for kpi in kpis_with_data(store) if kpi.key not in found}
    return found if chosen in found or not chosen else {**found, chosen: chosen}


def manner_of(component: Component, measures: Mapping[str, str], currency: str, leave_out: frozenset[str]) -> Manner:
    """For any part of ``component``: its figures have the units its measure and its bases give them."""
    counted, rate = _units(component)
    units = dict.fromkeys(("lower", "at", "bound", "at_least"), counted)
    units |= dict.fromkeys(("rate", "pays", "rate_cap"), rate)
    quotas = {"": N_("of what it is paid on"), **measures}
    every = dict(LENGTHS)
    if component.every and component.every not in every:
        every[component.every] = component.every.value
    choices: dict[Any, Mapping[Any, str]] = {**_ENUMS, "measure": measures, "quota": quotas, "every": every}
    return Manner(currency, choices, units, leave_out)


def version_manner(currency: str) -> Manner:
    return Manner(currency, _ENUMS)


def _units(component: Component) -> tuple[Unit, Unit]:
    """Of bounds, and of rates."""
    shape, money = component.shape, unit_of(component.measure) is Unit.MONEY
    base = getattr(shape, "base", getattr(shape, "acts_on", Base.MEASURE))
    by_quota = getattr(shape, "bounds", Bounds.MEASURE) is Bounds.QUOTA or isinstance(shape, Attainment)
    if by_quota or (isinstance(shape, Marginal) and base is not Base.MEASURE):
        counted = Unit.PERCENT
    else:
        counted = Unit.MONEY if money else Unit.COUNT
    percent = base is Base.TARGET_PAY or (base is Base.MEASURE and money)
    return counted, Unit.PERCENT if percent else Unit.MONEY


def units_differ(one: Component, other: Component) -> bool:
    """Whether figures typed for the one would mean something else in the other."""
    return _units(one) != _units(other)


OFFERED: Final[tuple[type[Shape], ...]] = (
    Flat,
    Marginal,
    Retroactive,
    Attainment,
    Threshold,
    Bonus,
    PerUnit,
    Curve,
)
"""The shapes the editor has fields for; others are written in the plan file and kept as they are."""


def first_shape(kind: type[Shape], component: Component) -> Shape:
    """A shape of ``kind`` to start from, with figures of a usual size in the units of ``component``."""
    money = unit_of(component.measure) is Unit.MONEY
    rates = [Fraction(5, 100), Fraction(8, 100), Fraction(12, 100)] if money else [Fraction(n) for n in (20, 30, 40)]
    bounds = [Fraction(n) for n in ((0, 40_000, 80_000) if money else (0, 10, 20))]
    tiers = tuple(Tier(lower, rate) for lower, rate in zip(bounds, rates, strict=True))
    shares = tuple(Tier(Fraction(at, 100), Fraction(pays, 100)) for at, pays in ((0, 0), (80, 50), (100, 100)))
    points = tuple(Point(Fraction(at, 100), Fraction(pays, 100)) for at, pays in ((80, 50), (100, 100), (120, 150)))
    known: dict[type[Any], Shape] = {
        Flat: Flat(rates[0]),
        PerUnit: PerUnit(Fraction(50)),
        Marginal: Marginal(tiers),
        Retroactive: Retroactive(tiers[:2]),
        Attainment: Attainment(shares, Base.TARGET_PAY),
        Threshold: Threshold(bounds[1], rates[0]),
        Bonus: Bonus(Fraction(500), Fraction(1), Bounds.QUOTA),
        Curve: Curve(points, Base.TARGET_PAY),
    }
    return known[kind]


def suited_shape(before: Component, now: Component) -> Shape:
    """The shape of ``now`` with bounds or rates of a usual size where a change of units made them meaningless."""
    (counted, rate), (counted_before, rate_before) = _units(now), _units(before)
    shape: Any = now.shape
    rates = [Fraction(n, 100) for n in (5, 8, 12, 15)] if rate is Unit.PERCENT else [Fraction(n) for n in (20, 30, 40)]
    sizes = {Unit.PERCENT: (0, 1), Unit.MONEY: (0, 40_000), Unit.COUNT: (0, 10)}[counted]
    lowers = [Fraction(sizes[0]), *(Fraction(sizes[1]) * n for n in range(1, 12))]
    rows = getattr(shape, "tiers", None)
    if rows is not None:
        tiers = tuple(
            Tier(
                tier.lower if counted is counted_before else lowers[min(place, 11)],
                tier.rate if rate is rate_before else rates[min(place, len(rates) - 1)],
            )
            for place, tier in enumerate(rows)
        )
        with_tiers: Shape = replace(shape, tiers=tiers)
        return with_tiers
    changes: dict[str, Fraction] = {}
    for name in ("bound", "at_least"):
        if hasattr(shape, name) and counted is not counted_before:
            changes[name] = lowers[1]
    if hasattr(shape, "rate") and rate is not rate_before:
        changes["rate"] = rates[0]
    suited: Shape = replace(shape, **changes)
    return suited
