"""Which lines above the rows name the columns, and the one name that stacked lines give each column."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import DATE, NUMBER, TEXT, cell_class
from desktop_app.files.column_classes import TYPED, agreement, filled_cells
from desktop_app.files.header_names import is_known
from desktop_app.files.source import Certainty, Row
from desktop_app.i18n import N_

MOST: Final = 3
_LONGEST_NAME: Final = 80
_NAMED: Final = 0.5  # share of a header row's cells that hold a name
_CLEAR: Final = 2
_FEW_COLUMNS: Final = 3
_DAMAGED: Final = 9  # lines that damaged rows may fill below the names
_MANY_ROWS: Final = 5
_BRACKETS: Final = frozenset({"()", "[]"})  # of a unit
_FIGURE: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OTHER_WIDTH: Final = N_("The line above the first row names another number of columns.")

Found = tuple[list[int], Certainty, str]
"""Places of the header rows, how sure that is, and the reason."""


def find_header(solid: Sequence[Record], width: int, classes: Row, chosen: int | None = None) -> Found:
    """The header among ``solid``, the lines that are not blank. ``chosen``: its line, when a person chose it."""
    if chosen is not None:
        at = [place for place, record in enumerate(solid) if record[0] == chosen]
        return at, Certainty.SURE, N_("You chose it.")
    start = first_row(solid, width)
    if start >= len(solid):
        return [], Certainty.SURE, N_("There is no line to take names from.")
    if any(usual in TYPED for usual in classes):
        return _above_first_typed(solid, width, classes, start)
    return _by_names(solid, width, start)


def first_row(solid: Sequence[Record], width: int) -> int:
    """The first line that is as wide as the table and not just a title padded to its width."""
    wide = [(place, cells) for place, (_line, _span, cells) in enumerate(solid) if len(cells) == width]
    sizes = sorted(len(filled_cells(cells)) for _place, cells in wide)
    usual = sizes[len(sizes) // 2] if sizes else 0
    named = next((place for place, record in enumerate(solid) if len(filled_cells(record[2])) > width), len(solid))
    return next((place for place, cells in wide if place > named or not _is_title(cells, usual)), len(solid))


def _is_title(cells: Sequence[str], usual: int) -> bool:
    """Whether only the first cell holds something, or only one of many, where the rows hold ``usual``."""
    filled = len(filled_cells(cells))
    return filled < min(2, usual) and (len(cells) > 2 or bool(cells[0].strip()))  # noqa: PLR2004 - ", name" names one


def _above_first_typed(solid: Sequence[Record], width: int, classes: Row, start: int) -> Found:
    places = range(start, len(solid))
    body = next((place for place in places if _is_body(solid[place][2], classes)), start)
    body = _without_damaged(solid, width, body)
    at = _known_names(solid, width, start, body)
    for place in range(body - 1, -1, -1) if not at else ():
        cells = solid[place][2]
        if len(at) == MOST or not _is_header(cells, width, first=not at):
            break
        at.insert(0, place)
    if not at and _names_years(solid[start][2]):
        return [start], Certainty.SURE, N_("{names} names, years among them.")
    above = [solid[place - 1][2] for place in (body, start) if place > 0]
    if not at and any(len(cells) > 1 and _reads_like_names(cells) for cells in above):
        return [], Certainty.ASKED, _OTHER_WIDTH
    if not at:
        return [], Certainty.SURE, N_("The first row already holds numbers or dates: no line of names.")
    return at, Certainty.SURE, N_("{names} names; line {next} on holds numbers and dates.")


def _known_names(solid: Sequence[Record], width: int, start: int, body: int) -> list[int]:
    """The first line if each cell of it is a known name, with what is known or units below it; else nothing.

    People without a day of birth or of leaving above the first who has one are rows, not further names.
    """
    if width < _FEW_COLUMNS or len(solid[start][2]) != width or not all(map(is_known, solid[start][2])):
        return []
    at = [start]
    for place in range(start + 1, min(start + MOST, body)):
        filled = filled_cells(solid[place][2])
        if not any(map(is_known, filled)) and not all(cell[0] + cell[-1] in _BRACKETS for cell in filled):
            break
        at.append(place)
    return at


def _without_damaged(solid: Sequence[Record], width: int, body: int) -> int:
    """The first row, moved up over damaged ones: of another width, or with values among misplaced cells."""
    for place in range(body - 1, max(-1, body - 1 - _DAMAGED), -1):
        if place and _is_row_below_names(solid[place - 1][2], solid[place][2], width):
            continue
        if _is_header(solid[place][2], width, first=True):
            return place + 1 if _fills_width(solid[place][2], width) else body
    return body


def _is_row_below_names(above: Sequence[str], cells: Sequence[str], names: int) -> bool:
    """Whether ``cells`` hold figures while ``above`` are as many names without any, all different and none missing."""
    if len(above) != names or len(set(above)) < names or not all(cell.strip() for cell in above):
        return False
    return any(map(_FIGURE.search, cells)) and not any(map(_FIGURE.search, above))


def _fills_width(cells: Sequence[str], width: int) -> bool:
    return 2 * len(filled_cells(cells)) > width


def _is_body(cells: Sequence[str], classes: Row) -> bool:
    """Whether its values are those of the columns; a cell too many or too few shifts them but leaves them values."""
    fits, misfits = agreement(cells, classes) if len(cells) == len(classes) else (0, 0)
    if fits > misfits:
        return True
    typed = sum(usual in TYPED for usual in classes)
    near = abs(len(cells) - len(classes)) <= 1 and len(classes) > _FEW_COLUMNS
    return near and sum(cell_class(cell) in TYPED for cell in cells) >= max(2, typed / 2)


def _is_header(cells: Sequence[str], width: int, *, first: bool) -> bool:
    """Names of columns: short, different, no values. The lowest row may be units, those above may have gaps."""
    enough = 1 if first and width < 3 else 2 if width > 2 else 1  # noqa: PLR2004 - two cells make a row
    if len(cells) != width or len(filled_cells(cells)) < enough or (not first and width < 3):  # noqa: PLR2004 - two cells prove little
        return False
    return _reads_like_names(cells)


def _names_years(cells: Sequence[str]) -> bool:
    """``Seller, 2022, 2023, 2024``: years in a row beside a known name are names, though they look like values."""
    years = [int(cell) for cell in cells if _YEAR.fullmatch(cell.strip())]
    others = [cell for cell in cells if cell.strip() and not _YEAR.fullmatch(cell.strip())]
    in_a_row = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
    return in_a_row and any(map(is_known, others)) and all(cell_class(cell) == TEXT for cell in others)


def _reads_like_names(cells: Sequence[str]) -> bool:
    filled = filled_cells(cells)
    if any(len(cell) > _LONGEST_NAME for cell in filled):
        return False
    kinds = Counter(map(cell_class, filled))
    return not kinds[DATE] and kinds[NUMBER] <= len(filled) // 3


def _by_names(solid: Sequence[Record], width: int, start: int) -> Found:
    """All columns are text: the first row is a header when it is known names or repeats nothing below."""
    if start and _is_row_below_names(solid[start - 1][2], solid[start][2], width + 1):
        return [], Certainty.ASKED, _OTHER_WIDTH
    at = _stacked(solid, width, start)
    if len(at) > 1:
        return at, Certainty.ASKED, N_("{names} names, all text, none repeated below.")
    names = [cell.strip() for cell in solid[start][2]]
    known = sum(map(is_known, names))
    first = solid[start][2]
    below = [record[2] for record in solid[start + 1 :] if len(record[2]) == width and record[2] != first]
    typed = [cell for cell in names if cell_class(cell) in TYPED]
    repeated = any(name and name in {row[place].strip() for row in below} for place, name in enumerate(names))
    if known >= max(1, _NAMED * len(names)) and not (repeated and known < len(names)):
        certainty = Certainty.SURE if known > _NAMED * len(names) else Certainty.ASKED
        return [start], certainty, N_("{names} names, known ones among them.")
    if repeated or len(typed) > len(names) // 2 or len(set(names)) < len(names) - 1:
        return [], Certainty.ASKED, N_("The first line looks like the rows below it.")
    sure = known > 0 and len(below) >= _CLEAR
    certainty = Certainty.SURE if sure else Certainty.ASKED
    return [start], certainty, N_("{names} names, all text, none repeated below.")


def _stacked(solid: Sequence[Record], width: int, start: int) -> list[int]:
    """The lines of names: groups with gaps above the full line, or units in brackets below it."""
    at = [start]
    for place in range(start + 1, min(start + MOST, len(solid) - 1)):
        above, cells = filled_cells(solid[place - 1][2]), filled_cells(solid[place][2])
        units = all(cell[0] + cell[-1] in _BRACKETS for cell in cells)
        below = [row for _line, _span, row in solid[place + 1 :] if len(row) == width]
        if len(solid[place][2]) != width or not (units or _is_group(above, solid[place][2], below)):
            break
        at.append(place)
        if units:
            break
    full = [
        row for _line, _span, row in solid[at[-1] + 1 :] if len(row) == width and len(filled_cells(row)) >= width - 1
    ]
    return at if width > _FEW_COLUMNS and 2 * len(full) > len(solid) - at[-1] - 1 else [start]


def _is_group(above: Sequence[str], cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether ``above`` are groups of the names in ``cells``, and not names with a gap above a row.

    Groups leave gaps, and names come again in no row; where there are few rows to tell, half of the columns are gaps.
    """
    if len(above) >= len(filled_cells(cells)):
        return False
    rows = [row for row in below if row != cells]
    again = any(cell.strip() and any(cell == row[place] for row in rows) for place, cell in enumerate(cells))
    return not again and (len(rows) >= _MANY_ROWS or 2 * len(above) <= len(cells) + 1)


