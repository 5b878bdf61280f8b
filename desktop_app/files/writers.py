"""Tables of results written as CSV, JSON and XLSX: raw values, not what a screen shows; whole or not at all."""

import csv
import errno
import io
import json
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import exponent
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _

JSON_FORMAT: Final = 1
_PLACES: Final = 6  # decimals kept of a fraction that has no end, as in stored amounts
_SHEET_ROWS: Final = 1_048_576
_SHEET_TEXT: Final = 32_767
_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31
_FIRST_YEAR: Final = 1900  # spreadsheets know no earlier day
_WIDEST: Final = 60
_MEASURED: Final = 1000
_FORMATS: Final = {
    Unit.COUNT: "#,##0.######",
    Unit.PERCENT: "0.0%",
    Unit.DAYS: "#,##0.0",
    Unit.HOURS: "#,##0.0",
    Unit.SCORE: "0.0",
    Unit.RATIO: "0.00",
}
_DAY: Final = "yyyy-mm-dd"
_FAULTS: Final = {
    errno.ENOSPC: N_("There is no room left on the disk for “{name}”."),
    errno.EDQUOT: N_("There is no room left on the disk for “{name}”."),
    errno.EROFS: N_("The folder of “{name}” can only be read."),
    errno.ENOENT: N_("The folder of “{name}” does not exist."),
    errno.ENAMETOOLONG: N_("The name “{name}” is too long."),
}


def write_table(
    table: Table,
    target: Path | BinaryIO,
    format: str = "",
    *,
    marked: bool = True,
) -> None:
    """Write ``table`` to a path, under its final name only when it is whole, or to a binary stream.

    ``format`` is one of WRITERS; without it the path's ending decides. ``marked``: CSV begins with the byte order
    mark by which spreadsheets know UTF-8.
    """
    wanted = format or (target.suffix.lower().lstrip(".") if isinstance(target, Path) else "")
    writer = WRITERS.get(wanted)
    if writer is None:
        raise UserError(N_("Tables are not written as “{format}”."), N_("Choose csv, json or xlsx."), format=wanted)
    data = writer(table)
    if wanted == "csv" and not marked:
        data = data.removeprefix(_MARK)
    if isinstance(target, Path):
        write_whole(target, data)
    else:
        target.write(data)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and rename it, so that no reader ever sees a part."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UserError:
    if path.is_dir():
        return UserError(N_("“{name}” is a folder."), N_("Choose another name."), name=path.name)
    if isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        return UserError(
            N_("“{name}” is open in another program or protected."),
            N_("Close it there, or choose another name."),
            name=path.name,
        )
    fallback = N_("“{name}” cannot be written there: {reason}.")
    what = _FAULTS.get(error.errno or 0, fallback)
    return UserError(what, N_("Choose another folder."), name=path.name, reason=error.strerror or str(error))


_MARK: Final = b"\xef\xbb\xbf"


