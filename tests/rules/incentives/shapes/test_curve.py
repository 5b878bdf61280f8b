"""Pay along straight lines between points: two published curves, both ends, and each base; cases by hand."""

from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.points import Left, Point, Right
from desktop_app.rules.incentives.rating import Base, Bounds
from desktop_app.rules.incentives.shapes.curve import Curve
from tests.rules.incentives.shapes.results import euros, percent, said, sold


def points(*pairs: tuple[int | str, int | str]) -> tuple[Point, ...]:
    """(at, pays) in percent."""
    return tuple(Point(Fraction(at) / 100, Fraction(pays) / 100) for at, pays in pairs)


PAYOUT = Curve(points((75, 50), (100, 100), (150, 300)), Base.TARGET_PAY)
SLOPE = Curve(points((93, 65), (100, 100), (110, 150)), Base.TARGET_PAY)


def payout(curve: Curve, attainment: str) -> Fraction:
    """Percent of the target pay."""
    return curve.pay(sold(Fraction(attainment), quota=100, target_pay=100)).pay


@pytest.mark.parametrize(
    ("attainment", "pays"),
    [("74.9", 0), ("75", 50), ("87.5", 75), ("100", 100), ("125", 200), ("150", 300), ("500", 300), ("-10", 0)],
)
def test_pay_rises_evenly_from_point_to_point(attainment: str, pays: int) -> None:
    assert payout(PAYOUT, attainment) == pays


@pytest.mark.parametrize(
    ("attainment", "pays"),
    [
        *((str(93 + step), 65 + 5 * step) for step in range(8)),
        ("105", 125),
        ("110", 150),
        ("92.9", 0),
        ("112", 150),
    ],
)
def test_a_published_slope_of_five_for_one(attainment: str, pays: int) -> None:
    assert payout(SLOPE, attainment) == pays


@pytest.mark.parametrize(("left", "pays"), [(Left.ZERO, 0), (Left.FLAT, 50), (Left.SLOPE, 20)], ids=str)
def test_before_the_first_point_holds_what_was_chosen(left: Left, pays: int) -> None:
    """The first line rises by two for one: at 60 % it would pay 20."""
    assert payout(Curve(PAYOUT.points, Base.TARGET_PAY, left=left), "60") == pays
    assert payout(Curve(PAYOUT.points, Base.TARGET_PAY, left=left), "75") == 50


def test_beyond_the_last_point_it_stays_or_goes_on() -> None:
    on = Curve(PAYOUT.points, Base.TARGET_PAY, right=Right.SLOPE)
    assert (payout(on, "160"), payout(PAYOUT, "160")) == (340, 300)


def test_a_payout_is_never_below_0() -> None:
    falling = Curve(PAYOUT.points, Base.TARGET_PAY, left=Left.SLOPE)
    assert payout(falling, "49") == 0
    assert payout(falling, "-100") == 0


def test_one_point_is_a_step() -> None:
    one = Curve(points((100, 80)), Base.TARGET_PAY, left=Left.SLOPE, right=Right.SLOPE)
    assert [payout(one, at) for at in ("99", "100", "200")] == [80, 80, 80]
    assert payout(Curve(points((100, 80)), Base.TARGET_PAY), "99") == 0
    assert payout(Curve((), Base.TARGET_PAY), "100") == 0


def test_two_points_at_one_place_are_a_jump_and_the_upper_one_holds_there() -> None:
    jump = Curve(points((80, 0), (100, 50), (100, 90), (120, 100)), Base.TARGET_PAY)
    assert [payout(jump, at) for at in ("90", "100", "110")] == [25, 90, 95]


def test_a_draft_that_ends_in_a_jump_is_drawn_and_does_not_fall_over() -> None:
    ends = Curve(points((80, 0), (100, 50), (100, 90)), Base.TARGET_PAY, right=Right.SLOPE)
    assert [payout(ends, at) for at in ("90", "100", "130")] == [25, 90, 90]


def test_the_base_may_be_sales_points_or_nothing() -> None:
    on_sales = Curve(points((0, 0), (100, 10)), Base.MEASURE)
    assert on_sales.pay(sold(50, quota=100)).pay == Fraction(5, 2)  # 5 % of 50
    on_points = Curve((Point(Fraction(0), Fraction(2)), Point(Fraction(1), Fraction(4))), Base.POINTS)
    assert on_points.pay(sold(50, quota=100)).pay == 150  # 50 points at 3 each
    money = Curve((Point(Fraction(0), Fraction(0)), Point(Fraction(1_000), Fraction(10))), Base.NOTHING, Bounds.MEASURE)
    assert money.pay(sold(500)).pay == 5


