"""DBF tables of dBase III and IV, FoxPro and Visual FoxPro: fields, records, memo files, code page.

Written here because it is short and dbfread, the usual library, neither counts deleted records nor tells where a file
is damaged. Layouts: the dBase file format as published with dBase IV, and Microsoft's "Table File Structure".
Fields that no export of ours needs (pictures, OLE objects) are read as empty.
"""

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Final

from desktop_app.domain.errors import UserError
from desktop_app.files.amounts import unmistakable
from desktop_app.files.cell_classes import DATE, NUMBER, TEXT
from desktop_app.i18n import N_

_VERSIONS: Final = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8c\x8e\xcb\xf5\xfb")
_TYPES: Final = b"CNFDLMIBTYGPQVWO@+0"
_FOXPRO: Final = frozenset(b"\x30\x31\x32\xf5\xfb")
_HEAD: Final = 32
_END_OF_FIELDS: Final = 0x0D
_END_OF_FILE: Final = 0x1A
_DELETED: Final = 0x2A
_JULIAN: Final = 1_721_425  # the day before 0001-01-01, as FoxPro counts
_LONGEST_MEMO: Final = 4_000_000
_BLOCK: Final = 1024  # records
_DRIVERS: Final = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x04: "mac-roman", 0x08: "cp865", 0x09: "cp437", 0x0A: "cp850",
    0x0B: "cp437", 0x0D: "cp437", 0x0E: "cp850", 0x0F: "cp437", 0x10: "cp850", 0x11: "cp437", 0x12: "cp850",
    0x13: "cp932", 0x14: "cp850", 0x15: "cp437", 0x16: "cp850", 0x17: "cp865", 0x18: "cp437", 0x19: "cp437",
    0x1A: "cp850", 0x1B: "cp437", 0x1C: "cp863", 0x1D: "cp850", 0x1F: "cp852", 0x22: "cp852", 0x23: "cp852",
    0x24: "cp860", 0x25: "cp850", 0x26: "cp866", 0x37: "cp850", 0x40: "cp852", 0x4D: "gb18030", 0x4E: "cp949",
    0x4F: "big5hkscs", 0x50: "cp874", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252", 0x64: "cp852", 0x65: "cp866",
    0x66: "cp865", 0x67: "cp861", 0x6A: "cp737", 0x6B: "cp857", 0x6C: "cp863", 0x78: "big5hkscs", 0x79: "cp949",
    0x7A: "gb18030", 0x7B: "cp932", 0x7C: "cp874", 0x7D: "cp1255", 0x7E: "cp1256", 0x86: "cp737", 0x87: "cp852",
    0x88: "cp857", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
}  # fmt: skip
"""The language driver in byte 29, to the encoding of its code page."""


@dataclass(frozen=True, slots=True)
class DbfField:
    """``at``: where it stands in a record, whose first byte is the mark of deletion."""

    name: bytes
    type: str
    at: int
    size: int


@dataclass(frozen=True, slots=True)
class DbfHead:
    """``records``: how many the file says it holds. ``encoding``: of its code page, "" where it names none."""

    version: int
    records: int
    start: int
    size: int
    encoding: str
    fields: tuple[DbfField, ...]

    def titles(self, encoding: str) -> tuple[str, ...]:
        return tuple(field.name.decode(encoding, "replace").strip() for field in self.fields)

    @property
    def classes(self) -> tuple[str, ...]:
        """What each column holds, as in a layout."""
        return tuple(_CLASSES.get(field.type, TEXT) for field in self.fields)


def is_dbf(head: bytes) -> bool:
    """Whether the first 64 bytes are those of a DBF: a version, a day, lengths that fit and a first field."""
    if len(head) < 2 * _HEAD or head[0] not in _VERSIONS:
        return False
    _version, _year, month, day, _records, start, size = struct.unpack_from("<4BLHH", head)
    return month <= 12 and day <= 31 and start > 2 * _HEAD and size > 1 and head[43] in _TYPES and head[32] > 0x20  # noqa: PLR2004 - months, days, printed letters


def read_head(stream: IO[bytes], name: str) -> DbfHead:
    """The fields of the table; UserError when the head is cut or contradicts itself."""
    head = stream.read(_HEAD)
    version, _year, _month, _day, records, start, size = struct.unpack_from("<4BLHH", head)
    described = stream.read(start - _HEAD)
    fields: list[DbfField] = []
    at = 1
    for place in range(0, len(described) - _HEAD + 1, _HEAD):
        if described[place] == _END_OF_FIELDS:
            break
        title = described[place : place + 11].partition(b"\0")[0]
        kind, width = chr(described[place + 11]), described[place + 16]
        if kind == "C" and version not in _FOXPRO:
            width += described[place + 17] << 8  # Clipper: texts longer than 255 keep the rest where decimals are
        if kind != "0":  # FoxPro's own column of null marks
            fields.append(DbfField(title, kind, at, width))
        at += width
    if len(described) != start - _HEAD or not fields or at > size:
        raise _damaged(name)
    return DbfHead(version, records, start, size, _DRIVERS.get(head[29], ""), tuple(fields))


def _damaged(name: str) -> UserError:
    return UserError(
        N_("“{name}” is no whole DBF table."), N_("Export it again, or as CSV, and import that file."), name=name
    )


