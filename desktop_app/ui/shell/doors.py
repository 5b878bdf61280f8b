"""The rows of the welcome: a door that is clicked, the frame of the open one, the place where files are dropped."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text

HEIGHT = 60
_ICON_BOX = 36
_TEXT_AT = 70
_PAD = 18


def paint_words(painter: QPainter, rect: QRectF, icon: str, title: str, under: str, *, strong: bool) -> None:
    """An icon on its ground, a title and the line under it: alike on all doors."""
    box = QRectF(_PAD, rect.center().y() - _ICON_BOX / 2, _ICON_BOX, _ICON_BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft" if strong else "none_soft"))
    painter.drawRoundedRect(box, 8, 8)
    pixmap = theme.pixmap(icon, "accent" if strong else "text", 18, painter.device().devicePixelRatio())
    painter.drawPixmap(round(box.left()) + 9, round(box.top()) + 9, pixmap)
    room = QRectF(_TEXT_AT, rect.center().y() - 20, rect.width() - _TEXT_AT - _PAD, 20)
    text.draw(painter, room, title, theme.font(15, 600), theme.color("text"))
    room.moveTop(rect.center().y())
    text.draw(painter, room, under, theme.font(13), theme.color("muted"))


class Door(QPushButton):
    """A way in: what it is for and one line about it; ``remark`` is its shortcut."""

    def __init__(self, icon: str, title: str, under: str, remark: str = "") -> None:
        super().__init__(title)
        self._icon, self._under, self._remark = icon, under, remark
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(under)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.color("hover" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        rect = QRectF(self.rect())
        right = rect.adjusted(0, 0, -46, 0)
        taken = text.draw(painter, right, self._remark, theme.font(12), theme.color("muted"), align=text.RIGHT)
        paint_words(painter, rect.adjusted(0, 0, -taken - 36, 0), self._icon, self.text(), self._under, strong=False)
        arrow = theme.pixmap("chevron-right", "muted", 16, painter.device().devicePixelRatio())
        painter.drawPixmap(self.width() - 34, (HEIGHT - 16) // 2, arrow)


class OpenDoor(QFrame):
    """The door that was chosen: its words on top, its form beneath, framed in the accent."""

    def __init__(self, icon: str, title: str, under: str, inside: QWidget) -> None:
        super().__init__()
        self._words = (icon, title, under)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, HEIGHT, 20, 16)
        column.addWidget(inside)
        theme.notice.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        paint_words(painter, QRectF(0, 0, self.width(), HEIGHT), *self._words, strong=True)


class DropZone(QFrame):
    """Says that the whole window takes a file; the dropping itself is the window's."""

    def __init__(self, title: str, under: str) -> None:
        super().__init__()
        self._title, self._under = title, under
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(f"{title}. {under}")
        theme.notice.changed.connect(self.update)

    def show_words(self, title: str, under: str) -> None:
        self._title, self._under = title, under
        self.setAccessibleName(f"{title}. {under}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("control"), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        pixmap = theme.pixmap("import", "muted", 18, painter.device().devicePixelRatio())
        painter.drawPixmap(_PAD + 9, (HEIGHT - 18) // 2, pixmap)
        room = QRectF(_TEXT_AT, HEIGHT / 2 - 20, self.width() - _TEXT_AT - _PAD, 20)
        text.draw(painter, room, self._title, theme.font(13, 600), theme.color("text"), may_elide=True)
        room.moveTop(HEIGHT / 2)
        text.draw(painter, room, self._under, theme.font(12), theme.color("muted"), may_elide=True)
