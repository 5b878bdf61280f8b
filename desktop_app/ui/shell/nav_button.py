"""One line of the side bar: an icon, a word, something short at the right. What it leads to is known elsewhere."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

HEIGHT = 34
_ICON = 18
_ICON_AT = 10
_TEXT_AT = 38
_PAD = 10
_RADIUS = 8


class NavButton(QPushButton):
    """Checked when it stands for what is shown. ``remark``: a count or a shortcut, right-aligned.

    ``framed`` draws it like a field (the find box).
    """

    def __init__(self, icon: str, words: str, *, framed: bool = False) -> None:
        super().__init__(words)
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = icon
        self._framed = framed
        self._remark = ""
        theme.notice.changed.connect(self.update)

    @property
    def remark(self) -> str:
        return self._remark

    def set_remark(self, remark: str, spoken: str = "") -> None:
        """``spoken`` is what a screen reader says of it after the word."""
        self._remark = remark
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        words = text.width(self.text(), theme.font(13, 600))
        remark = text.width(self._remark, theme.font(12)) + _PAD if self._remark else 0
        return QSize(round(_TEXT_AT + words + remark + _PAD), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole button is painted
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        strong = self.isChecked()
        ink = "accent" if strong else "muted" if self._framed else "text"
        pixmap = theme.pixmap(self._icon, "accent" if strong else "muted", _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(_ICON_AT, (HEIGHT - _ICON) // 2, pixmap)
        room = QRectF(_TEXT_AT, 0, self.width() - _TEXT_AT - _PAD, HEIGHT)
        small = theme.figure_font(12, 600 if strong else 400)
        if self._remark:
            taken = text.draw(
                painter, room, self._remark, small, theme.color("accent" if strong else "muted"), align=text.RIGHT
            )
            room.setRight(room.right() - taken - _PAD / 2)
        text.draw(painter, room, self.text(), theme.font(13, 600 if strong else 500), theme.color(ink))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionButton) -> None:
        state = option.state
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setBrush(theme.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("hover"))
        if self._framed:
            painter.setPen(QPen(theme.color("control"), 1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
