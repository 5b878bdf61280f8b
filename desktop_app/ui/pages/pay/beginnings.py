"""What a new part of a plan begins with: shapes and rules with figures of a usual size, in the units that hold."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import _
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.modifiers import CreditWeight, Gate, GateGroup, Kicker, Multiplier, Rule, Step
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.points import Point
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.reading import Reading
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.contest import Contest
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.grade import Grade, Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.rules.incentives.shapes.payment_days import DaysRate, PaymentDays
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.pool import Pool
from desktop_app.rules.incentives.shapes.residual import MonthRate, Residual
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.reward import Reward
from desktop_app.rules.incentives.shapes.scorecard import Line, Scorecard
from desktop_app.rules.incentives.shapes.threshold import Threshold
from desktop_app.rules.incentives.terms import AbsenceRule, Draw, Guarantee, Instalment, Proration, Ramp
from desktop_app.ui.pages.pay.figure_units import bounds_and_rates

_ONE: Final = Fraction(1)
_MEASURE: Final = "revenue"
_SATISFACTION: Final = "csat_mean"


def percent(number: int) -> Fraction:
    return Fraction(number, 100)


STEPS: Final = (Step(Fraction(0), percent(80)), Step(Fraction(4), _ONE))
GATE: Final = Gate(_SATISFACTION, at_least=Fraction(4))
FRESH: Final[Mapping[Any, Any]] = {
    Reading: Reading(_SATISFACTION),
    Gate: GATE,
    GateGroup: GateGroup((GATE,)),
    Multiplier: Multiplier(_SATISFACTION, steps=STEPS),
    Kicker: Kicker(_MEASURE, against=None, at_least=Fraction(50_000), percent=percent(10)),
    CreditWeight: CreditWeight("", percent(50)),
    Rule: Rule(Flat(percent(5))),
    Line: Line(_SATISFACTION, points=(Point(Fraction(4), percent(50)), Point(Fraction(5), _ONE))),
    Instalment: Instalment(percent(50)),
    AbsenceRule: AbsenceRule(""),
    Draw: Draw(Fraction(1000)),
    Guarantee: Guarantee(Fraction(1000)),
    Proration: Proration(),
    Ramp: Ramp(_MEASURE, (percent(50), percent(75))),
}
"""By kind, for what a form adds."""


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
        **_other_shapes(bounds, rates),
    }
    return known[kind]


def _other_shapes(bounds: list[Fraction], rates: list[Fraction]) -> dict[type[Any], Shape]:
    rows = tuple(Row(lower, (rate, rate * 2)) for lower, rate in zip(bounds[:2], rates, strict=False))
    grades = ((0, _("C"), 80), (75, _("B"), 100), (90, _("A"), 120))
    return {
        Matrix: Matrix(rows, (Fraction(0), percent(90)), Reading("collection_rate")),
        Scorecard: Scorecard((replace(FRESH[Line], weight=_ONE),), Fraction(500)),
        Grades: Grades(tuple(Grade(Fraction(at), name, percent(pays)) for at, name, pays in grades), Fraction(1000)),
        PaymentDays: PaymentDays((DaysRate(Fraction(30), rates[0]),)),
        Residual: Residual((MonthRate(_ONE, rates[1]), MonthRate(Fraction(13), rates[0]))),
        Pool: Pool(percent(2)),
        Contest: Contest((Fraction(500), Fraction(300), Fraction(100))),
        Reward: Reward(_("A training of one's own choice"), bounds[1]),
    }


def suited_shape(before: Component, now: Component) -> Shape:
    """The shape of ``now`` with bounds or rates of a usual size where a change of units made them meaningless."""
    (counted, rate), (counted_before, rate_before) = bounds_and_rates(now), bounds_and_rates(before)
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
