"""The payout curve: pay against result, its bounds, jumps and flat ends, the rate of the next unit; keys read it."""

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.formats import format_quantity, format_rate, format_short
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.pages.pay.payout import Payout, Stretch
from desktop_app.ui.widgets import text

_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 14, 26, 60
_HEIGHT: Final = 270
_STRIP: Final = 20
_KEY_STEP: Final = Fraction(1, 50)
_STRIP_INKS: Final = ("accent_soft", "zone_met", "bar_soft")


class PayoutCurve(QWidget):
    """Put it into a ChartCard, which gives it words and a table."""

    def __init__(self) -> None:
        super().__init__()
        self._payout: Payout | None = None
        self._before: Payout | None = None
        self._cursor: Fraction | None = None
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(460, _HEIGHT)

    def show_payout(self, payout: Payout | None, before: Payout | None = None) -> None:
        """``before``: another plan's line behind it, of the same measure."""
        self._payout, self._before = payout, before
        if payout is not None and self._cursor is not None:
            self._cursor = min(self._cursor, payout.end)
        self.update()

    def read_at(self, result: Fraction | None) -> None:
        """Put the readout at ``result``; None takes it away."""
        if self._payout is not None and result is not None:
            result = max(Fraction(0), min(self._payout.end, result))
        self._cursor = result
        self.setAccessibleDescription(" ".join(self.readout()))
        self.update()

    def readout(self) -> list[str]:
        """What the box at the cursor says."""
        if self._payout is None or self._cursor is None:
            return []
        stretch, pay = _found(self._payout, self._cursor)
        money = Quantity(pay, Unit.MONEY, self._payout.currency)
        lines = [
            format_quantity(self._payout.shown(self._cursor)),
            _("pays {pay}").format(pay=format_quantity(money, 2)),
        ]
        if self._before is not None:
            _held, old = _found(self._before, self._cursor)
            paid = Quantity(old, Unit.MONEY, self._payout.currency)
            return [*lines, _("before: {pay}").format(pay=format_quantity(paid, 2))]
        return [*lines, _("next: {rate}").format(rate=_rate(self._payout, stretch.slope))]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._payout is not None:
            share = (event.position().x() - _LEFT) / max(1, self.width() - _LEFT - _RIGHT)
            self.read_at(Fraction(round(share * 1000), 1000) * self._payout.end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None or self._payout is None:
            super().keyPressEvent(event)
            return
        self.read_at((self._cursor or Fraction(0)) + steps * _KEY_STEP * self._payout.end)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._payout is not None:
            plot = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)
            _Drawing(painter, plot, self._payout, self._before).draw()
            self._paint_cursor(painter, plot)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _paint_cursor(self, painter: QPainter, plot: QRectF) -> None:
        if self._payout is None or self._cursor is None:
            return
        drawing = _Drawing(painter, plot, self._payout, self._before)
        _stretch, pay = _found(self._payout, self._cursor)
        spot = drawing.spot(self._cursor, pay)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.drawLine(QLineF(spot.x(), spot.y(), spot.x(), plot.bottom()))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(spot, 4.5, 4.5)
        lines = self.readout()
        width = max(text.width(line, theme.figure_font(12, 600)) for line in lines) + 20
        box = QRectF(plot.left() + 10, plot.top() + 6, width, 62)  # above a rising line there is room
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, 8, 8)
        for place, line in enumerate(lines):
            room = QRectF(box.left() + 10, box.top() + 6 + place * 17, box.width() - 16, 17)
            text.draw(painter, room, line, theme.figure_font(12, 600 if place == 0 else 400), theme.color("text"))


