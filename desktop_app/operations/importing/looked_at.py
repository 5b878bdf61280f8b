"""The rows of a file that were looked at to understand it, and all of them for its import.

Rows that were read and parsed once are not read and parsed again: a file of few rows was looked at as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.domain.progress import Progress
from desktop_app.files.chunk import Chunk
from desktop_app.files.coded_names import CodedNames, find_coded
from desktop_app.files.column_types import ColumnType
from desktop_app.files.continued_rows import Continuation, find_continuation
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.order_totals import CountedOnce, counted_once
from desktop_app.files.parse_rows import RowParser
from desktop_app.files.prepared import Preparation
from desktop_app.files.readers import stream_rows
from desktop_app.files.row_stream import READING, RowStream
from desktop_app.files.source import Evidence, LineCount, RawTable, Row, RowProblem, Source
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.name_codes import part_codes
from desktop_app.store.database import Store

_BLOCK: Final = 1024  # rows
_RECENT: Final = 8192  # rows; more than the parser looks ahead


@dataclass(frozen=True, slots=True)
class Parsed:
    """``parser`` knows the texts of the rows looked at; ``chunks``: what became of them, codes before names included.

    It stays in the process that parsed them: sent to another one it arrives as None.
    """

    parser: RowParser
    chunks: Sequence[Chunk]

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return type(None), ()


@dataclass(frozen=True, slots=True)
class LookedAt:
    """``chunks``: the rows looked at as they would be taken, and how they are taken before they are parsed."""

    chunks: Sequence[Chunk]
    continuation: Continuation | None
    continued: Evidence | None
    coded: tuple[CodedNames, ...]
    once: CountedOnce | None
    parsed: Parsed


def look_at_rows(
    store: Store,
    table: RawTable,
    types: Sequence[ColumnType],
    mapping: Mapping,
    asked: Choices,
    *,
    proved: bool,
) -> LookedAt:
    """The rows of ``table``; ``proved``: how rows go on is known of the system that wrote the file."""
    continuation, continued = find_continuation(table, mapping, proved=proved)
    coded = find_coded(table, mapping, asked.codes)
    once = counted_once(dict(mapping.columns), asked.total_once)
    parser = RowParser(table.header, mapping, types)
    parsed = list(parser.chunks(_rows(table, continuation, once)))
    kept = parsed if table.count.complete else ()
    return LookedAt(part_codes(store, coded, parsed), continuation, continued, coded, once, Parsed(parser, kept))


def _rows(table: RawTable, continuation: Continuation | None, once: CountedOnce | None) -> Iterable[tuple[int, Row]]:
    rows: Iterable[tuple[int, Row]] = zip(table.lines, table.rows, strict=True)
    rows = continuation.rows(rows) if continuation else rows
    return once.rows(rows) if once else rows


class HeldRows:
    """The rows of a table that was read whole, as a stream of them would give them."""

    def __init__(self, table: RawTable, progress: Progress) -> None:
        self._table = table
        self._progress = progress
        self.problems: Sequence[RowProblem] = table.problems

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        lines, rows = self._table.lines, self._table.rows
        for start in range(0, len(rows), _BLOCK):
            self._progress.step(READING, start)
            yield from zip(lines[start : start + _BLOCK], rows[start : start + _BLOCK], strict=True)

    def count(self) -> LineCount:
        return self._table.count


class FileRows:
    """All rows of a file for its import, parsed; what is said of them is whole after the last one."""

    def __init__(
        self, source: Path | bytes, read: Source, prepared: Preparation, parsed: Parsed, progress: Progress
    ) -> None:
        table = read.tables[read.chosen]
        self._rows: HeldRows | RowStream = (
            HeldRows(table, progress) if table.count.complete else stream_rows(source, read, progress=progress)
        )
        self._prepared = prepared
        self._parsed = parsed
        self._progress = progress
        self._recent: dict[int, Row] = {}

    @property
    def problems(self) -> Sequence[RowProblem]:
        """What is wrong with lines before they are parsed."""
        return (*self._rows.problems, *self._prepared.problems)

    def count(self) -> LineCount:
        """Where every line of the file went."""
        return self._rows.count()

    def chunks(self) -> Iterator[Chunk]:
        """The rows that could be read, and those that could not."""
        if isinstance(self._rows, HeldRows) and self._prepared.idle:
            for chunk in self._parsed.chunks:
                self._progress.step(READING, chunk.lines[0] if chunk.lines else 0)
                yield chunk
            return
        if isinstance(self._rows, RowStream) and self._prepared.idle:
            yield from self._parsed.parser.chunks(self._rows.blocks())
            return
        yield from self._parsed.parser.chunks(self._prepared.rows(self._noted()))

    def as_in_file(self, line: int, cells: Row) -> Row:
        """The row that came last as it stands in the file; ``cells`` if it came out as it went in."""
        return self._recent.get(line, cells)

    def _noted(self) -> Iterator[tuple[int, Row]]:
        """The rows as they stand in the file, the last ones kept at hand: a refused row is listed like that."""
        for line, cells in self._rows:
            if len(self._recent) >= _RECENT:
                self._recent = dict(islice(self._recent.items(), _RECENT // 2, None))
            self._recent[line] = cells
            yield line, cells
