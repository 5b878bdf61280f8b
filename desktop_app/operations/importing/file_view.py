"""A file as the import page shows it before anything is stored: what was understood, its lines, its odd rows."""

import io
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.chunk import ParsedRow, one_by_one
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.source import RawTable, Row, RowProblem, Severity, Source
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store import names
from desktop_app.store.database import Store

_KEPT: Final = 30  # rows of each table that go to the window
_ALIKE: Final = 3  # odd rows of one reason
_MOST_ODD: Final = 12
NOUN_FIELDS: Final = {"person": "owner", "customer": "customer", "product": "product"}
_HEAD: Final = 2  # rows shown below the header
_MOST_ABOVE: Final = 4
_TAIL: Final = 2
_LONGEST: Final = 400  # characters of a line
SKIPPED, HEADER, ROW, OTHER = "skipped", "header", "row", "other"


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line as it stands in the file; ``line`` 0 stands for ``left_out`` lines between its neighbours."""

    line: int
    text: str
    role: str
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its ``cells`` as written, ``values`` as they would be stored and ``marks``, by column index.

    A mark is what is odd about a cell; -1 marks the row.
    """

    line: int
    cells: Row
    values: Mapping[int, object]
    marks: Mapping[int, RowProblem]


@dataclass(frozen=True, slots=True)
class FileView:
    """``understood`` without the bulk of its rows. ``refused`` and ``odd_rows`` count rows among those read.

    ``samples``: the first different cells of each column. ``people``: names in the person column, and how many of
    them are known.
    """

    understood: Understanding
    lines: tuple[FileLine, ...]
    first: tuple[ShownRow, ...]
    odd: tuple[ShownRow, ...]
    odd_rows: int
    refused: int
    samples: tuple[tuple[str, ...], ...]
    people: tuple[int, int]


def view_file(store: Store, source: Path | bytes, name: str, choices: Choices, progress: Progress = SILENT) -> FileView:
    """What ``source`` holds and how it would be taken; nothing is written. UserError if it is no table."""
    understood = understand_file(store, source, name, choices, progress)
    table = understood.table
    rows = _Rows(understood)
    return FileView(
        replace(understood, source=_slim(understood), table=_cut(table), problems=(), preview=(), odd=()),
        tuple(_lines(source, understood)),
        tuple(map(rows.of, understood.preview)),
        tuple(rows.odd()),
        rows.odd_count(),
        len({problem.line for problem in understood.problems if problem.severity is Severity.REFUSED}),
        tuple(_sample(table, place) for place in range(len(table.header))),
        _people(store, table, dict(understood.mapping.columns)),
    )


def _cut(table: RawTable) -> RawTable:
    return replace(
        table,
        rows=table.rows[:_KEPT],
        lines=array("q", table.lines[:_KEPT]),
        problems=(),
        sample=(),
        junk=(),
        kept=None,
    )


def _slim(understood: Understanding) -> Source:
    return replace(understood.source, tables=tuple(map(_cut, understood.source.tables)))


