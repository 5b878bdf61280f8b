"""Where a table begins among the first lines of a file: preamble, header of one to three rows, columns.

What stands below the rows (footers, totals, further tables) is found while the rows are read: row_stream.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.files.cell_classes import DATE, EMPTY, NUMBER, TEXT, cell_class
from desktop_app.files.delimited import Record
from desktop_app.files.header_names import is_known
from desktop_app.files.source import Certainty, Evidence, Layout, Row, Skipped
from desktop_app.i18n import N_

_MOST_HEADER_ROWS: Final = 3
_FILLED: Final = 0.98
_WHOLE: Final = 0.6
_MAJORITY: Final = 0.7
_LONGEST_NAME: Final = 80
_NAMED: Final = 0.5  # share of a header row's cells that hold a name
_CLEAR: Final = 2
_FEW_COLUMNS: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def find_layout(records: Sequence[Record], *, header: int | None = None) -> Layout:
    """The layout of the first ``records``. ``header``: the line chosen as the header, 0 for "there is none"."""
    solid = [record for record in records if effective_width(record[2])]
    width = usual_width(solid)
    block = [record for record in solid if len(record[2]) == width] or solid
    classes = _classes(_body_part(block), width)
    whole = frozenset(line for line, _span, cells in solid if len(cells) == width)
    solid = [(line, span, _levelled(cells, classes)) for line, span, cells in solid]
    at, certainty, because = _header_rows(solid, width, classes, header)
    names = _joined([_fitted(solid[place][2], width) for place in at])
    first = at[-1] + 1 if at else _first_row(solid, width)
    first_line = solid[first][0] if first < len(solid) else 0
    rows = [cells for line, _span, cells in solid[first:] if line in whole]
    classes = _classes(rows, width)
    start = solid[at[0]][0] if at else first_line
    preamble = tuple(
        Skipped(line, " ".join(filter(None, map(str.strip, cells))))
        for line, _span, cells in solid
        if line < start or not start
    )
    header_lines = tuple(solid[place][0] for place in at)
    return Layout(
        header=names or ("",) * width,
        header_lines=header_lines,
        first_row=first_line,
        classes=classes,
        filled=_filled(rows, width),
        preamble=preamble,
        evidence=_evidence(header_lines, preamble, certainty, because, names),
    )


def _levelled(cells: list[str], classes: Row) -> list[str]:
    """A line with trailing separators more or less than the others, when they enclose nothing."""
    width = len(classes)
    if len(cells) < width and all(usual == EMPTY for usual in classes[len(cells) :]):
        return [*cells, *("",) * (width - len(cells))]
    return cells[:width] if len(cells) > width and effective_width(cells) <= width else cells


def effective_width(cells: Sequence[str]) -> int:
    """Cells up to the last one that is not blank."""
    for place in range(len(cells), 0, -1):
        if cells[place - 1].strip():
            return place
    return 0


def usual_width(records: Sequence[Record]) -> int:
    """The number of cells most lines have; lines that hold a single one count little."""
    widths = Counter(len(cells) for _line, _span, cells in records)
    if not widths:
        return 0
    return max(widths, key=lambda width: (widths[width] * (width - 1 or 0.2) ** 0.5, width))


def _body_part(block: Sequence[Record]) -> list[list[str]]:
    """The rows without the first ones, which may be headers."""
    skip = min(_MOST_HEADER_ROWS, len(block) // 2)
    return [cells for _line, _span, cells in block[skip:]]


def _classes(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    return tuple(_class_of([row[place] for row in rows]) for place in range(width))


def _class_of(cells: Sequence[str]) -> str:
    counts = Counter(map(cell_class, cells))
    counts.pop(EMPTY, None)
    if not counts:
        return EMPTY
    usual, number = counts.most_common(1)[0]
    return usual if number >= _MAJORITY * counts.total() else TEXT


def _filled(rows: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    """The columns that are practically never empty; totals and remarks, which are mostly empty, do not count."""
    sizes = sorted(_names_in(row) for row in rows)
    if not sizes:
        return ()
    usual = sizes[len(sizes) // 2]
    whole = [row for row in rows if _names_in(row) >= _WHOLE * usual]
    needed = _FILLED * len(whole)
    return tuple(place for place in range(width) if sum(bool(row[place].strip()) for row in whole) >= needed)


def agreement(cells: Sequence[str], classes: Sequence[str]) -> tuple[int, int]:
    """How many cells are the number or date their column holds, and how many are something else."""
    fits = misfits = 0
    for cell, usual in zip(cells, classes, strict=False):
        if usual in {NUMBER, DATE}:
            found = cell_class(cell)
            fits += found == usual
            misfits += found not in {usual, EMPTY}
    return fits, misfits


def _header_rows(
    solid: Sequence[Record], width: int, classes: Row, chosen: int | None
) -> tuple[list[int], Certainty, str]:
    """Places of the header rows in ``solid``, and the reason."""
    if chosen is not None:
        at = [place for place, record in enumerate(solid) if record[0] == chosen]
        return at, Certainty.SURE, N_("You chose it.")
    start = _first_row(solid, width)
    if start >= len(solid):
        return [], Certainty.SURE, N_("There is no line to take names from.")
    typed = any(usual in {NUMBER, DATE} for usual in classes)
    if typed:
        return _above_first_typed(solid, width, classes, start)
    return _by_names(solid, width, start)


def _first_row(solid: Sequence[Record], width: int) -> int:
    """The first line that is as wide as the table and not just a title padded to its width."""
    for place, (_line, _span, cells) in enumerate(solid):
        if len(cells) == width and (width < 3 or _names_in(cells) >= 2):  # noqa: PLR2004 - two cells make a row
            return place
    return len(solid)


def _names_in(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _above_first_typed(
    solid: Sequence[Record], width: int, classes: Row, start: int
) -> tuple[list[int], Certainty, str]:
    body = next(
        (place for place in range(start, len(solid)) if _is_body(solid[place][2], classes)),
        start,
    )
    at: list[int] = []
    for place in range(body - 1, -1, -1):
        cells = solid[place][2]
        if len(at) == _MOST_HEADER_ROWS or not _is_header(cells, width, first=not at):
            break
        at.insert(0, place)
    if not at and _names_years(solid[start][2]):
        return [start], Certainty.SURE, N_("{names} names, years among them.")
    if not at and body > 0 and len(solid[body - 1][2]) > 1 and _reads_like_names(solid[body - 1][2]):
        return [], Certainty.ASKED, N_("The line above the first row names another number of columns.")
    if not at:
        return [], Certainty.SURE, N_("The first row already holds numbers or dates: no line of names.")
    return at, Certainty.SURE, N_("{names} names; line {next} on holds numbers and dates.")


def _is_body(cells: Sequence[str], classes: Row) -> bool:
    """Whether its values are those of the columns; a cell too many or too few shifts them but leaves them values."""
    fits, misfits = agreement(cells, classes) if len(cells) == len(classes) else (0, 0)
    if fits > misfits:
        return True
    typed = sum(usual in {NUMBER, DATE} for usual in classes)
    near = abs(len(cells) - len(classes)) <= 1 and len(classes) > _FEW_COLUMNS
    return near and sum(cell_class(cell) in {NUMBER, DATE} for cell in cells) >= max(2, typed / 2)


def _is_header(cells: Sequence[str], width: int, *, first: bool) -> bool:
    """Names of columns: short, different, no values. The lowest row may be units, those above may have gaps."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    enough = 1 if first and width < 3 else 2 if width > 2 else 1  # noqa: PLR2004 - two cells make a row
    if len(cells) != width or len(filled) < enough or (not first and width < 3):  # noqa: PLR2004 - two cells prove little
        return False
    return _reads_like_names(cells)


