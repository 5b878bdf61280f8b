"""What all cards of a sheet are made of: rows under each other, parted by rules, made anew each time; a small chart."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Spark
from desktop_app.ui.widgets.labels import OneLine, label, rule
from desktop_app.ui.widgets.sparkline import paint_spark

_SPARK = (112, 33)


class RowsCard(Card):
    """``show_rows`` takes the rows; ``empty`` is the sentence where there is none. Controls go under them."""

    def __init__(self, title: str, remark: str = "") -> None:
        super().__init__(title, remark)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def add_controls(self, line: QLayout) -> None:
        self.body.insertLayout(self.body.count() - 1, line)

    def show_rows(self, rows: Sequence[QWidget], empty: str = "") -> None:
        clear(self._rows)
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(row)
        if not rows and empty:
            self._rows.addWidget(label(empty, 13, kind="muted", wrap=True))


def row(*widgets: QWidget, wide: int = -1, spacing: int = 12) -> QWidget:
    """``widgets`` side by side; the one at ``wide`` takes what room there is."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 2, 0, 2)
    line.setSpacing(spacing)
    for place, widget in enumerate(widgets):
        if widget.hasHeightForWidth():  # an aligned item gets no height for its width
            line.addWidget(widget, 1 if place == wide else 0)
        else:
            line.addWidget(widget, 1 if place == wide else 0, Qt.AlignmentFlag.AlignVCenter)
    return made


def two_lines(title: str, below: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(OneLine(title, 13, 500, "text"))
    column.addWidget(OneLine(below, 12))
    return made


class SparkView(QWidget):
    """The months of a KPI in its usual range; the words beside it say the same."""

    def __init__(self, spark: Spark, sentence: str) -> None:
        super().__init__()
        self._spark = spark
        self.setFixedSize(*_SPARK)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_spark(painter, QRectF(self.rect()), self._spark)
        painter.end()
