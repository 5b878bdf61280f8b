"""Small parts the views of pay are made of: a figure with its note, a glyph, a hairline, two columns that stack."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure, OneLine, label
from desktop_app.ui.widgets.status import GLYPH, paint_glyph


class StatusMark(QWidget):
    """A status as its glyph alone, before a sentence that says the rest."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status
        self.setFixedSize(QSize(GLYPH + 5, 20))
        theme.notice.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, QPointF(self.width() / 2, self.height() / 2), self._status)
        painter.end()


def figure_cell(title: str, figure: Figure, note: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label(title, 12, kind="muted"))
    column.addWidget(figure)
    column.addWidget(OneLine(note, 12))
    return made


def upright() -> QWidget:
    """A hairline between two things side by side."""
    made = QWidget()
    made.setFixedWidth(33)
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedWidth(1)
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 2, 16, 2)
    row.addWidget(line)
    return made


class TwoColumns(QWidget):
    """Left and right side by side; the right one goes under the left where there is no room for both."""

    def __init__(self, left: QWidget, right: QWidget, *, room: int, right_width: int) -> None:
        super().__init__()
        self._room, self._right, self._right_width = room, right, right_width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(left, 1)
        self._row.addWidget(right)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._room
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._right.setMinimumWidth(self._right_width if beside else 0)
        self._right.setMaximumWidth(self._right_width if beside else 16_777_215)


def column(*widgets: QWidget) -> QWidget:
    """Widgets under each other, 16 px apart, pushed to the top."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(16)
    for widget in widgets:
        rows.addWidget(widget)
    rows.addStretch(1)
    return made