def fitted(cells: Sequence[str], width: int) -> list[str]:
    """``cells`` as ``width`` names, blanks inside them made one."""
    return [" ".join(cell.split()) for cell in (*cells, *("",) * width)][:width]


def joined_names(rows: Sequence[list[str]]) -> Row:
    """One name a column from stacked rows; a group's name holds until the next one begins."""
    if not rows:
        return ()
    spread: list[list[str]] = []
    for row, below in zip(rows, [*rows[1:], []], strict=True):
        if len(filled_cells(row)) < len(filled_cells(below)):
            spread.append(_carried(row, [True] * len(row)))
        else:
            spread.append(_carried(row, list(map(bool, below))) if _interlocked(row, below) else row)
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))


def _interlocked(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether every column is named in one of both, some by the group to the left and a name below it."""
    pairs = list(zip(row, below, strict=False))
    return all(one or other for one, other in pairs) and {(True, False), (False, True)} <= {
        (bool(one), bool(other)) for one, other in pairs
    }


def _carried(row: Sequence[str], below: Sequence[bool]) -> list[str]:
    """``row`` with each name on the gaps to its right; ``below``: whether a column has a name of its own below."""
    carried: list[str] = []
    last = ""
    for cell, named in zip(row, below, strict=True):
        last = cell or last
        carried.append(last if cell or named else "")
        last = last if named else ""
    return carried
