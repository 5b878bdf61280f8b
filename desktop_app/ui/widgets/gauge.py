"""The hero gauge: a card with a semicircle, its figure, what it will come to and how it compares."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.dial import Dial, paint_dial
from desktop_app.ui.widgets.face import GaugeFace, Row
from desktop_app.ui.widgets.face_bar import FaceBar
from desktop_app.ui.widgets.sparkline import IN_HERO, paint_spark
from desktop_app.ui.widgets.status import PILL_HEIGHT, paint_diamond, paint_pill, pill_width

SIZE: Final = QSize(282, 256)
NARROWEST: Final = 236
_PAD: Final = 16
_RADIUS: Final = 10
_DIAL_TOP: Final = 54
_FIGURE_ROOM: Final = 154  # "€204,400" at 34 px; the ring leaves 156 at the height of its digits
_FIGURE_SIZES: Final = (34, 30, 26)
_ROW: Final = 18
_SHORTEST_SPARK: Final = 48


class HeroGauge(FaceBar):
    """A KPI's card on the board; painted once and kept as a picture."""

    def __init__(self, face: GaugeFace, parent: QWidget | None = None) -> None:
        self._picture: QPixmap | None = None
        super().__init__(face, "hero", parent)

    def repaint_face(self) -> None:
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, SIZE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = 2 if self.hasFocus() else 1
            _outline(painter, QRectF(self.rect()), "accent" if self.hasFocus() else "muted", width)
        painter.end()

    def _painted(self) -> QPixmap:
        """The whole face, kept until it, the size, the screen or the colours change."""
        ratio = self.devicePixelRatioF()
        size = (self.size().toSizeF() * ratio).toSize()
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            paint_hero(painter, QRectF(self.rect()), self.face)
            painter.end()
        return self._picture

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._picture = None
        super().changeEvent(event)


def paint_hero(painter: QPainter, rect: QRectF, face: GaugeFace) -> None:
    """The card and all on it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outline(painter, rect, "line", 1, filled=True)
    inner = rect.adjusted(_PAD, 0, -_PAD, 0)
    _paint_head(painter, inner, face)
    dial = Dial(QPointF(round(rect.center().x()), rect.top() + _DIAL_TOP + 94))
    paint_dial(painter, dial, face)
    _paint_figure(painter, dial.centre, face)
    _paint_ends(painter, dial, inner, face)
    top = dial.centre.y() + 29
    painter.fillRect(QRectF(inner.left(), top, inner.width(), 1), theme.color("line"))
    for place, row in enumerate(face.rows[:2]):
        _paint_row(painter, QRectF(inner.left(), top + 5 + place * _ROW, inner.width(), _ROW), row)
    _paint_foot(painter, QRectF(inner.left(), top + 44, inner.width(), IN_HERO.height()), face)


def _outline(painter: QPainter, rect: QRectF, token: str, width: float, *, filled: bool = False) -> None:
    half = width / 2
    painter.setPen(QPen(theme.color(token), width))
    painter.setBrush(theme.color("surface") if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), _RADIUS - half, _RADIUS - half)


def _paint_head(painter: QPainter, inner: QRectF, face: GaugeFace) -> None:
    taken = pill_width(face.word) if face.word else 0
    head = QRectF(inner.left(), inner.top() + 12, inner.width(), PILL_HEIGHT)
    if face.word:
        pill = QRectF(head.right() - taken, head.top(), taken, PILL_HEIGHT)
        paint_pill(painter, pill, face.status, face.word)
    room = head.adjusted(0, 0, -(taken + 8 if taken else 0), 0)
    text.draw(painter, room, face.title, theme.font(13, 600), theme.color("text"))


def _paint_figure(painter: QPainter, centre: QPointF, face: GaugeFace) -> None:
    """Value and unit on one baseline about the dial's centre, centred together, in the largest size that fits."""
    shown, font, unit_font = _fitting(face)
    gap = _gap(face)
    unit_width = text.width(face.unit, unit_font)
    value_width = min(text.width(shown, font), _FIGURE_ROOM - unit_width - gap)
    left = centre.x() - (value_width + gap + unit_width) / 2
    value_left = left + (unit_width + gap if face.unit_first else 0)
    unit_left = left if face.unit_first else left + value_width + gap
    box = QRectF(value_left, centre.y() - 40, value_width, 40)
    text.draw(painter, box, shown, font, theme.color("text"), base=centre.y())
    if face.unit:
        box = QRectF(unit_left, centre.y() - 40, unit_width, 40)
        text.draw(painter, box, face.unit, unit_font, theme.color("muted"), base=centre.y())


