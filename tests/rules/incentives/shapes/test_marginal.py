"""Each step on its own part: C(x) = Σ rate · part, below 0 the rate of the step that holds 0; cases by hand."""

from fractions import Fraction

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.rating import Base, Bounds, SplitsRecords
from desktop_app.rules.incentives.shapes.marginal import Marginal
from tests.rules.incentives.shapes.results import euros, parts, percent, pieces, said, sold, tiers

HOUSE = Marginal(tiers((0, "0.05"), (40_000, "0.08"), (80_000, "0.12")))
RECURRING = Marginal(tiers((0, "0.04"), (150_000, "0.06"), (250_000, "0.08")))
STEPPED = Marginal(tiers((0, "0.01"), (1_000, "0.02"), (3_000, "0.03"), (8_000, "0.05")))
DEALS = Marginal(tiers((0, 250), (3, 400), (6, 600)))
FASTER = Marginal(tiers((0, 1), (1, "1.2")), Bounds.QUOTA, Base.TARGET_PAY)


@pytest.mark.parametrize(
    ("amount", "pay"),
    [
        (0, 0),
        (40_000, 2_000),
        ("40000.01", "2000.0008"),
        (80_000, 5_200),
        (96_800, 7_216),
        (136_534, "11984.08"),
        (-1_000, -50),  # at the rate of the step that holds 0
    ],
)
def test_each_part_earns_the_rate_of_its_step(amount: int | str, pay: int | str) -> None:
    assert HOUSE.pay(sold(amount)).pay == Fraction(pay)


@pytest.mark.parametrize(
    ("amount", "pay"), [(200, 2), (300, 3), (1_500, 20), (1_200, 14), (2_000, 30), (4_500, 95), (9_700, 285)]
)
def test_published_steps_pay_what_was_published(amount: int, pay: int) -> None:
    assert STEPPED.pay(sold(amount)).pay == pay


@pytest.mark.parametrize(
    ("amount", "tier", "rate"), [("39999.99", 1, "0.05"), (40_000, 2, "0.08"), (80_000, 3, "0.12"), (-1, 1, "0.05")]
)
def test_a_value_equal_to_a_bound_has_reached_the_step(amount: int | str, tier: int, rate: str) -> None:
    paid = HOUSE.pay(sold(amount))
    assert (paid.tier, paid.rate) == (tier, Fraction(rate))
    assert (paid.splits, paid.linear) == (True, False)


def test_the_record_that_crosses_a_bound_is_split() -> None:
    """A published case: 20,000 on 145,000 earn 5,000 at 4 % and 15,000 at 6 %, 1,100 in all."""
    (cut,) = RECURRING.split(sold(165_000), (Fraction(145_000), Fraction(165_000)))
    assert parts(cut) == [(1, 5_000, Fraction("0.04")), (2, 15_000, Fraction("0.06"))]
    assert sum(part.pay for part in cut) == 1_100


def test_a_record_over_several_bounds_lies_in_all_their_steps() -> None:
    (cut,) = HOUSE.split(sold(100_000), (Fraction(0), Fraction(100_000)))
    assert [(part.lower, part.upper, part.amount, part.pay) for part in cut] == [
        (0, 40_000, 40_000, 2_000),
        (40_000, 80_000, 40_000, 3_200),
        (80_000, None, 20_000, 2_400),
    ]


def test_a_return_goes_the_same_way_down() -> None:
    (cut,) = HOUSE.split(sold(30_000), (Fraction(50_000), Fraction(30_000)))
    assert parts(cut) == [(1, -10_000, Fraction("0.05")), (2, -10_000, Fraction("0.08"))]
    (through_zero,) = HOUSE.split(sold(-10), (Fraction(10), Fraction(-10)))
    assert parts(through_zero) == [(1, -20, Fraction("0.05"))]


@for_any(st.integers(-200_000, 200_000), st.integers(-200_000, 200_000))
def test_a_record_earns_the_difference_it_makes(before: int, after: int) -> None:
    (cut,) = HOUSE.split(sold(after), (Fraction(before), Fraction(after)))
    assert sum(part.pay for part in cut) == HOUSE.pay(sold(after)).pay - HOUSE.pay(sold(before)).pay
    assert sum(part.amount for part in cut) == after - before


def test_below_the_lowest_bound_nothing_is_earned() -> None:
    late = Marginal(tiers((17_000, "0.05")))
    assert late.pay(sold(23_800)).pay == 340  # a published case
    assert late.pay(sold(17_000)).pay == 0
    low = late.pay(sold(16_999))
    assert (low.pay, low.tier, low.rate) == (0, 0, 0)
    assert late.pay(sold(-500)).pay == 0


