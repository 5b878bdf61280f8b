"""What the check says of a plan: the right finding, at the right place, with its size in money."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity
from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.finding import Finding, Level
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.points import Point
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold

FIVE = Flat(Fraction(5, 100))


def tiers(*rows: tuple[int, str]) -> tuple[Tier, ...]:
    return tuple(Tier(Fraction(lower), Fraction(rate)) for lower, rate in rows)


def shares(*rows: tuple[str, str]) -> tuple[Tier, ...]:
    return tuple(Tier(Fraction(lower), Fraction(rate)) for lower, rate in rows)


def findings(*components: Component, **known: object) -> list[Finding]:
    return check(PlanVersion(date(2026, 1, 1), components), **known)  # type: ignore[arg-type] # each test gives the right ones


def of(shape: Shape, **known: object) -> list[tuple[str, dict[str, object]]]:
    """(message, values) of a plan of one component."""
    return [
        (finding.message, {name: _plain(value) for name, value in finding.values})
        for finding in findings(Component("C", shape), **known)
    ]


def _plain(value: object) -> object:
    return value.value if isinstance(value, Quantity) else value


@pytest.mark.parametrize(
    "shape", [FIVE, Marginal(tiers((0, "0.05"), (40000, "0.08"))), Threshold(Fraction(9), Fraction(1, 9))]
)
def test_a_plain_plan_is_clean(shape: Shape) -> None:
    assert of(shape) == []


def test_a_plan_without_a_component_is_an_error() -> None:
    (found,) = findings()
    assert (found.level, found.place) == (Level.ERROR, "")


def test_a_jump_up_is_told_with_its_size_in_money() -> None:
    assert of(Retroactive(tiers((0, "0.05"), (40000, "0.08")))) == [
        ("At {bound} pay jumps up by {size}.", {"bound": 40000, "size": 1200})
    ]


def test_a_jump_down_is_told_with_its_size_in_money() -> None:
    assert ("At {bound} pay falls by {size}.", {"bound": 1000, "size": 20}) in of(
        Retroactive(tiers((0, "0.05"), (1000, "0.03")))
    )


def test_a_jump_is_measured_after_the_cap() -> None:
    component = Component("C", Retroactive(tiers((0, "0.05"), (40000, "0.08"))), cap=Fraction(2500))
    (found,) = findings(component)
    assert dict(found.values)["size"] == Quantity(Fraction(500), dict(found.values)["size"].unit)  # type: ignore[union-attr] # a quantity


def test_a_jump_against_an_unknown_quota_is_told_without_a_size_and_with_it_once_known() -> None:
    shape = Attainment(shares(("0", "0.05"), ("1", "0.08")), Base.MEASURE)
    assert of(shape) == [("At {bound} pay jumps up; the quota decides how far.", {"bound": 1})]
    known = of(shape, quotas={"revenue": Fraction(1000)})
    assert known == [("At {bound} pay jumps up by {size}.", {"bound": 1, "size": 30})]


def test_a_bonus_is_a_jump_by_nature_and_not_reported() -> None:
    assert of(Bonus(Fraction(500), Fraction(1000))) == []


def test_a_dead_stretch_is_named_from_where_to_where() -> None:
    assert of(Marginal(tiers((0, "0.05"), (100, "0"), (200, "0.05")))) == [
        ("From {start} to {end}, more earns nothing.", {"start": 100, "end": 200})
    ]
    assert of(Marginal(tiers((0, "0.05"), (100, "0")))) == [("From {start} on, more earns nothing.", {"start": 100})]


def test_tiers_that_overlap_or_are_missing_are_errors() -> None:
    for broken in (tiers((0, "0.05"), (100, "0.06"), (100, "0.07")), tiers((100, "0.05"), (0, "0.06")), ()):
        found = findings(Component("C", Marginal(broken)))
        assert found
        assert found[0].level is Level.ERROR
        assert found[0].place == "C"
    assert findings(Component("C", Curve((), Base.NOTHING)))[0].level is Level.ERROR


def test_a_plan_whose_rates_are_all_zero_never_pays() -> None:
    (found,) = findings(Component("C", Marginal(tiers((0, "0"), (100, "0")))))
    assert found.level is Level.ERROR


def test_a_rate_of_500_percent_is_taken_for_a_slip() -> None:
    ((message, values),) = of(Flat(Fraction(5)))
    assert message == "From {start} on, pay is {rate} of the money itself: is a percentage meant?"
    assert values["rate"] == 5


def test_a_cap_above_all_that_can_be_earned_is_told() -> None:
    shape = Curve((Point(Fraction(0), Fraction(0)), Point(Fraction(100), Fraction(40))), Base.NOTHING, Bounds.MEASURE)
    component = Component("C", shape, cap=Fraction(50))
    messages = {finding.message: dict(finding.values) for finding in findings(component)}
    found = messages["The maximum of {cap} can't be reached: at most {most} is ever earned."]
    assert _plain(found["most"]) == 40
    reached = {finding.message for finding in findings(Component("C", shape, cap=Fraction(39)))}
    assert "The maximum of {cap} can't be reached: at most {most} is ever earned." not in reached


def test_a_threshold_above_the_attainment_that_counts_never_pays() -> None:
    component = Component("C", Threshold(Fraction(12, 10), Fraction(1, 10), Bounds.QUOTA), attainment_cap=Fraction(1))
    assert any(finding.level is Level.ERROR for finding in findings(component))


def test_a_first_pay_that_is_already_the_maximum_is_told() -> None:
    component = Component("C", Retroactive(tiers((1000, "0.1"))), cap=Fraction(100))
    assert "The first pay, at {bound}, is already the maximum of {cap}." in {
        finding.message for finding in findings(component)
    }


def test_shares_of_the_target_pay_must_make_a_whole() -> None:
    shape = Attainment(shares(("0", "0.5"), ("1", "1")), Base.TARGET_PAY)
    good = findings(Component("A", shape, weight=Fraction(7, 10)), Component("B", shape, weight=Fraction(3, 10)))
    bad = findings(Component("A", shape, weight=Fraction(7, 10)), Component("B", shape, weight=Fraction(2, 10)))
    unsaid = findings(Component("A", shape), Component("B", shape))
    levels = [[finding.level for finding in found].count(Level.ERROR) for found in (good, bad, unsaid)]
    assert levels == [0, 1, 1]


@pytest.mark.parametrize(
    "component",
    [
        Component("C", FIVE, floor=Fraction(10), cap=Fraction(5)),
        Component("C", FIVE, record_cap=Fraction(5)),
        Component("C", Bonus(Fraction(5), Fraction(1), Bounds.QUOTA), basis=Basis.RECORD),
        Component("C", Bonus(Fraction(5), Fraction(1), Bounds.QUOTA), rule=PeriodRule.CUMULATIVE),
        Component("C", Marginal(tiers((0, "0.05"))), rule=PeriodRule.YEAR_RATE),
        Component(" ", FIVE),
    ],
)
def test_contradictions_are_errors(component: Component) -> None:
    assert findings(component)[0].level is Level.ERROR


def test_a_retroactive_year_with_a_quota_to_date_is_warned_of() -> None:
    shape = Retroactive(shares(("0", "0.05"), ("1", "0.05")), Bounds.QUOTA)
    component = Component("C", shape, rule=PeriodRule.CUMULATIVE, quota_span=QuotaSpan.TO_DATE)
    (found,) = findings(component)
    assert found.level is Level.WARNING
    assert "take back pay" in found.message


def test_errors_come_before_warnings() -> None:
    jump = Component("A", Retroactive(tiers((0, "0.05"), (10, "0.08"))))
    broken = Component("B", FIVE, record_cap=Fraction(5))
    assert [finding.place for finding in findings(jump, broken)] == ["B", "A"]
