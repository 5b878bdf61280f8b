"""Which records below the header are rows: totals, footers, blanks and further tables are told apart as they pass.

A file of any length is read once and never held whole. Single lines are judged in row_signs, mended in ragged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.cell_classes import NUMBER, cell_class
from desktop_app.files.column_classes import effective_width, filled_cells
from desktop_app.files.delimited import Record
from desktop_app.files.joined_days import add_days
from desktop_app.files.ragged import divided_anew, misfit, repair, unbroken
from desktop_app.files.reshaping import reshaped
from desktop_app.files.row_signs import (
    is_apart,
    is_full,
    is_remark,
    is_row,
    may_total,
    repeats_header,
    spare_columns,
    sums_others,
)
from desktop_app.files.source import (
    Certainty,
    Dialect,
    Evidence,
    Layout,
    LineCount,
    Row,
    RowProblem,
    Severity,
    Skipped,
    column_letter,
)
from desktop_app.files.surplus import rejoined
from desktop_app.files.table_blocks import is_table, reads_like_header, replaces_header
from desktop_app.i18n import N_

LOST: Final = N_("A byte here is no letter in {encoding}.")
OPEN_END: Final = N_("The quote before this text is never closed: the end of the file may be missing.")
_LOST: Final = "\ufffd"
_PLAIN: Final = Dialect()
READING: Final = N_("Reading rows")
_BLOCK: Final = 1024  # records
_LINE, _SPAN, _CELLS = itemgetter(0), itemgetter(1), itemgetter(2)

Numbered = tuple[int, Row]


class RowStream:
    """The rows below the header as ``(line, cells)``; what is no row is kept, counted and explained.

    ``problems``, ``footer``, ``junk``, ``others`` (records of further tables) and ``count()`` are whole once the
    iteration has ended.
    """

    def __init__(
        self, records: Iterable[Record], layout: Layout, dialect: Dialect = _PLAIN, progress: Progress = SILENT
    ) -> None:
        self.layout = layout
        self.problems: list[RowProblem] = []
        self.footer: list[Skipped] = []
        self.junk: list[Skipped] = []
        self.others: list[list[Record]] = []
        self.complete = False
        self._progress = progress
        self._dialect = dialect
        self._spare = spare_columns(layout)
        self._records = iter(rejoined(records, layout.joins, layout.width, dialect.separator))
        self._held: list[Record] = []
        self._last: Record | None = None
        self._other: list[Record] | None = None  # the further table that is being read
        self._gap = False  # whether the line before was blank
        self._after_gap: set[int] = set()  # lines held that follow a blank one
        self._lines: Counter[str] = Counter()
        self._total = 0

    def __iter__(self) -> Iterator[Numbered]:
        rows = chain.from_iterable(self._parts())
        return add_days(rows, self.layout.joined_day) if self.layout.joined_day else rows

    def _parts(self) -> Iterator[Iterable[Numbered]]:
        yield from self._body(self._skip_head())
        yield self._finish()
        self.complete = True

    def count(self) -> LineCount:
        """Where the lines read so far went."""
        return LineCount(total=self._total, complete=self.complete, **self._lines)

    def evidence(self) -> tuple[Evidence, ...]:
        """What was found below the rows, said as the head's findings are."""
        found = []
        if self.footer:
            lines = ", ".join(str(one.line) for one in self.footer[:9])
            found.append(Evidence("footer", lines, N_("No row: “{text}”."), (("text", self.footer[0].text),)))
        if self.others:
            block = self.others[0]
            names = ", ".join(filled_cells(block[0][2]))
            because = N_("Lines {first} to {last} hold another table: {names}.")
            values = (("first", block[0][0]), ("last", block[-1][0]), ("names", names))
            reading = str(len(self.others) + 1)
            found.append(Evidence("tables", reading, because, values, Certainty.ASKED))
        return tuple(found)

    def _skip_head(self) -> Iterator[Record]:
        """The records from the first row on; the lines before it are counted, tables among them kept."""
        first, header = self.layout.first_row, frozenset(self.layout.header_lines)
        starts = dict(self.layout.above)
        end = 0
        for record in self._records:
            line, span, cells = record
            if first and line >= first:
                return chain((record,), self._records)
            self._total += span
            if line in starts:
                end = starts[line]
                self.others.append([])
            if not effective_width(cells):
                self._lines["blank"] += span
            elif line <= end:
                self.others[-1].append(record)
                self._lines["other_tables"] += span
            else:
                self._lines["header" if line in header else "preamble"] += span
        return iter(())

    def _body(self, records: Iterator[Record]) -> Iterator[Iterable[Numbered]]:
        """The rows in blocks: one that holds nothing but plain rows is passed on whole."""
        while block := list(islice(records, _BLOCK)):
            self._progress.step(READING, self._lines["rows"])
            self._last = block[-1]
            if self._dialect.lossy:
                self._note_lost_letters(block)
            if self._all_plain(block):
                if self._held:
                    yield self._settle(ended=False)
                spans = sum(map(_SPAN, block))
                self._total += spans
                self._lines["rows"] += len(block)
                self._lines["continued"] += spans - len(block)
                yield zip(map(_LINE, block), map(tuple, map(_CELLS, block)), strict=True)
            else:
                for record in block:
                    yield self._one(record)

    def _note_lost_letters(self, block: Sequence[Record]) -> None:
        for line, _span, cells in block:
            if any(_LOST in cell for cell in cells):
                place = next(place for place, cell in enumerate(cells) if _LOST in cell)
                title = self.layout.header[place] if place < self.layout.width else ""
                about = (("encoding", self._dialect.encoding),)
                problem = RowProblem(line, title or column_letter(place), cells[place], LOST, about, Severity.WARNING)
                self.problems.append(problem)

    def _all_plain(self, block: Sequence[Record]) -> bool:
        """Whether every record is a row beyond doubt, asked of whole columns because that is ten times faster."""
        if self._gap or self._other is not None:
            return False
        rows = list(map(_CELLS, block))
        if not self.layout.filled or set(map(len, rows)) != {self.layout.width}:
            return False
        columns = list(zip(*rows, strict=True))
        return (
            not any("" in columns[place] for place in self.layout.filled)
            and not any(any(columns[place]) for place in self._spare)
            and all(columns[0])
            and self.layout.header[0] not in columns[0]
            and not may_total(columns[0])
        )

    def _one(self, record: Record) -> Iterator[Numbered]:
        _line, span, cells = record
        self._total += span
        if self._all_plain((record,)):
            yield from self._settle(ended=False)
            yield self._take(record, tuple(cells))
        elif not effective_width(cells):
            self._lines["blank"] += span
            self._gap = True
        else:
            if not self._goes_elsewhere(record):
                yield from self._weigh(record)
            self._gap = False

    def _goes_elsewhere(self, record: Record) -> bool:
        """Whether the record belongs to a further table as wide as this one, which a blank line sets apart."""
        line, _span, cells = record
        layout = self.layout
        if line in layout.reshaped:
            return False
        if self._gap and (line in layout.below or replaces_header(cells, layout.classes, layout.header)):
            self._close_other()
            self._other = [record]
        elif self._other is None or (self._gap and self._leaves_other(cells)):
            self._close_other()
            return False
        else:
            self._other.append(record)
        return True

    def _leaves_other(self, cells: Sequence[str]) -> bool:
        return repeats_header(cells, self.layout) or reads_like_header(cells) or len(filled_cells(cells)) == 1

    def _close_other(self) -> None:
        block, self._other = self._other, None
        if block and is_table(block, apart=True):
            self._keep_other(block)
        else:
            for record in block or ():
                self._refuse(record)

    def _keep_other(self, block: list[Record]) -> None:
        self.others.append(block)
        self._lines["other_tables"] += sum(map(_SPAN, block))

    def _weigh(self, record: Record) -> Iterator[Numbered]:
        """A record which is not plainly a row: a row all the same, or held until more is seen."""
        row = self._as_row(record)
        if row is None:
            record, row = self._with_first_half(record)
        if row is None:
            self._held.append(record)
            if self._gap:
                self._after_gap.add(record[0])
            return
        yield from self._settle(ended=False)
        yield self._take(record, row)

    def _as_row(self, record: Record) -> Row | None:
        """The cells as a row of the table, if they fit it or a rule proves how they do."""
        line, _span, cells = record
        layout = self.layout
        if line in layout.reshaped:
            wanted, said = reshaped(line, cells, layout, layout.reshaped[line], self._dialect.separator)
            self.problems.append(said)
            return wanted
        if len(cells) == layout.width:
            return tuple(cells) if not is_apart(cells, layout) and is_row(cells, layout) else None
        mended = (divided_anew if is_apart(cells, layout) else repair)(cells, layout, self._dialect)
        if mended is None:
            return None
        row, mend = mended
        if mend is not None:
            self.problems.append(mend.on(line))
        return row

    def _with_first_half(self, record: Record) -> tuple[Record, Row | None]:
        """``record`` and the one held before it as one row, when a line end inside a cell broke it in two."""
        line, span, cells = record
        if not self._held or sum(self._held[-1][:2]) != line:
            return record, None
        start, before, first = self._held[-1]
        whole = unbroken(first, cells, self.layout)
        if whole is None:
            return record, None
        self._held.pop()
        row, mend = whole
        self.problems.append(mend.on(start))
        return (start, before + span, list(row)), row

    def _take(self, record: Record, row: Row) -> Numbered:
        self._lines["rows"] += 1
        self._lines["continued"] += record[1] - 1
        return record[0], row

    def _settle(self, *, ended: bool) -> Iterator[Numbered]:
        """Decide about the records held back, now that a row follows them or the file has ended."""
        held, self._held = self._held, []
        for record in held:
            yield from self._settle_one(record, ended=ended)

    def _settle_one(self, record: Record, *, ended: bool) -> Iterator[Numbered]:
        cells, layout = record[2], self.layout
        text = " ".join(filled_cells(cells))
        total = sums_others(cells, layout)
        if repeats_header(cells, layout):
            self._skip(record, self.junk, "junk")
        elif total and not ended and is_full(cells, layout):
            yield self._take(record, tuple(cells))
        elif ended and (is_remark(cells, layout) or is_apart(cells, layout)):
            self._skip(record, self.footer, "footer")
        elif is_apart(cells, layout) and (total or cell_class(text) == NUMBER):
            self._skip(record, self.junk, "junk")
        else:
            self._refuse(record)

    def _skip(self, record: Record, into: list[Skipped], kind: str) -> None:
        line, span, cells = record
        into.append(Skipped(line, " ".join(filled_cells(cells))))
        self._lines[kind] += span

    def _refuse(self, record: Record) -> None:
        line, span, cells = record
        self._lines["refused"] += span
        self.problems.append(misfit(line, cells, self.layout))

    def _finish(self) -> Iterator[Numbered]:
        """At the end, held records are footers, further tables, or rows that do not fit."""
        self._close_other()
        held, self._held = self._held, []
        for block in _without_gaps(held):
            table = self._without_remarks(block)
            apart = bool(table) and (block[0][0] in self._after_gap or table[0][0] != block[0][0])
            if is_table(table, apart=apart):
                self._keep_other(table)
                block = [record for record in block if record not in table]  # noqa: PLW2901 - what is left of it
            for record in block:
                yield from self._settle_one(record, ended=True)
        self._note_open_end()

    def _note_open_end(self) -> None:
        """A cell that a quote opens and none closes, in the last row: what followed it may be missing."""
        quote = self._dialect.quote
        line, _span, cells = self._last or (0, 0, [])
        place = next((at for at, cell in enumerate(cells) if cell.startswith(quote) and cell.count(quote) % 2), None)
        if quote and place is not None and not any(problem.line == line for problem in self.problems[-1:]):
            title = self.layout.header[place] if place < self.layout.width else ""
            problem = RowProblem(line, title or column_letter(place), cells[place], OPEN_END, severity=Severity.WARNING)
            self.problems.append(problem)

    def _without_remarks(self, block: list[Record]) -> list[Record]:
        """The records from the first to the last one that is no title, note or total."""
        places = [place for place, record in enumerate(block) if not is_apart(record[2], self.layout)]
        return block[places[0] : places[-1] + 1] if places else []


def _without_gaps(records: Sequence[Record]) -> list[list[Record]]:
    """Runs of records without a gap between their lines."""
    blocks: list[list[Record]] = []
    for record in records:
        if blocks and sum(blocks[-1][-1][:2]) == record[0]:
            blocks[-1].append(record)
        else:
            blocks.append([record])
    return blocks
