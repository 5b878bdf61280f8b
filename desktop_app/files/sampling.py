"""Rows from all over a large text file, so that its columns are judged by more than its first lines."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.files.delimited import read_records
from desktop_app.files.source import Dialect, Layout, Row
from desktop_app.files.surplus import rejoined

_PLACES: Final = 24
_BYTES: Final = 32_768


def sample_rows(path: Path, dialect: Dialect, layout: Layout) -> tuple[Row, ...]:
    """Whole rows from evenly spaced places; only those that fit the table as they are. They have no line numbers.

    Encodings with two bytes a letter are left out: a place in the middle of the file may split one.
    """
    if dialect.encoding.startswith(("utf-16", "utf-32")):
        return ()
    return tuple(
        row for block in _blocks(path) for row in _fitting(block.decode(dialect.encoding, "replace"), dialect, layout)
    )


def _blocks(path: Path) -> Iterator[bytes]:
    """Pieces of the file from the start of a line to the end of one."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        for place in range(1, _PLACES + 1):
            stream.seek(max(0, size * place // _PLACES - _BYTES))
            block = stream.read(_BYTES)
            mark = b"\n" if b"\n" in block else b"\r"
            yield block[block.find(mark) + 1 : block.rfind(mark) + 1]


def _fitting(text: str, dialect: Dialect, layout: Layout) -> Iterator[Row]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    # The block may begin inside a quoted cell: its first records are left out.
    records = islice(read_records(lines, dialect, layout.raw_width), 1, None)
    for _line, span, cells in rejoined(records, layout.joins, layout.width, dialect.separator):
        whole = span == 1 and len(cells) == layout.width and "\ufffd" not in "".join(cells)
        if whole and all(cells[place].strip() for place in layout.filled):
            yield tuple(cells)
