"""A second engine, written the slow way: it walks the result unit by unit. Both must agree on random plans."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.points import Left, Point, Right
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold

Table = list[tuple[int, Fraction]]

rates = st.integers(0, 2000).map(lambda n: Fraction(n, 1000))
tables = st.dictionaries(st.integers(0, 60), rates, min_size=1, max_size=5).map(lambda found: sorted(found.items()))
amounts = st.lists(st.integers(-40, 90), max_size=8)


def tiers(table: Table, scale: int = 1) -> tuple[Tier, ...]:
    return tuple(Tier(Fraction(lower, scale), rate) for lower, rate in table)


def rate_of_unit(table: Table, unit: int) -> Fraction:
    """The rate of the unit that lies between ``unit`` and ``unit`` + 1; units below 0 are paid like the first."""
    at = max(unit, 0)
    paying = Fraction(0)
    for lower, rate in table:
        if at >= lower:
            paying = rate
    return paying


def walk(table: Table, result: int) -> Fraction:
    """Marginal pay, one unit after the other."""
    up = sum((rate_of_unit(table, unit) for unit in range(result)), Fraction(0))
    down = sum((rate_of_unit(table, unit) for unit in range(-1, result - 1, -1)), Fraction(0))
    return up - down


def cents(amount: Fraction) -> int:
    exact = Decimal((amount * 100).numerator) / Decimal((amount * 100).denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))  # decimal's half-up goes away from zero on both sides


def paid(shape: Shape, found: list[int], quota: int | None = None, **more: Fraction | None) -> tuple[int, list[int]]:
    component = Component("C", shape, cap=more.get("cap"), floor=more.get("floor"))
    plan = PlanVersion(date(2026, 1, 1), (component,), target_pay=more.get("target"))
    period = parse_period("2026-03")
    sales = [
        Credit(Record(number, Kind.SALE, str(number), date(2026, 3, 1) + timedelta(number), 1, Fraction(amount)))
        for number, amount in enumerate(found)
    ]
    quotas = {} if quota is None else {need: Fraction(quota) for need in quota_needs(plan, period)}
    (result,) = evaluate(plan, PersonInputs(1, "Ana", sales, quotas), period).components
    assert result.pay is not None
    return result.pay, [line.minor for line in result.records]


@given(tables, amounts)
def test_marginal_tiers_agree_with_a_walk_unit_by_unit(table: Table, found: list[int]) -> None:
    assert paid(Marginal(tiers(table)), found)[0] == cents(walk(table, sum(found)))


@given(tables, amounts)
def test_each_records_line_is_within_a_cent_of_its_own_walk(table: Table, found: list[int]) -> None:
    _, lines = paid(Marginal(tiers(table)), found)
    running = 0
    for amount, line in zip(found, lines, strict=True):
        exact = (walk(table, running + amount) - walk(table, running)) * 100
        assert abs(exact - line) < 1
        running += amount


@given(tables, amounts)
def test_retroactive_tiers_agree_with_a_lookup(table: Table, found: list[int]) -> None:
    result = sum(found)
    first = table[0][1] if table[0][0] == 0 else Fraction(0)
    rate = first if result < 0 else rate_of_unit(table, result)
    assert paid(Retroactive(tiers(table)), found)[0] == cents(rate * result)


@given(tables, amounts, st.integers(1, 80))
def test_attainment_tiers_on_target_pay_agree_with_a_lookup(table: Table, found: list[int], quota: int) -> None:
    result = sum(found)
    rate = table[0][1] if table[0][0] == 0 else Fraction(0)
    for lower, reached in table:
        if result * 50 >= lower * quota:  # result / quota against lower / 50, without dividing
            rate = reached
    shape = Attainment(tiers(table, 50), Base.TARGET_PAY)
    assert paid(shape, found, quota, target=Fraction(1000))[0] == cents(rate * 1000)


@given(st.integers(0, 60), rates, amounts, st.booleans())
def test_a_threshold_agrees_with_counting_units_above_it(
    bound: int, rate: Fraction, found: list[int], from_first: bool
) -> None:
    result = sum(found)
    above = sum(1 for unit in range(max(result, 0)) if unit >= bound)
    counted = (result if result >= bound else 0) if from_first else above
    shape = Threshold(Fraction(bound), rate, from_first=from_first)
    assert paid(shape, found)[0] == cents(rate * counted)


@given(tables, st.integers(-20, 90))
def test_a_curve_agrees_with_the_weighted_mean_of_its_two_points(table: Table, result: int) -> None:
    points = tuple(Point(Fraction(at), pays) for at, pays in table)
    shape = Curve(points, Base.NOTHING, Bounds.MEASURE, Left.FLAT, Right.FLAT)
    inside = min(max(result, table[0][0]), table[-1][0])
    left = max((point for point in table if point[0] <= inside), key=lambda point: point[0])
    right = min((point for point in table if point[0] >= inside), key=lambda point: point[0])
    width = right[0] - left[0]
    pays = left[1] if not width else (left[1] * (right[0] - inside) + right[1] * (inside - left[0])) / width
    assert paid(shape, [result])[0] == cents(pays)


@given(tables, amounts, st.integers(0, 50), st.integers(0, 50))
def test_floor_and_cap_hold_the_sum_and_the_lines(table: Table, found: list[int], low: int, more: int) -> None:
    floor, cap = Fraction(low), Fraction(low + more)
    expected = cents(sorted([floor, walk(table, sum(found)), cap])[1])
    assert paid(Marginal(tiers(table)), found, floor=floor, cap=cap)[0] == expected


@settings(max_examples=50)
@given(tables, st.lists(st.integers(-30, 60), min_size=12, max_size=12))
def test_cumulative_months_agree_with_the_difference_of_walks(table: Table, months: list[int]) -> None:
    component = Component("C", Marginal(tiers(table)), rule=PeriodRule.CUMULATIVE)
    plan = PlanVersion(date(2026, 1, 1), (component,))
    sales = [
        Credit(Record(month, Kind.SALE, str(month), date(2026, month, 9), 1, Fraction(amount)))
        for month, amount in enumerate(months, 1)
    ]
    earned = 0
    for month in range(1, 13):
        inputs = PersonInputs(1, "Ana", sales, earned_before={"C": earned})
        total = evaluate(plan, inputs, parse_period(f"2026-{month:02d}")).total
        assert total == cents(walk(table, sum(months[:month]))) - earned
        earned += total
