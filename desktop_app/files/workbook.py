"""Results written as a workbook of several sheets: number formats, formulas with their values, a native chart.

Plain tables of one sheet are written in files/writers.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Cell, Column
from desktop_app.files.writers import Styles, cell_number, column_width, sheet_name, write_cell, write_whole


@dataclass(frozen=True, slots=True)
class Formula:
    """``text`` is a formula in English; ``value`` is what it gives, for readers that do not calculate.

    In ``text`` ``{row}`` is the row it stands in and ``{above}`` the one before, as spreadsheets count them.
    """

    text: str
    value: Quantity | Fraction | int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of the figures in column ``values`` over the names in column ``names``, both counted from 0."""

    title: str
    names: int
    values: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """``head``: lines above the table (a name and what it is); then titles, rows, and totals under a rule."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | Formula, ...], ...]
    head: tuple[tuple[str, Cell | Formula], ...] = ()
    totals: tuple[Cell | Formula, ...] = ()
    chart: Chart | None = None

    @property
    def first(self) -> int:
        """The spreadsheet row of the first row of the table."""
        return len(self.head) + (2 if not self.head else 3)

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    def column(self, key: str) -> str:
        """The letter of the column called ``key``."""
        place = next(place for place, column in enumerate(self.columns) if column.key == key)
        return str(xl_col_to_name(place))

    def cells(self, key: str) -> str:
        """All rows of the column called ``key``, for formulas on other sheets."""
        letter = self.column(key)
        return f"'{self.name}'!${letter}${self.first}:${letter}${self.last}"


_HEAD_WIDTH: Final = 24


def write_workbook(sheets: Sequence[Sheet], target: Path, made: datetime, title: str = "") -> None:
    """Write ``sheets`` to ``target``, whole or not at all; UserError if it can't be written there."""
    write_whole(target, workbook_bytes(sheets, made, title))


def workbook_bytes(sheets: Sequence[Sheet], made: datetime, title: str = "") -> bytes:
    stream = io.BytesIO()
    # In memory: a temporary file would leave a business's figures unencrypted on the disk.
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "author": "", "created": made.replace(tzinfo=None)})
        styles = Styles(book)
        for sheet in sheets:
            _write_sheet(book, sheet, styles)
    return stream.getvalue()


def _write_sheet(book: Any, sheet: Sheet, styles: Styles) -> None:
    page = book.add_worksheet(sheet_name(sheet.name))
    text = Column("", "")
    for row, (name, value) in enumerate(sheet.head):
        page.write_string(row, 0, name, styles.quiet)
        _write(page, row, 1, value, styles.of(_value(value), text))
    top = sheet.first - 2
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.title, styles.head)
        page.set_column(place, place, _width(sheet, place))
    for row, cells in enumerate(sheet.rows, top + 1):
        for place, cell in enumerate(cells):
            _write(page, row, place, cell, styles.of(_value(cell), sheet.columns[place]))
    for place, cell in enumerate(sheet.totals):
        style = styles.of(_value(cell), sheet.columns[place], total=True)
        _write(page, top + 1 + len(sheet.rows), place, cell, style)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    if sheet.chart and sheet.rows:
        _draw_chart(book, page, sheet, sheet.chart, top)


def _value(cell: Cell | Formula) -> Cell:
    return cell.value if isinstance(cell, Formula) else cell


def _write(page: Worksheet, row: int, place: int, cell: Cell | Formula, style: Any) -> None:
    if not isinstance(cell, Formula):
        write_cell(page, row, place, cell, style)
        return
    formula = cell.text.format(row=row + 1, above=row)
    value = 0.0 if cell.value is None else float(cell_number(cell.value))
    page.write_formula(row, place, f"={formula}", style, value)


def _width(sheet: Sheet, place: int) -> int:
    widest = column_width(sheet.columns[place], [_value(row[place]) for row in sheet.rows])
    return max(widest, _HEAD_WIDTH) if sheet.head and place < 2 else widest  # noqa: PLR2004 - name and value


def _draw_chart(book: Any, page: Worksheet, sheet: Sheet, wanted: Chart, top: int) -> None:
    chart = book.add_chart({"type": "column"})
    name = sheet_name(sheet.name)
    last = top + len(sheet.rows)
    chart.add_series(
        {
            "name": wanted.title,
            "categories": [name, top + 1, wanted.names, last, wanted.names],
            "values": [name, top + 1, wanted.values, last, wanted.values],
            "fill": {"color": "#0F6AB4"},
            "gap": 60,
        }
    )
    chart.set_title({"name": wanted.title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}})
    page.insert_chart(xl_rowcol_to_cell(last + 3, 0), chart, {"object_position": 1})
