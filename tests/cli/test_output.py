"""Figures on their way to a terminal: exact in JSON, aligned in tables, no ideograph half a place too wide."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.cli import output
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("3/4", "0.75"), ("-1/8", "-0.125"), ("2/3", "2/3"), ("-2/3", "-2/3"), ("1000000", "1000000"),
     ("1/1000000", "0.000001"), ("-5", "-5"), ("21/2", "10.5"), ("7/6", "7/6")],
)  # fmt: skip
def test_a_decimal_where_it_ends_else_a_fraction(value: str, text: str) -> None:
    assert output.exact(Fraction(value)) == text


@given(st.fractions())
def test_no_figure_loses_anything(value: Fraction) -> None:
    assert Fraction(output.exact(value)) == value


def test_a_day_is_read_in_one_way_only() -> None:
    assert output.parse_day("2017-09-30") == date(2017, 9, 30)
    for wrong in ("30/09/2017", "2017-02-30", "", "tomorrow"):
        with pytest.raises(UserError, match="is not a day"):
            output.parse_day(wrong)


def test_a_table_as_json_has_a_name_for_each_cell() -> None:
    table = Table(
        (Column("who", "Who"), Column("pay", "Pay", Unit.MONEY), Column("day", "Day"), Column("when", "When")),
        (("Ana", Quantity(Fraction(1, 3), Unit.MONEY, "EUR"), date(2026, 3, 1), parse_period("2026-03")),),
        totals=("Total", None, None, None),
    )
    assert output.table_json(table) == {
        "rows": [
            {
                "who": "Ana",
                "pay": {"value": "1/3", "unit": "money", "currency": "EUR"},
                "day": "2026-03-01",
                "when": "2026-03",
            }
        ],
        "totals": {"who": "Total", "pay": None, "day": None, "when": None},
    }


def test_money_on_the_screen_ends_with_its_cents() -> None:
    assert output.cell_text(Quantity(Fraction(10_000, 3), Unit.MONEY, "EUR")) == "€3,333.33"


def test_columns_align_by_places_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    columns = (Column("name", "Name"), Column("n", "N", Unit.COUNT))
    output.show_table(Table(columns, (("王芳", 7), ("Ana", 1234)), "People", ("Total", 1241)))
    assert capsys.readouterr().out.splitlines() == [
        "People",
        "Name       N",
        "─────  ─────",
        "王芳       7",
        "Ana    1,234",
        "─────  ─────",
        "Total  1,241",
    ]


def test_nothing_known_is_a_dash_and_never_a_zero() -> None:
    assert (output.cell_text(None), output.cell_text(Fraction(0)), output.cell_text("")) == ("—", "0", "")
