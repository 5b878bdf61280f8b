"""Rows with a cell too many or too few, put right only where the other columns prove how."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.files.cell_classes import DATE, NUMBER, TEXT, cell_class
from desktop_app.files.layout import agreement, effective_width
from desktop_app.files.source import Layout, Row, RowProblem, Severity, column_letter
from desktop_app.i18n import N_


@dataclass(frozen=True, slots=True)
class Mend:
    """What was done to a row: cells ``first`` to ``last`` were one cell."""

    first: int
    last: int
    title: str

    def on(self, line: int, cells: Sequence[str]) -> RowProblem:
        return RowProblem(
            line,
            self.title,
            " | ".join(cells[self.first : self.last + 1]),
            N_("A separator inside the text divided it; only joined do all cells fit their columns."),
            severity=Severity.WARNING,
        )


def repair(cells: Sequence[str], layout: Layout, separator: str) -> tuple[Row, Mend | None] | None:
    """The row of ``layout.width`` cells that ``cells`` must have been; None when nothing proves it."""
    width = layout.width
    if len(cells) > width and effective_width(cells) <= width:
        return _checked(cells[:width], layout)
    if len(cells) < width:
        return _checked((*cells, *("",) * (width - len(cells))), layout)
    return _joined(cells, layout, separator)


def _checked(cells: Sequence[str], layout: Layout) -> tuple[Row, None] | None:
    fits, misfits = agreement(cells, layout.classes)
    typed = any(usual in {NUMBER, DATE} for usual in layout.classes)
    full = all(cells[place].strip() for place in layout.filled)
    return (tuple(cells), None) if full and not misfits and (fits or not typed) else None


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
            title = layout.header[place] or column_letter(place)
            found.append((tuple(row), Mend(place, place + extra, title)))
    return found[0] if len(found) == 1 else None


def _proved(row: Sequence[str], place: int, layout: Layout) -> bool:
    _fits, misfits = agreement(row, layout.classes)
    right, _ = agreement(row[place + 1 :], layout.classes[place + 1 :])
    left, _ = agreement(row[:place], layout.classes[:place])
    full = all(row[column].strip() for column in layout.filled)
    return not misfits and full and right > 0 and (left > 0 or place == 0)
