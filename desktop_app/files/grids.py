"""Rows and columns laid out in a given width: how wide each column is, how high each row; pages are made elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from desktop_app.domain.document import Align, Box, Drawing, Grid, GridColumn, Ink, Line, Look, Row, Shape, Words

_SIZES: Final = (8.5, 7.8, 7.0, 6.2)
"""Type sizes that are tried, largest first; a table still too wide at the last is parted by columns."""
_PAD: Final = 9.0  # between columns
_LINE: Final = 1.42
_ROOM: Final = {Look.GROUP: 11.0, Look.ENTRY: 11.0, Look.TOTAL: 10.0, Look.SUM: 8.0}
_LEAST_TEXT: Final = 60.0  # narrower no column of text is made


class Metrics(Protocol):
    """What a layout asks of the type it is set in."""

    def width(self, text: str, size: float, *, strong: bool = False) -> float: ...

    def wrap(self, text: str, size: float, width: float, *, strong: bool = False) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that stay together. ``keeps``: the next part belongs on the same page."""

    height: float
    shapes: tuple[Shape, ...]
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class _Setting:
    """A grid in its final size: the left end and the width of each column."""

    size: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    content: float


def lay_out_grid(grid: Grid, metrics: Metrics, content: float) -> Iterator[tuple[Part, list[Part]]]:
    """(heading, rows) of the grid; several where it is too wide and its columns follow one another in parts."""
    for part in _parts(grid, metrics, content):
        setting = _settle(part, metrics, content)
        yield _head(part, setting, metrics), [_row(part, row, setting, metrics) for row in part.rows]


def _parts(grid: Grid, metrics: Metrics, content: float) -> Iterator[Grid]:
    """The grid, or its columns in halves, each with the first column."""
    if len(grid.columns) <= 2 or _fits(grid, metrics, content, _SIZES[-1]):  # noqa: PLR2004 - nothing to part
        yield grid
        return
    half = (len(grid.columns) + 1) // 2
    for places in ([0, *range(1, half)], [0, *range(half, len(grid.columns))]):
        rows = tuple(
            replace(row, cells=tuple(row.cells[place] for place in places if place < len(row.cells)))
            for row in grid.rows
        )
        yield from _parts(Grid(tuple(grid.columns[place] for place in places), rows), metrics, content)


def _fits(grid: Grid, metrics: Metrics, content: float, size: float) -> bool:
    texts = sum(1 for column in grid.columns if column.share)
    fixed = sum(_natural(grid, place, metrics, size) for place, one in enumerate(grid.columns) if not one.share)
    return fixed + texts * _LEAST_TEXT + _PAD * (len(grid.columns) - 1) <= content


def _settle(grid: Grid, metrics: Metrics, content: float) -> _Setting:
    size = next((one for one in _SIZES if _fits(grid, metrics, content, one)), _SIZES[-1])
    natural = [_natural(grid, place, metrics, size) for place in range(len(grid.columns))]
    shares = sum(column.share for column in grid.columns)
    fixed = sum(width for width, column in zip(natural, grid.columns, strict=True) if not column.share)
    left = max(content - fixed - _PAD * (len(grid.columns) - 1), _LEAST_TEXT)
    widths = [
        left * column.share / shares if column.share else width
        for width, column in zip(natural, grid.columns, strict=True)
    ]
    lefts = [sum(widths[:place]) + _PAD * place for place in range(len(widths))]
    return _Setting(size, tuple(lefts), tuple(widths), content)


def _natural(grid: Grid, place: int, metrics: Metrics, size: float) -> float:
    """As wide as the widest cell of the column; its heading may break at spaces."""
    column = grid.columns[place]
    longest = max((metrics.width(word, size - 0.5) for word in column.title.split(" ")), default=0.0)
    cells = [(row.cells[place], row) for row in grid.rows if place < len(row.cells) and not _spans(column, row, place)]
    return max([longest, *(_cell_width(cell, row, metrics, size) for cell, row in cells)])


def _spans(column: GridColumn, row: Row, place: int) -> bool:
    """Whether the text goes on over empty cells to its right."""
    return not column.right and place + 1 < len(row.cells) and row.cells[place + 1] == ""


def _reach(row: Row, place: int, setting: _Setting) -> float:
    """From the left end of the cell to where the next cell that holds something begins."""
    last = next(
        (after - 1 for after in range(place + 1, len(row.cells)) if row.cells[after] != ""), len(setting.widths) - 1
    )
    return setting.lefts[last] + setting.widths[last] - setting.lefts[place]


def _cell_width(cell: str | Drawing, row: Row, metrics: Metrics, size: float) -> float:
    if isinstance(cell, Drawing):
        return cell.width
    return metrics.width(cell, size, strong=_strong(row))


