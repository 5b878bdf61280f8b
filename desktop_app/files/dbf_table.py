"""A DBF file as a table like any other: every record is a row, deleted ones are counted and left out."""

import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files import dbf
from desktop_app.files.blocks import Numbered
from desktop_app.files.encoding import detect_encoding
from desktop_app.files.odd_letters import LOST
from desktop_app.files.plausible import plausibility
from desktop_app.files.row_stream import READING, RowStream
from desktop_app.files.source import (
    Certainty,
    Dialect,
    Evidence,
    Layout,
    LineCount,
    RawTable,
    Row,
    RowProblem,
    Severity,
    Skipped,
)
from desktop_app.files.tongues import tongues_of
from desktop_app.i18n import N_

_JUDGED: Final = 2000  # records whose letters are weighed
_KEPT: Final = 100  # deleted records that are listed
_STEP: Final = 1024
_ODD: Final = 0.5
_CUT: Final = N_("The file ends inside this record.")


class DbfRows(RowStream):
    """The records of a table as rows; nothing in a database is a footer or a second table."""

    def __init__(
        self, source: Path | bytes, head: dbf.DbfHead, layout: Layout, encoding: str, progress: Progress = SILENT
    ) -> None:
        super().__init__((), layout, Dialect(encoding=encoding), progress)
        self._source = source
        self._head = head
        self._encoding = encoding
        self._taken = self._deleted = self._number = 0
        self._reading = progress

    def _all(self) -> Iterator[Numbered]:
        memos = dbf.open_memos(self._source, self._head) if dbf.has_memos(self._head) else None
        with _opened(self._source) as stream:
            for number, record in dbf.read_records(stream, self._head):
                self._number = number
                if not number % _STEP:
                    self._reading.step(READING, number, self._head.records)
                if dbf.is_deleted(record):
                    self._skip_deleted(number, record, memos)
                    continue
                cells = tuple(dbf.cells_of(record, self._head, self._encoding, memos))
                self._note(number, record, cells)
                self._taken += 1
                yield number, cells
        self.complete = True

    def _skip_deleted(self, number: int, record: bytes, memos: dbf.Memos | None) -> None:
        self._deleted += 1
        if len(self.junk) < _KEPT:
            cells = dbf.cells_of(record, self._head, self._encoding, memos)
            self.junk.append(Skipped(number, " ".join(filter(None, cells))))

    def _note(self, number: int, record: bytes, cells: Row) -> None:
        if len(record) < self._head.size:
            problem = RowProblem(number, "", " | ".join(cells), _CUT, severity=Severity.WARNING)
            self.problems.append(problem)
        for title, cell in zip(self.layout.header, cells, strict=True):
            if "\ufffd" in cell:
                about = (("encoding", self._encoding),)
                self.problems.append(RowProblem(number, title, cell, LOST, about, Severity.WARNING))

    def count(self) -> LineCount:
        """Records take the place of lines; deleted ones are junk."""
        blank = self._number - self._taken - self._deleted
        return LineCount(self._number, rows=self._taken, junk=self._deleted, blank=blank, complete=self.complete)

    def evidence(self) -> tuple[Evidence, ...]:
        found = []
        if self._deleted:
            because = N_("{records} records are marked as deleted and left out.")
            found.append(Evidence("deleted", str(self._deleted), because, (("records", self._deleted),)))
        if self.complete and self._number != self._head.records:
            because = N_("The file says that it holds {said} records; {found} are there.")
            values = (("said", self._head.records), ("found", self._number))
            found.append(Evidence("records", str(self._number), because, values, Certainty.ASKED))
        if dbf.has_memos(self._head) and dbf.open_memos(self._source, self._head) is None:
            because = N_("The memo file (DBT or FPT) is not beside it; its texts are empty.")
            found.append(Evidence("memo", "none", because, (), Certainty.ASKED))
        return tuple(found)


def stream_dbf(source: Path | bytes, name: str, layout: Layout, encoding: str, progress: Progress = SILENT) -> DbfRows:
    """All records of a table that was read before, in the layout and encoding found then."""
    with _opened(source) as stream:
        head = dbf.read_head(stream, name)
    return DbfRows(source, head, layout, encoding, progress)


def read_dbf(
    source: Path | bytes,
    name: str,
    *,
    encoding: str | None = None,
    limit: int | None = None,
    languages: Sequence[str] = (),
    progress: Progress = SILENT,
) -> tuple[Dialect, RawTable]:
    """The table; its encoding is the one chosen, that of its code page, or the one its letters betray."""
    with _opened(source) as stream:
        head = dbf.read_head(stream, name)
        records = [record for _number, record in islice(dbf.read_records(stream, head), _JUDGED)]
    codec, evidence = _encoding(dbf.letters_of(records, head), head, encoding, languages)
    rows = DbfRows(source, head, _layout(head, codec), codec, progress)
    return Dialect(encoding=codec, evidence=(evidence,)), _collect(rows, limit)


def _opened(source: Path | bytes) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _encoding(letters: bytes, head: dbf.DbfHead, chosen: str | None, languages: Sequence[str]) -> tuple[str, Evidence]:
    if chosen:
        return chosen, Evidence("encoding", chosen, N_("You chose it."))
    if not head.encoding:
        codec, evidence = detect_encoding(letters, languages=languages)
        return codec, evidence
    plain = letters.isascii() or plausibility(letters.decode(head.encoding, "replace"), tongues_of(languages)) > _ODD
    because = N_("The file names its code page.") if plain else N_("The file names this code page, but it reads oddly.")
    certainty = Certainty.SURE if plain else Certainty.ASKED
    return head.encoding, Evidence("encoding", head.encoding, because, (), certainty)


def _layout(head: dbf.DbfHead, encoding: str) -> Layout:
    because = N_("A DBF file names its columns itself.")
    evidence = Evidence("header", "fields", because)
    return Layout(head.titles(encoding), (), 1, head.classes, (), evidence=(evidence,))


def _collect(rows: DbfRows, limit: int | None) -> RawTable:
    taken = list(islice(rows, limit))
    if limit is None or len(taken) < limit:
        rows.complete = True
    return RawTable(
        "", rows.layout.header, _cells(taken), array("q", (line for line, _cells in taken)), rows.layout, rows.count(),
        junk=tuple(rows.junk), problems=tuple(rows.problems), evidence=(*rows.layout.evidence, *rows.evidence()),
    )  # fmt: skip


def _cells(taken: Iterable[tuple[int, Row]]) -> list[Row]:
    return [cells for _line, cells in taken]
