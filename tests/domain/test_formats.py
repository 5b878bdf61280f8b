"""Figures, money and days as people read them, in each number format."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.explanation import Value
from desktop_app.domain.formats import (
    MINUS,
    NUMBER_FORMATS,
    format_change,
    format_day,
    format_figure,
    format_minor,
    format_number,
    format_period,
    format_quantity,
    format_rate,
    format_rough,
    format_short,
    format_short_day,
    format_value,
    set_number_format,
    short_month,
)
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit

NB = "\u00a0"


def _money(text: str, currency: str = "EUR") -> Quantity:
    return Quantity(Fraction(text), Unit.MONEY, currency)


@pytest.mark.parametrize(
    ("name", "euro", "lei"),
    [
        ("1,234.56", "€1,234,567.80", f"1,234,567.80{NB}lei"),
        ("1.234,56", f"1.234.567,80{NB}€", f"1.234.567,80{NB}lei"),
        ("1 234,56", f"1{NB}234{NB}567,80{NB}€", f"1{NB}234{NB}567,80{NB}lei"),
        ("1'234.56", "€1’234’567.80", f"1’234’567.80{NB}lei"),
    ],
)
def test_money_is_written_as_the_country_does(name: str, euro: str, lei: str) -> None:
    set_number_format(name)
    assert format_minor(123_456_780, "EUR") == euro
    assert format_minor(123_456_780, "RON") == lei
    assert format_minor(-123_456_780, "EUR") == MINUS + euro


def test_minor_units_are_those_of_the_currency() -> None:
    assert format_minor(12_345, "JPY") == "¥12,345"
    assert format_minor(12_345, "KWD") == f"KWD{NB}12.345"
    assert format_minor(5, "USD") == "$0.05"
    assert format_minor(-5, "TWD") == f"{MINUS}NT$0.05"


def test_whole_thousands_of_money_need_no_minor_units() -> None:
    assert format_quantity(_money("204400")) == "€204,400"
    assert format_quantity(_money("204400.5")) == "€204,400.50"
    assert format_quantity(_money("999")) == "€999.00"
    assert format_rough(_money("204400.5")) == "€204,401"


def test_each_unit_says_what_it_is() -> None:
    third = Fraction(1, 3)
    shown = {unit: format_quantity(Quantity(1000 + third, unit)) for unit in Unit if unit is not Unit.MONEY}
    assert shown == {
        Unit.COUNT: "1,000.3",
        Unit.PERCENT: f"100,033.3{NB}%",
        Unit.DAYS: f"1,000.3{NB}d",
        Unit.HOURS: f"1,000.3{NB}h",
        Unit.SCORE: "1,000.3",
        Unit.RATIO: f"1,000.33{NB}×",
    }


def test_a_change_has_a_sign_and_a_change_of_percents_is_in_points() -> None:
    assert format_change(Quantity(Fraction("0.041"), Unit.PERCENT)) == f"+4.1{NB}pt"
    assert format_change(Quantity(Fraction("-0.041"), Unit.PERCENT)) == f"{MINUS}4.1{NB}pt"
    assert format_change(_money("-1500.4")) == f"{MINUS}€1,500"
    assert format_change(Quantity(Fraction(0))) == "0"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("480000", "480k"), ("1234567", "1.2M"), ("12345", "12.3k"), ("999499", "999k"), ("999600", "1.0M"),
        ("999999999", "1.0G"), ("-2500000", f"{MINUS}2.5M"), ("850", "850"), ("4.25", "4.3"),
    ],
)  # fmt: skip
def test_ends_of_scales_are_short(value: str, shown: str) -> None:
    assert format_short(Quantity(Fraction(value))) == shown


def test_a_rate_has_the_decimals_it_needs() -> None:
    assert [format_rate(Fraction(text)) for text in ("0.05", "0.0012", "1.1", "1/3")] == [
        f"5{NB}%", f"0.12{NB}%", f"110{NB}%", f"33.3333{NB}%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        ("436297.593417", "EUR", "€436,297.59"), ("10000/3", "EUR", "€3,333.33"), ("1/3", "JPY", "¥0"),
        ("0.0005", "KWD", f"KWD{NB}0.001"), ("2500", "EUR", "€2,500"), ("-0.005", "EUR", f"{MINUS}€0.01"),
    ],
)  # fmt: skip
def test_a_figure_has_the_decimals_of_its_currency_and_pay_all_of_them(value: str, currency: str, shown: str) -> None:
    assert format_figure(Quantity(Fraction(value), Unit.MONEY, currency)) == shown
    assert format_value(Quantity(Fraction("0.1234"), Unit.MONEY, "EUR")) == "€0.1234"
    assert format_figure(Quantity(Fraction("0.0012"), Unit.PERCENT)) == f"0.12{NB}%"


def test_nothing_is_called_minus_zero() -> None:
    assert format_number(Fraction("-0.004"), 2) == "0.00"


def test_days_and_months_are_named() -> None:
    assert format_day(date(2026, 9, 16)) == "16 September 2026"
    assert format_short_day(date(2026, 5, 6)) == "6 May"
    assert short_month(5) == "May"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2026-09", "September 2026"), ("2017-Q3", "Q3 2017"), ("FY2017-Q3", "Q3 FY2017"), ("2017", "2017"),
        ("FY2017-P09", "P09 FY2017"), ("2017-W36", "W36 2017"), ("2017-09-01..2017-09-01", "1 September 2017"),
        ("2017-09-01..2017-09-15", "1 September 2017 to 15 September 2017"),
    ],
)  # fmt: skip
def test_periods_are_named(name: str, shown: str) -> None:
    assert format_period(parse_period(name)) == shown


def test_every_kind_of_value_in_an_explanation_can_be_shown() -> None:
    values: list[Value] = [_money("1.5"), parse_period("2017"), date(2017, 9, 3), 12_000, "Ion Pop"]
    assert [format_value(value) for value in values] == [
        "€1.50", "2017", "3 September 2017", "12,000", "Ion Pop",
    ]  # fmt: skip


@given(st.integers(-(10**13), 10**13), st.sampled_from(["RON", "JPY", "KWD"]), st.sampled_from(list(NUMBER_FORMATS)))
def test_shown_money_can_be_read_back_to_its_last_unit(minor: int, currency: str, name: str) -> None:
    set_number_format(name)
    style = NUMBER_FORMATS[name]
    text = format_minor(minor, currency).replace(MINUS, "-").replace(style.group, "").replace(style.decimal, ".")
    digits = "".join(sign for sign in text if sign in "0123456789.-")
    assert Fraction(digits) == from_minor(minor, currency)


def test_in_an_explanation_money_before_rounding_shows_what_is_rounded() -> None:
    assert format_value(Quantity(Fraction("1507.7835"), Unit.MONEY, "EUR")) == "€1,507.7835"
    assert format_value(Quantity(Fraction(10, 3), Unit.MONEY, "EUR")) == "€3.3333"
    assert format_value(Quantity(Fraction("1507.78"), Unit.MONEY, "EUR")) == "€1,507.78"
