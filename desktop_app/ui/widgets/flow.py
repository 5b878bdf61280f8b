"""Controls side by side that go on in the next line where the width ends."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8


class Flow(QWidget):
    """``add`` in the order of reading; hidden ones take no room. ``arrange`` after one was shown, hidden or resized."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        widget.setParent(self)
        self._widgets.append(widget)

    def sizeHint(self) -> QSize:
        shown = [one.sizeHint() for one in self._widgets if one.isVisibleTo(self)]
        return QSize(sum(size.width() + _GAP for size in shown), self.height())

    def arrange(self) -> None:
        shown = [one for one in self._widgets if one.isVisibleTo(self)]
        line = max((one.sizeHint().height() for one in shown), default=0)
        left = top = 0
        for widget in shown:
            size = widget.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + line + _GAP
            widget.setGeometry(left, top + (line - size.height()) // 2, size.width(), size.height())
            left += size.width() + _GAP
        self.setFixedHeight(max(1, top + line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
