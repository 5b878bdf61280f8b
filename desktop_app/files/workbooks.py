"""Sheets of XLSX, XLSM, XLSB, XLS and ODS files as records of text cells, through python-calamine.

Numbers are written in the shortest exact way, days as ISO dates. Which rows are a table is layout's question.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.domain.errors import UserError
from desktop_app.files.delimited import Record
from desktop_app.i18n import N_

ZIP: Final = b"PK\x03\x04"
_PART: Final = 1 << 20
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Of XLSX the directory entry of the stream that takes its place, a name in 64 bytes and its length, which may stand
# behind a large stream at the very end ([MS-CFB] 2.6.1, [MS-OFFCRYPTO] 1.3.2). Of XLS the record FILEPASS right after
# the one that begins the globals ([MS-XLS] 2.1.7.20.3).
_ENTRY: Final = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + (34).to_bytes(2, "little")
_PROTECTED: Final = re.compile(re.escape(_ENTRY) + rb"|\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)


def open_workbook(source: Path | bytes, name: str) -> CalamineWorkbook:
    """The workbook in ``source``; UserError when it is protected, damaged or no workbook."""
    try:
        if isinstance(source, bytes):
            _refuse_protected(io.BytesIO(source), name)
            return CalamineWorkbook.from_filelike(io.BytesIO(source))
        with source.open("rb") as stream:
            _refuse_protected(stream, name)
        return CalamineWorkbook.from_path(str(source))
    except PasswordError:
        raise protected(name) from None
    except (CalamineError, ValueError) as error:
        raise damaged(name) from error


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


def _refuse_protected(stream: BinaryIO, name: str) -> None:
    if stream.read(len(OLE)) != OLE:
        return
    before = b""
    while part := stream.read(_PART):
        if _PROTECTED.search(before + part):
            raise protected(name)
        before = part[-len(_ENTRY) :]


def sheet_titles(workbook: CalamineWorkbook) -> list[str]:
    """The sheets that hold cells and are not hidden, in the order of the workbook."""
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def read_sheet(workbook: CalamineWorkbook, title: str, name: str) -> Iterator[Record]:
    """The rows of one sheet under their row numbers, those above the first cell included."""
    try:
        for line, cells in enumerate(workbook.get_sheet_by_name(title).iter_rows(), 1):
            yield line, 1, [cell if type(cell) is str else _TEXTS[type(cell)](cell) for cell in cells]
    except (CalamineError, ValueError) as error:
        raise damaged(name) from error


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e16:  # noqa: PLR2004 - beyond it a float skips whole numbers
        return str(int(value))
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


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
