"""One rate on everything: 7.5 % of 10,000 is 750, and a return of 5,000 at 10 % costs 500 (both published cases)."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.shapes.flat import Flat
from tests.rules.incentives.shapes.results import euros, percent, said, sold

TENTH = Flat(Fraction(1, 10))


@pytest.mark.parametrize(
    ("rate", "amount", "pay"),
    [("0.075", 10_000, 750), ("0.1", -5_000, -500), ("0.1", 0, 0), ("0.06", "0.05", "0.003"), ("0.02", 50_000, 1_000)],
)
def test_everything_earns_the_rate_and_a_return_takes_it_back(rate: str, amount: int | str, pay: int | str) -> None:
    assert Flat(Fraction(rate)).pay(sold(amount)).pay == Fraction(pay)


def test_each_record_earns_at_the_rate_and_there_is_one_step_only() -> None:
    paid = TENTH.pay(sold(10_000))
    assert (paid.rate, paid.tier, paid.linear, paid.splits) == (Fraction(1, 10), 1, True, False)
    assert TENTH.marks(sold(10_000)) == ()


def test_a_cap_on_the_rate_lowers_it_and_never_raises_it() -> None:
    capped = TENTH.pay(sold(10_000, rate_cap="0.04"))
    assert (capped.pay, capped.rate) == (400, Fraction(4, 100))
    assert TENTH.pay(sold(10_000, rate_cap="0.5")).pay == 1_000


def test_what_is_paid_on_may_be_less_than_what_was_reached() -> None:
    given = sold(900).plus(Fraction(100))
    assert TENTH.pay(given).pay == 100


def test_the_step_says_what_was_multiplied_and_the_rule_says_the_rate() -> None:
    given = sold(10_000)
    step = TENTH.pay(given).explanation
    assert said(step) == ("flat.rate", {"input": euros(10_000), "rate": percent(10), "pay": euros(1_000)})
    assert step.result == euros(1_000)
    assert said(TENTH.describe(given)) == ("plan.flat", {"rate": percent(10)})


def test_a_flat_rate_asks_for_nothing() -> None:
    assert (TENTH.needs_quota, TENTH.needs_target_pay) == (False, False)
