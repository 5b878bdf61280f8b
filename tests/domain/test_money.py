"""Exact amounts: the stored scale, payable minor units, the one rounding, shares that add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.money import (
    Rounding,
    distribute,
    exact_sum,
    exponent,
    from_minor,
    from_stored,
    over_one_denominator,
    round_whole,
    to_minor,
    to_stored,
    to_stored_column,
)

WEIGHTS = st.lists(st.fractions(0, 1000, max_denominator=997), min_size=1, max_size=30).filter(any)
TOTALS = st.integers(-(10**15), 10**15)


def test_minor_units_follow_iso_4217() -> None:
    assert [exponent(code) for code in ("RON", "CNY", "TWD", "JPY", "KRW", "KWD")] == [2, 2, 2, 0, 0, 3]


def test_half_a_cent_goes_away_from_zero_for_a_sale_and_its_return() -> None:
    assert to_minor(Fraction("10.005"), "RON") == 1001
    assert to_minor(Fraction("-10.005"), "RON") == -1001
    assert to_minor(Fraction("10.0049999"), "RON") == 1000
    assert to_minor(Fraction("99.5"), "JPY") == 100
    assert to_minor(Fraction("1.0005"), "KWD") == 1001


def test_half_even_is_a_choice() -> None:
    even = Rounding.HALF_EVEN
    halves = [Fraction(n, 2) for n in (1, 3, 5, -1, -3)]
    assert [round_whole(half, even) for half in halves] == [0, 2, 2, 0, -2]
    assert [round_whole(half) for half in halves] == [1, 2, 3, -1, -2]


def test_an_amount_keeps_six_decimals() -> None:
    assert to_stored(Decimal("1234.567891")) == 1_234_567_891
    assert from_stored(1_234_567_891) == Fraction("1234.567891")
    assert to_stored(Decimal("0.0000005")) == 0
    assert to_stored(Decimal("0.0000015")) == 2


def test_a_long_amount_is_rounded_once_only() -> None:
    # The 28 digits of the usual decimal context would make …3455.5 of it first, and rounding that …3456.
    assert to_stored(Decimal("1234567890.12345549999999999999999999")) == 1_234_567_890_123_455


@pytest.mark.parametrize("text", ["9223372036854.775808", "1e13", "-1e13", "1e9999999", "Infinity"])
def test_an_amount_that_sqlite_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(OverflowError):
        to_stored(Decimal(text))


def test_the_largest_amount_is_kept() -> None:
    assert to_stored(Decimal("-9223372036854.775807")) == -(2**63 - 1)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        to_stored(Decimal("NaN"))


def test_the_rest_goes_to_the_largest_remainders() -> None:
    assert distribute(100, [Fraction(1)] * 3) == [34, 33, 33]
    assert distribute(-100, [Fraction(1)] * 3) == [-34, -33, -33]
    # 10 by 1 : 2 : 4 is 1.43, 2.86, 5.71: one and one to the two largest cut-offs.
    assert distribute(10, [Fraction(1), Fraction(2), Fraction(4)]) == [1, 3, 6]
    assert distribute(5, [Fraction(0), Fraction(1)]) == [0, 5]


@pytest.mark.parametrize("weights", [[], [Fraction(0)], [Fraction(2), Fraction(-1)]])
def test_nothing_is_distributed_by_weights_that_mean_nothing(weights: list[Fraction]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its text is the weights
        distribute(100, weights)


@given(TOTALS, WEIGHTS)
def test_shares_sum_to_the_whole_and_miss_the_exact_by_less_than_one(total: int, weights: list[Fraction]) -> None:
    parts = distribute(total, weights)
    assert sum(parts) == total
    assert all(
        abs(part - Fraction(total) * weight / sum(weights)) < 1 for part, weight in zip(parts, weights, strict=True)
    )


@given(TOTALS, WEIGHTS)
def test_a_return_is_shared_like_its_sale(total: int, weights: list[Fraction]) -> None:
    assert distribute(-total, weights) == [-part for part in distribute(total, weights)]


@given(st.fractions(), st.sampled_from(list(Rounding)))
def test_rounding_moves_by_half_a_unit_at_most_and_treats_signs_alike(value: Fraction, rounding: Rounding) -> None:
    whole = round_whole(value, rounding)
    assert abs(whole - value) <= Fraction(1, 2)
    assert round_whole(-value, rounding) == -whole


@given(st.integers(-(10**12), 10**12), st.sampled_from(["RON", "JPY", "KWD"]))
def test_payable_money_comes_back_from_an_amount(minor: int, currency: str) -> None:
    assert to_minor(from_minor(minor, currency), currency) == minor


@given(st.decimals(-(10**12), 10**12, places=6))
def test_stored_amounts_lose_nothing(value: Decimal) -> None:
    assert from_stored(to_stored(value)) == Fraction(value)


AMOUNTS = st.one_of(
    st.none(),
    st.decimals(-(10**12), 10**12, places=2),
    st.decimals(-100, 100, places=40),
    st.sampled_from(
        [Decimal("9223372036854.775807"), Decimal("0.1234565"), Decimal("0." + "9" * 60), Decimal("1E+11")]
    ),
)


@given(st.lists(AMOUNTS))
def test_a_column_is_stored_as_its_amounts_are_one_by_one(amounts: list[Decimal | None]) -> None:
    assert to_stored_column(amounts) == [None if amount is None else to_stored(amount) for amount in amounts]


@pytest.mark.parametrize("amount", ["9223372036854.775808", "1E+9999999", "-1E+13"])
def test_a_column_with_an_amount_too_large_is_refused(amount: str) -> None:
    with pytest.raises(OverflowError):
        to_stored_column([Decimal("1.5"), None, Decimal(amount)])


FRACTIONS = st.lists(st.fractions(max_denominator=1000))


@given(FRACTIONS)
def test_a_sum_in_whole_numbers_is_the_sum_of_the_fractions(values: list[Fraction]) -> None:
    assert exact_sum(values) == sum(values, Fraction(0))


@given(FRACTIONS)
def test_values_over_one_denominator_are_the_same_values(values: list[Fraction]) -> None:
    parts, scale = over_one_denominator(values)
    assert [Fraction(part, scale) for part in parts] == values