def _gap(face: GaugeFace) -> int:
    """Between figure and unit: a sign in front stands closer than a word behind."""
    return (1 if face.unit_first else 6) if face.unit else 0


def _fitting(face: GaugeFace) -> tuple[str, QFont, QFont]:
    unit_font = theme.font(18, 500)
    room = _FIGURE_ROOM - text.width(face.unit, unit_font) - _gap(face)
    for shown in filter(None, (face.value, face.short)):
        for px in _FIGURE_SIZES:
            font = theme.figure_font(px, 600)
            if text.width(shown, font) <= room:
                return shown, font, unit_font
    return face.short or face.value, theme.figure_font(_FIGURE_SIZES[-1], 600), unit_font


def _paint_ends(painter: QPainter, dial: Dial, inner: QRectF, face: GaugeFace) -> None:
    """Both ends of the scale under the ring, what the figure is measured against between them."""
    font, ink = theme.figure_font(12), theme.color("muted")
    top, reach = dial.centre.y() + 8, dial.radius - dial.ring / 2
    low = text.width(face.low_end, font)
    high = text.width(face.high_end, font)
    low_left = max(inner.left(), dial.centre.x() - reach - low / 2)
    high_right = min(inner.right(), dial.centre.x() + reach + high / 2)
    text.draw(painter, QRectF(low_left, top, low + 1, 16), face.low_end, font, ink)
    text.draw(painter, QRectF(high_right - high - 1, top, high + 1, 16), face.high_end, font, ink, align=text.RIGHT)
    half = min(dial.centre.x() - low_left - low, high_right - high - dial.centre.x()) - 6
    between = QRectF(dial.centre.x() - half, top, 2 * half, 16)
    text.draw(painter, between, face.caption, font, ink, align=text.CENTRE)


def _paint_row(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Label left; figure and remark right, the remark muted: a change inside the limits is nothing to act on."""
    muted = theme.color("muted")
    label, figure, remark = theme.font(12), theme.figure_font(12, 600), theme.figure_font(12)
    right = rect.right()
    figure_width = text.width(row.figure, figure)
    label_width = text.width(row.label, label)
    if row.remark:
        room = rect.width() - label_width - figure_width - 16
        box = QRectF(right - room, rect.top(), room, rect.height())
        right -= text.draw(painter, box, row.remark, remark, muted, align=text.RIGHT) + 8
    box = QRectF(right - figure_width - 1, rect.top(), figure_width + 1, rect.height())
    text.draw(painter, box, row.figure, figure, theme.color("text"), align=text.RIGHT)
    if row.signal:
        paint_diamond(painter, QPointF(box.left() - 9, rect.center().y()))
    text.draw(painter, rect.adjusted(0, 0, box.left() - 4 - rect.right(), 0), row.label, label, muted)


def _paint_foot(painter: QPainter, rect: QRectF, face: GaugeFace) -> None:
    """Sparkline and number of records; the sparkline gets shorter before a word is cut."""
    font = theme.figure_font(12)
    left = rect.left()
    if face.spark is not None:
        room = rect.width() - text.width(face.footnote, font) - 10
        width = max(_SHORTEST_SPARK, min(IN_HERO.width(), room))
        paint_spark(painter, QRectF(left, rect.top(), width, IN_HERO.height()), face.spark)
        left += width + 8
    box = QRectF(left, rect.top(), rect.right() - left, rect.height())
    text.draw(painter, box, face.footnote, font, theme.color("muted"), align=text.RIGHT)
