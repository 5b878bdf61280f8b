"""The type of a column as a word that opens a menu: text, another order of days, another decimal sign."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from desktop_app.files.chosen_types import TEXT
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.widgets import text

WAYS: Final = (
    (TEXT, N_("Text")),
    ("dmy", N_("Date, day first")),
    ("mdy", N_("Date, month first")),
    ("ymd", N_("Date, year first")),
    ("point", N_("Number, decimal point")),
    ("comma", N_("Number, decimal comma")),
)
ARROW: Final = 12


class TypeDrop(QAbstractButton):
    """``chosen`` is called with a way, or with "" for the type as found. ``way``: the one chosen before, or ""."""

    def __init__(self, name: str, words: str, way: str, chosen: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setToolTip(_("Read this column as…"))
        self.menu = QMenu(self)
        for known, title in (("", N_("As found")), *WAYS):
            action = self.menu.addAction(_(title))
            action.setCheckable(True)
            action.setChecked(known == way)
            action.triggered.connect(lambda _checked=False, known=known: chosen(known))
        self.menu.insertSeparator(self.menu.actions()[1])
        self.clicked.connect(self._open)
        theme.notice.changed.connect(self.update)

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        return QSize(round(text.width(self._words, theme.font(12))) + ARROW + 4, 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        ink = theme.color("text" if self.underMouse() else "muted")
        room = rect.adjusted(3, 0, -ARROW - 3, 0)
        taken = text.draw(painter, room, self._words, theme.font(12), ink, may_elide=True)
        arrow = theme.pixmap("chevron-down", "muted", ARROW, self.devicePixelRatioF())
        painter.drawPixmap(round(room.left() + taken + 2), round(rect.center().y() - ARROW / 2), arrow)
        painter.end()
