"""Which records below the header are rows: totals, footers, blanks and further tables are told apart as they pass.

A file of any length is read once and never held whole. Rows with a cell too many or too few: ragged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.cell_classes import DATE, EMPTY, NUMBER, TEXT, cell_class, word_set
from desktop_app.files.delimited import Record
from desktop_app.files.layout import agreement, effective_width
from desktop_app.files.ragged import repair
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
from desktop_app.i18n import N_

TOTALS: Final = word_set(
    "total totals sum subtotal sub-total grandtotal average mean 合计 总计 小计 合計 總計 小計 共计 共計 汇总 "
    "平均 totalgeneral totalgénéral soustotal sous-total totaux sumă suma summe gesamt gesamtsumme "
    "zwischensumme gesamtergebnis somme moyenne promedio medie durchschnitt importe totale"
)
LOST: Final = N_("A byte here is no letter in {encoding}.")
_LOST: Final = "\ufffd"
_PLAIN: Final = Dialect()
READING: Final = N_("Reading rows")
_BLOCK: Final = 1024  # records
_LINE, _SPAN, _CELLS = itemgetter(0), itemgetter(1), itemgetter(2)
_MAYBE_TOTAL: Final = re.compile(
    r"^\W*(?:" + "|".join(sorted({word[:3] for word in TOTALS})) + ")", re.IGNORECASE | re.MULTILINE
)
_JOINED: Final = str.maketrans("", "", " \t:：=-.0123456789()")


def is_total(cells: Sequence[str]) -> bool:
    """Whether the first cell that holds something says "total", alone or with a number."""
    for cell in cells:
        if cell.strip():
            return cell.lower().translate(_JOINED) in TOTALS
    return False


class RowStream:
    """The rows below the header as ``(line, cells)``; what is no row is kept, counted and explained.

    ``problems``, ``footer``, ``junk``, ``others`` (records of further tables) and ``count()`` are whole once the
    iteration has ended.
    """

    def __init__(
        self, records: Iterable[Record], layout: Layout, dialect: Dialect = _PLAIN, progress: Progress = SILENT
    ) -> None:
        self.layout = layout
        self._progress = progress
        self._dialect = dialect
        self._spare = tuple(place for place, usual in enumerate(layout.classes) if usual == EMPTY)
        self.problems: list[RowProblem] = []
        self.footer: list[Skipped] = []
        self.junk: list[Skipped] = []
        self.others: list[list[Record]] = []
        self.complete = False
        self._records = iter(records)
        self._held: list[Record] = []
        self._blank = self._rows = self._continued = self._footers = self._junks = 0
        self._refused = self._other = self._last = 0
        self._preamble = self._header = 0

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        return chain.from_iterable(self._parts())

    def _parts(self) -> Iterator[Iterable[tuple[int, Row]]]:
        yield from self._body(self._skip_head())
        yield self._finish()
        self.complete = True

    def count(self) -> LineCount:
        """Where the lines read so far went."""
        return LineCount(
            total=self._last,
            preamble=self._preamble,
            header=self._header,
            rows=self._rows,
            continued=self._continued,
            footer=self._footers,
            blank=self._blank,
            junk=self._junks,
            other_tables=self._other,
            refused=self._refused,
            complete=self.complete,
        )

    def evidence(self) -> tuple[Evidence, ...]:
        """What was found below the rows, said as the head's findings are."""
        found = []
        if self.footer:
            lines, text = _listed(self.footer)
            found.append(Evidence("footer", lines, N_("No row: “{text}”."), (("text", text),)))
        if self.others:
            block = self.others[0]
            names = ", ".join(filter(None, map(str.strip, block[0][2])))
            because = N_("Lines {first} to {last} hold another table: {names}.")
            values = (("first", block[0][0]), ("last", block[-1][0]), ("names", names))
            reading = str(len(self.others) + 1)
            found.append(Evidence("tables", reading, because, values, Certainty.ASKED))
        return tuple(found)

    def _skip_head(self) -> Iterator[Record]:
        """The records from the first row on; the lines before it are counted."""
        first, header = self.layout.first_row, frozenset(self.layout.header_lines)
        for record in self._records:
            line, span, cells = record
            if first and line >= first:
                return chain((record,), self._records)
            self._last = line + span - 1
            if line in header:
                self._header += span
            elif effective_width(cells):
                self._preamble += span
            else:
                self._blank += span
        return iter(())

    def _body(self, records: Iterator[Record]) -> Iterator[Iterable[tuple[int, Row]]]:
        """The rows in blocks: one that holds nothing but plain rows is passed on whole."""
        while block := list(islice(records, _BLOCK)):
            self._progress.step(READING, self._rows)
            if self._dialect.lossy:
                self._note_lost_letters(block)
            if self._all_plain(block):
                if self._held:
                    yield self._settle(ended=False)
                self._last = block[-1][0] + block[-1][1] - 1
                self._rows += len(block)
                self._continued += sum(map(_SPAN, block)) - len(block)
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
        rows = list(map(_CELLS, block))
        if not self.layout.filled or set(map(len, rows)) != {self.layout.width}:
            return False
        columns = list(zip(*rows, strict=True))
        return (
            not any("" in columns[place] for place in self.layout.filled)
            and not any(any(columns[place]) for place in self._spare)
            and all(columns[0])
            and self.layout.header[0] not in columns[0]
            and not _MAYBE_TOTAL.search("\n".join(columns[0]))
        )

    def _one(self, record: Record) -> Iterator[tuple[int, Row]]:
        self._last = record[0] + record[1] - 1
        if self._all_plain((record,)):
            yield from self._settle(ended=False)
            yield self._take(record, tuple(record[2]))
        else:
            yield from self._weigh(record)

    def _weigh(self, record: Record) -> Iterator[tuple[int, Row]]:
        """A record which is not plainly a row: a row all the same, a blank line, or held until more is seen."""
        _line, span, cells = record
        if not effective_width(cells):
            self._blank += span
            return
        row = None if self._is_apart(cells) else self._as_row(record)
        if row is None:
            self._held.append(record)
            return
        yield from self._settle(ended=False)
        yield self._take(record, row)

    def _take(self, record: Record, row: Row) -> tuple[int, Row]:
        self._rows += 1
        self._continued += record[1] - 1
        return record[0], row

    def _is_apart(self, cells: Sequence[str]) -> bool:
        """A total, a repeated header, a numbered blank or a remark: no row, whatever its width."""
        if self._is_total(cells) or self._repeats_header(cells):
            return True
        filled = [cell for cell in cells if cell.strip()]
        return len(filled) == 1 and self.layout.width > 2  # noqa: PLR2004 - one cell of two may be a row

    def _is_total(self, cells: Sequence[str]) -> bool:
        """Whether the row sums others: a customer may be called Total, but a sum has no day of its own."""
        if is_total(cells):
            dated = any(
                usual == DATE and cell_class(cell) == DATE
                for usual, cell in zip(self.layout.classes, cells, strict=False)
            )
            return not (dated and self._is_full(cells))
        words = next((cell.split() for cell in cells if cell.strip()), [])
        present = sum(bool(cells[place].strip()) for place in self.layout.filled if place < len(cells))
        return is_total(words[:1]) and 2 * present <= len(self.layout.filled)

    def _repeats_header(self, cells: Sequence[str]) -> bool:
        shown = tuple(" ".join(cell.split()) for cell in cells)
        return bool(self.layout.header_lines) and shown[: self.layout.width] == self.layout.header

    def _as_row(self, record: Record) -> Row | None:
        """The cells as a row of the table, if they fit it or a rule proves how they do."""
        line, _span, cells = record
        if len(cells) == self.layout.width:
            fits, misfits = agreement(cells, self.layout.classes)
            typed = any(usual != TEXT for usual in self.layout.classes)
            shifted = misfits and any(cells[place].strip() for place in self._spare)
            enough = fits > misfits or not typed or (not misfits and self._fills_enough(cells))
            ready = enough and not shifted and not (not fits and self._is_remark(cells))
            return tuple(cells) if ready else None
        mended = repair(cells, self.layout, self._dialect.separator)
        if mended is None:
            return None
        row, reason = mended
        if reason is not None:
            self.problems.append(reason.on(line, cells))
        return row

    def _fills_enough(self, cells: Sequence[str]) -> bool:
        present = sum(bool(cells[place].strip()) for place in self.layout.filled)
        return 2 * present >= len(self.layout.filled)

    def _settle(self, *, ended: bool) -> Iterator[tuple[int, Row]]:
        """Decide about the records held back, now that a row follows them or the file has ended."""
        held, self._held = self._held, []
        for record in held:
            yield from self._settle_one(record, ended=ended)

    def _settle_one(self, record: Record, *, ended: bool) -> Iterator[tuple[int, Row]]:
        line, span, cells = record
        text = " ".join(filter(None, map(str.strip, cells)))
        if self._repeats_header(cells):
            self._skip(self.junk, line, span, text)
        elif self._is_total(cells) and not ended and self._is_full(cells):
            yield self._take(record, tuple(cells))
        elif (ended and self._is_remark(cells)) or (
            self._is_apart(cells) and (ended or self._is_total(cells) or cell_class(text) == NUMBER)
        ):
            self._skip(self.footer if ended else self.junk, line, span, text)
        else:
            self._refuse(record)

    def _is_remark(self, cells: Sequence[str]) -> bool:
        """Only text, in few cells, where the table is never without a number or a date."""
        filled = [cell for cell in cells if cell.strip()]
        typed = [place for place in self.layout.filled if self.layout.classes[place] in {NUMBER, DATE}]
        # Not half of the cells: a deal may have a number, a seller, a product and a stage, but no dates yet.
        few = self.layout.width > 3 and len(filled) <= max(2, self.layout.width // 4)  # noqa: PLR2004 - see is_apart
        return bool(typed) and few and all(cell_class(cell) == TEXT for cell in filled)

    def _is_full(self, cells: Sequence[str]) -> bool:
        return len(cells) == self.layout.width and all(cells[place].strip() for place in self.layout.filled)

    def _skip(self, into: list[Skipped], line: int, span: int, text: str) -> None:
        into.append(Skipped(line, text))
        if into is self.footer:
            self._footers += span
        else:
            self._junks += span

    def _refuse(self, record: Record) -> None:
        line, span, cells = record
        self._refused += span
        self.problems.append(_misfit(line, cells, self.layout))

    def _finish(self) -> Iterator[tuple[int, Row]]:
        """At the end, held records are footers, further tables, or rows that do not fit."""
        held, self._held = self._held, []
        for block in _blocks(held):
            while block and (self._is_apart(block[0][2])):
                yield from self._settle_one(block.pop(0), ended=True)
            tail: list[Record] = []
            while block and self._is_apart(block[-1][2]):
                tail.insert(0, block.pop())
            if _is_table(block, self.layout):
                self.others.append(block)
                self._other += sum(span for _line, span, _cells in block)
            else:
                for record in block:
                    yield from self._settle_one(record, ended=True)
            for record in tail:
                yield from self._settle_one(record, ended=True)


def _listed(skipped: Sequence[Skipped]) -> tuple[str, str]:
    return ", ".join(str(one.line) for one in skipped[:9]), skipped[0].text


def _misfit(line: int, cells: Sequence[str], layout: Layout) -> RowProblem:
    found, wanted = len(cells), layout.width
    reason = N_("Its cells are not what the columns hold.")
    if found > wanted:
        reason = N_("{found} cells where the table has {wanted}: a separator too many.")
    elif found < wanted:
        reason = N_("{found} cells where the table has {wanted}: a cell is missing.")
    values = () if found == wanted else (("found", found), ("wanted", wanted))
    return RowProblem(line, "", " | ".join(cells), reason, values, cells=tuple(cells))


def _blocks(records: Sequence[Record]) -> list[list[Record]]:
    """Runs of records without a gap between their lines."""
    blocks: list[list[Record]] = []
    for record in records:
        if blocks and blocks[-1][-1][0] + blocks[-1][-1][1] == record[0]:
            blocks[-1].append(record)
        else:
            blocks.append([record])
    return blocks


def _is_table(block: Sequence[Record], layout: Layout) -> bool:
    """Two rows or more of one width that is not the table's own, the first of them names."""
    widths = [effective_width(cells) for _line, _span, cells in block]
    if len(block) < 2 or min(widths) < 2:  # noqa: PLR2004 - a name and a row, two columns
        return False
    first = [cell for cell in block[0][2] if cell.strip()]
    fits, _misfits = agreement(block[0][2], layout.classes)
    return max(widths) == widths[0] and not fits and all(cell_class(cell) == TEXT for cell in first)
