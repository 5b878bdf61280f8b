"""Named bars one under the other, each with its figure, perhaps a second bar, a range, and a share that adds up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

ROW: Final = 28
_BAR, _SOFT = 12, 6
_GAP: Final = 12
_NAMES: Final = 0.3  # of the width, at most
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class RowBar:
    """``value`` on the scale of all rows. ``soft``: a second, smaller bar under it; ``low`` and ``high``: a range.

    ``words`` stands at the right; ``share``: a dot on the scale 0..1 of the whole width, as for a running share.
    ``strong``: the row that is named in the sentence above.
    """

    name: str
    value: float
    words: str
    soft: float | None = None
    low: float | None = None
    high: float | None = None
    share: float | None = None
    strong: bool = False


class RowBars(QWidget):
    """Put it into a ChartCard, which gives it words and a table. ``scale``: the end of the scale, 0: the largest.

    ``opened`` carries the place of a row that was clicked.
    """

    opened = Signal(int)

    def __init__(self, rows: Sequence[RowBar] = (), scale: float = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_rows(rows, scale)

    def show_rows(self, rows: Sequence[RowBar], scale: float = 0) -> None:
        self._rows, self._scale = list(rows), scale
        self.setFixedHeight(ROW * max(1, len(self._rows)) + 4)
        self.updateGeometry()
        self.update()

    def open_with(self, slot: Callable[[int], object]) -> None:
        """A row can be clicked from now on; the keyboard opens it in the table beside."""
        self.opened.connect(slot)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // ROW
        if event.button() is Qt.MouseButton.LeftButton and 0 <= row < len(self._rows):
            self.opened.emit(row)
        super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, ROW * max(1, len(self._rows)) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_rows(painter, QRectF(self.rect()), self._rows, self._scale)
        painter.end()


def paint_rows(painter: QPainter, rect: QRectF, rows: Sequence[RowBar], scale: float) -> None:
    if not rows:
        return
    names = theme.font(13)
    figures = theme.figure_font(13, 600)
    left = min(max(text.width(row.name, theme.font(13, 600)) for row in rows) + 2, rect.width() * _NAMES)
    right = max(text.width(row.words, figures) for row in rows) + 2
    end = scale or max(max(row.value, row.soft or 0, row.high or 0) for row in rows) or 1
    for place, row in enumerate(rows):
        line = QRectF(rect.left(), rect.top() + place * ROW, rect.width(), ROW)
        font = theme.font(13, 600) if row.strong else names
        ink = theme.color("text")
        text.draw(painter, QRectF(line.left(), line.top(), left, ROW), row.name, font, ink, may_elide=True)
        track = line.adjusted(left + _GAP, 0, -right - _GAP, 0)
        _paint_bar(painter, track, row, end)
        text.draw(painter, QRectF(line.right() - right, line.top(), right, ROW), row.words, figures, ink,
                  align=text.RIGHT)  # fmt: skip


def _paint_bar(painter: QPainter, track: QRectF, row: RowBar, end: float) -> None:
    middle = round(track.center().y())
    painter.setPen(Qt.PenStyle.NoPen)

    def x(value: float) -> float:
        return track.left() + max(0.0, min(1.0, value / end)) * track.width()

    top = middle - (_BAR + _SOFT + 1) / 2 if row.soft is not None else middle - _BAR / 2
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(QRectF(track.left(), top, track.width(), _BAR), 3, 3)
    if row.value > 0:
        painter.setBrush(theme.color("accent" if row.strong or row.share is None else "bar_soft"))
        painter.drawRoundedRect(QRectF(track.left(), top, max(_LEAST, x(row.value) - track.left()), _BAR), 3, 3)
    if row.soft is not None and row.soft > 0:
        painter.setBrush(theme.color("bar_soft"))
        width = max(_LEAST, x(row.soft) - track.left())
        painter.drawRoundedRect(QRectF(track.left(), top + _BAR + 1, width, _SOFT), 2, 2)
    if row.low is not None and row.high is not None:
        _paint_range(painter, x(row.low), x(row.high), middle)
    if row.share is not None:
        _paint_dot(painter, QPointF(track.left() + row.share * track.width(), middle))


def _paint_range(painter: QPainter, low: float, high: float, middle: int) -> None:
    """A whisker with feet: where the figure would be with more records."""
    painter.setPen(QPen(theme.color("text"), 1.4))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    for foot in (low, high):
        painter.drawLine(QPointF(foot, middle - 4), QPointF(foot, middle + 4))
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_dot(painter: QPainter, at: QPointF) -> None:
    for ink, size in (("surface", 5.5), ("text", 4.0)):
        painter.setBrush(theme.color(ink))
        painter.drawEllipse(at, size, size)
