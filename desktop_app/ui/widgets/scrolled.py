"""A column that is taller than its page scrolls; its bar stands in the page's margin, so that no card gets narrower."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from desktop_app.ui import theme

_AWAY: Final = 10  # px between the content and the bar
_VEIL: Final = 170  # of 255: how far faded content is covered by the ground


class Scrolled(QScrollArea):
    """``parent`` is the page, whose margin holds the bar."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setObjectName("steps")  # the style sheet's name for content without a ground of its own
        self._content = content
        content.setParent(self.viewport())
        self.viewport().setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, parent)
        self._bar.hide()
        self._veil = _Veil(self)
        self._veil.hide()
        own = self.verticalScrollBar()
        own.setSingleStep(24)
        own.rangeChanged.connect(self._follow)
        own.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(own.setValue)
        self.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Polish:
            self._take_in()
        return super().event(event)

    def sizeHint(self) -> QSize:
        self._take_in()
        return super().sizeHint()

    def _take_in(self) -> None:
        """Only now: it asks the content for its size and so dresses it, and each later parent would dress it anew."""
        if self.widget() is None:
            self.setWidget(self._content)
            self._content.setAutoFillBackground(False)

    def _follow(self) -> None:
        own = self.verticalScrollBar()
        self._bar.setRange(own.minimum(), own.maximum())
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._veil.setGeometry(self.rect())
        self._bar.setVisible(own.maximum() > 0 and self.isVisible())
        self._place()

    def _place(self) -> None:
        page = self._bar.parentWidget()
        if page is not None:
            corner = self.mapTo(page, self.rect().topRight())
            self._bar.setGeometry(corner.x() + _AWAY, corner.y(), self._bar.sizeHint().width(), self.height())
            self._bar.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        }:
            self._follow()
        return super().eventFilter(watched, event)

    def fade(self, *, faded: bool) -> None:
        """What stands here is no longer what was asked for; it stays usable until its place is taken."""
        self._veil.setVisible(faded)
        self._veil.raise_()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)


class _Veil(QWidget):
    """A cover of the ground's colour that lets everything through but the eye."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ground = QPainter(self), theme.color("bg")
        ground.setAlpha(_VEIL)
        painter.fillRect(self.rect(), ground)
        painter.end()
