"""Rows that were read together, by column: whole columns are split, judged and parsed far quicker than cells.

They pass among rows that come one by one, in the order of the file. What a row is: row_stream.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice, repeat
from typing import Final, TypeVar, cast, overload

from desktop_app.files.source import Row

Record = tuple[int, int, list[str]]
"""Line in which the record begins, number of lines it spans, its cells (none for a blank line)."""
Numbered = tuple[int, Row]
"""Line in which the row begins and its cells."""
_MOST: Final = 1024  # rows
_Single = TypeVar("_Single", Record, Numbered)


@dataclass(frozen=True, slots=True)
class Block:
    """``columns`` are as long as ``lines``, which are those of the file in which the rows begin."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]

    @property
    def cells(self) -> "Cells":
        return Cells(self.columns, len(self.lines))

    def rows(self) -> Iterator[Numbered]:
        return zip(self.lines, self.cells, strict=True)

    def records(self) -> Iterator[Record]:
        """Each on a line of its own."""
        return zip(self.lines, repeat(1), map(list, self.cells), strict=False)


class Cells(Sequence[Row]):
    """The rows of a block, each made when it is asked for: most never are."""

    def __init__(self, columns: Sequence[Sequence[str]], count: int) -> None:
        self._columns = columns
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        return zip(*self._columns, strict=True) if self._columns else repeat((), self._count)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Cells": ...
    def __getitem__(self, place: int | slice) -> "Row | Cells":
        if isinstance(place, slice):
            return Cells([column[place] for column in self._columns], len(range(*place.indices(self._count))))
        return tuple(column[place] for column in self._columns)


def block_of(rows: Sequence[Numbered]) -> Block:
    """Rows of one width by column."""
    lines, cells = zip(*rows, strict=True)
    return Block(lines, list(zip(*cells, strict=True)))


def parts(mixed: Iterable[_Single | Block]) -> Iterator[list[_Single] | Block]:
    """The same in their order: each block as it is, and what stands alone between two in lists."""
    for kind, run in groupby(mixed, type):
        if kind is Block:
            yield from cast("Iterator[Block]", run)
            continue
        while some := list(islice(run, _MOST)):
            yield cast("list[_Single]", some)


def single_records(mixed: Iterable[Record | Block]) -> Iterator[Record]:
    return chain.from_iterable(one.records() if isinstance(one, Block) else (one,) for one in mixed)


def single_rows(mixed: Iterable[Numbered | Block]) -> Iterator[Numbered]:
    return chain.from_iterable(one.rows() if isinstance(one, Block) else (one,) for one in mixed)
