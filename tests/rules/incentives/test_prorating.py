"""What part of a period does to a component: fixed amounts always, bounds and limits where the plan says so."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.points import Point
from desktop_app.rules.incentives.prorating import prorated
from desktop_app.rules.incentives.rating import Base, Bounds, Tier
from desktop_app.rules.incentives.result import WHOLE, PartShare, PersonInputs, State
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.grade import Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.scorecard import Scorecard

MARCH = parse_period("2026-03")
HALF = PartShare(Fraction(1, 2), Fraction(1, 2))
STEPS = (Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40000), Fraction(8, 100)))


def test_a_whole_period_leaves_the_component_alone() -> None:
    component = Component("C", Bonus(Fraction(500), Fraction(100)))
    assert prorated(component, WHOLE) is component


def test_a_fixed_bonus_shrinks_and_its_bound_only_where_chosen() -> None:
    bonus = Bonus(Fraction(500), Fraction(100))
    assert prorated(Component("C", bonus), HALF).shape == Bonus(Fraction(250), Fraction(100))
    assert prorated(Component("C", bonus, prorate_bounds=True), HALF).shape == Bonus(Fraction(250), Fraction(50))


def test_bounds_in_money_and_limits_shrink_where_chosen_and_rates_never() -> None:
    whole = Component("C", Marginal(STEPS), floor=Fraction(10), cap=Fraction(1000))
    assert prorated(whole, HALF) == whole
    chosen = Component("C", Marginal(STEPS), cap=Fraction(1000), prorate_bounds=True, prorate_limits=True)
    found = prorated(chosen, HALF)
    assert found.cap == 500
    assert found.shape == Marginal((STEPS[0], Tier(Fraction(20000), Fraction(8, 100))))


def test_bounds_in_shares_of_the_quota_never_shrink_and_money_of_a_curve_does() -> None:
    curve = Curve((Point(Fraction(1), Fraction(900)),), Base.NOTHING, Bounds.QUOTA)
    found = prorated(Component("C", curve, prorate_bounds=True), HALF)
    assert found.shape == Curve((Point(Fraction(1), Fraction(450)),), Base.NOTHING, Bounds.QUOTA)


def test_a_scorecard_and_a_grade_shrink_with_their_own_amount() -> None:
    for shape in (Scorecard((), Fraction(900)), Grades((), Fraction(900))):
        found = prorated(Component("C", shape), HALF).shape
        assert found == replace(shape, amount=Fraction(450))
    whole = Component("C", Scorecard(()))
    assert prorated(whole, HALF).shape == whole.shape


def test_target_pay_shrinks_and_an_absent_person_is_not_held() -> None:
    component = Component("C", Attainment((Tier(Fraction(0), Fraction(1)),), Base.TARGET_PAY))
    version = PlanVersion(date(2026, 1, 1), (component,), target_pay=Fraction(1000))
    quotas = {need: Fraction(100) for need in quota_needs(version, MARCH)}
    sale = Credit(Record(1, Kind.SALE, "1", date(2026, 3, 3), 1, Fraction(50)))
    there = PersonInputs(1, "Ana", (sale,), quotas, parts={("C", MARCH): HALF})
    assert evaluate(version, there, MARCH).total == 500_00
    away = PersonInputs(1, "Ana", (sale,), {}, parts={("C", MARCH): PartShare(Fraction(0), Fraction(0))})
    found = evaluate(version, away, MARCH)
    assert (found.total, found.components[0].state) == (0, State.NOT_DUE)
    assert found.components[0].explanation.parts[0].records == (1,)
