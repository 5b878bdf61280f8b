"""Where a table begins among the first lines of a file: tables and preamble above it, header, columns.

What stands below the rows (footers, totals, further tables) is found while the rows are read: row_stream.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import EMPTY
from desktop_app.files.column_classes import (
    classes_of,
    effective_width,
    filled_cells,
    filled_columns,
    usual_width,
)
from desktop_app.files.header_rows import MOST, find_header, first_row, fitted, joined_names
from desktop_app.files.source import REASON, Certainty, Evidence, Layout, Row, Skipped, column_letter
from desktop_app.files.surplus import Surplus, find_surplus, rejoined
from desktop_app.files.table_blocks import main_part
from desktop_app.i18n import N_

_HABIT: Final = 4  # rows


def find_layout(records: Sequence[Record], *, header: int | None = None, separator: str = "") -> Layout:
    """The layout of the first ``records``. ``header``: the line chosen as the header, 0 for "there is none"."""
    own = _own_header(records)
    if own is not None and header in (None, own[0]):
        return _own_layout(records, own)
    records, tables, below = (records, [], ()) if header is not None else main_part(records)
    above = tuple((block[0][0], block[-1][0]) for block in tables)
    return replace(_joined_layout(records, header, separator), above=above, below=below)


def _own_header(records: Sequence[Record]) -> Record | None:
    """The header of a file of refused rows, which the program wrote itself."""
    first = next((record for record in records if effective_width(record[2])), None)
    return first if first and REASON in first[2] else None


def _own_layout(records: Sequence[Record], header: Record) -> Layout:
    """Rows are as wide as the header says: cells that a row has too many or too few were why it was refused."""
    width = header[2].index(REASON) + 1
    solid = [(line, span, cells[: max(width, effective_width(cells))]) for line, span, cells in records]
    solid = [record for record in solid if record[2] and record[0] >= header[0]]
    found = _layout(solid, header[0], width)
    values = (("names", width), ("next", header[0] + 1))
    because = N_("The program wrote these names when it refused the rows.")
    evidence = Evidence("header", str(header[0]), because, values)
    return replace(found, filled=tuple(sorted({*found.filled, width - 1})), evidence=(evidence,))


def _joined_layout(records: Sequence[Record], header: int | None, separator: str) -> Layout:
    """The layout of one table, with the cells joined that a separator too many divided in row after row."""
    solid = [record for record in records if effective_width(record[2])]
    surplus = find_surplus(solid, separator) if separator else None
    if surplus is None:
        return _layout(solid, header)
    place = next(place for place, record in enumerate(solid) if record[0] == surplus.header_line)
    width = len(solid[place][2])
    solid = [*solid[: place + 1], *rejoined(solid[place + 1 :], surplus.joins, width, separator)]
    found = _layout(solid, header)
    if found.width != width:
        return found
    evidence = (*found.evidence, _joined_evidence(surplus, found))
    return replace(found, joins=surplus.joins, evidence=evidence)


def _ends_longer(solid: Sequence[Record], width: int) -> bool:
    """Whether rows use to have separators too many at their end."""
    return sum(len(cells) > width >= effective_width(cells) for _line, _span, cells in solid) >= _HABIT


def _layout(solid: Sequence[Record], header: int | None, width: int = 0) -> Layout:
    width = width or usual_width(solid)
    block = [record for record in solid if len(record[2]) == width] or solid
    classes = classes_of(_body_part(block), width)
    whole = frozenset(line for line, _span, cells in solid if len(cells) == width)
    lines = solid
    solid = [(line, span, _levelled(cells, classes)) for line, span, cells in solid]
    at, certainty, because = find_header(solid, width, classes, header)
    names = joined_names([fitted(solid[place][2], width) for place in at])
    first = at[-1] + 1 if at else first_row(solid, width)
    first_line = solid[first][0] if first < len(solid) else 0
    rows = [cells for line, _span, cells in solid[first:] if line in whole]
    start = solid[at[0]][0] if at else first_line
    preamble = tuple(
        Skipped(line, " ".join(filled_cells(cells))) for line, _span, cells in solid if line < start or not start
    )
    header_lines = tuple(solid[place][0] for place in at)
    return Layout(
        header=names or ("",) * width,
        header_lines=header_lines,
        first_row=first_line,
        classes=classes_of(rows, width),
        filled=filled_columns(rows, width),
        preamble=preamble,
        longer=_ends_longer(lines[first:], width),
        evidence=_evidence(header_lines, preamble, certainty, because, names),
    )


def _levelled(cells: list[str], classes: Row) -> list[str]:
    """A line with trailing separators more or less than the others, when they enclose nothing."""
    width = len(classes)
    if len(cells) < width and all(usual == EMPTY for usual in classes[len(cells) :]):
        return [*cells, *("",) * (width - len(cells))]
    return cells[:width] if len(cells) > width and effective_width(cells) <= width else cells


def _body_part(block: Sequence[Record]) -> list[list[str]]:
    """The rows without the first ones, which may be headers."""
    skip = min(MOST, len(block) // 2)
    return [cells for _line, _span, cells in block[skip:]]


def _joined_evidence(surplus: Surplus, layout: Layout) -> Evidence:
    names = ", ".join(
        layout.header[place - number] or column_letter(place - number) for number, place in enumerate(surplus.joins)
    )
    because = N_("The rows have more cells than the header names; only joined in {names} do all fit.")
    certainty = Certainty.SURE if surplus.proved else Certainty.ASKED
    return Evidence("joined", names, because, (("names", names),), certainty)


def _evidence(
    header_lines: tuple[int, ...],
    preamble: tuple[Skipped, ...],
    certainty: Certainty,
    because: str,
    names: Row,
) -> tuple[Evidence, ...]:
    found = []
    if preamble:
        lines = ", ".join(str(skipped.line) for skipped in preamble[:9])
        found.append(Evidence("preamble", lines, N_("Above the table: “{text}”."), (("text", preamble[0].text),)))
    reading = ", ".join(map(str, header_lines)) or "none"
    following = header_lines[-1] + 1 if header_lines else 0
    values = (("names", sum(map(bool, names))), ("next", following))
    return (*found, Evidence("header", reading, because, values, certainty))
