"""Number formats and cells with errors in a sheet of an XLSX workbook, which python-calamine leaves out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from posixpath import dirname, join, normpath
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZipFile

from desktop_app.files.cell_formats import ColumnFormat, FormattedCell, SheetParts, formats_of, gather

_BLOCK: Final = 1 << 18
_WHOLE: Final = 4_000_000_000  # bytes: no sheet is larger
_MOST: Final = 64_000_000  # bytes of the parts that hold styles and names
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)<'
)
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')


def read_xlsx(parts: ZipFile, title: str) -> SheetParts:
    """Formats and errors of the sheet called ``title``; nothing where the workbook has none of that name."""
    path = _path_of(parts, title)
    if path not in parts.namelist():
        return SheetParts()
    styles = _styles(parts)
    told = gather(partial(_numbers, parts, path, styles), failed=False) if any(styles) else SheetParts()
    with parts.open(path) as stream:
        return replace(told, errors=dict(_errors(stream)))


def _path_of(parts: ZipFile, title: str) -> str:
    book = next((name for name in parts.namelist() if name.endswith("workbook.xml")), "")
    if not book:
        return ""
    wanted = ""
    with parts.open(book) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "sheet" and values.get("name") == title:
                wanted = next((value for key, value in values.items() if key.endswith(":id")), "")
    return related_part(parts, book, wanted)


def related_part(parts: ZipFile, book: str, wanted: str) -> str:
    """The path of the part that the workbook ``book`` names by the relation ``wanted``; "" without one."""
    relations = join(dirname(book), "_rels", book.rpartition("/")[2] + ".rels")
    with parts.open(relations) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "Relationship" and values.get("Id") == wanted:
                target = values["Target"]
                return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(book), target))
    return ""


def _styles(parts: ZipFile) -> list[ColumnFormat | None]:
    """How each cell style shows numbers, in the order of their own numbers."""
    path = next((name for name in parts.namelist() if name.endswith("styles.xml")), "")
    codes: dict[int, str] = {}
    styles: list[int] = []
    if not path:
        return []
    inside = False
    with parts.open(path) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "numFmt":
                codes[int(values["numFmtId"])] = values["formatCode"]
            elif tag in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
                inside = tag == "cellXfs"
            elif tag == "xf" and inside:
                styles.append(int(values.get("numFmtId", 0)))
    return formats_of(styles, codes)


def _numbers(parts: ZipFile, path: str, styles: Sequence[ColumnFormat | None]) -> Iterator[FormattedCell]:
    with parts.open(path) as stream:
        for tag, values in _elements(stream, _WHOLE):
            if tag == "c" and values.get("t", "n") == "n" and "r" in values:
                style = int(values.get("s", 0))
                letters = values["r"].rstrip("0123456789")
                row = int(values["r"][len(letters) :])
                yield row, _column(letters), styles[style] if style < len(styles) else None, ""


def _errors(stream: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    tail = b""
    while block := stream.read(_BLOCK):
        text = tail + block
        if b't="e"' in text:
            for found in _ERROR.finditer(text):
                place = _PLACE.search(found[1])
                if place:
                    yield (int(place[2]), _column(place[1].decode())), found[2].decode()
        tail = text[max(text.rfind(b"<c "), text.rfind(b":c "), len(text) - 4096) :]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _elements(stream: IO[bytes], limit: int) -> Iterator[tuple[str, dict[str, str]]]:
    """The start tags of a part without their prefix; no more than ``limit`` bytes are unpacked."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    found: list[tuple[str, dict[str, str]]] = []
    parser.StartElementHandler = lambda name, values: found.append((name.rpartition(":")[2], values))
    read = 0
    while read < limit and (block := stream.read(_BLOCK)):
        read += len(block)
        parser.Parse(block, False)
        yield from found
        found.clear()


def _refuse_doctype(*_parts: object) -> None:
    raise ValueError("no part of a workbook has a document type")
