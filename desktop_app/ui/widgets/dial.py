"""The semicircle of a gauge, painted at any radius: value, zones, target, pace, landing. Its card is in gauge."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop_app.ui import theme
from desktop_app.ui.widgets.face import GaugeFace, Landing, Status, Zone

_SIXTEENTH: Final = 16  # drawArc counts in 1/16 degree, counter-clockwise from three o'clock
_GAP: Final = 0.008  # share of the scale between two zones
_BREAK: Final = 0.95  # where the bar is cut when the figure leaves the scale


@dataclass(frozen=True, slots=True)
class Dial:
    """Where a dial stands. ``radius`` is the outer edge of the value ring, ``unit`` scales the marks on it."""

    centre: QPointF
    radius: float = 94
    ring: float = 12
    unit: float = 1

    def point(self, share: float, radius: float) -> QPointF:
        angle = math.pi * (1 - share)
        return self.centre + QPointF(radius * math.cos(angle), -radius * math.sin(angle))

    def radial(self, share: float, outer: float, inner: float) -> QLineF:
        return QLineF(self.point(share, outer), self.point(share, inner))

    @property
    def zone_radius(self) -> float:
        return self.radius + 7 * self.unit


def paint_dial(painter: QPainter, dial: Dial, face: GaugeFace) -> None:
    """Everything but the texts; ground is the surface of a card."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for zone in face.zones:
        _paint_zone(painter, dial, zone)
    if not face.zones and face.limits:
        _arc(painter, dial, dial.zone_radius, face.limits, _flat("ring_act", 4 * dial.unit))
    middle = dial.radius - dial.ring / 2
    _arc(painter, dial, middle, (0, 1), _flat("track", dial.ring))
    if face.share is not None:
        _paint_value(painter, dial, face.share, face.status)
    if face.cut:
        _paint_cuts(painter, dial, 0.05)
    if face.target is not None:
        _paint_target(painter, dial, _on_scale(face.target))
    if face.landing is not None:
        _paint_landing(painter, dial, face.landing)
    if face.pace is not None:
        _paint_pace(painter, dial, _on_scale(face.pace))
    painter.restore()


def _on_scale(share: float) -> float:
    return max(0.0, min(1.0, share))


def _arc(painter: QPainter, dial: Dial, radius: float, span: tuple[float, float], pen: QPen) -> None:
    start, end = span
    box = QRectF(dial.centre.x() - radius, dial.centre.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(pen)
    first = 180 * (1 - start)
    painter.drawArc(box, round(first * _SIXTEENTH), round((start - end) * 180 * _SIXTEENTH))


def _flat(ink: str, width: float) -> QPen:
    """With any other cap 2 % of the scale would lie at the ends."""
    return QPen(theme.color(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _paint_zone(painter: QPainter, dial: Dial, zone: Zone) -> None:
    start = zone.start + (_GAP if zone.start > 0 else 0)
    end = zone.end - (_GAP if zone.end < 1 else 0)
    if end > start:
        _arc(painter, dial, dial.zone_radius, (start, end), _flat(f"ring_{zone.kind.value}", 4 * dial.unit))


def _paint_value(painter: QPainter, dial: Dial, share: float, status: Status) -> None:
    span = (0.0, _on_scale(share))
    if span[1] == 0:
        return
    middle = dial.radius - dial.ring / 2
    if status is Status.NONE:
        _arc(painter, dial, middle, span, _flat("none", dial.ring))
        edge = 1 / (math.pi * middle)  # one pixel as a share of the arc
        inner = (min(edge, span[1] / 2), max(span[1] - edge, span[1] / 2))
        _arc(painter, dial, middle, inner, _flat("none_fill", dial.ring - 2))
    else:
        _arc(painter, dial, middle, span, _flat(status.value, dial.ring))
    if share > 1:
        _paint_cuts(painter, dial, _BREAK)


def _paint_cuts(painter: QPainter, dial: Dial, share: float) -> None:
    """Two slanted cuts: the scale does not begin at 0, or the figure lies beyond its end."""
    painter.setPen(QPen(theme.color("surface"), 2 * dial.unit))
    for place in (share - 0.009, share + 0.009):
        painter.drawLine(
            QLineF(dial.point(place + 0.008, dial.radius + 1), dial.point(place - 0.008, dial.radius - dial.ring - 1))
        )


def _paint_target(painter: QPainter, dial: Dial, share: float) -> None:
    tick = dial.radial(share, dial.radius + 1.5 * dial.unit, dial.radius - dial.ring - 5 * dial.unit)
    for ink, width in (("surface", 5.5), ("text", 2.5)):
        painter.setPen(_flat(ink, width * dial.unit))
        painter.drawLine(tick)


def _paint_landing(painter: QPainter, dial: Dial, landing: Landing) -> None:
    """The 80 % band lies on the zone ring, because zones judge the landing; an end beyond the scale has no cap."""
    radius, unit = dial.zone_radius, dial.unit
    low, middle, high = (_on_scale(share) for share in (landing.low, landing.middle, landing.high))
    halo = 2 / (math.pi * radius) * unit
    _arc(painter, dial, radius, (max(0, low - halo), min(1, high + halo)), _flat("surface", 9 * unit))
    _arc(painter, dial, radius, (low, high), _flat("text", 2 * unit))
    painter.setPen(_flat("text", 2 * unit))
    for share, whole in ((low, landing.low), (high, landing.high)):
        if 0 <= whole <= 1:
            painter.drawLine(dial.radial(share, radius + 4.5 * unit, radius - 4.5 * unit))
    painter.setPen(Qt.PenStyle.NoPen)
    for token, size in (("surface", 6.5), ("text", 4.2)):
        painter.setBrush(theme.color(token))
        painter.drawEllipse(dial.point(middle, radius), size * unit, size * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_pace(painter: QPainter, dial: Dial, share: float) -> None:
    """A triangle inside the ring, pointing at where the value should be today."""
    tip = dial.radius - dial.ring - dial.unit
    base = dial.point(share, tip - 8 * dial.unit)
    angle = math.pi * (1 - share)
    side = QPointF(math.sin(angle), math.cos(angle)) * 4.6 * dial.unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF([dial.point(share, tip), base + side, base - side]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
