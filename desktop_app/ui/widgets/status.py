"""A status: painted glyph, word and colour together, as a pill or in a table cell; never the colour alone."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.theme.tokens import PILL_TINT
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.face import Status

GLYPH: Final = 9
PILL_HEIGHT: Final = 22
_PAD: Final = 9
_GAP: Final = 6


def paint_glyph(painter: QPainter, centre: QPointF, status: Status, size: float = GLYPH) -> None:
    """✓ ! ▼ ○ as shapes: typed, they would come from a different fallback font on each computer."""
    ink = theme.color(status.value)
    unit = size / 9
    x, y = centre.x(), centre.y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is Status.GOOD:
        painter.setPen(_pen(ink, 1.9 * unit))
        hook = ((-4.3, 0.4), (-1.5, 3.3), (4.3, -3.5))
        painter.drawPolyline(QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in hook]))
    elif status is Status.WATCH:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(x - unit, y - 4.5 * unit, 2 * unit, 5.6 * unit), unit, unit)
        painter.drawEllipse(QPointF(x, y + 3.4 * unit), 1.15 * unit, 1.15 * unit)
    elif status is Status.ACT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        corners = ((-4.5, -3.6), (4.5, -3.6), (0, 4.2))
        painter.drawPolygon(QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in corners]))
    else:
        painter.setPen(_pen(ink, 1.6 * unit))
        painter.drawEllipse(centre, 3.5 * unit, 3.5 * unit)
    painter.restore()


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_diamond(painter: QPainter, centre: QPointF, size: float = 7, ink: str = "act") -> None:
    """The mark of a signal: a change beyond chance."""
    half = size / 2
    x, y = centre.x(), centre.y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ink))
    painter.drawPolygon(
        QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
    )
    painter.restore()


def paint_status(painter: QPainter, rect: QRectF, status: Status, word: str) -> None:
    """Glyph and word from the left of ``rect``, as in a table row."""
    paint_glyph(painter, QPointF(rect.left() + GLYPH / 2, rect.center().y()), status)
    room = rect.adjusted(GLYPH + _GAP, 0, 0, 0)
    text.draw(painter, room, word, theme.font(12, 500), theme.color(status.value))


def pill_width(word: str) -> float:
    return 2 * _PAD + GLYPH + _GAP + text.width(word, theme.font(12, 600))


def paint_pill(painter: QPainter, rect: QRectF, status: Status, word: str) -> None:
    """``rect`` is 22 high and ``pill_width`` wide. Without a judgement it has an outline and no tint."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = rect.height() / 2
    if status is Status.NONE:
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(status.value, PILL_TINT[theme.now().dark]))
        painter.drawRoundedRect(rect, radius, radius)
    paint_glyph(painter, QPointF(rect.left() + _PAD + GLYPH / 2, rect.center().y()), status)
    room = rect.adjusted(_PAD + GLYPH + _GAP, 0, -_PAD, 0)
    text.draw(painter, room, word, theme.font(12, 600), theme.color(status.value))
    painter.restore()


class StatusPill(QWidget):
    """A status beside a title or a figure."""

    def __init__(self, status: Status, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_status(status, word)

    def show_status(self, status: Status, word: str) -> None:
        self._status, self._word = status, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(pill_width(self._word) + 1), PILL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(0, 0, pill_width(self._word), PILL_HEIGHT), self._status, self._word)
        painter.end()
