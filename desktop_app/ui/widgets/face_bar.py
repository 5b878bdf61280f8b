"""What every gauge widget is to a screen reader, the keyboard and the mouse; how one looks is said by each of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.face import SCALE_END, GaugeFace, per_mille


class FaceBar(QProgressBar):
    """A gauge that can be opened; a progress bar, so that screen readers get its role and value (in ‰ of the scale).

    A Python QAccessibleValueInterface crashes when it is read (PySide6 6.11), hence the base class.
    """

    opened = Signal()

    def __init__(self, face: GaugeFace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setRange(0, SCALE_END)
        self.setTextVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.repaint_face)
        self.show_face(face)

    def show_face(self, face: GaugeFace) -> None:
        self.face = face
        value = per_mille(face.share)
        if value is None:
            self.reset()
        else:
            self.setValue(value)
        self.setFormat(face.spoken())
        self.setAccessibleName(face.title)
        self.setAccessibleDescription(face.sentence)
        self.setToolTip(face.sentence)
        self.repaint_face()

    def repaint_face(self) -> None:
        """Called when the face or the colours are others; for who keeps a picture to let go of it."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
