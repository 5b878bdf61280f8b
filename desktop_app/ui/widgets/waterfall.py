"""From the first step to the pay: columns that rise and fall, each with its amount and its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

HEIGHT: Final = 172
_TOP, _BASE = 26, 124
_GAP: Final = 22
_LEAST, _LEAST_HOLLOW = 2, 4
_RADIUS: Final = 3


class StepKind(Enum):
    CHANGE = "change"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Step:
    """``minor`` is the amount in minor units: for a change what it adds, else the sum so far."""

    name: str
    amount: str
    minor: int
    kind: StepKind = StepKind.CHANGE


class Waterfall(QWidget):
    """Put it into a ChartCard, which gives it words and a table."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = list(steps)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(88 * max(1, len(self._steps)), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(64 * max(1, len(self._steps)), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_waterfall(painter, QRectF(self.rect()), self._steps)
        painter.end()


def levels(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """Where each column starts and ends, in minor units; sums start at 0."""
    found: list[tuple[int, int]] = []
    so_far = 0
    for step in steps:
        start = so_far if step.kind is StepKind.CHANGE else 0
        so_far = start + step.minor
        found.append((start, so_far))
    return found


def paint_waterfall(painter: QPainter, rect: QRectF, steps: Sequence[Step]) -> None:
    if not steps:
        return
    spans = levels(steps)
    highest = max(0, *(max(span) for span in spans))
    lowest = min(0, *(min(span) for span in spans))
    scale = (_BASE - _TOP) / ((highest - lowest) or 1)

    def y(level: int) -> float:
        return round(rect.top() + _BASE + (lowest - level) * scale)

    column = rect.width() / len(steps)
    painter.fillRect(QRectF(rect.left(), y(0), rect.width(), 1), theme.color("control"))
    for place, (step, (start, end)) in enumerate(zip(steps, spans, strict=True)):
        left = round(rect.left() + place * column + _GAP / 2)
        bar = QRectF(left, y(max(start, end)), round(column - _GAP), abs(y(start) - y(end)))
        bar = _paint_column(painter, bar, step)
        if place + 1 < len(steps):
            pen = QPen(theme.color("text"), 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            level = y(end) + 0.5
            painter.drawLine(QLineF(bar.right() + 1, level, left + column - 1, level))
        _paint_words(painter, rect, bar.adjusted(-_GAP / 2 + 2, 0, _GAP / 2 - 2, 0), step)


def _paint_column(painter: QPainter, bar: QRectF, step: Step) -> QRectF:
    """Additions soft, deductions hollow (a hold is no bad news), sums solid; nothing is lower than can be seen."""
    hollow = step.kind is StepKind.CHANGE and step.minor < 0
    bar.setHeight(max(bar.height(), _LEAST_HOLLOW if hollow else _LEAST))
    if hollow:
        painter.setPen(QPen(theme.color("muted"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = bar.adjusted(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(inner, min(_RADIUS, inner.height() / 2), min(_RADIUS, inner.height() / 2))
        return bar
    ink = {StepKind.CHANGE: "bar_soft", StepKind.SUBTOTAL: "track", StepKind.TOTAL: "accent"}[step.kind]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ink))
    if step.kind is StepKind.SUBTOTAL:
        painter.setPen(QPen(theme.color("control"), 1))
    radius = min(_RADIUS, bar.height() / 2)
    painter.drawRoundedRect(bar, radius, radius)
    return bar


def _paint_words(painter: QPainter, rect: QRectF, bar: QRectF, step: Step) -> None:
    strong = step.kind is not StepKind.CHANGE
    ink = theme.color("text")
    above = QRectF(bar.left(), bar.top() - 20, bar.width(), 16)
    text.draw(painter, above, step.amount, theme.figure_font(12, 600 if strong else 500), ink, align=text.CENTRE)
    below = QRectF(bar.left(), rect.top() + _BASE + 8, bar.width(), 40)
    font = theme.font(11, 600 if strong else 400)
    words = ink if strong else theme.color("muted")
    text.draw_lines(painter, below, step.name, font, words, align=text.CENTRE)
