"""What python-calamine leaves out of a sheet, in whichever format: number formats of columns, cells with errors."""

import io
import struct
from pathlib import Path
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from desktop_app.domain.errors import UserError
from desktop_app.files.cell_formats import SheetParts
from desktop_app.files.compound_file import OLE
from desktop_app.files.ods_parts import CONTENT, read_ods
from desktop_app.files.xls_parts import read_xls
from desktop_app.files.xlsb_parts import BOOK, read_xlsb
from desktop_app.files.xlsx_parts import read_xlsx
from desktop_app.i18n import N_

_UNPACKED: Final = 4_000_000_000  # bytes; a sheet of a million full rows takes less than one
_SWOLLEN: Final = 1_000_000_000  # from here on a part that shrank to a thousandth is no sheet


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


def read_parts(source: Path | bytes, title: str, number: int) -> SheetParts:
    """Formats and errors of the sheet called ``title``, the one at place ``number`` of all sheets.

    Nothing where the file is built otherwise than its format says; its values are read all the same. BadZipFile where
    a part is damaged.
    """
    try:
        if _head(source) == OLE:
            return read_xls(source if isinstance(source, bytes) else source.read_bytes(), number)
        with ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as parts:
            names = parts.namelist()
            read = read_ods if CONTENT in names else read_xlsb if BOOK in names else read_xlsx
            return read(parts, title)
    except (KeyError, IndexError, ValueError, OSError, struct.error, expat.ExpatError):
        return SheetParts()


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[: len(OLE)]
    with source.open("rb") as stream:
        return stream.read(len(OLE))
