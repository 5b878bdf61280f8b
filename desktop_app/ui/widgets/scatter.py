"""Points in a plane with intervals, bands and names: people against chance, maps, relations; painted without numpy."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.axis import round_ticks

_TOP, _RIGHT, _BOTTOM, _LEFT = 26, 16, 40, 52
_DOT: Final = 4.4
_NEAR: Final = 9.0  # px around a dot in which the pointer means it
_MOST_NAMES: Final = 16
_FAINT: Final = 60  # dots from which on they are drawn small and see-through
_LINE: Final = 15


@dataclass(frozen=True, slots=True)
class Dot:
    """``x_range`` and ``y_range``: what chance leaves open. ``words``: what the tooltip says."""

    x: float
    y: float
    name: str
    words: str
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Where chance puts points: (x, low, high) from left to right, filled with the colour token ``ink``."""

    edges: tuple[tuple[float, float, float], ...]
    ink: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """``level`` and ``upright``: a line across, from left to right and from top to bottom: the team's own figure.

    ``corners``: words for the corners top left, top right, bottom left, bottom right.
    """

    dots: tuple[Dot, ...]
    x_title: str
    y_title: str
    format_x: Callable[[float], str]
    format_y: Callable[[float], str]
    bands: tuple[Band, ...] = ()
    level: float | None = None
    upright: float | None = None
    corners: tuple[str, str, str, str] = ("", "", "", "")


class ScatterPlot(QWidget):
    """Shows a Scatter. Put it into a ChartCard, which gives it words and a table.

    ``opened`` carries the place of a dot that was clicked.
    """

    opened = Signal(int)

    def __init__(self, height: int = 300) -> None:
        super().__init__()
        self._shown: Scatter | None = None
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height)

    def show_scatter(self, shown: Scatter) -> None:
        self._shown = shown
        self.update()

    def open_with(self, slot: Callable[[int], object]) -> None:
        """A dot can be clicked from now on; the keyboard opens it in the table beside."""
        self.opened.connect(slot)
        self.setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self.hasMouseTracking() and self.dot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and dot is not None and self._shown is not None:
            self.opened.emit(self._shown.dots.index(dot))
        super().mouseReleaseEvent(event)

    def _plane(self) -> "_Plane":
        assert self._shown is not None
        area = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        return _Plane(area, *_extent(self._shown))

    def dot_at(self, place: QPointF) -> Dot | None:
        """The dot nearest to ``place``, if it is near."""
        if self._shown is None or not self._shown.dots:
            return None
        plane = self._plane()
        near = [(_distance(plane.at(dot.x, dot.y), place), dot) for dot in self._shown.dots]
        distance, found = min(near, key=lambda one: one[0])
        return found if distance <= _NEAR else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            dot = self.dot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), dot.words if dot else self.accessibleDescription(), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None or not self._shown.dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = self._plane()
        self._paint_bands(painter, plane)
        self._paint_axes(painter, plane)
        self._paint_lines(painter, plane)
        self._paint_dots(painter, plane)
        painter.end()

    def _paint_bands(self, painter: QPainter, plane: "_Plane") -> None:
        assert self._shown is not None
        painter.save()
        painter.setClipRect(plane.area)
        painter.setPen(Qt.PenStyle.NoPen)
        for band in self._shown.bands:
            upper = [plane.at(x, high) for x, _low, high in band.edges]
            lower = [plane.at(x, low) for x, low, _high in reversed(band.edges)]
            painter.setBrush(theme.color(band.ink))
            painter.drawPolygon(QPolygonF([*upper, *lower]))
        painter.restore()

    def _paint_axes(self, painter: QPainter, plane: "_Plane") -> None:
        shown, area, font, muted = self._shown, plane.area, theme.figure_font(12), theme.color("muted")
        assert shown is not None
        for value in round_ticks(plane.bottom, plane.top):
            y = round(plane.at(plane.left, value).y())
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color("line"))
            box = QRectF(0, y - 8, _LEFT - 8, 16)
            text.draw(painter, box, shown.format_y(value), font, muted, align=text.RIGHT)
        for value in round_ticks(plane.left, plane.right, 6):
            x = plane.at(value, plane.bottom).x()
            words = shown.format_x(value)
            width = text.width(words, font) + 2
            box = QRectF(max(area.left(), min(x - width / 2, area.right() - width)), area.bottom() + 4, width, 16)
            text.draw(painter, box, words, font, muted)
        title = QRectF(area.left(), area.bottom() + 20, area.width(), 18)
        text.draw(painter, title, shown.x_title, theme.font(12, 500), muted, align=text.RIGHT, may_elide=True)
        head = QRectF(4, 0, self.width() - 8, 18)
        text.draw(painter, head, shown.y_title, theme.font(12, 500), muted, may_elide=True)

    def _paint_lines(self, painter: QPainter, plane: "_Plane") -> None:
        shown, area = self._shown, plane.area
        assert shown is not None
        if shown.level is not None:
            y = round(plane.at(plane.left, shown.level).y())
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color("muted"))
        if shown.upright is not None:
            x = round(plane.at(shown.upright, plane.bottom).x())
            painter.fillRect(QRectF(x, area.top(), 1, area.height()), theme.color("muted"))
        for place, (box, words) in enumerate(zip(_corner_boxes(area), shown.corners, strict=True)):
            align = text.RIGHT if place % 2 else text.LEFT
            text.draw(painter, box, words, theme.font(12), theme.color("muted"), align=align, may_elide=True)

    def _paint_dots(self, painter: QPainter, plane: "_Plane") -> None:
        assert self._shown is not None
        dots = self._shown.dots
        many = len(dots) > _FAINT
        for dot in () if many else dots:
            self._paint_ranges(painter, plane, dot)
        painter.setPen(Qt.PenStyle.NoPen)
        for dot in dots:
            centre = plane.at(dot.x, dot.y)
            if not many:
                painter.setBrush(theme.color("surface"))
                painter.drawEllipse(centre, _DOT + 1.3, _DOT + 1.3)
            painter.setBrush(theme.tint("accent", 0.45) if many else theme.color("accent"))
            size = _DOT * 0.7 if many else _DOT
            painter.drawEllipse(centre, size, size)
        if len(dots) <= _MOST_NAMES:
            self._paint_names(painter, plane)

    def _paint_ranges(self, painter: QPainter, plane: "_Plane", dot: Dot) -> None:
        ink = theme.color("bar_soft")
        if dot.x_range:
            left, right = plane.at(dot.x_range[0], dot.y), plane.at(dot.x_range[1], dot.y)
            painter.fillRect(QRectF(left.x(), left.y() - 0.75, right.x() - left.x(), 1.5), ink)
        if dot.y_range:
            low, high = plane.at(dot.x, dot.y_range[0]), plane.at(dot.x, dot.y_range[1])
            painter.fillRect(QRectF(high.x() - 0.75, high.y(), 1.5, low.y() - high.y()), ink)

    def _paint_names(self, painter: QPainter, plane: "_Plane") -> None:
        """Off the dot's own lines, where nothing is yet; else the tooltip alone tells who it is."""
        assert self._shown is not None
        font = theme.font(12)
        dots = [plane.at(dot.x, dot.y) for dot in self._shown.dots]
        taken = [QRectF(dot.x() - 5, dot.y() - 4, 10, 8) for dot in dots]
        taken += [box for box, words in zip(_corner_boxes(plane.area), self._shown.corners, strict=True) if words]
        for dot, at in zip(self._shown.dots, dots, strict=True):
            width = text.width(dot.name, font) + 2
            places = ((6, -18), (-6 - width, -18), (6, 4), (-6 - width, 4), (8, -8), (-8 - width, -8))
            for left, top in places:
                box = QRectF(at.x() + left, at.y() + top, width, _LINE)
                if plane.area.contains(box) and not any(box.intersects(other) for other in taken):
                    text.draw(painter, box, dot.name, font, theme.color("text"))
                    taken.append(box)
                    break


