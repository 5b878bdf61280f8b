"""Rows with cells too many or too few, put right only where the other columns prove how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.files.cell_classes import TEXT, cell_class
from desktop_app.files.column_classes import TYPED, agreement, effective_width
from desktop_app.files.delimited import split_line
from desktop_app.files.reshaping import NO_FIT, TOO_FEW, TOO_MANY
from desktop_app.files.source import REASON, Dialect, Layout, Row, RowProblem, Severity, column_letter
from desktop_app.i18n import N_

_MARKS: Final = ";\t|,"
_DIVIDED: Final = N_("A separator inside the text divided it; only joined do all cells fit their columns.")
_ADDED: Final = N_("A separator too many left an empty cell; only without it do all cells fit their columns.")
_OTHER_MARK: Final = N_("Another sign separates the cells of this line.")
_BROKEN: Final = N_("A line end inside the text broke the row in two; joined, all cells fit their columns.")
_LONGER: Final = N_("A separator too many at the end; its cells are taken as they stand.")
_SHORTER: Final = N_("Cells are missing at its end; they are taken as empty.")


@dataclass(frozen=True, slots=True)
class Mend:
    """What was done to a row: the column it concerns, the cells as they stood there, and why it may be done."""

    title: str
    text: str
    reason: str

    def on(self, line: int) -> RowProblem:
        return RowProblem(line, self.title, self.text, self.reason, severity=Severity.WARNING)


def repair(cells: Sequence[str], layout: Layout, dialect: Dialect) -> tuple[Row, Mend | None] | None:
    """The row of ``layout.width`` cells that ``cells`` must have been; None when nothing proves it."""
    width = layout.width
    if len(cells) > width and effective_width(cells) <= width:
        return _noted(_checked(cells[:width], layout), cells, None if layout.longer else _LONGER)
    if len(cells) > width:
        return _joined(cells, layout, dialect.separator) or _without_empty(cells, layout)
    anew = divided_anew(cells, layout, dialect)
    filled_up = _checked((*cells, *("",) * (width - len(cells))), layout)
    return anew or _noted(filled_up, cells, _SHORTER)


def _noted(found: Row | None, cells: Sequence[str], doubt: str | None) -> tuple[Row, Mend | None] | None:
    """The row with what to say of it: its cells may have been moved, unless other rows are as uneven."""
    if found is None:
        return None
    return found, Mend("", " | ".join(cells), doubt) if doubt else None


def _checked(cells: Sequence[str], layout: Layout) -> Row | None:
    fits, misfits = agreement(cells, layout.classes)
    typed = any(usual in TYPED for usual in layout.classes)
    return tuple(cells) if _is_full(cells, layout) and not misfits and (fits or not typed) else None


def _is_full(cells: Sequence[str], layout: Layout) -> bool:
    return all(cells[place].strip() for place in layout.filled)


def _joined(cells: Sequence[str], layout: Layout, separator: str) -> tuple[Row, Mend] | None:
    """Join neighbours in the one place after which every number and date stands in its own column."""
    extra = len(cells) - layout.width
    found: list[tuple[Row, Mend]] = []
    for place, usual in enumerate(layout.classes):
        if usual != TEXT:
            continue
        parts = cells[place : place + extra + 1]
        row = (*cells[:place], separator.join(parts), *cells[place + extra + 1 :])
        if _proved(row, place, layout) and all(cell_class(part) == TEXT for part in parts):
            found.append((tuple(row), Mend(_title(place, layout), " | ".join(parts), _DIVIDED)))
    return found[0] if len(found) == 1 else None


def _title(place: int, layout: Layout) -> str:
    return layout.header[place] or column_letter(place)


def _proved(row: Sequence[str], place: int, layout: Layout) -> bool:
    _fits, misfits = agreement(row, layout.classes)
    right, _ = agreement(row[place + 1 :], layout.classes[place + 1 :])
    left, _ = agreement(row[:place], layout.classes[:place])
    return not misfits and _is_full(row, layout) and right > 0 and (left > 0 or place == 0)


def _without_empty(cells: Sequence[str], layout: Layout) -> tuple[Row, Mend] | None:
    """Leave out the one empty cell without which every column holds what it should."""
    if len(cells) != layout.width + 1:
        return None
    typed = sum(usual in TYPED for usual in layout.classes)
    found: dict[Row, int] = {}
    for place, cell in enumerate(cells):
        row = (*cells[:place], *cells[place + 1 :])
        if not cell.strip() and _is_full(row, layout) and agreement(row, layout.classes) == (typed, 0) and typed:
            found[row] = place
    if len(found) != 1:
        return None
    row, place = next(iter(found.items()))
    return row, Mend(_title(min(place, layout.width - 1), layout), " | ".join(cells), _ADDED)


def divided_anew(cells: Sequence[str], layout: Layout, dialect: Dialect) -> tuple[Row, Mend] | None:
    """The row divided by another sign than all others, if only this makes every cell fit its column."""
    text = dialect.separator.join(cells)
    ways = [row for row in _divisions(text, layout, dialect) if _fits_whole(row, layout)]
    return (ways[0], Mend("", text, _OTHER_MARK)) if len(ways) == 1 else None


def _divisions(text: str, layout: Layout, dialect: Dialect) -> Iterator[Row]:
    for mark in _MARKS:
        if dialect.separator and mark != dialect.separator and text.count(mark) >= layout.width - 1 > 0:
            row = split_line(text, replace(dialect, separator=mark))
            if len(row) == layout.width:
                yield tuple(row)


def _fits_whole(row: Row, layout: Layout) -> bool:
    """Whether all columns are as full as they use to be, and numbers and dates stand where they should."""
    typed = any(usual in TYPED for usual in layout.classes)
    fits, misfits = agreement(row, layout.classes)
    return _is_full(row, layout) and not misfits and (fits > 0 or not typed)


def unbroken(first: Sequence[str], second: Sequence[str], layout: Layout) -> tuple[Row, Mend] | None:
    """The row that two lines make whose last and first cell are one text, if all cells then fit their columns."""
    place = len(first) - 1
    if place < 0 or not second or place + len(second) != layout.width or layout.classes[place] != TEXT:
        return None
    row = (*first[:-1], f"{first[-1]}\n{second[0]}", *second[1:])
    typed = sum(usual in TYPED for usual in layout.classes)
    fits, misfits = agreement(row, layout.classes)
    proved = typed and fits * 2 > typed and not misfits and _is_full(row, layout)
    return (row, Mend(_title(place, layout), row[place], _BROKEN)) if proved else None


def misfit(line: int, cells: Sequence[str], layout: Layout) -> RowProblem:
    """The refusal of a row that nothing could put right."""
    own = int(REASON in layout.header)  # the reason of an earlier refusal is no cell of the row
    found, wanted = len(cells) - own, layout.width - own
    reason = TOO_MANY if found > wanted else TOO_FEW if found < wanted else NO_FIT
    values = () if found == wanted else (("found", found), ("wanted", wanted))
    return RowProblem(line, "", " | ".join(cells), reason, values, cells=tuple(cells))
