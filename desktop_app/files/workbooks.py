"""Sheets of XLSX, XLSM, XLSB, XLS and ODS files as records of text cells, through python-calamine.

Numbers are written in the shortest exact way, days as ISO dates; what their format tells is kept (sheet_parts).
Which rows are a table is layout's question.
"""

import io
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain, count, islice, repeat
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.domain.errors import UserError
from desktop_app.files.amounts import unmistakable
from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import DATE, TEXT, cell_class
from desktop_app.files.cell_formats import ColumnFormat, SheetParts
from desktop_app.files.compound_file import OLE, is_sound
from desktop_app.files.sheet_parts import check_unpacked_size, read_parts
from desktop_app.files.source import Layout, Row, RowProblem, Severity, column_letter
from desktop_app.files.xls_parts import claims_too_much
from desktop_app.i18n import N_

ERROR_CELL: Final = N_("A formula of the sheet failed here.")
ZIP: Final = b"PK\x03\x04"
_BLOCK: Final = 1024  # rows
_RARE: Final = re.compile(r"[einf]|-0\.0\n")
# Of XLSX the directory entry of the stream that takes its place, a name in 64 bytes and its length, which may stand
# behind a large stream at the very end ([MS-CFB] 2.6.1, [MS-OFFCRYPTO] 1.3.2). Of XLS the record FILEPASS right after
# the one that begins the globals ([MS-XLS] 2.1.7.20.3).
_ENTRY: Final = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + (34).to_bytes(2, "little")
_PROTECTED: Final = re.compile(re.escape(_ENTRY) + rb"|\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)


def open_workbook(source: Path | bytes, name: str) -> CalamineWorkbook:
    """The workbook in ``source``; UserError when it is protected, damaged or no workbook."""
    check_unpacked_size(source, name)
    with _understood(name):
        if isinstance(source, bytes):
            _refuse_unreadable(io.BytesIO(source), name)
            return CalamineWorkbook.from_filelike(io.BytesIO(source))
        with source.open("rb") as stream:
            _refuse_unreadable(stream, name)
        return CalamineWorkbook.from_path(str(source))


@contextmanager
def _understood(name: str) -> Iterator[None]:
    """Whatever python-calamine says of a workbook that it cannot read is a UserError."""
    try:
        yield
    except PasswordError:
        raise protected(name) from None
    except (CalamineError, ValueError, BadZipFile, struct.error) as error:
        raise damaged(name) from error
    except BaseException as error:
        # A panic of its Rust code passes every "except Exception", and its class can't be imported. Its OSError for
        # a part that ends too early has no number, as one of the disk has.
        if type(error).__name__ == "PanicException" or (isinstance(error, OSError) and error.errno is None):
            raise damaged(name) from error
        raise


def protected(name: str) -> UserError:
    return UserError(
        N_("“{name}” is protected by a password."),
        N_("Open it in your spreadsheet program, save it without the password and import it again."),
        name=name,
    )


def damaged(name: str) -> UserError:
    return UserError(
        N_("“{name}” cannot be read as a workbook."),
        N_("Open it in your spreadsheet program, save it again as XLSX and import that file."),
        name=name,
    )


def _refuse_unreadable(stream: BinaryIO, name: str) -> None:
    """UserError for a container that is protected, or that would take all memory."""
    if stream.read(len(OLE)) != OLE:
        return
    data = OLE + stream.read()
    if _PROTECTED.search(data):
        raise protected(name)
    if not is_sound(data) or claims_too_much(data):
        raise damaged(name)


def sheet_titles(workbook: CalamineWorkbook, *, hidden: bool = False) -> list[str]:
    """The sheets that hold cells and are shown, or those that are ``hidden``, in the order of the workbook."""
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and (sheet.visible != SheetVisibleEnum.Visible) == hidden
    ]


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that was parsed once, so that its rows can be passed several times.

    It stays in the process that opened it: sent to another one it arrives as None, and the file is read again.
    """

    cells: CalamineSheet
    parts: SheetParts
    name: str

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return type(None), ()

    @property
    def first_column(self) -> int:
        """The column of the sheet, from 0, that is the first of its rows: those before it are empty."""
        return self.cells.start[1] if self.cells.start else 0

    def formats(self) -> Iterator[tuple[int, ColumnFormat]]:
        """How the cells at each place of a row are shown."""
        return ((column - self.first_column, shown) for column, shown in self.parts.formats.items())

    def records(self) -> Iterator[Record]:
        """The rows under their row numbers, those above the first cell included."""
        records: Iterable[Record] = zip(count(1), repeat(1), chain.from_iterable(self._blocks()), strict=False)
        if self.parts.errors or self.parts.signs:
            records = self._completed(records)
        return self._carried(records, merged) if (merged := self._merged()) else iter(records)

    def _merged(self) -> list[tuple[int, int, int]]:
        """The first line, place and last line of each cell over several rows."""
        ranges = self.cells.merged_cell_ranges or ()
        found = [(top + 1, left, bottom + 1) for (top, left), (bottom, _right) in ranges if bottom > top]
        return [(first, column - self.first_column, last) for first, column, last in (*found, *self.parts.merged)]

    def merged_titles(self, layout: Layout) -> list[str]:
        """The columns of ``layout`` in which cells hold for several rows."""
        places = {place for _first, place, last in self._merged() if 0 < layout.first_row <= last}
        return [layout.header[place] or column_letter(place) for place in sorted(places) if place < layout.width]

    @staticmethod
    def _carried(records: Iterable[Record], merged: Sequence[tuple[int, int, int]]) -> Iterator[Record]:
        """The rows with the texts and days of merged cells on each of them; an amount would count several times."""
        begin: dict[int, list[tuple[int, int]]] = {}
        for first, place, last in merged:
            begin.setdefault(first, []).append((place, last))
        held: dict[int, tuple[str, int]] = {}
        for line, span, cells in records:
            for place, (text, last) in held.items():
                if line <= last and place < len(cells) and not cells[place]:
                    cells[place] = text
            for place, last in begin.get(line, ()):
                if 0 <= place < len(cells) and cell_class(cells[place]) in {TEXT, DATE}:
                    held[place] = cells[place], last
            yield line, span, cells

    def _blocks(self) -> Iterator[Iterable[list[str]]]:
        """Rows as text, made by column: a column of one type is three times as fast as cell by cell."""
        formats = dict(self.formats())
        with _understood(self.name):
            rows = self.cells.iter_rows()
            while block := list(islice(rows, _BLOCK)):
                columns = zip(*block, strict=True)
                texts = [_as_texts(cells, formats.get(place)) for place, cells in enumerate(columns)]
                yield map(list, zip(*texts, strict=True)) if texts else ([] for _row in block)

    def problems(self, header: Row) -> Iterator[RowProblem]:
        """Every cell in which a formula failed."""
        for (line, column), text in self.parts.errors.items():
            place = column - self.first_column
            title = header[place] if place < len(header) and header[place] else column_letter(column)
            yield RowProblem(line, title, text, ERROR_CELL, (), Severity.WARNING)

    def _completed(self, records: Iterable[Record]) -> Iterator[Record]:
        """The rows with the errors that stand in them and with the currencies of single cells."""
        by_line: dict[int, list[tuple[int, str, str]]] = {}
        for (line, column), text in self.parts.errors.items():
            by_line.setdefault(line, []).append((column - self.first_column, text, ""))
        for (line, column), sign in self.parts.signs.items():
            by_line.setdefault(line, []).append((column - self.first_column, "", sign))
        for line, span, cells in records:
            for place, text, sign in by_line.get(line, ()):
                if place < len(cells):
                    cells[place] = text or f"{cells[place]} {sign}"
            yield line, span, cells


def open_sheet(workbook: CalamineWorkbook, source: Path | bytes, title: str, name: str) -> OpenSheet:
    """The sheet called ``title``; UserError when it is damaged."""
    number = [sheet.name for sheet in workbook.sheets_metadata].index(title)
    with _understood(name):
        parts = read_parts(source, title, number)  # first: it finds a damaged part, which the library would trust
        return OpenSheet(workbook.get_sheet_by_name(title), parts, name)


def _as_texts(cells: Sequence[Any], shown: ColumnFormat | None) -> Sequence[str]:
    """The cells of one column as text; numbers as the column shows them: 00123, 12.5%, 12.5 €."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return cells
    if shown is not None:
        cells = [_in_format(cell, shown) if type(cell) in {float, int} else cell for cell in cells]
    elif kinds == {float}:
        return _numbers(cells)
    return [cell if type(cell) is str else _TEXTS[type(cell)](cell) for cell in cells]


def _numbers(values: Sequence[float]) -> Sequence[str]:
    """As _number, for a whole column; the rare forms (exponents, not a number, minus nothing) one by one."""
    joined = "\n".join(map(repr, values)) + "\n"
    if _RARE.search(joined):
        return list(map(_number, values))
    return unmistakable(joined.replace(".0\n", "\n")).split("\n")[:-1]


def _in_format(value: float, layout: ColumnFormat) -> str:
    text = _number(float(value))
    if layout.digits:
        return text.zfill(layout.digits) if text.isdecimal() else text
    if layout.percent:
        return f"{(Decimal(text) * 100).normalize():f}%"
    return f"{text} {layout.sign}" if layout.sign else text


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e16:  # noqa: PLR2004 - beyond it a float skips whole numbers
        return str(int(value))
    text = repr(value)
    return unmistakable(format(Decimal(text), "f") if "e" in text else text)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


_TEXTS: Final[dict[type, Any]] = {
    str: str,
    float: _number,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: value.isoformat("seconds"),
    timedelta: _duration,
}
