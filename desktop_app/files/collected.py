"""What a person wishes of a reader, and the rows of one table that it collects; the formats are in readers."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from desktop_app.files.row_stream import RowStream
from desktop_app.files.source import RawTable

HEAD_LINES: Final = 1000  # in which the header is looked for
_KEPT: Final = 20_000  # distinct texts


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


class _Once(dict[str, str]):
    """Texts that repeat, each kept once: much of what the rows of a large file would hold in memory."""

    def __missing__(self, text: str) -> str:
        if len(self) < _KEPT:
            self[text] = text
        return text


def collect(stream: RowStream, title: str, limit: int | None) -> RawTable:
    once = _Once()
    lines, rows = array("q"), []
    for line, cells in islice(stream, limit):
        lines.append(line)
        rows.append(tuple(map(once.__getitem__, cells)))
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
