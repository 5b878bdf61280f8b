"""Separators too many at the same place of row after row: ``12,50`` between commas, or a column that is always empty.

The header proves it: it names fewer columns than the rows have cells, and only one way of joining cells fits all.
Single rows with a cell too many: ragged.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import NUMBER, TEXT, cell_class
from desktop_app.files.column_classes import agreement, classes_of, filled_cells, filled_columns

_LOOKED_AT: Final = 20  # lines in which the header is looked for
_MOST: Final = 4  # surplus cells a row
_LEAST: Final = 3  # rows that prove it
_SHARE: Final = 0.2
_CENTS: Final = 2  # digits
_DECIMAL: Final = ","
_FRACTION: Final = re.compile(r"(\d{1,4})\s?(?:\D{0,4})")


@dataclass(frozen=True, slots=True)
class Surplus:
    """``joins``: places of cells which the next cell belongs to. ``proved``: by more than an empty column."""

    header_line: int
    joins: tuple[int, ...]
    proved: bool


def find_surplus(solid: Sequence[Record], separator: str) -> Surplus | None:
    """The joins that make the rows as wide as the header, when only one set of them does."""
    if len({len(cells) for _line, _span, cells in solid}) < 2:  # noqa: PLR2004 - all lines are equally wide
        return None
    for place, (line, _span, cells) in enumerate(solid[:_LOOKED_AT]):
        names = filled_cells(cells)
        if not names or len(names) < len(cells) or any(cell_class(name) != TEXT for name in names):
            continue
        rows, extra = _wider(solid[place + 1 :], len(cells))
        most = len(rows) * 2 > len(solid) - place
        joins = _joins(rows, extra, most=most, decimal=separator == _DECIMAL)
        others = [row for _line, _span, row in solid[place + 1 :] if len(row) == len(cells)]
        if joins and (most or _are_like(others, [joined_cells(row, joins, separator) for row in rows])):
            proved = all(any(row[at].strip() and row[at + 1].strip() for row in rows) for at in joins)
            return Surplus(line, joins, proved)
    return None


def _wider(records: Sequence[Record], width: int) -> tuple[list[list[str]], int]:
    """The rows with the most frequent surplus over ``width``, and how great it is."""
    sizes = Counter(len(cells) - width for _line, _span, cells in records)
    between = {extra: sizes[extra] for extra in range(1, _MOST + 1) if sizes[extra] >= _LEAST}
    if not between:
        return [], 0
    extra = max(between, key=lambda extra: between[extra])
    enough = between[extra] >= _SHARE * sizes.total() and sizes[extra] + sizes[0] >= (1 - _SHARE) * sizes.total()
    first = next((len(cells) - width for _line, _span, cells in records), 0)
    if not enough or first not in {0, extra} or extra > width:
        return [], 0
    return [cells for _line, _span, cells in records if len(cells) == width + extra], extra


def _are_like(others: Sequence[Sequence[str]], joined: Sequence[Sequence[str]]) -> bool:
    """Whether the rows that were joined hold in each column what the rows hold that were whole."""
    width = len(joined[0])
    classes, filled = classes_of(others, width), filled_columns(others, width)
    return all(not agreement(row, classes)[1] and all(row[place].strip() for place in filled) for row in joined)


def _joins(rows: Sequence[Sequence[str]], extra: int, *, most: bool, decimal: bool) -> tuple[int, ...]:
    """The one set of joins that fits.

    ``most``: False when few rows have the surplus; then only numbers prove it. ``decimal``: whether the separator
    is a sign that decimals are written with.
    """
    if not rows:
        return ()
    columns = list(zip(*rows, strict=True))
    blank = [place for place, column in enumerate(columns) if not any(map(str.strip, column))]
    if most and len(blank) == extra:
        return tuple(place if place + 1 < len(columns) else place - 1 for place in blank)
    places = range(len(columns) - 1)
    divided = (
        [] if not decimal else [place for place in places if _is_divided_number(columns[place], columns[place + 1])]
    )
    worded = [place for place in places if _is_divided_text(columns, place)] if most else []
    cents = [place for place in divided if len(columns[place + 1][0].strip()) == _CENTS]
    certain = [place for place in cents if any(cell.strip().startswith("0") for cell in columns[place + 1])]
    for found in (cents + worded, certain + worded, certain, divided + worded):
        ways = _ways(found, extra)
        if len(ways) == 1:
            return ways[0]
    return ()


def _ways(places: Sequence[int], extra: int) -> list[tuple[int, ...]]:
    """The sets of ``extra`` places that share no cell."""
    if len(places) > 2 * _MOST:
        return []
    chosen = combinations(sorted(places), extra)
    return [way for way in chosen if all(after - before > 1 for before, after in pairwise(way))]


def _is_divided_number(wholes: Sequence[str], fractions: Sequence[str]) -> bool:
    """Whether each pair of cells is a number and its decimals, as many of them in every row."""
    found = [_FRACTION.fullmatch(cell.strip()) for cell in fractions]
    sizes = {len(match[1]) for match in found if match}
    return all(found) and len(sizes) == 1 and all(map(_is_whole, wholes))


def _is_whole(cell: str) -> bool:
    """A number, perhaps beside its currency; ``N1`` is a code."""
    return cell_class(cell) == NUMBER and not any(mark in cell for mark in ",eE%")


def _is_divided_text(columns: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the second cell begins with a blank in every row, as after a comma in a text, and no other does."""
    led = [all(cell.startswith(" ") for cell in column) for column in columns]
    words = all(cell_class(cell) == TEXT for cell in columns[place])
    return led[place + 1] and words and sum(led) == 1


def rejoined(records: Iterable[Record], joins: tuple[int, ...], width: int, separator: str) -> Iterable[Record]:
    """``records`` with the cells joined in those that have ``len(joins)`` more than ``width``."""
    if not joins:
        return records
    wide = width + len(joins)
    return (
        (line, span, joined_cells(cells, joins, separator) if len(cells) == wide else cells)
        for line, span, cells in records
    )


def joined_cells(cells: Sequence[str], joins: Sequence[int], separator: str) -> list[str]:
    """``cells`` with each of ``joins`` and its right neighbour made one; an empty one adds nothing."""
    found: list[str] = []
    for place, cell in enumerate(cells):
        if place - 1 in joins:
            before = found.pop()
            cell = separator.join((before, cell)) if before and cell else before + cell  # noqa: PLW2901 - one cell of two
        found.append(cell)
    return found