def read_records(stream: IO[bytes], head: DbfHead) -> Iterator[tuple[int, bytes]]:
    """The records, deleted ones too, as they stand in the file, under their numbers from 1; a cut last one too."""
    stream.seek(head.start)
    number = 0
    while block := stream.read(head.size * _BLOCK):
        for at in range(0, len(block), head.size):
            if block[at] == _END_OF_FILE and number >= head.records:
                return
            number += 1
            record = block[at : at + head.size]
            if record.strip(b"\0\x1a"):
                yield number, record


def is_deleted(record: bytes) -> bool:
    return record[0] == _DELETED


def cells_of(record: bytes, head: DbfHead, encoding: str, memos: "Memos | None") -> list[str]:
    """The cells of a record as text: plain numbers, ISO days, TRUE and FALSE, memos."""
    cells: list[str] = []
    for field in head.fields:
        raw = record[field.at : field.at + field.size]
        if field.type in "MGPW" or (field.type == "B" and head.version not in _FOXPRO):
            cells.append(memos.text(raw, encoding) if memos is not None and field.type == "M" else "")
        elif field.type in _BINARY and len(raw) == _BINARY[field.type][0]:
            cells.append("" if not raw.strip(b" ") else _BINARY[field.type][1](raw))
        else:
            cells.append(_written(field.type, raw.partition(b"\0")[0].decode(encoding, "replace").strip()))
    return cells


def _written(kind: str, text: str) -> str:
    if kind == "D" and len(text) == 8 and text.isdecimal():  # noqa: PLR2004 - yyyymmdd
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if kind in "NF":
        return unmistakable(text)
    if kind == "L":
        return {"T": "TRUE", "Y": "TRUE", "F": "FALSE", "N": "FALSE"}.get(text.upper(), "")
    return text


def _double(raw: bytes) -> str:
    value = float(struct.unpack("<d", raw)[0])
    text = unmistakable(repr(value).removesuffix(".0"))
    return format(Decimal(text), "f") if "e" in text else text


def _moment(raw: bytes) -> str:
    day, milliseconds = struct.unpack("<LL", raw)
    if not day:
        return ""
    try:
        at = datetime.combine(date.fromordinal(day - _JULIAN), datetime.min.time())
        at += timedelta(seconds=round(milliseconds / 1000))
    except (ValueError, OverflowError):
        return f"{day}+{milliseconds}"  # shown as it stands: no day
    return at.date().isoformat() if not milliseconds else at.isoformat(" ")


_CLASSES: Final = {**dict.fromkeys("NFIBYO+", NUMBER), **dict.fromkeys("DT@", DATE)}
_BINARY: Final[dict[str, tuple[int, Callable[[bytes], str]]]] = {
    "I": (4, lambda raw: str(struct.unpack("<l", raw)[0])),
    "+": (4, lambda raw: str((struct.unpack(">L", raw)[0] ^ 0x80000000) & 0x7FFFFFFF)),
    "B": (8, _double),
    "Y": (8, lambda raw: format(Decimal(struct.unpack("<q", raw)[0]).scaleb(-4).normalize(), "f")),
    "T": (8, _moment),
}


class Memos:
    """The memo file beside a table: long texts in blocks, found by their numbers."""

    def __init__(self, data: IO[bytes], *, foxpro: bool) -> None:
        self._data = data
        self._foxpro = foxpro
        head = data.read(24)
        self._size = struct.unpack_from(">H", head, 6)[0] if foxpro and len(head) > 8 else 0  # noqa: PLR2004 - its head
        if not foxpro and len(head) == 24:  # noqa: PLR2004 - its head
            self._size = struct.unpack_from("<H", head, 20)[0]
        self._size = self._size or 512

    def text(self, raw: bytes, encoding: str) -> str:
        """The memo whose block number stands in a cell; "" where there is none."""
        digits = raw.strip(b" \0")
        number = struct.unpack("<L", raw)[0] if len(raw) == 4 else int(digits) if digits.isdigit() else 0  # noqa: PLR2004 - binary
        if not number:
            return ""
        self._data.seek(number * self._size)
        head = self._data.read(8)
        if self._foxpro:
            kind, length = struct.unpack(">LL", head.ljust(8, b"\0"))
            body = self._data.read(min(length, _LONGEST_MEMO)) if kind == 1 else b""
        elif head[:4] == b"\xff\xff\x08\x00":
            body = self._data.read(min(struct.unpack("<L", head[4:])[0] - 8, _LONGEST_MEMO))
        else:
            body = (head + self._data.read(_LONGEST_MEMO)).partition(b"\x1a")[0]
        return body.decode(encoding, "replace").rstrip("\0 \r\n")


def open_memos(source: Path | bytes, head: DbfHead) -> Memos | None:
    """The memo file beside the table, in whatever case its name is written; None where there is none."""
    if not isinstance(source, Path):
        return None
    endings = (".fpt", ".dct") if head.version in _FOXPRO else (".dbt", ".fpt")
    with suppress(OSError):
        for path in sorted(source.parent.iterdir()):
            if path.stem.lower() == source.stem.lower() and path.suffix.lower() in endings:
                return Memos(io.BytesIO(path.read_bytes()), foxpro=path.suffix.lower() in {".fpt", ".dct"})
    return None


def has_memos(head: DbfHead) -> bool:
    return any(field.type == "M" for field in head.fields)


def letters_of(records: Sequence[bytes], head: DbfHead) -> bytes:
    """The texts of ``records`` as bytes, by which the encoding is told where the file names no code page."""
    texts = [field for field in head.fields if field.type == "C"]
    cells = (record[field.at : field.at + field.size].rstrip(b" \0") for record in records for field in texts)
    return b"\n".join((*(field.name for field in head.fields), *cells))
