"""Rows of a file that were parsed together, by column, and single rows of them for people to see."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, islice, repeat
from typing import NamedTuple

from desktop_app.files.cell_values import Value
from desktop_app.files.source import Row, RowProblem

Columns = dict[str, Sequence[Value]]


class ParsedRow(NamedTuple):
    """``values``: every field with a column; None where the cell is empty. ``rest``: unmapped cells by title.

    A stage also gives ``status``: won, lost, open, prospect or None. Amounts that name their currency give
    ``currency`` when no column does. ``warnings``: the row is taken as it is.
    """

    line: int
    values: dict[str, Value]
    rest: dict[str, str]
    warnings: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """The rows that can be taken, in the order of the file; every column is as long as ``lines``.

    ``cells``: the rows as they stand in the file; ``values`` by field and ``rest`` by title: see ParsedRow;
    ``warnings`` by the place of their row; ``refused``: each cell for which a row was left out, with that row's cells.
    """

    lines: Sequence[int]
    cells: Sequence[Row]
    values: Columns
    rest: dict[str, Sequence[str]]
    warnings: Mapping[int, Sequence[RowProblem]]
    refused: tuple[RowProblem, ...] = ()

    def without(self, places: Collection[int], refused: tuple[RowProblem, ...] = ()) -> "Chunk":
        """The same without the rows at ``places``, and with what is said of them."""
        if not places:
            return self
        kept = [place not in places for place in range(len(self.lines))]
        moved = {old: new for new, old in enumerate(compress(range(len(kept)), kept))}
        return replace(
            self,
            lines=list(compress(self.lines, kept)),
            cells=list(compress(self.cells, kept)),
            values={key: list(compress(column, kept)) for key, column in self.values.items()},
            rest={title: list(compress(column, kept)) for title, column in self.rest.items()},
            warnings={moved[old]: found for old, found in self.warnings.items() if old in moved},
            refused=(*self.refused, *refused),
        )

    def rows(self) -> Iterator[ParsedRow]:
        """The rows one by one."""
        count = len(self.lines)
        values = zip(*self.values.values(), strict=True) if self.values else repeat((), count)
        rest = zip(*self.rest.values(), strict=True) if self.rest else repeat((), count)
        for place, (line, of_fields, others) in enumerate(zip(self.lines, values, rest, strict=False)):
            yield ParsedRow(
                line,
                dict(zip(self.values, of_fields, strict=True)),
                {title: text for title, text in zip(self.rest, others, strict=True) if text and text.strip()},
                tuple(self.warnings.get(place, ())),
            )

    def problems(self) -> list[RowProblem]:
        """What is said of its rows and of those left out, by line."""
        found = [*self.refused, *(problem for problems in self.warnings.values() for problem in problems)]
        return sorted(found, key=lambda problem: problem.line)


def one_by_one(chunks: Iterable[Chunk]) -> Iterator[ParsedRow | RowProblem]:
    """Each row that can be taken, and each cell for which one is refused, in the order of the file."""
    for chunk in chunks:
        found: list[ParsedRow | RowProblem] = [*chunk.refused, *chunk.rows()]
        yield from sorted(found, key=lambda one: one.line)


def first_rows(chunks: Sequence[Chunk], limit: int) -> tuple[tuple[ParsedRow, ...], tuple[ParsedRow | RowProblem, ...]]:
    """The first rows, and the first odd ones: those refused or taken with a warning."""
    rows = chain.from_iterable(chunk.rows() for chunk in chunks)
    some = one_by_one(chunk for chunk in chunks if chunk.refused or chunk.warnings)
    odd = (row for row in some if isinstance(row, RowProblem) or row.warnings)
    return tuple(islice(rows, limit)), tuple(islice(odd, limit))