def _names_years(cells: Sequence[str]) -> bool:
    """``Seller, 2022, 2023, 2024``: years in a row beside a known name are names, though they look like values."""
    years = [int(cell) for cell in cells if _YEAR.fullmatch(cell.strip())]
    others = [cell for cell in cells if cell.strip() and not _YEAR.fullmatch(cell.strip())]
    in_a_row = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
    return in_a_row and any(map(is_known, others)) and all(cell_class(cell) == TEXT for cell in others)


def _reads_like_names(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(len(cell) > _LONGEST_NAME for cell in filled):
        return False
    kinds = Counter(map(cell_class, filled))
    return not kinds[DATE] and kinds[NUMBER] <= len(filled) // 3


def _by_names(solid: Sequence[Record], width: int, start: int) -> tuple[list[int], Certainty, str]:
    """All columns are text: the first row is a header when it is known names or repeats nothing below."""
    names = [cell.strip() for cell in solid[start][2]]
    known = sum(map(is_known, names))
    first = solid[start][2]
    below = [record[2] for record in solid[start + 1 :] if len(record[2]) == width and record[2] != first]
    typed = [cell for cell in names if cell_class(cell) in {NUMBER, DATE}]
    if known >= max(1, _NAMED * len(names)):
        return [start], Certainty.SURE, N_("{names} names, known ones among them.")
    repeated = any(name and name in {row[place] for row in below} for place, name in enumerate(names))
    if repeated or len(typed) > len(names) // 2 or len(set(names)) < len(names) - 1:
        return [], Certainty.ASKED, N_("The first line looks like the rows below it.")
    sure = known > 0 and len(below) >= _CLEAR
    certainty = Certainty.SURE if sure else Certainty.ASKED
    return [start], certainty, N_("{names} names, all text, none repeated below.")


def _fitted(cells: Sequence[str], width: int) -> list[str]:
    return [" ".join(cell.split()) for cell in (*cells, *("",) * width)][:width]


def _joined(rows: Sequence[list[str]]) -> Row:
    """One name a column from stacked rows; a group's name holds until the next one begins."""
    if not rows:
        return ()
    spread: list[list[str]] = []
    for place, row in enumerate(rows):
        gaps = place < len(rows) - 1 and _names_in(row) < _names_in(rows[place + 1])
        spread.append(_carried(row) if gaps else row)
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))


def _carried(row: Sequence[str]) -> list[str]:
    carried: list[str] = []
    last = ""
    for cell in row:
        last = cell or last
        carried.append(last)
    return carried


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