@dataclass(frozen=True, slots=True)
class _Plane:
    """Figures to pixels."""

    area: QRectF
    left: float
    right: float
    bottom: float
    top: float

    def at(self, x: float, y: float) -> QPointF:
        across = (x - self.left) / (self.right - self.left)
        up = (y - self.bottom) / (self.top - self.bottom)
        return QPointF(self.area.left() + across * self.area.width(), self.area.bottom() - up * self.area.height())


def _corner_boxes(area: QRectF) -> list[QRectF]:
    """Top left, top right, bottom left, bottom right; a third of the width each."""
    width = area.width() / 3
    lefts, tops = (area.left() + 6, area.right() - width - 6), (area.top() + 2, area.bottom() - _LINE - 3)
    return [QRectF(left, top, width, _LINE) for top in tops for left in lefts]


def _extent(shown: Scatter) -> tuple[float, float, float, float]:
    """Left, right, bottom, top: all dots with their ranges and a little air; bands are cut where no dot is."""
    xs = [value for dot in shown.dots for value in (dot.x, *(dot.x_range or ()))]
    ys = [value for dot in shown.dots for value in (dot.y, *(dot.y_range or ()))]
    xs += [] if shown.upright is None else [shown.upright]
    ys += [] if shown.level is None else [shown.level]
    return *_aired(xs), *_aired(ys)


def _aired(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return (max(0.0, low - air) if low >= 0 else low - air), high + air


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
