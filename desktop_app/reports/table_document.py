"""Any table of results on paper: titles repeated, totals under a rule, wide tables lying; nothing is computed."""

from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.document import Document, Grid, GridColumn, Look, Row
from desktop_app.domain.formats import DASH, format_day, format_number, format_period, format_quantity
from desktop_app.domain.money import exponent
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Table
from desktop_app.i18n import _, language

_UPRIGHT: Final = 7
_SHORTEST, _LONGEST = 8, 36


def build(table: Table, title: str, lines: tuple[str, ...] = (), company: str = "", foot: str = "") -> Document:
    return Document(
        title=title,
        lines=lines,
        blocks=(grid(table),),
        head=company,
        foot=foot or title,
        language=language(),
        page_of=_("Page {page} of {pages}"),
        wide=len(table.columns) > _UPRIGHT,
    )


def grid(table: Table) -> Grid:
    """Columns of text share what figures leave; a column that is empty throughout is left out."""
    used = [place for place in range(len(table.columns)) if any(row[place] not in {None, ""} for row in table.rows)]
    used = used or list(range(len(table.columns)))
    figures = {place for place in used if _is_figure(table, place)}
    columns = tuple(
        GridColumn(_(table.columns[place].title), 0.0 if place in figures else _share(table, place),
                   right=place in figures)
        for place in used
    )  # fmt: skip
    places = {place: _places(table, place) for place in used}
    rows = [Row(tuple(cell_text(row[place], places[place]) for place in used)) for row in table.rows]
    if table.totals:
        cells = ((table.totals[place], places[place]) for place in used)
        rows.append(Row(tuple("" if cell is None else cell_text(cell, shown) for cell, shown in cells), Look.TOTAL))
    return Grid(columns, tuple(rows))


def _share(table: Table, place: int) -> float:
    """A column of text takes width by its longest cell, within limits: what is longer goes onto another line."""
    longest = max((len(cell_text(row[place])) for row in table.rows), default=0)
    return float(min(max(longest, _SHORTEST), _LONGEST))


def _places(table: Table, place: int) -> int | None:
    """Money of one column shows its minor units in every row or in none."""
    money = [cell for row in table.rows if isinstance(cell := row[place], Quantity) and cell.unit is Unit.MONEY]
    if not money:
        return None
    return 0 if all(cell.value.denominator == 1 for cell in money) else exponent(money[0].currency)


def _is_figure(table: Table, place: int) -> bool:
    cells = [row[place] for row in table.rows if row[place] is not None]
    return bool(cells) and all(isinstance(cell, (Quantity, Fraction, int)) for cell in cells)


def cell_text(cell: Cell, places: int | None = None) -> str:
    """As it is printed; "no data" is a dash. ``places``: decimals of money."""
    match cell:
        case None:
            text = DASH
        case Quantity(unit=Unit.MONEY):
            text = format_quantity(cell, places)
        case Quantity():
            text = format_quantity(cell)
        case Fraction():
            text = format_number(cell, 0 if cell.denominator == 1 else 2)
        case int():
            text = format_number(cell)
        case date():
            text = format_day(cell)
        case Period():
            text = format_period(cell)
        case _:
            text = cell
    return text
