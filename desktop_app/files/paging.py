"""A document laid out: its blocks as shapes on pages, nothing cut, headings repeated; nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.domain.document import (
    MARGIN,
    PAGE,
    Align,
    Block,
    Box,
    Document,
    Drawing,
    Grid,
    Heading,
    Ink,
    KeyFigures,
    Line,
    Paragraph,
    Shape,
    Signature,
    Words,
)
from desktop_app.files.grids import Metrics, Part, lay_out_grid

TOP: Final = 62.0
BOTTOM: Final = 56.0
_LINE: Final = 1.42  # of the size of the type
_GAP: Final = 10.0


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(slots=True)
class _Pages:
    """Pages being filled from top to bottom."""

    width: float
    height: float
    done: list[list[Shape]] = field(default_factory=lambda: [[]])
    y: float = TOP

    @property
    def content(self) -> float:
        return self.width - 2 * MARGIN

    def room(self) -> float:
        return self.height - BOTTOM - self.y

    def turn(self) -> None:
        self.done.append([])
        self.y = TOP

    def put(self, part: Part, before: float = 0.0) -> None:
        """``part`` under what is there, ``before`` points below it unless the page is new."""
        self.y += before if self.y > TOP else 0.0
        self.done[-1].extend(moved(shape, MARGIN, self.y) for shape in part.shapes)
        self.y += part.height


def lay_out(document: Document, metrics: Metrics) -> tuple[Page, ...]:
    width, height = (PAGE[1], PAGE[0]) if document.wide else PAGE
    pages = _Pages(width, height)
    pages.put(_title(document, metrics, pages.content))
    for before, block, after in zip(
        (None, *document.blocks), document.blocks, (*document.blocks[1:], None), strict=False
    ):
        gap = _GAP * 0.2 if isinstance(before, Heading) else _GAP * (1.8 if isinstance(block, Heading) else 0.8)
        _put(pages, block, after, metrics, gap)
    return tuple(
        Page(width, height, (*shapes, *_frame(document, (number, len(pages.done)), width, height, metrics)))
        for number, shapes in enumerate(pages.done, 1)
    )


def _put(pages: _Pages, block: Block, after: Block | None, metrics: Metrics, gap: float) -> None:
    content = pages.content
    if isinstance(block, Grid):
        _put_grid(pages, block, metrics, gap)
        return
    part = _part(block, metrics, content)
    needed = part.height + (_least(after, metrics, content) if isinstance(block, Heading) else 0.0)
    if pages.room() < needed + gap and pages.y > TOP:
        pages.turn()
    pages.put(part, gap)


def _least(block: Block | None, metrics: Metrics, content: float) -> float:
    """How much of the block after a heading must stand on the same page."""
    if block is None:
        return 0.0
    if isinstance(block, Grid):
        for head, rows in lay_out_grid(block, metrics, content):
            return head.height + sum(row.height for row in rows[:2])
    return _part(block, metrics, content).height + _GAP


def _put_grid(pages: _Pages, grid: Grid, metrics: Metrics, gap: float) -> None:
    """Row by row; a row that is kept with the next one takes it along to the new page."""
    for head, rows in lay_out_grid(grid, metrics, pages.content):
        if pages.room() < head.height + sum(row.height for row in rows[:2]) and pages.y > TOP:
            pages.turn()
        pages.put(head, gap)
        gap = _GAP * 2
        for place, row in enumerate(rows):
            kept = row.height + (rows[place + 1].height if row.keeps and place + 1 < len(rows) else 0.0)
            if pages.room() < kept:
                pages.turn()
                pages.put(head)
            pages.put(row)


def _part(block: Block, metrics: Metrics, content: float) -> Part:
    match block:
        case Heading():
            shapes: list[Shape] = [Words(0, 10, block.text, 11, strong=True)]
            if block.note:
                shapes.append(Words(content, 10, block.note, 8, ink=Ink.MUTED, align=Align.RIGHT))
            return Part(15, tuple(shapes))
        case Paragraph():
            return paragraph(block, metrics, content)
        case KeyFigures():
            return _key_figures(block, content)
        case Signature():
            return _signature(block, metrics, content)
        case Drawing():
            return Part(block.height, block.shapes)
        case _:
            raise TypeError(block)


def paragraph(block: Paragraph, metrics: Metrics, width: float) -> Part:
    lines = metrics.wrap(block.text, block.size, width, strong=block.strong)
    step = block.size * _LINE
    return Part(
        step * len(lines),
        tuple(
            Words(0, step * place + block.size, line, block.size, block.strong, block.ink)
            for place, line in enumerate(lines)
        ),
    )


def _title(document: Document, metrics: Metrics, content: float) -> Part:
    shapes: list[Shape] = []
    mark = metrics.width(document.mark, 9, strong=True) + 18 if document.mark else 0.0
    lines = metrics.wrap(document.title, 20, content - mark - 12, strong=True)
    for place, line in enumerate(lines):
        shapes.append(Words(0, 18 + 25 * place, line, 20, strong=True))
    if document.mark:
        left = metrics.width(lines[0], 20, strong=True) + 12
        shapes.append(Box(left, 3, mark, 17, Ink.TRACK, radius=8.4))
        shapes.append(Words(left + mark / 2, 14.8, document.mark, 9, strong=True, ink=document.mark_ink,
                            align=Align.CENTRE))  # fmt: skip
    y = 25.0 * len(lines) + 2
    for text in document.lines:
        part = paragraph(Paragraph(text, Ink.MUTED, size=9), metrics, content)
        shapes.extend(moved(shape, 0, y) for shape in part.shapes)
        y += part.height
    return Part(y + 8, tuple(shapes))


def _key_figures(block: KeyFigures, content: float) -> Part:
    """Side by side in one frame; the figure that matters takes half as much again."""
    shares = [1.5 if one.strong else 1.0 for one in block.figures]
    noted = any(one.note for one in block.figures)
    height = 70.0 if noted else 56.0
    shapes: list[Shape] = [Box(0, 0, content, height, Ink.SUNK, Ink.LINE, 6)]
    x = 0.0
    for place, (one, share) in enumerate(zip(block.figures, shares, strict=True)):
        width = content * share / sum(shares)
        if place:
            shapes.append(Line(((x, 12), (x, height - 12)), Ink.RULE, 0.6))
        size = 22.0 if one.strong else 15.0
        shapes.append(Words(x + 14, 19, one.label, 8.5, ink=Ink.MUTED))
        shapes.append(Words(x + 14, 44, one.figure, size, strong=True, ink=Ink.ACCENT if one.strong else Ink.TEXT))
        if one.note:
            shapes.append(Words(x + 14, 59, one.note, 8, ink=Ink.MUTED))
        x += width
    return Part(height, tuple(shapes))


def _signature(block: Signature, metrics: Metrics, content: float) -> Part:
    part = paragraph(Paragraph(block.text), metrics, content)
    gap = 24.0
    width = (content - gap * (len(block.captions) - 1)) / len(block.captions)
    shapes = list(part.shapes)
    y = part.height + 42
    for place, caption in enumerate(block.captions):
        left = place * (width + gap)
        shapes.append(Line(((left, y), (left + width, y)), Ink.TEXT, 0.6))
        shapes.append(Words(left, y + 11, caption, 8, ink=Ink.MUTED))
    return Part(y + 16, tuple(shapes))


def _frame(
    document: Document, place: tuple[int, int], width: float, height: float, metrics: Metrics
) -> tuple[Shape, ...]:
    """What stands on every page: the head from the second one on in full, the foot, the number of the page."""
    number, pages = place
    right = width - MARGIN
    foot = height - 34
    shapes: list[Shape] = [
        Words(MARGIN, 36, document.head, 8, strong=True, ink=Ink.MUTED),
        Line(((MARGIN, foot - 12), (right, foot - 12)), Ink.LINE, 0.6),
        Words(MARGIN, foot, metrics.wrap(document.foot, 7.5, right - MARGIN - 80)[0], 7.5, ink=Ink.MUTED),
        Words(right, foot, document.page_of.format(page=number, pages=pages), 7.5, ink=Ink.MUTED, align=Align.RIGHT),
    ]
    if number > 1:
        room = right - MARGIN - 30 - metrics.width(document.head, 8, strong=True)
        title = metrics.wrap(document.title, 8, room)[0]
        shapes.append(Words(right, 36, title, 8, ink=Ink.MUTED, align=Align.RIGHT))
    return tuple(shapes)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """``shape`` further right and down."""
    if isinstance(shape, Line):
        return replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))
    return replace(shape, x=shape.x + x, y=shape.y + y)


def words(pages: Sequence[Page]) -> str:
    """All text of the pages, in the order in which it was laid out."""
    return "\n".join(shape.text for page in pages for shape in page.shapes if isinstance(shape, Words))