class _Drawing:
    """One painting of one curve in ``plot``."""

    def __init__(self, painter: QPainter, plot: QRectF, payout: Payout, before: Payout | None) -> None:
        self._painter, self._plot, self._payout, self._before = painter, plot, payout, before
        self._end = float(payout.end) or 1.0
        self._most = max(float(one.most) for one in (payout, before) if one is not None) * 1.06 or 1.0

    def spot(self, result: Fraction, pay: Fraction) -> QPointF:
        return QPointF(self._x(result), self._plot.bottom() - float(pay) / self._most * self._plot.height())

    def _x(self, result: Fraction) -> float:
        return self._plot.left() + float(result) / self._end * self._plot.width()

    def draw(self) -> None:
        self._draw_grid()
        self._draw_bounds()
        self._draw_flat_ends()
        if self._before is not None:
            self._draw_before(self._before)
        self._draw_line()
        self._draw_strip()

    def _draw_grid(self) -> None:
        painter, plot = self._painter, self._plot
        muted, font = theme.color("muted"), theme.figure_font(11)
        for pay in ticks(self._most, 5):
            y = round(plot.bottom() - pay / self._most * plot.height())
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color("line" if pay else "control"))
            words = format_short(Quantity(Fraction(pay), Unit.MONEY, self._payout.currency))
            room = QRectF(0, y - 8, plot.left() - 8, 16)
            text.draw(painter, room, words, font, muted, align=text.RIGHT, may_elide=True)
        for result in ticks(self._end, 5):
            x = plot.left() + result / self._end * plot.width()
            words = format_short(self._payout.shown(Fraction(result)))
            width = text.width(words, font)
            left = min(x - width / 2, plot.right() + _RIGHT - width)
            text.draw(painter, QRectF(left, plot.bottom() + 4, width + 2, 16), words, font, muted)

    def _draw_bounds(self) -> None:
        """Dotted lines with their sizes above; the quota solid. Labels that would touch are left to the readout."""
        painter, plot, free = self._painter, self._plot, 0.0
        quota = self._payout.quota
        marks = sorted({*self._payout.bounds, *([quota] if quota else [])})
        for bound in marks:
            x = round(self._x(bound)) + 0.5
            is_quota = bound == quota
            style = Qt.PenStyle.SolidLine if is_quota else Qt.PenStyle.DotLine
            painter.setPen(QPen(theme.color("text" if is_quota else "muted"), 1, style))
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            words = _("quota") if is_quota else format_short(self._payout.shown(bound))
            font = theme.figure_font(11, 600 if is_quota else 400)
            width = text.width(words, font)
            left = max(0.0, min(x - width / 2, plot.right() + _RIGHT - width - 2))
            if left >= free:
                ink = theme.color("text" if is_quota else "muted")
                text.draw(painter, QRectF(left, 4, width + 2, 16), words, font, ink)
                free = left + width + 8

    def _draw_flat_ends(self) -> None:
        """A stretch after the first where more earns nothing is hatched."""
        for stretch in self._payout.stretches[1:]:
            if stretch.slope == 0 and stretch.points[0][1] > 0:
                left, right = self._x(stretch.points[0][0]), self._x(stretch.points[-1][0])
                box = QRectF(left, self._plot.top(), right - left, self._plot.height())
                self._painter.fillRect(box, theme.color("watch_soft"))
                self._painter.save()
                self._painter.setClipRect(box)
                self._painter.setPen(QPen(theme.tint("watch", 0.35), 1))
                for x in range(round(box.left() - box.height()), round(box.right()), 7):
                    self._painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
                self._painter.restore()

    def _draw_line(self) -> None:
        painter = self._painter
        painter.setPen(QPen(theme.color("accent"), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stretch in self._payout.stretches:
            path = QPainterPath(self.spot(*stretch.points[0]))
            for point in stretch.points[1:]:
                path.lineTo(self.spot(*point))
            painter.drawPath(path)
        for before, after in pairwise(self._payout.stretches):
            low, high = self.spot(*before.points[-1]), self.spot(*after.points[0])
            if abs(low.y() - high.y()) > 2:
                self._draw_jump(low, high)

    def _draw_before(self, before: Payout) -> None:
        """Muted and dashed, jumps included: the line that is replaced."""
        points = [self.spot(*point) for stretch in before.stretches for point in stretch.points]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        self._painter.setPen(QPen(theme.color("muted"), 1.8, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)

    def _draw_jump(self, low: QPointF, high: QPointF) -> None:
        self._painter.setPen(QPen(theme.color("accent"), 1.6))
        for spot, ink in ((low, "surface"), (high, "accent")):
            self._painter.setBrush(theme.color(ink))
            self._painter.drawEllipse(spot, 3.6, 3.6)

    def _draw_strip(self) -> None:
        """The rate of the next unit, under the axis and along it."""
        top = self._plot.bottom() + 30
        for place, stretch in enumerate(self._payout.stretches):
            left, right = self._x(stretch.points[0][0]), self._x(stretch.points[-1][0])
            ink = _STRIP_INKS[min(place, len(_STRIP_INKS) - 1)] if stretch.slope else "none_soft"
            box = QRectF(left, top, max(1.0, right - left - 1), _STRIP)
            self._painter.fillRect(box, theme.color(ink))
            words, font = _rate(self._payout, stretch.slope), theme.figure_font(11, 600)
            if text.width(words, font) + 6 < box.width():
                text.draw(self._painter, box, words, font, theme.color("text"), align=text.CENTRE)
        room = QRectF(0, top, self._plot.left() - 8, _STRIP)
        muted = theme.color("muted")
        text.draw(self._painter, room, _("next"), theme.font(11), muted, align=text.RIGHT, may_elide=True)


def _found(payout: Payout, result: Fraction) -> tuple[Stretch, Fraction]:
    """The stretch that holds ``result`` and the pay there, between its two nearest points."""
    stretch = next((one for one in reversed(payout.stretches) if one.points[0][0] <= result), payout.stretches[0])
    points = stretch.points
    after = next((place for place, (x, _pay) in enumerate(points) if x >= result), len(points) - 1)
    (x0, y0), (x1, y1) = points[max(0, after - 1)], points[after]
    return stretch, y1 if x0 == x1 else y0 + (result - x0) * (y1 - y0) / (x1 - x0)


def _rate(payout: Payout, slope: Fraction) -> str:
    if payout.shown(Fraction(1)).unit is Unit.MONEY:
        return format_rate(Fraction(round(slope * 10**4), 10**4))
    return format_quantity(Quantity(Fraction(round(slope * 100), 100), Unit.MONEY, payout.currency))


def ticks(end: float, most: int) -> list[float]:
    """From 0 at steps of 1, 2 or 5 times a power of ten, at most ``most`` of them besides 0."""
    rough = end / most
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    return [place * step for place in range(ceil(end / step)) if place * step <= end]
