"""What python-calamine leaves out of an XLSX sheet: the number formats of its columns and the cells with errors.

XLS, XLSB and ODS keep them in other ways; there only the values are read.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from desktop_app.domain.errors import UserError
from desktop_app.files.amounts import currency_in
from desktop_app.i18n import N_

_BLOCK: Final = 1 << 18
_HEAD: Final = 3_000_000  # bytes of a sheet whose formats are looked at
_MOST: Final = 64_000_000  # bytes of the parts that hold styles and names
_UNPACKED: Final = 4_000_000_000  # bytes; a sheet of a million full rows takes less than one
_SWOLLEN: Final = 1_000_000_000  # from here on a part that shrank to a thousandth is no sheet
_USUAL: Final = 0.9  # share of the cells of a column that have its format
_BUILT_IN: Final = {9: "0%", 10: "0.00%"}
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)<'
)
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_QUOTED: Final = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)')
_ZEROS: Final = re.compile(r"0{2,}")


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """How the numbers of a column are shown. ``digits``: leading zeros fill up to so many, as in 00123.

    ``sign``: the currency as it is written; ``mixed``: cells name several currencies, so that none holds.
    """

    digits: int = 0
    percent: bool = False
    sign: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class SheetParts:
    """``formats`` by column from 0; ``errors`` by (row from 1, column from 0): ``#REF!`` and the like."""

    formats: Mapping[int, ColumnFormat] = field(default_factory=dict)
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


def check_unpacked_size(source: Path | bytes, name: str) -> None:
    """UserError when a packed workbook would unpack to more than any table holds."""
    try:
        with ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as parts:
            sizes = [(part.file_size, part.compress_size) for part in parts.infolist()]
    except (BadZipFile, ValueError, OSError):
        return  # its reader says what is wrong with it
    swollen = any(size > _SWOLLEN and size > 1000 * packed for size, packed in sizes)
    if swollen or sum(size for size, _packed in sizes) > _UNPACKED:
        raise UserError(
            N_("“{name}” would unpack to more than any table holds."),
            N_("Save the sheet that you need as a file of its own."),
            name=name,
        )


def read_parts(source: Path | bytes, title: str) -> SheetParts:
    """Formats and errors of the sheet called ``title``; nothing where the file is no XLSX or is built otherwise."""
    try:
        with ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as parts:
            path = _path_of(parts, title)
            if path not in parts.namelist():
                return SheetParts()
            codes = _format_codes(parts)
            with parts.open(path) as stream:
                formats = _column_formats(stream, codes)
            with parts.open(path) as stream:
                return SheetParts(formats, dict(_errors(stream)))
    except (BadZipFile, KeyError, ValueError, OSError, expat.ExpatError):
        return SheetParts()


def _path_of(parts: ZipFile, title: str) -> str:
    book = next((name for name in parts.namelist() if name.endswith("workbook.xml")), "")
    if not book:
        return ""
    wanted = ""
    with parts.open(book) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "sheet" and values.get("name") == title:
                wanted = next((value for key, value in values.items() if key.endswith(":id")), "")
    relations = join(dirname(book), "_rels", book.rpartition("/")[2] + ".rels")
    with parts.open(relations) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "Relationship" and values.get("Id") == wanted:
                target = values["Target"]
                return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(book), target))
    return ""


def _format_codes(parts: ZipFile) -> list[str]:
    """The number format of every cell style, in the order of their numbers."""
    path = next((name for name in parts.namelist() if name.endswith("styles.xml")), "")
    codes = dict(_BUILT_IN)
    styles: list[str] = []
    if not path:
        return styles
    inside = False
    with parts.open(path) as stream:
        for tag, values in _elements(stream, _MOST):
            if tag == "numFmt":
                codes[int(values["numFmtId"])] = values["formatCode"]
            elif tag in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
                inside = tag == "cellXfs"
            elif tag == "xf" and inside:
                styles.append(codes.get(int(values.get("numFmtId", 0)), ""))
    return styles


def _column_formats(stream: IO[bytes], codes: list[str]) -> dict[int, ColumnFormat]:
    """The format that nearly all first numbers of a column have."""
    counted: dict[int, Counter[ColumnFormat]] = {}
    known = [_format_of(code) for code in codes]
    if not any(known):
        return {}
    for tag, values in _elements(stream, _HEAD):
        if tag == "c" and values.get("t", "n") == "n" and "r" in values:
            style = int(values.get("s", 0))
            found = known[style] if style < len(known) else None
            place = _column(values["r"].rstrip("0123456789"))
            counted.setdefault(place, Counter())[found or ColumnFormat()] += 1
    chosen = {place: _agreed(counts) for place, counts in counted.items()}
    return {place: one for place, one in chosen.items() if one != ColumnFormat()}


def _agreed(counts: Counter[ColumnFormat]) -> ColumnFormat:
    usual, number = counts.most_common(1)[0]
    if number >= _USUAL * counts.total():
        return usual
    return ColumnFormat(mixed=sum(bool(one.sign) for one in counts) > 1)


def _format_of(code: str) -> ColumnFormat | None:
    """What of a format code tells more than the number does; None when nothing does."""
    first = code.split(";", maxsplit=1)[0]
    bare = _QUOTED.sub("", first)
    signs = [next(filter(None, found), "") for found in _QUOTED.findall(first)] + re.findall("[€$£¥₹₩元]", bare)
    sign = next((sign.strip() for sign in signs if currency_in(sign) or sign.strip() in {"$", "¥"}), "")
    if _ZEROS.fullmatch(bare):
        return ColumnFormat(digits=len(bare))
    if bare.rstrip().endswith("%"):
        return ColumnFormat(percent=True)
    return ColumnFormat(sign=sign) if sign else None


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
