"""Number formats of the columns and cells with errors in a sheet of an ODS workbook, which python-calamine leaves out.

A cell itself says that it is an amount in a currency, a percentage or an error; leading zeros stand in its style
(OpenDocument 1.3, part 3, 9.1 and 16.29).
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZipFile

from desktop_app.files.cell_formats import ColumnFormat, FormattedCell, SheetParts, gather

CONTENT: Final = "content.xml"
_BLOCK: Final = 1 << 18
_MANY: Final = 1000  # the same cell so often in a row, or row so often in a sheet, fills up what is blank
_TYPED: Final = frozenset({"float", "currency", "percentage"})
_FAILED: Final = re.compile(r"#[A-Z]{3,}[0-9A-Z/]*[!?]|#N/A|Err:\d{3}")
_MERGED: Final = re.compile(rb'-rows-spanned="(?!1")')
_SUSPECT: Final = re.compile(rb'value-type="error"|>(?:#[A-Z]|Err:)')


def read_ods(parts: ZipFile, title: str) -> SheetParts:
    """Formats and errors of the sheet called ``title``."""
    with parts.open(CONTENT) as stream:
        failed, merged = _holds(stream, (_SUSPECT, _MERGED))
    content = _Content(title)
    found = gather(partial(_cells, parts, title), failed=failed)
    if merged:
        deque(_cells(parts, title, content), maxlen=0)
    return replace(found, merged=tuple(content.merged))


def _holds(stream: IO[bytes], wanted: Sequence[re.Pattern[bytes]]) -> list[bool]:
    """Whether each of ``wanted`` is found."""
    found = [False] * len(wanted)
    tail = b""
    while block := stream.read(_BLOCK):
        found = [known or bool(one.search(tail + block)) for known, one in zip(found, wanted, strict=True)]
        tail = block[-40:]
    return found


def _cells(parts: ZipFile, title: str, content: "_Content | None" = None) -> Iterator[FormattedCell]:
    content = content or _Content(title)
    with parts.open(CONTENT) as stream:
        while not content.ended and (block := stream.read(_BLOCK)):
            content.parse(block)
            yield from content.found
            content.found.clear()


class _Content:
    """Passes over the content as it is parsed and keeps what the cells of one sheet tell in ``found``."""

    def __init__(self, title: str) -> None:
        self.found: list[FormattedCell] = []
        self.merged: list[tuple[int, int, int]] = []
        self.ended = False
        self._title = title
        self._inside = False
        self._data = ""  # the number style that is being read
        self._digits: dict[str, int] = {}
        self._shown: dict[str, ColumnFormat | None] = {}  # by the name of a cell's style
        self._columns: list[str] = []  # their default styles
        self._row, self._rows = 1, 1
        self._place, self._cells = 0, 1
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._remarks = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def parse(self, block: bytes) -> None:
        self._parser.Parse(block, False)

    def _start(self, name: str, values: dict[str, str]) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell" if self._inside:
                self._cell = values
                self._cells = int(values.get("table:number-columns-repeated", 1))
                self._texts.clear()
                if (rows := int(values.get("table:number-rows-spanned", 1))) > 1:
                    self.merged.append((self._row, self._place, self._row + rows - 1))
            case "table:table-row" if self._inside:
                self._rows = int(values.get("table:number-rows-repeated", 1))
                self._place = 0
            case "table:table-column" if self._inside:
                number = min(int(values.get("table:number-columns-repeated", 1)), _MANY)
                self._columns += [values.get("table:default-cell-style-name", "")] * number
            case "table:table":
                self._inside = values.get("table:name") == self._title
            case "office:annotation":
                self._remarks += 1
            case _ if name.startswith(("number:", "style:")):
                self._learn(name, values)

    def _learn(self, name: str, values: dict[str, str]) -> None:
        """What a style says of numbers: those of cells stand behind those of numbers that they name."""
        if name == "number:number-style":
            self._data = values.get("style:name", "")
        elif name == "number:number" and self._data:
            whole = values.get("number:decimal-places", "0") == "0" and "number:grouping" not in values
            self._digits[self._data] = int(values.get("number:min-integer-digits", 1)) if whole else 1
        elif name == "style:style":
            digits = self._digits.get(values.get("style:data-style-name", ""), 1)
            self._shown[values.get("style:name", "")] = ColumnFormat(digits=digits) if digits > 1 else None

    def _text(self, text: str) -> None:
        if self._cell is not None and not self._remarks:
            self._texts.append(text)

    def _end(self, name: str) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell" if self._cell is not None:
                self._keep(self._cell)
                self._place += self._cells
                self._cell = None
            case "table:table-row" if self._inside:
                self._row += self._rows
            case "table:table":
                self.ended = self._inside
            case "office:annotation":
                self._remarks -= 1
            case "number:number-style":
                self._data = ""

    def _keep(self, values: dict[str, str]) -> None:
        kind = values.get("office:value-type", "")
        error = self._error(values)
        if not error and kind not in _TYPED:
            return
        shown = None if error else self._shown_as(kind, values)
        for row in range(self._row, self._row + min(self._rows, _MANY)):
            for place in range(self._place, self._place + min(self._cells, _MANY)):
                self.found.append((row, place, shown, error))

    def _error(self, values: dict[str, str]) -> str:
        text = "".join(self._texts).strip()
        failed = values.get("calcext:value-type") == "error"
        return text if failed or ("table:formula" in values and _FAILED.fullmatch(text)) else ""

    def _shown_as(self, kind: str, values: dict[str, str]) -> ColumnFormat | None:
        if kind == "percentage":
            return ColumnFormat(percent=True)
        if kind == "currency":
            return ColumnFormat(sign=values.get("office:currency", ""))
        usual = self._columns[self._place] if self._place < len(self._columns) else ""
        return self._shown.get(values.get("table:style-name", usual))


def _refuse_doctype(*_parts: object) -> None:
    raise ValueError("no part of a workbook has a document type")
