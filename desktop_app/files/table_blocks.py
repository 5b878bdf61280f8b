"""Where one table ends and another begins among the first lines of a file, and which of them is the main one.

Lines that only stand above or below a table are layout's and row_stream's question.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import TEXT, cell_class, signs_of
from desktop_app.files.column_classes import TYPED, agreement, classes_of, effective_width, filled_cells
from desktop_app.files.header_names import is_known

_LONGEST_NAME: Final = 80
_LEAST: Final = 2  # a name and a row, two columns
_MARKED: Final = 3  # rows
_PLAIN_PROOF: Final = 3  # rows of a table that no blank line sets apart

Block = list[Record]


def main_part(records: Sequence[Record]) -> tuple[list[Record], list[Block], tuple[int, ...]]:
    """The largest table with the lines around it that are no table, the tables above it, first lines of those below.

    A table begins after a blank line with names; what follows it belongs to it. Lines above the first table stay
    with the main one, as its preamble.
    """
    starts = _with_first(records, _starts(records))
    if len(starts) < _LEAST:
        return list(records), [], ()
    parts = [list(records[start:end]) for start, end in zip(starts, (*starts[1:], len(records)), strict=True)]
    tables = [place for place, part in enumerate(parts) if is_table(_solid(part), apart=True)]
    if len(tables) < _LEAST:
        return list(records), [], ()
    main = max(tables, key=lambda place: (len(_solid(parts[place])), -place))
    above = [_solid(parts[place]) for place in tables if place < main]
    loose = list(records[: starts[0]])
    loose += [record for place in range(main) if place not in tables for record in parts[place]]
    below = tuple(parts[place][0][0] for place in tables if place > main)
    return [*loose, *parts[main]], above, below


def _starts(records: Sequence[Record]) -> list[int]:
    """The places at which a table may begin: names after a blank line or at the start of the file."""
    found: list[int] = []
    known: set[tuple[str, ...]] = set()
    apart = True
    for place, (_line, _span, cells) in enumerate(records):
        blank = not effective_width(cells)
        names = tuple(filled_cells(cells))
        below = _following(records, place) if apart and not blank and names not in known else []
        if below:
            before = [records[found[-1]][2], *_following(records, found[-1])] if found else []
            if begins_table(cells, below) or _differs(cells, below, before):
                found.append(place)
        known.add(names)  # the same names again go on with the same table
        apart = blank
    return found


def _with_first(records: Sequence[Record], starts: list[int]) -> list[int]:
    """``starts`` and that of a table of words above them, which only the table after it shows to be one."""
    lead = [place for place in range(starts[0]) if effective_width(records[place][2]) >= _LEAST] if starts else []
    block = [records[place] for place in lead]
    if not is_table(block, apart=True):
        return starts
    following = _solid(records[starts[0] : starts[1] if len(starts) > 1 else None])
    # Two cells a line may as well be titles with their values, unless most of the file is made of them.
    sure = effective_width(block[0][2]) > _LEAST or len(block) > len(following)
    return [lead[0], *starts] if sure else starts


def _differs(cells: Sequence[str], below: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> bool:
    """Whether names and rows have another number of cells than the table before them, or words where it has values."""
    width = effective_width(cells)
    other = effective_width(before[0]) if before else 0
    sizes = [effective_width(row) for row in below if len(row) >= width]
    if not other or len(below) < _LEAST or len(sizes) < len(below) or max(sizes) != width or min(sizes) < _LEAST:
        return False
    if not reads_like_header(cells) or any(
        cell and cell == row[place] for row in below for place, cell in enumerate(cells[:width])
    ):
        return False
    if width != other or _bears_marks(cells[:width], below, before):
        return True
    classes = classes_of([row for row in before[1:] if len(row) >= width], width)
    return all(not fits and misfits for fits, misfits in (agreement(row, classes) for row in (cells, *below)))


def _bears_marks(cells: Sequence[str], below: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> bool:
    """Whether all rows of a column share a sign that neither its name nor the table before has: mails, codes."""
    if len(below) < _MARKED:
        return False
    for place, name in enumerate(cells):
        shared = set.intersection(*(signs_of(row[place]) for row in below)) - signs_of(name)
        if shared and not any(shared & signs_of(row[place]) for row in before if place < len(row)):
            return True
    return False


def _following(records: Sequence[Record], place: int) -> list[list[str]]:
    """The lines directly below, as far as no blank one comes."""
    found: list[list[str]] = []
    for _line, _span, cells in records[place + 1 : place + 6]:
        if not effective_width(cells):
            break
        found.append(cells)
    return found


def begins_table(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether ``cells`` are names of the columns ``below``: known ones, or text above numbers and dates."""
    width = effective_width(cells)
    names = filled_cells(cells)
    rows = [row for row in below if len(row) >= width >= effective_width(row)]
    if not reads_like_header(cells) or not rows or len(rows) * 2 < len(below):
        return False
    typed = sum(all(cell_class(row[place]) in TYPED for row in rows) for place in range(width) if cells[place].strip())
    known = sum(map(is_known, names))
    if known == len(names):
        return True
    if width == _LEAST:  # "Period; 2024" may as well be a title with its value
        return typed > 0 and len(rows) > _LEAST - (known > 0) and not any(is_known(row[0]) for row in rows)
    return typed > 0 and (len(rows) > 1 or known * 2 >= len(names))


def reads_like_header(cells: Sequence[str]) -> bool:
    """At least two different short texts without a gap between them."""
    width = effective_width(cells)
    names = filled_cells(cells)
    if width < _LEAST or len(names) < max(_LEAST, width - 1) or len(set(names)) < len(names):
        return False
    return all(len(name) <= _LONGEST_NAME and cell_class(name) == TEXT for name in names)


def replaces_header(cells: Sequence[str], classes: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a line as wide as the table, after a blank one, names the columns of another table."""
    shown = [" ".join(cell.split()) for cell in cells]
    if len(cells) != len(classes) or not reads_like_header(cells) or shown[: len(header)] == list(header):
        return False
    typed = sum(usual in TYPED for usual in classes)
    fits, misfits = agreement(cells, classes)
    known = sum(map(is_known, filled_cells(cells)))
    if typed > 1:
        return not fits and misfits == typed
    return not fits and misfits == typed and known * 2 >= len(filled_cells(cells)) + (not typed)


def is_table(block: Sequence[Record], *, apart: bool) -> bool:
    """Two rows or more of one width, the first of them names. ``apart``: a blank line sets them off."""
    widths = [effective_width(cells) for _line, _span, cells in block]
    if len(block) < _LEAST or min(widths, default=0) < _LEAST:
        return apart and len(block) > _LEAST and _mostly_one_width(block)
    if max(widths) != widths[0] or not reads_like_header(block[0][2]):
        return False
    return apart or (len(block) >= _PLAIN_PROOF and len(set(map(len, (cells for _l, _s, cells in block)))) == 1)


def _mostly_one_width(block: Sequence[Record]) -> bool:
    usual, number = Counter(effective_width(cells) for _line, _span, cells in block).most_common(1)[0]
    return usual >= _LEAST and number * 2 > len(block)


def _solid(records: Sequence[Record]) -> Block:
    return [record for record in records if effective_width(record[2])]
