"""How often each range of values occurs: bars side by side, with marks for the median and the 90th percentile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

_TOP: Final = 36  # room for the words of the marks, in two lines
_FOOT: Final = 22
_LINE: Final = 16
_GAP: Final = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """``label`` stands at the bar's left edge: where its range begins."""

    label: str
    n: int


@dataclass(frozen=True, slots=True)
class Mark:
    """``place``: in bars from the left edge, 2.5 being the middle of the third."""

    place: float
    words: str


class Histogram(QWidget):
    """Put it into a ChartCard, which gives it words and a table."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._marks: Sequence[Mark] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.notice.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar], marks: Sequence[Mark]) -> None:
        self._bars, self._marks = bars, marks
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 130)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        base, width = self.height() - _FOOT, self.width() / len(self._bars)
        most = max(1, *(bar.n for bar in self._bars))
        every = max(1, -(-round(max(text.width(bar.label, theme.figure_font(12)) for bar in self._bars) + 8)
                         // max(1, round(width))))  # fmt: skip
        for place, bar in enumerate(self._bars):
            left, height = round(place * width), round((base - _TOP) * bar.n / most)
            right = round((place + 1) * width)
            painter.fillRect(left + 1, base - height, right - left - _GAP, height, theme.color("bar_soft"))
            if place % every == 0:
                room = QRectF(left, base + 2, width * every, _FOOT - 2)
                text.draw(painter, room, bar.label, theme.figure_font(12), theme.color("muted"), may_elide=True)
        painter.fillRect(0, base, self.width(), 1, theme.color("line"))
        for line, mark in enumerate(self._marks):
            self._paint_mark(painter, mark, line, width, base)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark, line: int, width: float, base: int) -> None:
        """Each in a line of its own; the words stand left of the mark where the right has no room."""
        x, top = round(mark.place * width), line * _LINE
        painter.setPen(QPen(theme.color("text"), 1, Qt.PenStyle.SolidLine if line == 0 else Qt.PenStyle.DotLine))
        painter.drawLine(x, top + 4, x, base)
        room = text.width(mark.words, theme.figure_font(12)) + 8
        left = x + 5 if x + 5 + room <= self.width() else x - 5 - room
        at = QRectF(max(0.0, left), top, room, _LINE)
        text.draw(painter, at, mark.words, theme.figure_font(12), theme.color("text"), may_elide=True)
