"""Number formats and cells with errors in a sheet of an XLS workbook, which python-calamine leaves out.

The stream of the workbook is found in its container ([MS-CFB]) and its records are walked ([MS-XLS] 2.4); of each only
what is needed is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from struct import unpack_from
from typing import Final

from desktop_app.files.cell_formats import (
    ERROR_TEXTS,
    ColumnFormat,
    FormattedCell,
    SheetParts,
    formats_of,
    gather,
)
from desktop_app.files.compound_file import read_stream

_BEGIN, _END = 0x0809, 0x000A
_FORMAT, _XF, _SHEET, _STRINGS = 0x041E, 0x00E0, 0x0085, 0x00FC
_DIMENSIONS: Final = 0x0200
_ROWS, _COLUMNS = 65_536, 256
_HEAD: Final = 200  # records in which a sheet tells its size
_NUMBER, _RK, _SEVERAL, _FORMULA, _TRUTH_OR_ERROR = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205
_BIFF8: Final = 0x0600  # the version that writes UTF-16; before it one byte was a letter
_NO_NUMBER: Final = b"\xff\xff"  # at the end of a formula's value: the first byte says what it is
_FAILED: Final = 2
_CODES: Final = b"[" + re.escape(bytes(ERROR_TEXTS)) + b"]"
_SUSPECT: Final = re.compile(
    rb"\x05\x02\x08\0.{6}" + _CODES + rb"\x01|\x06\0.{8}\x02." + _CODES + rb"...\xff\xff", re.DOTALL
)

Record = tuple[int, int, int]
"""Number, where its content begins and how long it is."""


def read_xls(data: bytes, number: int) -> SheetParts:
    """Formats and errors of the sheet at place ``number`` of the workbook; nothing where it has fewer."""
    book = read_stream(data, "Workbook") or read_stream(data, "Book")
    codes: dict[int, str] = {}
    styles: list[int] = []
    sheets: list[int] = []
    version = unpack_from("<H", book, 4)[0] if book else 0
    for kind, at, _size in _records(book, 0):
        if kind == _FORMAT:
            codes[unpack_from("<H", book, at)[0]] = _text(book, at + 2, version)
        elif kind == _XF:
            styles.append(unpack_from("<H", book, at + 2)[0])
        elif kind == _SHEET:
            sheets.append(unpack_from("<I", book, at)[0])
    if number >= len(sheets):
        return SheetParts()
    shown = formats_of(styles, codes)
    return gather(partial(_cells, book, sheets[number], shown), failed=bool(_SUSPECT.search(book, sheets[number])))


def claims_too_much(data: bytes) -> bool:
    """Whether the workbook counts more texts than it has bytes, or a sheet more rows or columns than there can be.

    Room for all of them would be taken at once.
    """
    book = read_stream(data, "Workbook")
    sheets: list[int] = []
    for kind, at, _size in _records(book, 0):
        if kind == _STRINGS and max(unpack_from("<II", book, at)) > len(book):
            return True
        if kind == _SHEET:
            sheets.append(unpack_from("<I", book, at)[0])
    heads = (islice(_records(book, sheet), _HEAD) for sheet in sheets)
    sizes = (unpack_from("<IIHH", book, at) for head in heads for kind, at, _size in head if kind == _DIMENSIONS)
    return not all(top <= bottom <= _ROWS and left <= right <= _COLUMNS for top, bottom, left, right in sizes)


def _records(book: bytes, at: int) -> Iterator[Record]:
    """The records from ``at`` to the end of what begins there; a chart within a sheet begins and ends on its own."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = unpack_from("<HH", book, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, at + 4, size
        at += 4 + size
        if depth <= 0:
            return


def _text(book: bytes, at: int, version: int) -> str:
    if version < _BIFF8:
        return book[at + 1 : at + 1 + book[at]].decode("latin-1")
    length, wide = unpack_from("<HB", book, at)
    text = book[at + 3 : at + 3 + length * (1 + (wide & 1))]
    return text.decode("utf-16-le" if wide & 1 else "latin-1")


def _cells(book: bytes, at: int, styles: Sequence[ColumnFormat | None]) -> Iterator[FormattedCell]:
    for kind, start, size in _records(book, at):
        if kind in {_NUMBER, _RK, _FORMULA, _TRUTH_OR_ERROR}:
            row, place, style = unpack_from("<HHH", book, start)
            error = _error(book, kind, start + 6)
            if error or kind in {_NUMBER, _RK} or (kind == _FORMULA and book[start + 12 : start + 14] != _NO_NUMBER):
                yield row + 1, place, styles[style] if style < len(styles) else None, error
        elif kind == _SEVERAL:
            row, first = unpack_from("<HH", book, start)
            for place, offset in enumerate(range(start + 4, start + size - 2, 6), first):
                (style,) = unpack_from("<H", book, offset)
                yield row + 1, place, styles[style] if style < len(styles) else None, ""


def _error(book: bytes, kind: int, at: int) -> str:
    """The error that the value at ``at`` is; "" for any other value."""
    if kind == _TRUTH_OR_ERROR and book[at + 1] == 1:
        return ERROR_TEXTS.get(book[at], ERROR_TEXTS[0x2A])
    if kind == _FORMULA and book[at] == _FAILED and book[at + 6 : at + 8] == _NO_NUMBER:
        return ERROR_TEXTS.get(book[at + 2], ERROR_TEXTS[0x2A])
    return ""