def _strong(row: Row, place: int = 0) -> bool:
    return row.look in {Look.GROUP, Look.SUM, Look.TOTAL} or (row.look is Look.ENTRY and not place)


def _head(grid: Grid, setting: _Setting, metrics: Metrics) -> Part:
    """Headings stand on the bottom line of their row."""
    size = setting.size - 0.5
    pairs = zip(grid.columns, setting.widths, strict=True)
    titles = [metrics.wrap(column.title, size, max(width, 1.0)) for column, width in pairs]
    most = max(len(lines) for lines in titles)
    step = size * 1.3
    height = most * step + 7
    shapes: list[Shape] = []
    for column, lines, left, width in zip(grid.columns, titles, setting.lefts, setting.widths, strict=True):
        for place, line in enumerate(lines):
            y = step * (most - len(lines) + place) + size
            shapes.append(_placed(line, (left, width), y, size, right=column.right, ink=Ink.MUTED))
    shapes.append(Line(((0, height - 1), (setting.content, height - 1)), Ink.RULE, 0.8))
    return Part(height, tuple(shapes), keeps=True)


def _placed(
    line: str, span: tuple[float, float], y: float, size: float, *, right: bool, strong: bool = False, ink: Ink
) -> Words:
    """``line`` at the left or right end of ``span``: left end and width."""
    left, width = span
    return Words(left + width if right else left, y, line, size, strong, ink, Align.RIGHT if right else Align.LEFT)


def _row(grid: Grid, row: Row, setting: _Setting, metrics: Metrics) -> Part:
    size = setting.size
    step = size * _LINE
    room = _ROOM.get(row.look, 5.0)
    ink = Ink.MUTED if row.look is Look.MUTED else Ink.TEXT
    shapes: list[Shape] = []
    drawn = max((cell.height for cell in row.cells if isinstance(cell, Drawing)), default=0.0)
    sunk = max(0.0, (drawn - step) / 2)  # text stands at the middle of a drawing beside it
    deepest = max(step, drawn)
    for number, cell in enumerate(row.cells):
        column, left, width = grid.columns[number], setting.lefts[number], setting.widths[number]
        if isinstance(cell, Drawing):
            shapes.extend(_drawn(cell, left, room / 2 + (max(step, drawn) - cell.height) / 2))
            continue
        room_for = _reach(row, number, setting) if _spans(column, row, number) else width
        lines = metrics.wrap(cell, size, room_for, strong=_strong(row, number)) if column.share else [cell]
        for place, line in enumerate(lines):
            y = room / 2 + sunk + step * place + size
            shapes.append(
                _placed(line, (left, width), y, size, right=column.right, strong=_strong(row, number), ink=ink)
            )
        deepest = max(deepest, step * len(lines))
    height = room + deepest
    noted, height = _notes(row, grid, setting, metrics, height)
    return Part(height, (*_ground(row, height, setting.content), *shapes, *noted), keeps=row.look is Look.GROUP)


def _drawn(cell: Drawing, x: float, y: float) -> Iterator[Shape]:
    for shape in cell.shapes:
        if isinstance(shape, Line):
            yield replace(shape, points=tuple((px + x, py + y) for px, py in shape.points))
        else:
            yield replace(shape, x=shape.x + x, y=shape.y + y)


def _notes(row: Row, grid: Grid, setting: _Setting, metrics: Metrics, height: float) -> tuple[list[Shape], float]:
    """Lines under the row, from its first column of text to the right end."""
    size = setting.size - 0.5
    step = size * _LINE
    ink = Ink.ACCENT if row.look is Look.MARKED else Ink.MUTED
    left = setting.lefts[next((place for place, one in enumerate(grid.columns) if one.share), 0)]
    found: list[Shape] = []
    for line in (line for note in row.notes for line in metrics.wrap(note, size, setting.content - left)):
        found.append(Words(left, height - 3 + size, line, size, ink=ink))
        height += step
    return found, height


def _ground(row: Row, height: float, content: float) -> Sequence[Shape]:
    """What lies under a row: a rule, and the tint of its look."""
    match row.look:
        case Look.MARKED:
            return (Box(-4, 0.5, content + 8, height - 1, Ink.ACCENT_SOFT, radius=3),)
        case Look.GROUP | Look.ENTRY:
            return (Line(((0, 0), (content, 0)), Ink.LINE, 0.6),)
        case Look.SUM:
            return (Line(((0, 0), (content, 0)), Ink.RULE, 0.8),)
        case Look.TOTAL:
            return (Line(((0, 0), (content, 0)), Ink.TEXT, 1.0),)
        case _:
            return ()
