"""The bullet: a gauge in one line, for rows, tables and print; bar and landing in two lanes over grey zones."""

from typing import Final

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import cells
from desktop_app.ui.widgets.face import GaugeFace, Landing, Status
from desktop_app.ui.widgets.face_bar import FaceBar

HEIGHT: Final = 28
NARROWEST: Final = 90
_STRIP: Final = 14
_BAR: Final = 6


def paint_bullet(painter: QPainter, rect: QRectF, face: GaugeFace, ground: str = "surface") -> None:
    """Paint ``face`` across ``rect``, about 28 high; ``ground`` is the colour of halos and cuts."""
    middle = round(rect.center().y()) - (1 if face.pace is not None else 0)
    strip = QRectF(round(rect.left()), middle - _STRIP / 2, round(rect.width()), _STRIP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_zones(painter, strip, face)
    if face.share is not None:
        _paint_bar(painter, QRectF(strip.left(), middle - 5, strip.width(), _BAR), face.share, face.status)
        if face.share > 1:
            paint_cuts(painter, strip, strip.right() - 14, ground)
    if face.cut:
        paint_cuts(painter, strip, strip.left() + 8, ground)
    if face.target is not None:
        x = round(strip.left() + _on_scale(face.target) * strip.width())
        painter.fillRect(QRectF(x - 2, strip.top(), 4, strip.height()), theme.color(ground))
        painter.fillRect(QRectF(x - 1, middle - 9, 2, 18), theme.color("text"))
    if face.landing is not None:
        paint_landing(painter, strip, middle + 4, face.landing)
    if face.pace is not None:
        _paint_pace(painter, strip.left() + _on_scale(face.pace) * strip.width(), strip.bottom() + 1)
    painter.restore()


def _on_scale(share: float) -> float:
    return max(0.0, min(1.0, share))


def _paint_zones(painter: QPainter, strip: QRectF, face: GaugeFace) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if not face.zones:
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(strip, 2, 2)
    for zone in face.zones:
        start, end = _on_scale(zone.start), _on_scale(zone.end)
        left, right = round(strip.left() + start * strip.width()), round(strip.left() + end * strip.width())
        part = QRectF(left, strip.top(), right - left, strip.height())
        ink = theme.color(f"zone_{zone.kind.value}")
        if start > 0 and end < 1:
            painter.fillRect(part, ink)
            continue
        painter.setBrush(ink)
        painter.drawRoundedRect(part, 2, 2)
        if end < 1:
            painter.fillRect(part.adjusted(2, 0, 0, 0), ink)
        elif start > 0:
            painter.fillRect(part.adjusted(0, 0, -2, 0), ink)
    if not face.zones and face.limits:
        low, high = (round(strip.left() + _on_scale(share) * strip.width()) for share in face.limits)
        painter.fillRect(QRectF(low, strip.top(), high - low, strip.height()), theme.color("zone_act"))


def _paint_bar(painter: QPainter, lane: QRectF, share: float, status: Status) -> None:
    width = _on_scale(share) * lane.width()
    bar = QRectF(lane.left(), lane.top(), max(width, 1), lane.height())
    if status is not Status.NONE:
        painter.fillRect(bar, theme.color(status.value))
        return
    painter.fillRect(bar, theme.color("none"))
    painter.fillRect(bar.adjusted(1, 1, -1, -1), theme.color("none_fill"))


def paint_cuts(painter: QPainter, strip: QRectF, x: float, ground: str) -> None:
    """Two slanted cuts: the scale does not start at 0, or the bar goes on beyond its end."""
    painter.setPen(QPen(theme.color(ground), 1.6))
    for left in (x, x + 4):
        painter.drawLine(QLineF(left - 2, strip.bottom(), left + 2, strip.top()))


def paint_landing(painter: QPainter, strip: QRectF, y: float, landing: Landing) -> None:
    """An end beyond the scale has no cap."""
    ink = theme.color("text")
    low, middle, high = (
        strip.left() + _on_scale(share) * strip.width() for share in (landing.low, landing.middle, landing.high)
    )
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    marks = [QLineF(low, y, high, y)]
    marks += [
        QLineF(x, y - 2.5, x, y + 2.5) for x, share in ((low, landing.low), (high, landing.high)) if 0 <= share <= 1
    ]
    painter.drawLines(marks)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(middle, y), 2.9, 2.9)


def _paint_pace(painter: QPainter, x: float, tip: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF([QPointF(x, tip), QPointF(x + 3.8, tip + 5), QPointF(x - 3.8, tip + 5)]))


class BulletBar(FaceBar):
    """A bullet outside a table."""

    def __init__(self, face: GaugeFace, parent: QWidget | None = None) -> None:
        super().__init__(face, "bullet", parent)

    def sizeHint(self) -> QSize:
        return QSize(268, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        paint_bullet(painter, rect.adjusted(4, 0, -4, 0), self.face)
        painter.end()


class BulletDelegate(QStyledItemDelegate):
    """A column of bullets: the cell's ``cells.FACE`` is a GaugeFace."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        face = index.data(cells.FACE)
        if isinstance(face, GaugeFace):
            paint_bullet(painter, rect, face)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(268, HEIGHT)
