"""Bars inside table cells: what parts a change is made of, people within chance limits, shares used or assigned."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme
from desktop_app.ui.widgets import cells

_PART_INKS: Final = ("accent", "bar_soft")
_BAR: Final = 8
_FUNNEL: Final = 10
_DOT: Final = 4.4


@dataclass(frozen=True, slots=True)
class Contribution:
    """Up to two signed parts of a change, on the common scale ``low``..``high`` of their column, which holds 0."""

    parts: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One person's rate and where chance would put it with this n: the 95 % and the 99.8 % limits; shares of 0..1."""

    value: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    centre: float


@dataclass(frozen=True, slots=True)
class Fill:
    """How much of something is used, 0..1."""

    share: float


@dataclass(frozen=True, slots=True)
class Assigned:
    """Assigned against the whole, as the difference from 100 %; the bar ends at ``reach`` either way."""

    difference: float
    reach: float = 0.06


def paint_contribution(painter: QPainter, rect: QRectF, shown: Contribution) -> None:
    """Negative parts grow to the left of zero, positive ones to the right, one after the other."""
    span = (shown.high - shown.low) or 1
    middle = round(rect.center().y())

    def x(value: float) -> float:
        return rect.left() + (value - shown.low) / span * rect.width()

    ends = {True: 0.0, False: 0.0}
    for part, ink in zip(shown.parts, _PART_INKS, strict=False):
        start = ends[part < 0]
        ends[part < 0] = start + part
        left, right = sorted((x(start), x(start + part)))
        painter.fillRect(QRectF(left, middle - _BAR / 2, right - left, _BAR), theme.color(ink))
    painter.fillRect(QRectF(round(x(0)), rect.top(), 1, rect.height()), theme.color("muted"))


def paint_funnel(painter: QPainter, rect: QRectF, shown: FunnelRow) -> None:
    """One colour for everyone: who lies inside the bands does not differ beyond chance."""
    middle = round(rect.center().y())

    def x(share: float) -> float:
        return rect.left() + max(0.0, min(1.0, share)) * rect.width()

    for span, ink in ((shown.outer, "zone_watch"), (shown.inner, "zone_act")):
        left, right = x(span[0]), x(span[1])
        painter.fillRect(QRectF(left, middle - _FUNNEL / 2, right - left, _FUNNEL), theme.color(ink))
    painter.fillRect(QRectF(round(x(shown.centre)), rect.top(), 1, rect.height()), theme.color("text"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, size in (("surface", _DOT + 1.3), ("accent", _DOT)):
        painter.setBrush(theme.color(ink))
        painter.drawEllipse(QPointF(x(shown.value), middle), size, size)
    painter.restore()


def paint_fill(painter: QPainter, rect: QRectF, shown: Fill) -> None:
    middle = round(rect.center().y())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    track = QRectF(rect.left(), middle - 3, rect.width(), 6)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, 3, 3)
    width = max(0.0, min(1.0, shown.share)) * track.width()
    if width:
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(width, 6), 6), 3, 3)
    painter.restore()


def paint_assigned(painter: QPainter, rect: QRectF, shown: Assigned) -> None:
    """From the middle to the right: more is assigned than there is to carry; to the left: nobody carries the rest."""
    middle = round(rect.center().y())
    track = QRectF(rect.left(), middle - 4, min(44.0, rect.width()), 8)
    centre = round(track.center().x())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, 4, 4)
    share = max(-1.0, min(1.0, shown.difference / shown.reach))
    width = abs(share) * track.width() / 2
    if shown.difference:
        left = centre if share > 0 else centre - width
        painter.fillRect(QRectF(left, middle - 4, max(width, 2), 8), theme.color("accent" if share > 0 else "watch"))
    painter.fillRect(QRectF(centre - 1, middle - 7, 2, 14), theme.color("text"))
    painter.restore()


class BarDelegate(QStyledItemDelegate):
    """A column of any of these: the cell's ``cells.FACE`` says which; cells without one are left empty."""

    def __init__(self, width: int = 120) -> None:
        super().__init__()
        self._width = width

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        match index.data(cells.FACE):
            case Contribution() as shown:
                paint_contribution(painter, rect, shown)
            case FunnelRow() as shown:
                paint_funnel(painter, rect, shown)
            case Fill() as shown:
                paint_fill(painter, rect, shown)
            case Assigned() as shown:
                paint_assigned(painter, rect, shown)
            case _:
                pass

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._width + 2 * cells.PAD, 20)
