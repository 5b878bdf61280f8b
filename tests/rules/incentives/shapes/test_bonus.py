"""A fixed sum on condition: the condition is met by a value equal to it, and by no negative one."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.rating import Bounds, SplitsRecords
from desktop_app.rules.incentives.shapes.bonus import Bonus
from tests.rules.incentives.shapes.results import euros, percent, said, sold

AT_10000 = Bonus(Fraction(500), Fraction(10_000))
AT_QUOTA = Bonus(Fraction(500), Fraction(1), Bounds.QUOTA)


@pytest.mark.parametrize(("amount", "pay"), [(9_999, 0), (10_000, 500), (1_000_000, 500), (0, 0), (-20_000, 0)])
def test_the_bonus_is_paid_whole_or_not_at_all(amount: int, pay: int) -> None:
    paid = AT_10000.pay(sold(amount))
    assert (paid.pay, paid.tier) == (pay, int(pay > 0))


@pytest.mark.parametrize(("amount", "pay"), [("99.99", 0), (100, 500), (101, 500)])
def test_the_condition_may_be_the_quota(amount: int | str, pay: int) -> None:
    assert AT_QUOTA.pay(sold(amount, quota=100)).pay == pay


@pytest.mark.parametrize("bounds", Bounds)
def test_a_bonus_for_showing_up_is_not_paid_for_a_negative_result(bounds: Bounds) -> None:
    always = Bonus(Fraction(50), Fraction(0), bounds)
    assert [always.pay(sold(amount, quota=100)).pay for amount in (0, -1)] == [50, 0]
    below = Bonus(Fraction(50), Fraction(-10), bounds)
    assert below.pay(sold(-1, quota=100)).pay == 0


def test_no_single_record_earns_the_bonus() -> None:
    paid = AT_10000.pay(sold(10_000))
    assert (paid.rate, paid.linear, paid.splits) == (None, False, False)
    assert not isinstance(AT_10000, SplitsRecords)


def test_the_step_says_what_was_reached_and_what_was_asked() -> None:
    assert said(AT_10000.pay(sold(12_000)).explanation) == (
        "bonus.met",
        {"selector": euros(12_000), "bound": euros(10_000), "pay": euros(500)},
    )
    assert said(AT_QUOTA.pay(sold(80, quota=100)).explanation) == (
        "bonus.missed",
        {"selector": percent(80), "bound": percent(100), "pay": euros(0)},
    )


def test_the_mark_is_the_condition_in_sales() -> None:
    assert AT_10000.marks(sold(0)) == (10_000,)
    assert AT_QUOTA.marks(sold(0, quota=2_000)) == (2_000,)
    assert AT_QUOTA.marks(sold(0)) == ()


def test_the_rule_names_the_sum_and_its_condition() -> None:
    assert said(AT_QUOTA.describe(sold(0))) == ("plan.bonus", {"amount": euros(500), "bound": percent(100)})
    assert said(AT_10000.describe(sold(0)))[1]["bound"] == euros(10_000)


def test_a_quota_is_asked_for_where_the_condition_needs_one() -> None:
    assert [(one.needs_quota, one.needs_target_pay) for one in (AT_10000, AT_QUOTA)] == [(False, False), (True, False)]
