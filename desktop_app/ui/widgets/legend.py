"""How to read a gauge: every mark once with its meaning, in one strip; shown until a person has understood it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.bullet import paint_cuts, paint_landing
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.face import Landing, Spark
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.sparkline import paint_spark
from desktop_app.ui.widgets.status import paint_diamond

_GROUND: Final = "accent_soft"
_GAP: Final = 18  # between entries
_NEAR: Final = 7  # between a mark and its words
_LINE: Final = 30

Painting = Callable[[QPainter, QRectF], None]


def _value(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(QRectF(box.left(), box.center().y() - 3, box.width(), 6), theme.color("good"))


def _target(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(QRectF(box.left(), box.center().y() - 8, 2, 16), theme.color("text"))


def _pace(painter: QPainter, box: QRectF) -> None:
    x, y = box.center().x(), box.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 3), QPointF(x + 4.6, y + 3), QPointF(x - 4.6, y + 3)]))


def _landing(painter: QPainter, box: QRectF) -> None:
    paint_landing(painter, box.adjusted(1, 0, -1, 0), box.center().y(), Landing(0, 0.5, 1))


def _zones(painter: QPainter, box: QRectF) -> None:
    third = box.width() / 3
    for place, ink in enumerate(("ring_act", "ring_watch", "ring_met")):
        painter.fillRect(QRectF(box.left() + place * third, box.center().y() - 5, third, 10), theme.color(ink))


def _range(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box.adjusted(0, 3, 0, -3), theme.color("zone_act"))
    paint_spark(painter, box, Spark((1, 3, 2, 4)), _GROUND, end=False)


def _signal(painter: QPainter, box: QRectF) -> None:
    paint_diamond(painter, box.center())


def _cut(painter: QPainter, box: QRectF) -> None:
    strip = box.adjusted(0, 3, 0, -3)
    painter.fillRect(strip, theme.color("zone_act"))
    painter.fillRect(strip.adjusted(0, 2, -4, -5), theme.color("good"))
    paint_cuts(painter, strip, strip.left() + 8, _GROUND)


ENTRIES: Final[tuple[tuple[str, int, Painting], ...]] = (
    (N_("value so far"), 20, _value),
    (N_("target"), 2, _target),
    (N_("usual by today"), 10, _pace),
    (N_("landing, 8 times in 10"), 26, _landing),
    (N_("blue: target met"), 28, _zones),
    (N_("usual range"), 24, _range),
    (N_("signal"), 8, _signal),
    (N_("cut scale"), 24, _cut),
)
"""Message id, width of the mark, how it is painted."""


class _Entries(QWidget):
    """The entries in a row; they go on in a second line where the first is full."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(", ".join(_(words) for words, _width, _paint in ENTRIES))
        theme.notice.changed.connect(self.update)

    def _places(self, room: int) -> list[QPointF]:
        """Top left corners of the entries in ``room`` px."""
        found: list[QPointF] = []
        x, y = 0.0, 0
        for words, width, _paint in ENTRIES:
            taken = width + _NEAR + text.width(_(words), theme.font(12))
            if x and x + taken > room:
                x, y = 0.0, y + _LINE
            found.append(QPointF(x, y))
            x += taken + _GAP
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._places(width)[-1].y()) + _LINE

    def sizeHint(self) -> QSize:
        return QSize(700, _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (words, width, paint), at in zip(ENTRIES, self._places(self.width()), strict=True):
            paint(painter, QRectF(at.x(), at.y() + 5, width, 20))
            room = QRectF(at.x() + width + _NEAR, at.y(), self.width(), _LINE)
            text.draw(painter, room, _(words), theme.font(12), theme.color("text"))
        painter.end()


class Legend(QFrame):
    """``dismissed``: the person has understood; the page remembers it for this workspace."""

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 1)
        row.setSpacing(16)
        row.addWidget(label(_("How to read this"), 12, 600, "link"))
        row.addWidget(_Entries(), 1)
        row.addWidget(button(_("Got it"), self.dismissed.emit, kind="link"))
