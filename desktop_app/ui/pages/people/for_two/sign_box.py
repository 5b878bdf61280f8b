"""A box to sign in: drawn with the pointer, or confirmed with Enter; what is signed stays as it is."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.sign_off import Strokes
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets import text

_SIZE: Final = QSize(290, 132)
_FOOT: Final = 40
_SIDE: Final = 18
_PEN: Final = 2.0


class SignBox(QWidget):
    """``confirmed``: Enter was pressed, with or without anything drawn."""

    confirmed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._state, self._fixed = name, _("not signed yet"), False
        self._strokes: list[list[tuple[float, float]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.notice.changed.connect(self.update)
        self._speak()

    def sizeHint(self) -> QSize:
        return _SIZE

    def name_it(self, name: str) -> None:
        self._name = name
        self._speak()
        self.update()

    def strokes(self) -> Strokes:
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_signed(self, name: str, strokes: Strokes, when: str) -> None:
        """From now on nothing can be drawn."""
        self._name, self._fixed = name, True
        self._state = _("signed {time}").format(time=when)
        self._strokes = [list(stroke) for stroke in strokes]
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._speak()
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(_("Signature of {name}").format(name=self._name))
        self.setAccessibleDescription(self._state)

    def _share(self, event: QMouseEvent) -> tuple[float, float]:
        place = event.position()
        x, y = place.x() / self.width(), place.y() / (self.height() - _FOOT)
        return round(min(max(x, 0.0), 1.0), 4), round(min(max(y, 0.0), 1.0), 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._fixed:
            self._strokes.append([self._share(event)])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._fixed and self._strokes:
            self._strokes[-1].append(self._share(event))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._fixed:
            self.confirmed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._fixed:
            self._strokes.clear()
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if focus else "line"), 2 if focus else 1))
        painter.setBrush(theme.color("sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        foot = QRectF(_SIDE, self.height() - _FOOT, self.width() - 2 * _SIDE, _FOOT)
        painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 1), theme.color("control"))
        state = text.draw(painter, foot, self._state, theme.figure_font(13), theme.color("muted"), align=text.RIGHT)
        room = foot.adjusted(0, 0, -state - 8, 0)
        text.draw(painter, room, self._name, theme.font(15, 600), theme.color("text"), may_elide=True)
        if self._strokes:
            self._paint_strokes(painter)
        elif not self._fixed:
            field = QRectF(_SIDE, 0, foot.width(), self.height() - _FOOT)
            words = _("Draw here or press Enter")
            text.draw(painter, field, words, theme.font(13), theme.color("muted"), align=text.CENTRE)
        painter.end()

    def _paint_strokes(self, painter: QPainter) -> None:
        ink = theme.color("text")
        painter.setPen(QPen(ink, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width, height = self.width(), self.height() - _FOOT
        for stroke in self._strokes:
            points = [QPointF(x * width, y * height) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))