@pytest.mark.parametrize(("amount", "pay"), [(200, 2), (300, 3), (1_500, 20), (1_200, 14), (2_000, 30), (4_500, 80)])
def test_published_amounts_between_steps(amount: int, pay: int) -> None:
    """Each whole step pays its amount (10, 40, 100), the last one in proportion."""
    steps = ((0, 0), (1_000, 10), (3_000, 50), (8_000, 150), (20_000, 2_150))
    shape = Curve(tuple(Point(Fraction(at), Fraction(pays)) for at, pays in steps), Base.NOTHING, Bounds.MEASURE)
    assert shape.pay(sold(amount)).pay == pay


def test_only_a_rate_on_sales_is_earned_by_single_records() -> None:
    given = sold(50, quota=100, target_pay=100)
    linear = [Curve(PAYOUT.points, base).pay(given).linear for base in Base]
    assert dict(zip(Base, linear, strict=True)) == {
        Base.MEASURE: True,
        Base.TARGET_PAY: False,
        Base.POINTS: False,
        Base.NOTHING: False,
    }


def test_the_step_counts_the_points_passed() -> None:
    given = [sold(at, quota=100, target_pay=100) for at in (74, 75, 100, 149, 150)]
    assert [PAYOUT.pay(one).tier for one in given] == [0, 1, 2, 2, 3]


def test_a_cap_on_the_rate_cuts_the_payout() -> None:
    assert PAYOUT.pay(sold(150, quota=100, target_pay=100, rate_cap="2")).pay == 200


def test_the_step_names_both_points_it_lies_between() -> None:
    step = PAYOUT.pay(sold(125, quota=100, target_pay=2_000)).explanation
    assert said(step) == (
        "curve.payout",
        {"selector": percent(125), "payout": percent(200), "input": euros(2_000), "pay": euros(4_000)},
    )
    assert [said(part)[1] for part in step.parts] == [
        {"at": percent(100), "pays": percent(100)},
        {"at": percent(150), "pays": percent(300)},
    ]
    assert PAYOUT.pay(sold(150, quota=100, target_pay=2_000)).explanation.parts == ()
    assert PAYOUT.pay(sold(20, quota=100, target_pay=2_000)).explanation.parts == ()


def test_money_itself_is_said_without_a_base() -> None:
    shape = Curve((Point(Fraction(0), Fraction(0)), Point(Fraction(10), Fraction(10))), Base.NOTHING, Bounds.MEASURE)
    step, values = said(shape.pay(sold(5)).explanation)
    assert (step, values["selector"], values["pay"]) == ("curve.money", euros(5), euros(5))


def test_the_rule_lists_its_points_and_both_ends() -> None:
    rule = PAYOUT.describe(sold(0))
    assert rule.step == "plan.curve.target_pay"
    assert [part.step for part in rule.parts] == ["plan.point"] * 3 + ["plan.curve.left.zero", "plan.curve.right.flat"]
    assert said(rule.parts[0])[1] == {"at": percent(75), "pays": percent(50)}


def test_a_rate_for_each_piece_is_said_as_money() -> None:
    rule = Curve((Point(Fraction(1), Fraction(3)),), Base.MEASURE).describe(sold(0, unit=Unit.COUNT))
    assert said(rule.parts[0])[1] == {"at": percent(100), "pays": euros(3)}


def test_the_marks_are_the_points_in_sales() -> None:
    assert PAYOUT.marks(sold(0, quota=200)) == (150, 200, 300)
    assert PAYOUT.marks(sold(0)) == ()


def test_quota_and_target_pay_are_asked_for_where_they_are_used() -> None:
    asked = {base: (Curve((), base).needs_quota, Curve((), base).needs_target_pay) for base in Base}
    assert asked[Base.TARGET_PAY] == (True, True)
    assert asked[Base.MEASURE] == (True, False)
    free = {base: Curve((), base, Bounds.MEASURE).needs_quota for base in Base}
    assert free == {Base.MEASURE: False, Base.TARGET_PAY: False, Base.POINTS: True, Base.NOTHING: False}
