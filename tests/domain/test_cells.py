from fractions import Fraction

from desktop_app.domain.cells import bound, cell, mean_money, without_empty
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table


def test_no_data_stays_no_data() -> None:
    assert cell(None, Unit.COUNT) is bound(None) is mean_money(None, "EUR") is None
    assert cell(3, Unit.DAYS) == Quantity(Fraction(3), Unit.DAYS)


def test_means_of_money_have_minor_units() -> None:
    assert mean_money(Fraction(10, 3), "EUR") == Quantity(Fraction(333, 100), Unit.MONEY, "EUR")
    assert mean_money(Fraction(10, 3), "JPY") == Quantity(Fraction(3), Unit.MONEY, "JPY")
    assert bound(0.12345) == Quantity(Fraction(123, 1000), Unit.PERCENT)


def test_columns_with_nothing_in_them_go() -> None:
    columns = tuple(Column(key, key) for key in "abcd")
    table = Table(columns, ((1, 0, None, ""), (2, 0, None, "")), totals=(3, 0, None, None))
    left = without_empty(table, {"d"})
    assert [column.key for column in left.columns] == ["a", "d"]
    assert (left.rows, left.totals) == (((1, ""), (2, "")), (3, None))
