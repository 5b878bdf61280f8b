"""Three small painted pictures beside the first steps: a table that is read, a target that adds up, a gauge."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

_SIZE = QSize(196, 164)
_MARGIN = 20


class Picture(QWidget):
    """Decoration: what it shows is said in words beside it, so it is silent for screen readers."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self.setFixedSize(_SIZE)
        self._paint = paint
        theme.notice.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(painter, QRectF(self.rect()), "bg", 8)
        self._paint(painter)


def _fill(painter: QPainter, rect: QRectF, token: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawRoundedRect(rect, radius, radius)


def paint_table(painter: QPainter) -> None:
    """Rows of an export; one cell waits for an answer."""
    sheet = QRectF(_MARGIN, 28.5, _SIZE.width() - 2 * _MARGIN, 108)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(sheet, 6, 6)
    for row in range(5):
        y = sheet.top() + 12 + row * 21
        if row:
            painter.fillRect(QRectF(sheet.left(), round(y - 10), sheet.width(), 1), theme.color("line"))
        for left, width in ((10, 34), (50, 44), (112, 32)):
            token = "muted" if not row else "watch" if (row, left) == (3, 112) else "track"
            _fill(painter, QRectF(sheet.left() + left, y, width, 5), token, 2.5)
    _fill(painter, QRectF(sheet.right() - 10, sheet.bottom() - 10, 20, 20), "accent", 10)
    tick = theme.pixmap("check", "on_accent", 14, painter.device().devicePixelRatio())
    painter.drawPixmap(round(sheet.right() - 7), round(sheet.bottom() - 7), tick)


def paint_target(painter: QPainter) -> None:
    """A year, its quarters, its months: the same width each time."""
    whole = _SIZE.width() - 2 * _MARGIN
    for row, (parts, token, height) in enumerate(((1, "accent", 22), (4, "bar_soft", 20), (12, "zone_met", 20))):
        width = (whole - (parts - 1) * 3) / parts
        for part in range(parts):
            _fill(painter, QRectF(_MARGIN + part * (width + 3), 32 + row * 29, width, height), token, 4)
    top = QRectF(_MARGIN, 32, whole, 22)
    bold = theme.figure_font(13, 600)
    text.draw(painter, top, "720,000", bold, theme.color("on_accent"), align=text.CENTRE)
    below = QRectF(_MARGIN, 118, whole, 20)
    text.draw(painter, below, "= 720,000", theme.figure_font(12, 500), theme.color("muted"), align=text.CENTRE)


def paint_gauge(painter: QPainter) -> None:
    """58 % of the way round, and the tick of the target."""
    radius, thick = 60.0, 17.0
    centre = QRectF(_SIZE.width() / 2 - radius, 44, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, share in (("track", 1.0), ("accent", 0.58)):
        pen = QPen(theme.color(token), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(centre, 180 * 16, round(-180 * 16 * share))
    painter.save()
    painter.translate(centre.center())
    painter.rotate(-180 * 0.22)
    painter.setPen(QPen(theme.color("text"), 2.5))
    painter.drawLine(round(radius - 14), 0, round(radius + 14), 0)
    painter.restore()
    place = QRectF(0, 84, _SIZE.width(), 28)
    text.draw(painter, place, "58 %", theme.figure_font(20, 600), theme.color("text"), align=text.CENTRE)