def _csv(table: Table) -> bytes:
    """Keys as header, ISO days, plain decimals with a point; the totals follow as the last row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    if table.totals:
        writer.writerow([_plain(cell) for cell in table.totals])
    return _MARK + text.getvalue().encode()


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Quantity() | Fraction() | int():
            return _decimal(cell_number(cell))
        case date():
            return cell.isoformat()
        case Period():
            return cell.name
        case _:
            return _harmless(cell)


def _harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula begins with an apostrophe, as OWASP advises for CSV."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and len(text) > 1 else text


def _decimal(value: Fraction) -> str:
    """Exact when the decimals end within six places, else rounded half up there."""
    if value.denominator == 1:
        return str(value.numerator)
    digits = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = digits.quantize(Decimal(1).scaleb(-_PLACES), ROUND_HALF_UP)
    return format(rounded, "f").rstrip("0").rstrip(".")


def _json(table: Table) -> bytes:
    """``format``, ``title``, ``columns`` (key, title, unit, currency), ``rows`` and ``totals`` by key.

    Numbers with a unit are ``{"value": decimal text, "unit", "currency"}``, days ISO text, "no data" null.
    """
    keys = [column.key for column in table.columns]
    data: dict[str, Any] = {
        "format": JSON_FORMAT,
        "title": table.title,
        "columns": [_column_json(column) for column in table.columns],
        "rows": [dict(zip(keys, map(_json_cell, row), strict=True)) for row in table.rows],
        "totals": dict(zip(keys, map(_json_cell, table.totals), strict=False)),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _column_json(column: Column) -> dict[str, str | None]:
    unit = column.unit.value if column.unit else None
    return {"key": column.key, "title": _(column.title), "unit": unit, "currency": column.currency or None}


def _json_cell(cell: Cell) -> object:
    match cell:
        case Quantity():
            return {
                "value": _decimal(cell.value),
                "unit": cell.unit.value,
                "currency": cell.currency or None,
            }
        case None | str() | int():
            return cell
        case _:
            return _plain(cell)


def _xlsx(table: Table) -> bytes:
    """Titles as a frozen header, numbers with the format of their unit, totals as formulas where they are sums."""
    if len(table.rows) + 2 > _SHEET_ROWS:
        raise UserError(N_("A sheet holds at most {rows} rows."), N_("Export it as CSV."), rows=_SHEET_ROWS)
    stream = io.BytesIO()
    # In memory: a temporary file would leave a business's figures unencrypted on the disk.
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(sheet_name(table.title))
        styles = Styles(book)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, _(column.title), styles.head)
            sheet.set_column(place, place, column_width(column, [row[place] for row in table.rows]))
        for number, row in enumerate(table.rows, 1):
            for place, cell in enumerate(row):
                write_cell(sheet, number, place, cell, styles.of(cell, table.columns[place]))
        for place, cell in enumerate(table.totals):
            _write_total(sheet, table, place, cell, styles.of(cell, table.columns[place], total=True))
        sheet.freeze_panes(1, 0)
        if table.rows and table.columns:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return stream.getvalue()


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.quiet = book.add_format({"font_color": "#5B6570"})

    def of(self, cell: Cell, column: Column, *, total: bool = False) -> Any:
        key = (_number_format(cell, column), total)
        if key not in self._made:
            look = {"num_format": key[0]} if key[0] else {}
            self._made[key] = self._book.add_format(look | ({"bold": True, "top": 1} if total else {}))
        return self._made[key]


def _number_format(cell: Cell, column: Column) -> str:
    match cell:
        case Quantity(unit=Unit.MONEY):
            places = exponent(cell.currency)
            sign = f'\\ "{cell.currency}"' if cell.currency else ""
            return "#,##0" + ("." + "0" * places if places else "") + sign
        case Quantity():
            return _FORMATS[cell.unit]
        case Fraction() | int() if column.unit in _FORMATS:
            return _FORMATS[column.unit]
        case date():
            return _DAY
        case _:
            return ""


def write_cell(sheet: Worksheet, row: int, place: int, cell: Cell, style: Any) -> None:
    match cell:
        case None:
            sheet.write_blank(row, place, None, style)
        case Quantity() | Fraction() | int():
            sheet.write_number(row, place, _stored(cell_number(cell)), style)
        case date() if cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, place, cell, style)
        case _:
            text = cell if isinstance(cell, str) else _plain(cell)
            if len(text) > _SHEET_TEXT:
                raise UserError(
                    N_("A cell holds more text than a sheet takes: {text}…"),
                    N_("Export it as CSV."),
                    text=text[:40],
                )
            sheet.write_string(row, place, text, style)


def cell_number(cell: Quantity | Fraction | int) -> Fraction:
    return cell.value if isinstance(cell, Quantity) else Fraction(cell)


def _stored(value: Fraction) -> float:
    return value.numerator if value.denominator == 1 else float(value)


def _write_total(sheet: Worksheet, table: Table, place: int, cell: Cell, style: Any) -> None:
    """A formula only where the total is the sum of the cells above: a ratio's total is not."""
    row = len(table.rows) + 1
    above = [line[place] for line in table.rows]
    numbers = [cell_number(one) for one in above if isinstance(one, (Quantity, Fraction, int))]
    is_sum = isinstance(cell, (Quantity, Fraction, int)) and numbers and sum(numbers) == cell_number(cell)
    if is_sum and isinstance(cell, (Quantity, Fraction, int)):
        letter = xlsxwriter.utility.xl_col_to_name(place)
        sheet.write_formula(row, place, f"=SUM({letter}2:{letter}{row})", style, _stored(cell_number(cell)))
    else:
        write_cell(sheet, row, place, cell, style)


def sheet_name(title: str) -> str:
    name = _SHEET_NAME.sub(" ", title)[:_LONGEST_NAME].strip("' ")
    return name if name and name.lower() != "history" else ""  # Excel keeps "History" for itself


def column_width(column: Column, cells: Sequence[Cell]) -> int:
    """Wide enough for the title and the first cells; ideographs take two places."""
    texts = (_(column.title), *(_plain(cell) for cell in cells[:_MEASURED]))
    return min(_WIDEST, max(_places(text) for text in texts) + 3)


def _places(text: str) -> int:
    return sum(1 if letter < "\u2e80" else 2 for letter in text)


WRITERS: Final[dict[str, Callable[[Table], bytes]]] = {"csv": _csv, "json": _json, "xlsx": _xlsx}
"""Every format a table can be written in, by its usual ending."""
