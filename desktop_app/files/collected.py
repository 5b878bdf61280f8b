"""What a person wishes of a reader, and the rows of one table that it collects; the formats are in readers."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from desktop_app.files.row_stream import RowStream
from desktop_app.files.source import RawTable

HEAD_LINES: Final = 1000  # in which the header is looked for


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose instead of what was found; None and 0 leave the choice to the reader."""

    name: str = ""
    encoding: str | None = None
    separator: str | None = None
    header: int | None = None
    limit: int | None = None
    languages: Sequence[str] = ()
    year: int = 0
    reshaped: Mapping[int, int] = field(default_factory=dict)


def collect(stream: RowStream, title: str, limit: int | None) -> RawTable:
    found = list(islice(stream, limit))
    lines = array("q", [line for line, _cells in found])
    rows = [cells for _line, cells in found]
    if limit is None or len(rows) < limit:
        assert stream.complete
    layout = stream.layout
    return RawTable(
        title=title,
        header=layout.header,
        rows=rows,
        lines=lines,
        layout=layout,
        count=stream.count(),
        preamble=layout.preamble,
        footer=tuple(stream.footer),
        junk=tuple(stream.junk),
        problems=tuple(stream.problems),
        evidence=(*layout.evidence, *stream.evidence()),
    )
