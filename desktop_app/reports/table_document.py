"""Any table of results on paper: titles repeated, totals under a rule, wide tables lying; nothing is computed."""

from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.document import Document, Grid, GridColumn, Look, Row
from desktop_app.domain.formats import DASH, format_day, format_number, format_period, format_quantity, format_rate
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Table
from desktop_app.i18n import _, language

_UPRIGHT: Final = 7
_EXACT: Final = 4


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
        GridColumn(_(table.columns[place].title), 0.0 if place in figures else 1.0, right=place in figures)
        for place in used
    )
    rows = [Row(tuple(cell_text(row[place]) for place in used)) for row in table.rows]
    if table.totals:
        totals = ("" if table.totals[place] is None else cell_text(table.totals[place]) for place in used)
        rows.append(Row(tuple(totals), Look.TOTAL))
    return Grid(columns, tuple(rows))


def _is_figure(table: Table, place: int) -> bool:
    cells = [row[place] for row in table.rows if row[place] is not None]
    return bool(cells) and all(isinstance(cell, (Quantity, Fraction, int)) for cell in cells)


def cell_text(cell: Cell) -> str:
    """As it is printed; "no data" is a dash."""
    match cell:
        case None:
            return DASH
        case Quantity(unit=Unit.PERCENT) if (cell.value * 10**_EXACT).denominator == 1:
            return format_rate(cell.value)
        case Quantity():
            return format_quantity(cell)
        case Fraction():
            return format_number(cell, 0 if cell.denominator == 1 else 2)
        case int():
            return format_number(cell)
        case date():
            return format_day(cell)
        case Period():
            return format_period(cell)
        case _:
            return cell
