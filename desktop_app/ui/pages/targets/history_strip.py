"""A number among the past: one dot for each earlier period over the axis of amounts, and where the target stands."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets import text

_DOT: Final = 3.6
_STEP: Final = 9
_BINS: Final = 24
_AXIS: Final = 20
_HEAD: Final = 16
_EDGE: Final = 14


class HistoryStrip(QWidget):
    """``values`` in any unit; dots at or beyond the target are strong. The same is said in ``sentence``."""

    def __init__(self) -> None:
        super().__init__()
        self._values: tuple[float, ...] = ()
        self._target = 0.0
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Target among past periods"))
        theme.notice.changed.connect(self.update)

    def show_values(
        self, values: Sequence[Fraction], target: Fraction, ends: tuple[str, str], sentence: str, *, lower: bool
    ) -> None:
        """``ends``: the least and the greatest number of the axis in words. ``lower``: less is better."""
        self._values = tuple(float(value) for value in values)
        self._target, self._ends, self._lower = float(target), ends, lower
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.updateGeometry()
        self.update()

    def _span(self) -> tuple[float, float]:
        marks = (*self._values, self._target)
        low, high = min(marks), max(marks)
        return (low, high) if high > low else (low - 1, high + 1)

    def _stacks(self) -> Counter[int]:
        low, high = self._span()
        return Counter(min(_BINS - 1, int((value - low) / (high - low) * _BINS)) for value in self._values)

    def sizeHint(self) -> QSize:
        tallest = max(self._stacks().values(), default=1) if self._values else 1
        return QSize(220, _HEAD + _AXIS + 8 + _STEP * min(tallest, 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _AXIS
        low, high = self._span()
        room = self.width() - 2 * _EDGE
        painter.fillRect(QRectF(0, base, self.width(), 1), theme.color("line"))
        self._paint_dots(painter, base, low, high, room)
        x = round(_EDGE + (self._target - low) / (high - low) * room)
        painter.fillRect(QRectF(x - 1, _HEAD - 2, 2, base - _HEAD + 2), theme.color("text"))
        wide = text.width(_("target"), theme.font(12, 600))
        left = min(max(0.0, x - wide / 2), self.width() - wide - 1)
        box = QRectF(left, 0, wide + 2, _HEAD - 2)
        text.draw(painter, box, _("target"), theme.font(12, 600), theme.color("text"))
        axis = QRectF(0, base + 3, self.width(), _AXIS - 4)
        for words, align in zip(self._ends, (text.LEFT, text.RIGHT), strict=True):
            text.draw(painter, axis, words, theme.figure_font(12), theme.color("muted"), align=align)
        painter.end()

    def _paint_dots(self, painter: QPainter, base: float, low: float, high: float, room: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        stacked: Counter[int] = Counter()
        for value in sorted(self._values):
            place = min(_BINS - 1, int((value - low) / (high - low) * _BINS))
            stacked[place] += 1
            met = value <= self._target if self._lower else value >= self._target
            painter.setBrush(theme.color("accent" if met else "bar_soft"))
            x = _EDGE + (place + 0.5) / _BINS * room
            painter.drawEllipse(QPointF(x, base - 5 - (min(stacked[place], 8) - 1) * _STEP), _DOT, _DOT)
