"""The step reached pays on everything: 5 %, and 8 % on all of it from 40,000 on; cases by hand."""

from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.rating import Bounds, SplitsRecords
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from tests.rules.incentives.shapes.results import euros, percent, said, sold, tiers

HOUSE = Retroactive(tiers((0, "0.05"), (40_000, "0.08")))
LOOKUP = Retroactive(tiers((0, "0.01"), (10_000, "0.02"), (50_000, "0.03"), (100_000, "0.04")))
EQUAL = Retroactive(tiers((0, "0.01"), (25_000, "0.02"), (50_000, "0.03"), (75_000, "0.04")))
DECELERATED = Retroactive(tiers((0, "0.06"), (1, "0.08"), ("1.5", "0.1")), Bounds.QUOTA)


@pytest.mark.parametrize(
    ("amount", "pay"),
    [(39_999, "1999.95"), (40_000, 3_200), (0, 0), (-1_000, -50), (1_000_000, 80_000)],
)
def test_the_step_reached_sets_the_rate_for_everything(amount: int, pay: int | str) -> None:
    assert HOUSE.pay(sold(amount)).pay == Fraction(pay)


@pytest.mark.parametrize(("amount", "rate"), [(5_000, "0.01"), (15_000, "0.02"), (60_000, "0.03"), (100_000, "0.04")])
def test_published_amounts_find_their_published_rates(amount: int, rate: str) -> None:
    assert LOOKUP.pay(sold(amount)).rate == Fraction(rate)


def test_a_value_equal_to_a_bound_has_reached_the_step() -> None:
    assert (EQUAL.pay(sold(50_000)).rate, EQUAL.pay(sold(50_000)).tier) == (Fraction("0.03"), 3)
    assert (EQUAL.pay(sold("49999.99")).rate, EQUAL.pay(sold("49999.99")).tier) == (Fraction("0.02"), 2)


def test_each_record_earns_at_the_rate_reached_and_none_is_split() -> None:
    paid = HOUSE.pay(sold(40_000))
    assert (paid.linear, paid.splits) == (True, False)
    assert not isinstance(HOUSE, SplitsRecords)


def test_below_the_lowest_bound_nothing_is_earned() -> None:
    late = Retroactive(tiers((10, "0.5")))
    assert [(late.pay(sold(amount)).tier, late.pay(sold(amount)).pay) for amount in (9, 10, -5)] == [
        (0, 0),
        (1, 5),
        (0, 0),
    ]


def test_pieces_all_earn_the_amount_of_the_step_reached() -> None:
    deals = Retroactive(tiers((0, 250), (4, 400), (7, 600)))
    assert deals.pay(sold(5, unit=Unit.COUNT)).pay == 2_000  # a published case
    assert deals.pay(sold(3, unit=Unit.COUNT)).pay == 750


@pytest.mark.parametrize(("amount", "pay"), [(60_000, 3_600), (110_000, 8_800), (150_000, 15_000)])
def test_bounds_in_percent_of_the_quota(amount: int, pay: int) -> None:
    """A published case: a year to date of 60,000 earned 3,600, of 110,000 8,800 (5,200 more)."""
    given = sold(amount, quota=100_000)
    assert DECELERATED.pay(given).pay == pay
    assert DECELERATED.marks(given) == (0, 100_000, 150_000)
    assert DECELERATED.marks(sold(amount)) == ()


def test_a_year_picks_the_rate_and_this_period_is_paid() -> None:
    """Without deductions: 110,000 to date reach 8 %, which February's own 50,000 earn."""
    given = sold(50_000, quota=100_000)
    year = type(given)(Fraction(110_000), given.measure, given.unit, given.currency, given.quota)
    assert DECELERATED.pay(year).pay == 4_000


def test_a_cap_on_the_rate_lowers_the_rate_reached() -> None:
    assert HOUSE.pay(sold(40_000, rate_cap="0.06")).pay == 2_400


def test_the_step_names_what_was_reached_and_what_it_pays() -> None:
    given = sold(110_000, quota=100_000)
    step = DECELERATED.pay(given).explanation
    assert said(step) == (
        "tier.retroactive",
        {"selector": percent(110), "tier": 2, "input": euros(110_000), "rate": percent(8), "pay": euros(8_800)},
    )
    step_id, values = said(HOUSE.describe(given))
    assert step_id == "plan.retroactive.2"
    assert values == {"rate_1": percent(5), "rate_2": percent(8), "bound_1": euros(40_000)}


def test_a_quota_is_asked_for_where_the_bounds_need_one() -> None:
    assert [(shape.needs_quota, shape.needs_target_pay) for shape in (HOUSE, DECELERATED)] == [
        (False, False),
        (True, False),
    ]
