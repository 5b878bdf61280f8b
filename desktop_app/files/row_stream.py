"""Which records below the header are rows: totals, footers, blanks and further tables are told apart as they pass.

A file of any length is read once and never held whole. Single lines are judged in row_signs, mended in ragged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.blocks import Block, Numbered, Record, parts, single_records, single_rows
from desktop_app.files.cell_classes import NUMBER, cell_class
from desktop_app.files.column_classes import effective_width, filled_cells
from desktop_app.files.joined_days import add_days
from desktop_app.files.odd_letters import lost_letters, open_end
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
    Skipped,
)
from desktop_app.files.surplus import rejoined
from desktop_app.files.table_blocks import is_table, reads_like_header, replaces_header
from desktop_app.i18n import N_

_PLAIN: Final = Dialect()
READING: Final = N_("Reading rows")
_LINE, _SPAN, _CELLS = itemgetter(0), itemgetter(1), itemgetter(2)


class RowStream:
    """The rows below the header as ``(line, cells)``; what is no row is kept, counted and explained.

    ``problems``, ``footer``, ``junk``, ``others`` (records of further tables) and ``count()`` are whole once the
    iteration has ended.
    """

    def __init__(
        self, records: Iterable[Record | Block], layout: Layout, dialect: Dialect = _PLAIN, progress: Progress = SILENT
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
        if layout.joins:
            records = rejoined(single_records(records), layout.joins, layout.width, dialect.separator)
        self._records: Iterator[Record | Block] = iter(records)
        self._held: list[Record] = []
        self._last: Block | Sequence[Record] = ()
        self._other: list[Record] | None = None  # the further table that is being read
        self._gap = False  # whether the line before was blank
        self._after_gap: set[int] = set()  # lines held that follow a blank one
        self._lines: Counter[str] = Counter()
        self._total = 0

    def __iter__(self) -> Iterator[Numbered]:
        return single_rows(self.blocks())

    def blocks(self) -> Iterator[Numbered | Block]:
        """The same, rows that are so beyond doubt kept together."""
        rows = self._all()
        return add_days(rows, self.layout.joined_day) if self.layout.joined_day else rows

    def _all(self) -> Iterator[Numbered | Block]:
        yield from self._body(self._skip_head())
        yield from self._finish()
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

    def _skip_head(self) -> Iterator[Record | Block]:
        """The records from the first row on; the lines before it are counted, tables among them kept."""
        starts = dict(self.layout.above)
        end = 0
        for part in self._records:
            records = part.records() if isinstance(part, Block) else iter((part,))
            for record in records:
                if self.layout.first_row and record[0] >= self.layout.first_row:
                    return chain((record,), records, self._records)
                end = starts.get(record[0], end)
                self._pass_head(record, end, opens=record[0] in starts)
        return iter(())

    def _pass_head(self, record: Record, end: int, *, opens: bool) -> None:
        """Count one line before the first row; ``end``: the last line of the table above, which it may open."""
        line, span, cells = record
        self._total += span
        if opens:
            self.others.append([])
        if not effective_width(cells):
            self._lines["blank"] += span
        elif line <= end:
            self.others[-1].append(record)
            self._lines["other_tables"] += span
        else:
            self._lines["header" if line in self.layout.header_lines else "preamble"] += span

    def _body(self, records: Iterator[Record | Block]) -> Iterator[Numbered | Block]:
        """The rows: blocks in which nothing else is are passed on whole."""
        for part in parts(records):
            self._progress.step(READING, self._lines["rows"])
            self._last = part
            if self._dialect.lossy:
                self.problems.extend(lost_letters(part, self.layout, self._dialect.encoding))
            block = part if isinstance(part, Block) else self._as_block(part)
            if block is None or not self._all_plain(block.columns):
                for record in _records_of(part):
                    yield from self._one(record)
                continue
            if self._held:
                yield from self._settle(ended=False)
            lines = sum(map(_SPAN, _records_of(part))) if part is not block else len(block.lines)
            self._total += lines
            self._lines["rows"] += len(block.lines)
            self._lines["continued"] += lines - len(block.lines)
            yield block

    def _as_block(self, records: Sequence[Record]) -> Block | None:
        """Records by column where all are as wide as the table."""
        rows = list(map(_CELLS, records))
        if set(map(len, rows)) != {self.layout.width}:
            return None
        return Block(list(map(_LINE, records)), list(zip(*rows, strict=True)))

    def _all_plain(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether every record is a row beyond doubt, asked of whole columns because that is ten times faster."""
        if self._gap or self._other is not None or not self.layout.filled or len(columns) != self.layout.width:
            return False
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
        if self._all_plain([(cell,) for cell in cells]):
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
        line, _span, cells = self._last_record()
        if not any(problem.line == line for problem in self.problems[-1:]):
            self.problems.extend(open_end(line, cells, self.layout, self._dialect.quote))

    def _last_record(self) -> Record:
        if isinstance(self._last, Block):
            return self._last.lines[-1], 1, list(self._last.cells[-1])
        return self._last[-1] if self._last else (0, 0, [])

    def _without_remarks(self, block: list[Record]) -> list[Record]:
        """The records from the first to the last one that is no title, note or total."""
        places = [place for place, record in enumerate(block) if not is_apart(record[2], self.layout)]
        return block[places[0] : places[-1] + 1] if places else []


def _records_of(part: Block | Sequence[Record]) -> Iterable[Record]:
    return part.records() if isinstance(part, Block) else part


def _without_gaps(records: Sequence[Record]) -> list[list[Record]]:
    """Runs of records without a gap between their lines."""
    blocks: list[list[Record]] = []
    for record in records:
        if blocks and sum(blocks[-1][-1][:2]) == record[0]:
            blocks[-1].append(record)
        else:
            blocks.append([record])
    return blocks
