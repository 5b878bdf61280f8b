"""Where one is in a few steps: done ones ticked, the present one numbered and strong, later ones muted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import paint_glyph

_DISC = 18
_DASH = 14


class Stepper(QWidget):
    def __init__(self, steps: Sequence[str], current: int = 0) -> None:
        super().__init__()
        self._steps = list(steps)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_step(current)

    def show_step(self, current: int) -> None:
        self._current = current
        name = _("Step {n} of {total}: {step}")
        self.setAccessibleName(name.format(n=current + 1, total=len(self._steps), step=self._steps[current]))
        self.setToolTip(" – ".join(self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(self._steps)

    def minimumSizeHint(self) -> QSize:
        """Where room is short the present step alone is named; the tooltip names them all."""
        return self._size([self._steps[self._current]])

    def _size(self, named: Sequence[str]) -> QSize:
        words = sum(text.width(step, theme.font(13, 600)) for step in named)
        count = len(self._steps)
        return QSize(round(words + count * (_DISC + 8) + (count - 1) * (_DASH + 16)) + 2, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        roomy = self.width() >= self.sizeHint().width()
        for place, step in enumerate(self._steps):
            if place:
                painter.fillRect(QRectF(left + 8, round(middle), _DASH, 1), theme.color("control"))
                left += _DASH + 16
            self._paint_disc(painter, QPointF(left + _DISC / 2, middle), place)
            left += _DISC + 8
            now = place == self._current
            if not (now or roomy):
                continue
            font, ink = theme.font(13, 600 if now else 400), theme.color("text" if now else "muted")
            left += text.draw(painter, QRectF(left, 0, self.width() - left, self.height()), step, font, ink)
        painter.end()

    def _paint_disc(self, painter: QPainter, centre: QPointF, place: int) -> None:
        now = place == self._current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if now else "accent_soft" if place < self._current else "none_soft"))
        painter.drawEllipse(centre, _DISC / 2, _DISC / 2)
        if place < self._current:
            paint_glyph(painter, centre, Status.GOOD, 8)
            return
        box = QRectF(centre.x() - 9, centre.y() - 9, _DISC, _DISC)
        ink = theme.color("on_accent" if now else "muted")
        text.draw(painter, box, str(place + 1), theme.font(11, 600), ink, align=text.CENTRE)
