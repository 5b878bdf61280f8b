"""The product's mark in the accent of the moment."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme


class Mark(QWidget):
    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setFixedSize(size, size)
        theme.notice.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.drawPixmap(0, 0, theme.pixmap("mark", "accent", self._size, self.devicePixelRatioF()))
