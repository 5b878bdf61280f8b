"""The list of people as values: what is searched, which columns are shown."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.ui.pages.people.roster import Somebody, build_table, matches

ANA = Somebody(1, "Ana Pîrvu", "A1", "Field", "West", "Lead", date(2025, 2, 3), None,
               Quantity(Fraction(60), Unit.MONEY, "EUR"), Quantity(Fraction(80), Unit.MONEY, "EUR"))  # fmt: skip
EVA = Somebody(2, "Eva", "", "", "", "", None, None, None, Quantity(Fraction(0), Unit.MONEY, "EUR"))


@pytest.mark.parametrize(
    ("typed", "found"), [("", True), ("pîrvu WEST", True), ("a1 lead", True), ("field east", False)]
)
def test_every_word_must_stand_somewhere(typed: str, found: bool) -> None:
    assert matches(ANA, typed) is found


def test_attainment_is_revenue_against_quota_and_unknown_without_either() -> None:
    assert ANA.attainment == Quantity(Fraction(3, 4), Unit.PERCENT)
    assert EVA.attainment is None


def test_a_column_that_nobody_fills_is_left_out() -> None:
    assert [column.key for column in build_table([EVA], "EUR").columns] == ["name", "revenue"]
    both = build_table([ANA, EVA], "EUR")
    assert [column.key for column in both.columns] == [
        "name", "staff_no", "team", "region", "role", "since", "revenue", "attainment",
    ]  # fmt: skip
    assert both.rows[1][1:] == (None,) * 7
