"""Letters that show a damaged text, in rows that are taken all the same: what no encoding has, a quote never closed."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.files.blocks import Block, Record
from desktop_app.files.source import Layout, RowProblem, Severity, column_letter
from desktop_app.i18n import N_

LOST: Final = N_("A byte here is no letter in {encoding}.")
OPEN_END: Final = N_("The quote before this text is never closed: the end of the file may be missing.")
_LOST: Final = "\ufffd"


def lost_letters(part: Block | Sequence[Record], layout: Layout, encoding: str) -> Iterator[RowProblem]:
    """A warning for each record in which a byte was no letter of the encoding, on the first such cell."""
    if isinstance(part, Block) and not any(_LOST in "".join(column) for column in part.columns):
        return
    for line, _span, cells in part.records() if isinstance(part, Block) else part:
        place = next((place for place, cell in enumerate(cells) if _LOST in cell), None)
        if place is not None:
            about = (("encoding", encoding),)
            yield RowProblem(line, _title(layout, place), cells[place], LOST, about, Severity.WARNING)


def open_end(line: int, cells: Sequence[str], layout: Layout, quote: str) -> Iterator[RowProblem]:
    """A warning for a cell of the last row that a quote opens and none closes: what followed it may be missing."""
    place = next((at for at, cell in enumerate(cells) if cell.startswith(quote) and cell.count(quote) % 2), None)
    if quote and place is not None:
        yield RowProblem(line, _title(layout, place), cells[place], OPEN_END, severity=Severity.WARNING)


def _title(layout: Layout, place: int) -> str:
    return (layout.header[place] if place < layout.width else "") or column_letter(place)
