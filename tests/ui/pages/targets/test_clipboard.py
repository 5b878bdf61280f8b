"""Blocks to and from a spreadsheet, and the cells in them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.ui.pages.targets.clipboard import read_amount, read_rows, read_share, to_tsv

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_a_block_comes_back_as_it_went(rows: list[list[str]]) -> None:
    assert read_rows(to_tsv(rows)) == rows


def test_line_ends_of_any_system_are_read() -> None:
    assert read_rows("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]


@pytest.mark.parametrize(
    ("words", "amount"), [("1,234.50", Fraction("1234.5")), ("", None), ("—", None), ("-", None), ("€60", Fraction(60))]
)
def test_a_cell_is_an_amount_or_ends_the_target(words: str, amount: Fraction | None) -> None:
    assert read_amount(words, Unit.MONEY, "EUR") == amount


def test_a_rate_is_typed_in_percent() -> None:
    assert read_amount("52.5", Unit.PERCENT, "") == read_amount("52.5 %", Unit.PERCENT, "") == Fraction("0.525")


@pytest.mark.parametrize("words", ["-5", "x", "1.2.3"])
def test_what_is_no_target_is_refused(words: str) -> None:
    with pytest.raises(UserError):
        read_amount(words, Unit.MONEY, "EUR")


@pytest.mark.parametrize(("words", "share"), [("+5 %", "0.05"), ("-5%", "-0.05"), ("−12.5 %", "-0.125")])
def test_a_change_is_read_with_its_sign(words: str, share: str) -> None:
    assert read_share(words) == Fraction(share)
