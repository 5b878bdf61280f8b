"""Steps by the share of the quota reached, on each base that the share may act on; cases by hand."""

from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.rating import Base
from desktop_app.rules.incentives.shapes.attainment import Attainment
from tests.rules.incentives.shapes.results import euros, percent, said, sold, tiers

STEPS = tiers((0, 0), ("0.8", "0.05"), (1, "0.08"))
ON_SALES = Attainment(STEPS, Base.MEASURE)
ON_TARGET_PAY = Attainment(tiers(("0.8", "0.5"), (1, 1), ("1.2", "1.5")), Base.TARGET_PAY)
ON_POINTS = Attainment(tiers((0, 10), (1, 12)), Base.POINTS)


@pytest.mark.parametrize(("amount", "pay"), [(79_999, 0), (80_000, 4_000), (100_000, 8_000), (120_000, 9_600)])
def test_on_sales_the_share_reached_sets_the_rate_for_everything(amount: int, pay: int) -> None:
    assert ON_SALES.pay(sold(amount, quota=100_000)).pay == pay


@pytest.mark.parametrize(
    ("amount", "pay"), [(79, 0), (80, 1_000), (99, 1_000), (100, 2_000), (120, 3_000), (999, 3_000)]
)
def test_on_target_pay_the_share_reached_sets_how_much_of_it_is_paid(amount: int, pay: int) -> None:
    assert ON_TARGET_PAY.pay(sold(amount, quota=100, target_pay=2_000)).pay == pay


def test_on_points_each_percent_of_the_quota_earns_the_amount_of_the_step() -> None:
    assert ON_POINTS.pay(sold(90, quota=100)).pay == 900
    assert ON_POINTS.pay(sold(110, quota=100)).pay == 1_320


def test_a_negative_result_has_the_rate_of_the_step_that_holds_0() -> None:
    assert ON_POINTS.pay(sold(-10, quota=100)).pay == -100
    low = ON_TARGET_PAY.pay(sold(-10, quota=100, target_pay=2_000))
    assert (low.pay, low.tier) == (0, 0)


def test_the_exact_share_decides_and_a_rounding_that_would_mislead_is_said() -> None:
    """99,960 of 100,000 is 99.96 %: shown with one decimal it reads 100.0 %, and the step is the one below."""
    paid = ON_SALES.pay(sold(99_960, quota=100_000))
    assert (paid.tier, paid.rate) == (2, Fraction(5, 100))
    (call,) = paid.explanation.parts
    assert said(call) == ("tier.close_call", {"shown": percent(100)})
    assert ON_SALES.pay(sold(99_940, quota=100_000)).explanation.parts == ()
    assert ON_SALES.pay(sold(100_000, quota=100_000)).explanation.parts == ()


def test_only_pay_on_sales_is_made_by_single_records() -> None:
    given = sold(100, quota=100, target_pay=2_000)
    assert [shape.pay(given).linear for shape in (ON_SALES, ON_TARGET_PAY, ON_POINTS)] == [True, False, False]
    assert not any(shape.pay(given).splits for shape in (ON_SALES, ON_TARGET_PAY, ON_POINTS))


def test_the_step_shows_the_share_and_what_the_rate_multiplies() -> None:
    given = sold(110, quota=100, target_pay=2_000)
    assert said(ON_TARGET_PAY.pay(given).explanation) == (
        "tier.attainment",
        {"attainment": percent(110), "tier": 2, "input": euros(2_000), "rate": percent(100), "pay": euros(2_000)},
    )
    values = said(ON_POINTS.pay(given).explanation)[1]
    assert (values["input"], values["rate"]) == (Quantity(Fraction(110), Unit.SCORE), euros(12))


def test_the_marks_are_the_shares_of_the_quota_in_sales() -> None:
    assert ON_SALES.marks(sold(0, quota=50_000)) == (0, 40_000, 50_000)
    assert ON_SALES.marks(sold(0)) == ()


def test_a_cap_on_the_rate_lowers_the_rate_reached() -> None:
    assert ON_SALES.pay(sold(100_000, quota=100_000, rate_cap="0.06")).pay == 6_000


def test_the_rule_lists_each_step_in_its_own_unit() -> None:
    rule = ON_POINTS.describe(sold(0))
    assert rule.step == "plan.attainment.points"
    assert [said(part) for part in rule.parts] == [
        ("plan.tier", {"lower": percent(0), "rate": euros(10)}),
        ("plan.tier", {"lower": percent(100), "rate": euros(12)}),
    ]


def test_a_quota_is_always_asked_for_and_a_target_pay_where_it_is_the_base() -> None:
    assert [(one.needs_quota, one.needs_target_pay) for one in (ON_SALES, ON_TARGET_PAY, ON_POINTS)] == [
        (True, False),
        (True, True),
        (True, False),
    ]
