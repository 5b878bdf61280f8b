"""Rows with cells too many or too few, put right in the column that a person chose; those that prove it: ragged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.files.column_classes import agreement
from desktop_app.files.source import Layout, Row, RowProblem, Severity, column_letter
from desktop_app.i18n import N_

TOO_MANY: Final = N_("{found} cells where the table has {wanted}: a separator too many.")
TOO_FEW: Final = N_("{found} cells where the table has {wanted}: a cell is missing.")
NO_FIT: Final = N_("Its cells are not what the columns hold.")
JOINED: Final = N_("Its surplus cells were joined here, as you decided.")
FILLED: Final = N_("The cell that is missing was taken as empty here, as you decided.")
TAKEN: Final = N_("Taken as it stands, as you decided.")
RESHAPED: Final = frozenset({JOINED, FILLED, TAKEN})
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a row fits its columns: ``place`` is the column in which cells are joined or one is missing."""

    place: int
    title: str
    row: Row


def reshape(cells: Sequence[str], width: int, place: int, separator: str) -> Row:
    """``cells`` as ``width`` cells: joined in the column ``place``, or with empty ones there. No cell is lost."""
    extra = len(cells) - width
    if extra <= 0:
        return (*cells[:place], *("",) * -extra, *cells[place:])
    parts = cells[place : place + extra + 1]
    # An empty cell too many adds nothing; between texts the separator is what stood there.
    texts = sum(bool(part.strip()) for part in parts)
    whole = (separator if texts > 1 else "").join(parts)
    return (*cells[:place], whole, *cells[place + extra + 1 :])


def reshaped(line: int, cells: Sequence[str], layout: Layout, place: int, separator: str) -> tuple[Row, RowProblem]:
    """The row as a person wants it, and what is said of it."""
    place = min(max(place, 0), layout.width - 1)
    extra = len(cells) - layout.width
    reason = JOINED if extra > 0 else FILLED if extra < 0 else TAKEN
    title = (layout.header[place] or column_letter(place)) if extra else ""
    text = " | ".join(cells)
    return reshape(cells, layout.width, place, separator), RowProblem(line, title, text, reason, (), Severity.WARNING)


def ways(cells: Sequence[str], layout: Layout, separator: str) -> tuple[Way, ...]:
    """The rows that ``cells`` may have been, the likeliest first; one alone where only their content is odd."""
    if len(cells) == layout.width:
        return (Way(0, "", tuple(cells)),)
    found: dict[Row, Way] = {}
    for place in range(layout.width):
        row = reshape(cells, layout.width, place, separator)
        found.setdefault(row, Way(place, layout.header[place] or column_letter(place), row))
    return tuple(sorted(found.values(), key=lambda way: _unlikely(way, layout))[:_MOST])


def _unlikely(way: Way, layout: Layout) -> tuple[int, int, int, int]:
    fits, misfits = agreement(way.row, layout.classes)
    gaps = sum(not way.row[place].strip() for place in layout.filled)
    return misfits, gaps, -fits, way.place
