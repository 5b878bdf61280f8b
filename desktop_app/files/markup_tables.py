"""Tables in HTML and in the XML of Excel 2003, which many programs call ``export.xls``, as records of text cells.

Which rows are a table is layout's question. The elements: the HTML standard, 4.9; Microsoft's "XML Spreadsheet
Reference".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import DATE, TEXT, cell_class
from desktop_app.files.encoding import BOMS, check_encoding, decodes, detect_encoding
from desktop_app.files.source import Evidence
from desktop_app.i18n import N_

_BEGINS: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|style|div|center|table|\?mso-application)", re.IGNORECASE
)
_SPREADSHEET: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_CHARSET: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD: Final = 4096  # bytes in which a page says how it is encoded
_TAG: Final = re.compile(rb"<[^>]*>")
_MIDNIGHT: Final = re.compile(r"T00:00:00(?:\.0+)?$")
_MOST_COLUMNS: Final = 16_384
_ROWS: Final = frozenset({"tr", "row"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_UNSEEN: Final = frozenset({"script", "style"})


@dataclass(slots=True)
class MarkupTable:
    """``title``: the name of its sheet, if it has one."""

    title: str
    rows: list[list[str]] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The rows under their numbers, all as wide as the widest."""
        width = max(map(len, self.rows), default=0)
        for number, cells in enumerate(self.rows, 1):
            yield number, 1, [*cells, *("",) * (width - len(cells))]


def is_markup(head: bytes) -> bool:
    """Whether the first bytes are those of a page or of a workbook in XML."""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(b"<") and bool(_BEGINS.search(head) or _SPREADSHEET in head)


def read_markup(source: Path | bytes, encoding: str, languages: Sequence[str]) -> tuple[list[MarkupTable], Evidence]:
    """The tables with something in them, and how the text is encoded; ``encoding``: "" to find it."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    found = Evidence("encoding", encoding, N_("You chose it.")) if encoding else _encoding(data, languages)
    parser = _Parser()
    parser.feed(data.decode(found.reading, "replace"))
    parser.close()
    return [table for table in parser.tables if any(map(any, table.rows))], found


def _encoding(data: bytes, languages: Sequence[str]) -> Evidence:
    said = _CHARSET.search(data[:_HEAD])
    if said and not data.startswith(tuple(mark for mark, _codec in BOMS)):
        codec = said[1].decode("ascii")
        try:
            usable = decodes(data, check_encoding(codec))
        except ValueError:
            usable = False
        if usable:
            return Evidence("encoding", codec.lower(), N_("The file says so itself."))
    return detect_encoding(_TAG.sub(b"\n", data), languages=languages)[1]


class _Parser(HTMLParser):
    """Collects tables; one inside a cell of another is a table of its own, for it is laid out there."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[MarkupTable] = []
        self._open: list[_Open] = []
        self._sheet = ""
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name.rpartition(":")[2]: value or "" for name, value in attrs}
        tag = tag.rpartition(":")[2]
        self._unseen = tag in _UNSEEN
        if tag == "worksheet":
            self._sheet = values.get("name", "")
        elif tag == "table":
            self.tables.append(MarkupTable(self._sheet))
            self._open.append(_Open(self.tables[-1]))
        elif not self._open:
            return
        elif tag in _ROWS:
            self._open[-1].begin_row(_number(values, "index"))
        elif tag in _CELLS:
            across = _number(values, "colspan") or _number(values, "mergeacross") + 1
            down = _number(values, "rowspan") or _number(values, "mergedown") + 1
            self._open[-1].begin_cell(_number(values, "index"), across, down)
        elif tag == "br":
            self._open[-1].texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        self._unseen = False
        if not self._open:
            return
        if tag == "table":
            self._open.pop().end_row()
        elif tag in _ROWS:
            self._open[-1].end_row()
        elif tag in _CELLS:
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].texts.append(data)


class _Open:
    """A table that is being read; end tags may be missing."""

    def __init__(self, table: MarkupTable) -> None:
        self.texts: list[str] = []
        self._table = table
        self._row: list[str] | None = None
        self._across = 0  # columns of the open cell, 0 when none is open
        self._down = 1
        self._held: dict[int, tuple[int, str]] = {}  # by column: rows that a cell above still covers, its text

    def begin_row(self, index: int) -> None:
        self.end_row()
        while 0 < index - 1 > len(self._table.rows) and index <= _MOST_COLUMNS * 64:
            self._table.rows.append([])
        self._row = []

    def begin_cell(self, index: int, across: int, down: int) -> None:
        self.end_cell()
        if self._row is None:
            self._row = []
        self._fill()
        self._row.extend([""] * min(max(0, index - 1 - len(self._row)), _MOST_COLUMNS))
        self.texts.clear()
        self._across, self._down = min(max(1, across), _MOST_COLUMNS), max(1, down)

    def _fill(self) -> None:
        """The cells that reach down into this row come before the next of its own."""
        assert self._row is not None
        while (place := len(self._row)) in self._held:
            rows, text = self._held.pop(place)
            self._row.append(text)
            if rows > 1:
                self._held[place] = rows - 1, text

    def end_cell(self) -> None:
        if not self._across or self._row is None:
            return
        text = _MIDNIGHT.sub("", " ".join("".join(self.texts).split()))
        if self._down > 1:
            # As in a sheet: a text or a day holds for every row, an amount would count several times.
            carried = text if cell_class(text) in {TEXT, DATE} else ""
            for place in range(len(self._row), len(self._row) + self._across):
                self._held[place] = self._down - 1, carried if place == len(self._row) else ""
        self._row.extend([text, *[""] * (self._across - 1)])
        self._across = 0

    def end_row(self) -> None:
        self.end_cell()
        if self._row is not None:
            self._fill()
            self._table.rows.append(self._row)
            self._row = None


def _number(values: dict[str, str], name: str) -> int:
    text = values.get(name, "").strip()
    return int(text) if text.isdecimal() else 0
