"""What a currency was worth on a day: the newest rate then, as quoted, turned round, or through the company's own."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.company import ANY_DAY, ExchangeRate
from desktop_app.domain.money import SCALE, round_whole
from desktop_app.store.rates import Rates

MARCH = date(2026, 3, 2)
KNOWN = Rates(
    [
        ExchangeRate(MARCH, "EUR", "RON", Fraction("4.97")),
        ExchangeRate(MARCH + timedelta(days=7), "EUR", "RON", Fraction("5")),
        ExchangeRate(MARCH, "RON", "HUF", Fraction(80)),
        ExchangeRate(MARCH, "GBP", "EUR", Fraction("1.2")),
        ExchangeRate(ANY_DAY, "CHF", "RON", Fraction("5.1")),
    ],
    "RON",
)
RATE = st.fractions(min_value=Fraction(1, 10_000), max_value=10_000, max_denominator=10**6)


@pytest.mark.parametrize(
    ("day", "base", "quote", "rate"),
    [
        (MARCH, "EUR", "RON", Fraction("4.97")),
        (MARCH + timedelta(days=6), "EUR", "", Fraction("4.97")),
        (MARCH + timedelta(days=7), "EUR", "", Fraction(5)),
        (MARCH - timedelta(days=1), "EUR", "", None),
        (MARCH, "HUF", "", Fraction(1, 80)),
        (MARCH, "RON", "EUR", Fraction(100, 497)),
        (MARCH, "HUF", "EUR", Fraction(1, 80) / Fraction("4.97")),
        (MARCH, "GBP", "EUR", Fraction("1.2")),
        (MARCH, "GBP", "RON", None),
        (date(1990, 1, 1), "CHF", "", Fraction("5.1")),
        (MARCH, "USD", "", None),
        (MARCH, "USD", "USD", Fraction(1)),
    ],
)
def test_the_rate_of_a_day(day: date, base: str, quote: str, rate: Fraction | None) -> None:
    assert KNOWN.on(day, base, quote) == rate


def test_the_newer_of_a_quotation_and_its_inverse_holds() -> None:
    later = MARCH + timedelta(days=1)
    rates = Rates(
        [ExchangeRate(MARCH, "EUR", "RON", Fraction(5)), ExchangeRate(later, "RON", "EUR", Fraction(1, 4))], "RON"
    )
    assert [rates.on(day, "EUR") for day in (MARCH, later)] == [5, 4]
    assert [rates.on(day, "RON", "EUR") for day in (MARCH, later)] == [Fraction(1, 5), Fraction(1, 4)]


@given(RATE, st.integers(min_value=-(10**15), max_value=10**15))
def test_there_and_back_is_the_same_amount(rate: Fraction, stored: int) -> None:
    rates = Rates([ExchangeRate(MARCH, "USD", "RON", rate)], "RON")
    there, back = rates.on(MARCH, "USD"), rates.on(MARCH, "RON", "USD")
    assert there is not None
    assert back is not None
    amount = Fraction(stored, SCALE)
    assert amount * there * back == amount
    kept = Fraction(round_whole(amount * there * SCALE), SCALE)
    assert abs(kept * back - amount) <= Fraction(1, 2 * SCALE) * back