class _Rows:
    """Makes rows to be shown out of the rows of the file; knows which column is which field."""

    def __init__(self, understood: Understanding) -> None:
        self._understood = understood
        table = understood.table
        self._cells = dict(zip(table.lines, table.rows, strict=True))
        self._places = dict(understood.mapping.columns)
        self._titles = {table.title_of(place): place for place in reversed(range(len(table.header)))}

    def of(self, row: ParsedRow) -> ShownRow:
        values = {place: row.values[key] for key, place in self._places.items()}
        return ShownRow(row.line, self._cells.get(row.line, ()), values, self._marks(row.warnings))

    def _marks(self, problems: Iterable[RowProblem]) -> dict[int, RowProblem]:
        return {self._titles.get(problem.column, -1): problem for problem in problems}

    def odd(self) -> list[ShownRow]:
        """A few rows of each reason, and of each name that is not known."""
        reasons: Counter[tuple[str, str]] = Counter()
        misfits: dict[int, RowProblem] = {}
        wanted: dict[int, None] = dict.fromkeys(self._first_unknown())
        for problem in self._understood.problems:
            reasons[problem.reason, problem.column] += 1
            if reasons[problem.reason, problem.column] > _ALIKE:
                continue
            if problem.line in self._cells:
                wanted[problem.line] = None
            elif problem.cells:
                misfits[problem.line] = problem
        table = self._understood.table
        rows = ((line, self._cells[line]) for line in sorted(wanted))
        parsed = parse_rows(rows, table.header, self._understood.mapping, self._understood.types)
        found: dict[int, ShownRow] = {}
        for one in one_by_one(parsed):
            shown = self._refused(one) if isinstance(one, RowProblem) else self.of(one)
            before = found.get(shown.line)
            found[shown.line] = replace(before, marks={**before.marks, **shown.marks}) if before else shown
        shown_misfits = {line: self._misfit(problem) for line, problem in misfits.items()}
        return [row for _line, row in sorted({**found, **shown_misfits}.items())][:_MOST_ODD]

    def _refused(self, problem: RowProblem) -> ShownRow:
        return ShownRow(problem.line, self._cells[problem.line], {}, self._marks([problem]))

    def _misfit(self, problem: RowProblem) -> ShownRow:
        """A row with too many cells or too few, cut or filled to the width of the table."""
        width = len(self._understood.table.header)
        return ShownRow(problem.line, (*problem.cells, *("",) * width)[:width], {}, {-1: problem})

    def odd_count(self) -> int:
        """Rows with a problem or with a name that is not known."""
        return len({problem.line for problem in self._understood.problems} | self._unknown_lines().keys())

    def _unknown_lines(self) -> dict[int, tuple[str, str]]:
        """The rows with a name that looks like a known one or that nobody knows: the field and the name."""
        unknown = {(NOUN_FIELDS[offer.noun], offer.written) for offer in self._understood.offers}
        unknown |= {("owner", name) for name in self._understood.unknown_people}
        places = {key: self._places[key] for key, _written in unknown}
        return {
            line: (key, " ".join(cells[place].split()))
            for line, cells in self._cells.items()
            for key, place in places.items()
            if (key, " ".join(cells[place].split())) in unknown
        }

    def _first_unknown(self) -> list[int]:
        """The first row of each such name, a few of each field."""
        seen: dict[tuple[str, str], int] = {}
        for line, name in self._unknown_lines().items():
            seen.setdefault(name, line)
        fields = Counter[str]()
        found = []
        for (key, _written), line in seen.items():
            fields[key] += 1
            if fields[key] <= _ALIKE:
                found.append(line)
        return found


def _sample(table: RawTable, place: int) -> tuple[str, ...]:
    different = dict.fromkeys(cells[place] for cells in table.rows if cells[place].strip())
    return tuple(islice(different, 2))


def _people(store: Store, table: RawTable, places: Mapping[str, int]) -> tuple[int, int]:
    if "owner" not in places:
        return 0, 0
    directory = names.Directory(store, 0)
    written = {names.fold(cells[places["owner"]]) for cells in table.rows} - {""}
    return len(written), sum(bool(directory.known("person", text)) for text in written)


def _lines(source: Path | bytes, understood: Understanding) -> Iterator[FileLine]:
    """The lines around the header, the last ones, and whatever is no row; gaps are counted."""
    roles = _roles(understood)
    before = 0
    for line, text in _texts(source, understood, roles):
        if line > before + 1:
            yield FileLine(0, "", ROW, line - before - 1)
        yield FileLine(line, text[:_LONGEST], roles[line])
        before = line
    last = understood.table.count.total
    if last > before and understood.table.count.complete:
        yield FileLine(0, "", ROW, last - before)


def _roles(understood: Understanding) -> dict[int, str]:
    table = understood.table
    header = table.layout.header_lines
    first = table.layout.first_row
    above = range(1, (header[0] if header else first) or 1)
    found = dict.fromkeys([*above[:2], *above[2:][-_MOST_ABOVE + 2 :]], SKIPPED)
    found |= dict.fromkeys(header, HEADER)
    found |= dict.fromkeys(table.lines[:_HEAD], ROW)
    found |= dict.fromkeys([one.line for one in table.footer[:_TAIL]], SKIPPED)
    for place, other in enumerate(understood.source.tables):
        if place != understood.source.chosen and understood.source.is_text:
            found |= dict.fromkeys([*other.layout.header_lines, *other.lines[:_TAIL]][:_TAIL], OTHER)
    return dict(sorted(found.items()))


def _texts(source: Path | bytes, understood: Understanding, wanted: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    encoding = understood.source.dialect.encoding
    if not understood.source.is_text:
        yield from _cells_of(understood.table, wanted)
        return
    last = max(wanted, default=0)
    raw = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline=None) as stream:
        for line, text in enumerate(stream, 1):
            if line in wanted:
                yield line, text.rstrip("\n")
            if line >= last:
                return


def _cells_of(table: RawTable, wanted: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """A sheet has no lines of text: its cells stand side by side."""
    known = {one.line: one.text for one in (*table.preamble, *table.footer)}
    known |= {line: " | ".join(table.header) for line in table.layout.header_lines[:1]}
    known |= {line: " | ".join(row) for line, row in zip(table.lines[:_HEAD], table.rows[:_HEAD], strict=True)}
    for line in wanted:
        yield line, known.get(line, "")
