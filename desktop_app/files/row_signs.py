"""What tells a row from a total, a remark, a repeated header or a numbered blank, judged by its cells alone.

In which order such lines are weighed, and what follows them, is row_stream's question.
"""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from desktop_app.files.cell_classes import DATE, EMPTY, TEXT, cell_class, word_set
from desktop_app.files.column_classes import TYPED, agreement, filled_cells
from desktop_app.files.source import Layout

TOTALS: Final = word_set(
    "total totals sum subtotal sub-total grandtotal average mean 合计 总计 小计 合計 總計 小計 共计 共計 汇总 "
    "平均 totalgeneral totalgénéral soustotal sous-total totaux sumă suma summe gesamt gesamtsumme "
    "zwischensumme gesamtergebnis somme moyenne promedio medie durchschnitt importe totale"
)
_LETTERS: Final = 3  # of the words; enough for a quick look
_MAYBE_TOTAL: Final = re.compile(
    r"^\W*(?:" + "|".join(sorted({word[:_LETTERS] for word in TOTALS})) + ")", re.IGNORECASE | re.MULTILINE
)
_START: Final = itemgetter(slice(_LETTERS))
_MARK: Final = re.compile(r"\W")
_JOINED: Final = str.maketrans("", "", " \t:：=-.0123456789()")
_WIDE: Final = 3  # columns; in a narrower table one cell may be a row


def is_total(cells: Sequence[str]) -> bool:
    """Whether the first cell that holds something says "total", alone or with a number."""
    for cell in cells:
        if cell.strip():
            return cell.lower().translate(_JOINED) in TOTALS
    return False


def may_total(column: Sequence[str]) -> bool:
    """Whether a cell of a first column may say "total": a quick look that errs on the side of yes."""
    starts = set(map(_START, column))  # few, where the cells are numbers of documents
    looked_at = column if any(map(_MARK.match, starts)) else starts
    return bool(_MAYBE_TOTAL.search("\n".join(looked_at)))


def sums_others(cells: Sequence[str], layout: Layout) -> bool:
    """Whether the row sums others: a customer may be called Total, but a sum has no day of its own."""
    if is_total(cells):
        dated = any(
            usual == DATE and cell_class(cell) == DATE for usual, cell in zip(layout.classes, cells, strict=False)
        )
        return not (dated and is_full(cells, layout))
    words = next((cell.split() for cell in cells if cell.strip()), [])
    present = sum(bool(cells[place].strip()) for place in layout.filled if place < len(cells))
    return is_total(words[:1]) and 2 * present <= len(layout.filled)


def repeats_header(cells: Sequence[str], layout: Layout) -> bool:
    shown = tuple(" ".join(cell.split()) for cell in cells)
    return bool(layout.header_lines) and shown[: layout.width] == layout.header


def is_apart(cells: Sequence[str], layout: Layout) -> bool:
    """A total, a repeated header, a numbered blank or a remark: no row, whatever its width."""
    if sums_others(cells, layout) or repeats_header(cells, layout):
        return True
    return len(filled_cells(cells)) == 1 and layout.width >= _WIDE


def is_remark(cells: Sequence[str], layout: Layout) -> bool:
    """Only text, in few cells, where the table is never without a number or a date."""
    filled = filled_cells(cells)
    typed = [place for place in layout.filled if layout.classes[place] in TYPED]
    # Not half of the cells: a deal may have a number, a seller, a product and a stage, but no dates yet.
    few = layout.width > _WIDE and len(filled) <= max(2, layout.width // 4)
    return bool(typed) and few and all(cell_class(cell) == TEXT for cell in filled)


def is_full(cells: Sequence[str], layout: Layout) -> bool:
    return len(cells) == layout.width and all(cells[place].strip() for place in layout.filled)


def is_row(cells: Sequence[str], layout: Layout) -> bool:
    """Whether cells as many as the columns are what the columns hold."""
    fits, misfits = agreement(cells, layout.classes)
    typed = any(usual != TEXT for usual in layout.classes)
    spare = any(cells[place].strip() for place in spare_columns(layout))
    enough = fits > misfits or not typed or (not misfits and _fills_enough(cells, layout))
    return enough and not (misfits and spare) and not (not fits and is_remark(cells, layout))


def spare_columns(layout: Layout) -> tuple[int, ...]:
    """The columns that are always empty."""
    return tuple(place for place, usual in enumerate(layout.classes) if usual == EMPTY)


def _fills_enough(cells: Sequence[str], layout: Layout) -> bool:
    present = sum(bool(cells[place].strip()) for place in layout.filled)
    return 2 * present >= len(layout.filled)
