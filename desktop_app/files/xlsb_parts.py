"""Number formats and cells with errors in a sheet of an XLSB workbook, which python-calamine leaves out.

The records are those of [MS-XLSB] 2.4; of each only what is needed is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from struct import unpack_from
from typing import Final
from zipfile import ZipFile

from desktop_app.files.cell_formats import (
    ERROR_TEXTS,
    ColumnFormat,
    FormattedCell,
    SheetParts,
    formats_of,
    gather,
)
from desktop_app.files.xlsx_parts import related_part

BOOK: Final = "xl/workbook.bin"
_STYLES: Final = "xl/styles.bin"
_ROW, _RK, _ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 2, 3, 5, 9, 11
_FORMAT, _XF, _SHEET, _CELL_STYLES, _CELL_STYLES_END = 44, 47, 156, 617, 618
_NUMBERS: Final = frozenset({_RK, _REAL, _FORMULA_NUMBER})
_ERRORS: Final = frozenset({_ERROR, _FORMULA_ERROR})
_CODES: Final = b"[" + re.escape(bytes(ERROR_TEXTS)) + b"]"
_SUSPECT: Final = re.compile(rb"\x03\x09..\0\0.{4}" + _CODES + rb"|\x0b[\x0f-\xff]{1,2}..\0\0.{4}" + _CODES, re.DOTALL)
_STYLE: Final = 0xFFFFFF  # 24 bits of the cell; the others say whether its phonetic guide is shown
_MORE: Final = 0x80  # the next byte belongs to the number
_SEVEN: Final = 7  # bits of a number that each of its bytes holds

Record = tuple[int, bytes]


def read_xlsb(parts: ZipFile, title: str) -> SheetParts:
    """Formats and errors of the sheet called ``title``; nothing where the workbook has none of that name."""
    wanted = next((found for name, found in _sheets(parts.read(BOOK)) if name == title), "")
    path = related_part(parts, BOOK, wanted)
    if path not in parts.namelist():
        return SheetParts()
    styles = _styles(parts.read(_STYLES)) if _STYLES in parts.namelist() else []
    data = parts.read(path)
    return gather(partial(_cells, data, styles), failed=bool(_SUSPECT.search(data)))


def _records(data: bytes) -> Iterator[Record]:
    """The records of a part: number and content. A number of 128 and more has a second byte, a size up to four."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & _MORE:
            kind = kind & ~_MORE | data[at] << _SEVEN
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & ~_MORE) << shift
            shift += _SEVEN
            if not byte & _MORE:
                break
        yield kind, data[at : at + size]
        at += size


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the id of its relation."""
    for kind, body in _records(data):
        if kind == _SHEET:
            relation, after = _text(body, 8)
            yield _text(body, after)[0], relation


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A string of UTF-16 behind its length, and where it ends; a missing one is counted as 0xFFFFFFFF letters."""
    (length,) = unpack_from("<I", body, at)
    end = at + 4 + 2 * (0 if length == 0xFFFFFFFF else length)  # noqa: PLR2004 - [MS-XLSB] 2.5.168
    return body[at + 4 : end].decode("utf-16-le"), end


def _styles(data: bytes) -> list[ColumnFormat | None]:
    """How each cell style shows numbers, in the order of their own numbers."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for kind, body in _records(data):
        if kind == _FORMAT:
            codes[unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
            inside = kind == _CELL_STYLES
        elif kind == _XF and inside:
            styles.append(unpack_from("<H", body, 2)[0])
    return formats_of(styles, codes)


def _cells(data: bytes, styles: Sequence[ColumnFormat | None]) -> Iterator[FormattedCell]:
    row = 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = unpack_from("<I", body)[0] + 1
        elif kind in _ERRORS:
            yield row, unpack_from("<I", body)[0], None, ERROR_TEXTS.get(body[8], ERROR_TEXTS[0x2A])
        elif kind in _NUMBERS:
            place, style = unpack_from("<II", body)
            style &= _STYLE
            yield row, place, styles[style] if style < len(styles) else None, ""
