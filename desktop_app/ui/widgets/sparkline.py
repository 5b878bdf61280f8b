"""The small row of past figures with its usual range: an XmR chart without words, in dials and table rows."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme
from desktop_app.ui.widgets import cells
from desktop_app.ui.widgets.face import Spark
from desktop_app.ui.widgets.status import paint_diamond

IN_HERO: Final = QSize(88, 20)
IN_ROW: Final = QSize(128, 20)
_INSET: Final = 3.5  # px: room for the ring of the last point


def paint_spark(painter: QPainter, rect: QRectF, spark: Spark, ground: str = "surface", *, end: bool = True) -> None:
    """Paint ``spark`` into ``rect``; ``ground`` is the colour behind, which fills the ring of a running month.

    ``end``: mark the last point.
    """
    known = [value for value in (*spark.points, spark.lower, spark.upper, spark.centre) if value is not None]
    if not any(value is not None for value in spark.points):
        return
    low, high = min(known), max(known)
    height = rect.height() - 2 * _INSET

    def y(value: float) -> float:
        return rect.center().y() if high == low else rect.bottom() - _INSET - (value - low) / (high - low) * height

    step = (rect.width() - 2 * _INSET) / max(1, len(spark.points) - 1)
    places = [
        None if value is None else QPointF(rect.left() + _INSET + place * step, y(value))
        for place, value in enumerate(spark.points)
    ]
    painter.save()
    _paint_limits(painter, rect, spark, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_line(painter, places)
    if end:
        _paint_marks(painter, places, spark, ground)
    painter.restore()


def _paint_limits(painter: QPainter, rect: QRectF, spark: Spark, y: Callable[[float], float]) -> None:
    if spark.lower is not None and spark.upper is not None:
        top, bottom = round(y(spark.upper) - _INSET / 2), round(y(spark.lower) + _INSET / 2)
        band = QRectF(rect.left(), top, rect.width(), bottom - top)
        painter.fillRect(band, theme.tint("track", 0.75))
    if spark.centre is not None:
        pen = QPen(theme.tint("muted", 0.7), 1)
        pen.setDashPattern([1, 2.5])
        painter.setPen(pen)
        middle = round(y(spark.centre)) + 0.5
        painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))


def _paint_line(painter: QPainter, places: list[QPointF | None]) -> None:
    """Months without data leave a gap: a line across them would invent figures."""
    painter.setPen(QPen(theme.color("muted"), 1.3))
    run: list[QPointF] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        if len(run) > 1:
            painter.drawPolyline(QPolygonF(run))
        run = []


def _paint_marks(painter: QPainter, places: list[QPointF | None], spark: Spark, ground: str) -> None:
    last = max(place for place, point in enumerate(places) if point is not None)
    for place in spark.signals:
        point = places[place]
        if point is not None:
            paint_diamond(painter, point)
    end = places[last]
    if end is None or last in spark.signals:
        return
    painter.setPen(QPen(theme.color("text"), 1.5))
    painter.setBrush(theme.color(ground if spark.running else "text"))
    painter.drawEllipse(end, 2.6, 2.6)


class SparkDelegate(QStyledItemDelegate):
    """A column of sparklines: the cell's ``cells.FACE`` is a ``Spark``; others are left empty."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        spark = index.data(cells.FACE)
        if isinstance(spark, Spark):
            width = min(rect.width(), IN_ROW.width())
            top = round(rect.center().y() - IN_ROW.height() / 2)
            paint_spark(painter, QRectF(rect.left(), top, width, IN_ROW.height()), spark)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(IN_ROW.width() + 2 * cells.PAD, IN_ROW.height() + 8)
