"""What the columns of a table hold at a glance, how full they are, and how well a row agrees with them.

Types with layouts and evidence are column_types; single cells are cell_classes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import DATE, EMPTY, NUMBER, TEXT, cell_class

TYPED: Final = frozenset({NUMBER, DATE})
_MAJORITY: Final = 0.7
_FILLED: Final = 0.98
_WHOLE: Final = 0.6


def effective_width(cells: Sequence[str]) -> int:
    """Cells up to the last one that is not blank."""
    for place in range(len(cells), 0, -1):
        if cells[place - 1].strip():
            return place
    return 0


def filled_cells(cells: Iterable[str]) -> list[str]:
    """The cells that hold something, without blanks around it."""
    return list(filter(None, map(str.strip, cells)))


def usual_width(records: Sequence[Record]) -> int:
    """The number of cells most lines have; lines that hold a single one count little."""
    widths = Counter(len(cells) for _line, _span, cells in records)
    if not widths:
        return 0
    return max(widths, key=lambda width: (widths[width] * (width - 1 or 0.2) ** 0.5, width))


def classes_of(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """For each of ``width`` columns the class of at least seven cells in ten, else ``text``."""
    return tuple(_class_of([row[place] for row in rows]) for place in range(width))


def _class_of(cells: Sequence[str]) -> str:
    counts = Counter(map(cell_class, cells))
    counts.pop(EMPTY, None)
    if not counts:
        return EMPTY
    usual, number = counts.most_common(1)[0]
    return usual if number >= _MAJORITY * counts.total() else TEXT


def filled_columns(rows: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    """The columns that are practically never empty; totals and remarks, which are mostly empty, do not count."""
    sizes = [len(filled_cells(row)) for row in rows]
    if not sizes:
        return ()
    usual = sorted(sizes)[len(sizes) // 2]
    whole = [row for row, size in zip(rows, sizes, strict=True) if size >= _WHOLE * usual]
    needed = _FILLED * len(whole)
    return tuple(place for place in range(width) if sum(bool(row[place].strip()) for row in whole) >= needed)


def agreement(cells: Sequence[str], classes: Sequence[str]) -> tuple[int, int]:
    """How many cells are the number or date their column holds, and how many are something else."""
    fits = misfits = 0
    for cell, usual in zip(cells, classes, strict=False):
        if usual in TYPED:
            found = cell_class(cell)
            fits += found == usual
            misfits += found not in {usual, EMPTY}
    return fits, misfits
