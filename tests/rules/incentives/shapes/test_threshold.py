"""Nothing up to a bound: 5 % of what lies above 17,000 is 340 of 23,800 (a published case)."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.rating import Bounds, SplitsRecords
from desktop_app.rules.incentives.shapes.threshold import Threshold
from tests.rules.incentives.shapes.results import euros, parts, percent, said, sold

ABOVE = Threshold(Fraction(17_000), Fraction(5, 100))
FIRST = Threshold(Fraction(17_000), Fraction(5, 100), from_first=True)
HALF_QUOTA = Threshold(Fraction(1, 2), Fraction(1, 10), Bounds.QUOTA)


@pytest.mark.parametrize(("amount", "pay"), [(23_800, 340), (17_000, 0), ("17000.01", "0.0005"), (16_999, 0), (-9, 0)])
def test_only_what_lies_above_is_paid(amount: int | str, pay: int | str) -> None:
    assert ABOVE.pay(sold(amount)).pay == Fraction(pay)


@pytest.mark.parametrize(("amount", "pay"), [(17_000, 850), ("16999.99", 0), (23_800, 1_190), (-9, 0)])
def test_once_reached_everything_may_count(amount: int | str, pay: int) -> None:
    assert FIRST.pay(sold(amount)).pay == pay


def test_the_bound_itself_is_reached() -> None:
    assert [(ABOVE.pay(sold(amount)).tier, ABOVE.pay(sold(amount)).rate) for amount in (16_999, 17_000)] == [
        (0, 0),
        (1, Fraction(5, 100)),
    ]


def test_the_record_that_crosses_the_bound_is_split_there() -> None:
    (cut,) = ABOVE.split(sold(20_000), (Fraction(15_000), Fraction(20_000)))
    assert parts(cut) == [(0, 2_000, 0), (1, 3_000, Fraction(5, 100))]
    (back,) = ABOVE.split(sold(15_000), (Fraction(20_000), Fraction(15_000)))
    assert sum(part.pay for part in back) == -150


def test_records_are_split_above_the_bound_and_share_alike_from_the_first_unit() -> None:
    above, first = ABOVE.pay(sold(20_000)), FIRST.pay(sold(20_000))
    assert (above.splits, above.linear, first.splits, first.linear) == (True, False, False, True)
    assert isinstance(ABOVE, SplitsRecords)


def test_a_bound_in_percent_of_the_quota_lies_at_its_part_of_it() -> None:
    given = sold(80, quota=100)
    assert HALF_QUOTA.pay(given).pay == 3
    assert HALF_QUOTA.marks(given) == (50,)
    assert HALF_QUOTA.pay(sold(49, quota=100)).pay == 0
    assert ABOVE.marks(sold(1)) == (17_000,)


def test_a_cap_on_the_rate_lowers_it() -> None:
    assert FIRST.pay(sold(20_000, rate_cap="0.01")).pay == 200
    (cut,) = ABOVE.split(sold(0, rate_cap="0.01"), (Fraction(0), Fraction(18_000)))
    assert sum(part.pay for part in cut) == 10


def test_a_missed_threshold_says_what_is_missing() -> None:
    step = ABOVE.pay(sold(16_500)).explanation
    assert step.step == "threshold.missed"
    values = said(step)[1]
    assert (values["reached"], values["bound"], values["missing"]) == (euros(16_500), euros(17_000), euros(500))


def test_a_reached_threshold_says_what_counts() -> None:
    assert said(ABOVE.pay(sold(23_800)).explanation) == (
        "threshold.excess",
        {
            "reached": euros(23_800),
            "bound": euros(17_000),
            "missing": euros(0),
            "input": euros(6_800),
            "rate": percent(5),
            "pay": euros(340),
        },
    )
    step, values = said(FIRST.pay(sold(23_800)).explanation)
    assert (step, values["input"]) == ("threshold.first", euros(23_800))


def test_the_rule_says_which_of_the_two_it_is() -> None:
    assert said(ABOVE.describe(sold(0))) == ("plan.threshold.excess", {"bound": euros(17_000), "rate": percent(5)})
    assert FIRST.describe(sold(0)).step == "plan.threshold.first"
    assert said(HALF_QUOTA.describe(sold(0)))[1]["bound"] == percent(50)


def test_a_quota_is_asked_for_where_the_bound_needs_one() -> None:
    assert [(one.needs_quota, one.needs_target_pay) for one in (ABOVE, HALF_QUOTA)] == [(False, False), (True, False)]
