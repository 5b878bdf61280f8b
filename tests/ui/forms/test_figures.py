"""Figures typed into fields, in each way of writing them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import NUMBER_FORMATS, set_number_format
from desktop_app.domain.quantity import Unit
from desktop_app.ui.forms.figures import read_day, read_figure, read_number, read_whole, write_figure, write_number


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        ("1,234.56", "1,234.56", "1234.56"),
        ("1,234.56", "1234.56", "1234.56"),
        ("1,234.56", "0,05", "0.05"),
        ("1,234.56", "1,234", "1234"),
        ("1,234.56", "−12.5", "-12.5"),
        ("1.234,56", "1.234,56", "1234.56"),
        ("1.234,56", "0.05", "0.05"),
        ("1.234,56", "0,05", "0.05"),
        ("1.234,56", "1.234", "1234"),
        ("1.234,56", "12.345.678,9", "12345678.9"),
        ("1 234,56", "1 234,56", "1234.56"),
        ("1 234,56", "1234.5", "1234.5"),
        ("1'234.56", "1'234.56", "1234.56"),
        ("1'234.56", "7", "7"),
    ],
)
def test_a_typed_figure_is_read_as_it_is_written_here(form: str, typed: str, value: str) -> None:
    set_number_format(form)
    assert read_number(typed) == Fraction(value)


@pytest.mark.parametrize("typed", ["", "-", "twelve", "1.234,56", "1,23,4", "1..2", "5 %x"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError, match=r"1,234\.50"):
        read_number(typed)


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(NUMBER_FORMATS)))
def test_every_stored_amount_is_read_back_as_it_was_written(millionths: int, form: str) -> None:
    set_number_format(form)
    value = Fraction(millionths, 10**6)
    assert read_number(write_number(value)) == value


def test_a_percentage_is_typed_as_people_say_it() -> None:
    assert read_figure("5", Unit.PERCENT) == Fraction(5, 100)
    assert read_figure("12.5 %", Unit.PERCENT) == Fraction(125, 1000)
    assert write_figure(Fraction(5, 100), Unit.PERCENT) == "5"


def test_money_may_carry_its_sign() -> None:
    assert read_figure("€40,000", Unit.MONEY, "EUR") == 40_000
    assert read_figure("40,000 EUR", Unit.MONEY, "EUR") == 40_000


def test_days_and_whole_numbers_are_checked() -> None:
    assert read_whole("1,200") == 1200
    with pytest.raises(UserError, match="whole"):
        read_whole("1.5")
    assert read_day("2026-02-28").day == 28
    with pytest.raises(UserError, match="2026-02-30"):
        read_day("2026-02-30")
