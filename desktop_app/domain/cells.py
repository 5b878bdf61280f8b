"""Cells of result tables: exact figures with their unit, bounds of a range, columns with nothing in them."""

from collections.abc import Collection
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import from_minor, to_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Table

_KEPT: Final = 1000


def cell(value: Fraction | int | None, unit: Unit, currency: str = "") -> Quantity | None:
    """``value`` as a figure; no data stays no data."""
    return None if value is None else Quantity(Fraction(value), unit, currency)


def mean_money(value: Fraction | None, currency: str) -> Quantity | None:
    """Money for one piece, order or customer, to the minor unit: nobody pays or sums it."""
    return None if value is None else Quantity(from_minor(to_minor(value, currency), currency), Unit.MONEY, currency)


def bound(value: float | None, unit: Unit = Unit.PERCENT) -> Quantity | None:
    """One end of a range, to three decimals: more would be noise."""
    return None if value is None else Quantity(Fraction(round(value * _KEPT), _KEPT), unit)


def without_empty(table: Table, always: Collection[str] = ()) -> Table:
    """The table without the columns in which no row says anything; a count of 0 in every row says nothing."""
    kept = [
        place
        for place, column in enumerate(table.columns)
        if column.key in always or any(_says(row[place]) for row in table.rows)
    ]
    return Table(
        tuple(table.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in table.rows),
        table.title,
        tuple(table.totals[place] for place in kept) if table.totals else (),
    )


def _says(value: Cell) -> bool:
    return value is not None and value not in {"", 0}