def test_without_steps_nothing_is_earned() -> None:
    assert Marginal(()).pay(sold(5)).pay == 0


def test_pieces_earn_money_each_by_their_step() -> None:
    assert DEALS.pay(sold(5, unit=Unit.COUNT)).pay == 3 * 250 + 2 * 400  # a published case
    step = DEALS.pay(sold(5, unit=Unit.COUNT)).explanation.parts[1]
    assert said(step)[1] == {"lower": pieces(3), "input": pieces(2), "rate": euros(400), "pay": euros(800)}


def test_a_cap_on_the_rate_acts_on_each_step() -> None:
    paid = HOUSE.pay(sold(100_000, rate_cap="0.1"))
    assert paid.pay == 2_000 + 3_200 + 2_000
    assert paid.rate == Fraction(1, 10)


def test_bounds_in_percent_of_the_quota_cut_the_measure_at_the_quota() -> None:
    shape = Marginal(tiers((0, "0.05"), (1, "0.06"), ("1.25", "0.07")), Bounds.QUOTA)
    given = sold(150_000, quota=100_000)
    assert shape.pay(given).pay == 5_000 + 1_500 + 1_750  # a published case
    (cut,) = shape.split(given, (Fraction(90_000), Fraction(130_000)))
    assert [part.amount for part in cut] == [10_000, 25_000, 5_000]
    assert shape.marks(given) == (0, 100_000, 125_000)
    assert shape.marks(sold(150_000)) == ()


def test_on_target_pay_each_band_pays_its_share_of_the_target_pay() -> None:
    paid = FASTER.pay(sold(600_000, quota=500_000, target_pay=50_000))
    assert paid.pay == 62_000  # a published case: 50,000 and 12,000
    assert [part.result for part in paid.explanation.parts] == [euros(50_000), euros(12_000)]
    assert (paid.tier, paid.rate) == (2, Fraction("1.2"))
    assert said(paid.explanation.parts[1])[1]["lower"] == percent(100)


def test_on_points_each_percent_of_the_quota_pays_the_money_of_its_band() -> None:
    points = Marginal(tiers((0, 10), (1, 25)), base=Base.POINTS)
    paid = points.pay(sold(110, quota=100))
    assert paid.pay == 100 * 10 + 10 * 25
    values = said(paid.explanation.parts[1])[1]
    assert (values["input"], values["rate"]) == (Quantity(Fraction(10), Unit.SCORE), euros(25))


def test_the_steps_show_each_band_and_the_bounds_are_the_marks() -> None:
    given = sold(50_000)
    step = HOUSE.pay(given).explanation
    assert said(step) == ("tier.marginal", {"pay": euros(2_800)})
    assert [said(part) for part in step.parts] == [
        ("tier.slice", {"lower": euros(0), "input": euros(40_000), "rate": percent(5), "pay": euros(2_000)}),
        ("tier.slice", {"lower": euros(40_000), "input": euros(10_000), "rate": percent(8), "pay": euros(800)}),
    ]
    assert HOUSE.marks(given) == (0, 40_000, 80_000)


def test_a_short_table_is_one_sentence_a_long_one_a_list() -> None:
    step, values = said(HOUSE.describe(sold(0)))
    assert step == "plan.marginal.measure.3"
    assert (values["rate_1"], values["rate_3"], values["bound_2"]) == (percent(5), percent(12), euros(80_000))
    assert set(values) == {"rate_1", "rate_2", "rate_3", "bound_1", "bound_2"}
    long = Marginal(tiers(*((lower, "0.01") for lower in range(5)))).describe(sold(0))
    assert (long.step, len(long.parts)) == ("plan.marginal.measure", 5)
    late = Marginal(tiers((10, "0.01"), (20, "0.02"))).describe(sold(0))
    assert [said(part)[1]["lower"] for part in late.parts] == [euros(10), euros(20)]
    assert FASTER.describe(sold(0)).step == "plan.marginal.target_pay"


def test_a_quota_is_asked_for_where_bounds_or_base_need_one() -> None:
    assert (HOUSE.needs_quota, HOUSE.needs_target_pay) == (False, False)
    assert Marginal((), Bounds.QUOTA).needs_quota
    assert (FASTER.needs_quota, FASTER.needs_target_pay) == (True, True)
    points = Marginal((), base=Base.POINTS)
    assert (points.needs_quota, points.needs_target_pay) == (True, False)
    assert isinstance(HOUSE, SplitsRecords)
