"""The field in which a formula is typed: names are completed, a mistake is underlined at its place."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.pages.settings.kpis.words import Word, fitting, typed_word

_HEIGHT: Final = 68
_WIDTH: Final = 420
_MOST: Final = 214
_LEAST: Final = 2  # letters typed until names are offered
_TAKE: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_MOVE: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class FormulaEdit(QPlainTextEdit):
    """``changed``: another formula. Ctrl+Space offers every name; Enter or Tab takes one, Esc closes the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.mono_font(13))
        self.setFixedHeight(_HEIGHT)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Formula"))
        self.setPlaceholderText(_("Type a name, like deals won; Ctrl+Space shows all"))
        self._before = ""
        self.offered = QListWidget()
        self._frame: QFrame | None = None
        self.textChanged.connect(self._note)

    def formula(self) -> str:
        return " ".join(self.toPlainText().split())

    def _note(self) -> None:
        """A mark under the text is a change of the document too, but none of the formula."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.changed.emit()

    # Mistakes.

    def underline(self, position: int | None) -> None:
        """Mark the word at ``position``, counted from 1; None: nothing is wrong."""
        self.setExtraSelections([] if position is None or not self.toPlainText() else [self._mark(position - 1)])

    def _mark(self, place: int) -> QTextEdit.ExtraSelection:
        text = self.toPlainText()
        start = min(max(0, place), len(text) - 1)
        length = max(1, len(text[start:]) - len(text[start:].lstrip("abcdefghijklmnopqrstuvwxyz_0123456789")))
        found = QTextEdit.ExtraSelection()
        marked = QTextCursor(self.document())
        marked.setPosition(start)
        marked.setPosition(min(len(text), start + length), QTextCursor.MoveMode.KeepAnchor)
        how = QTextCharFormat()
        how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        how.setUnderlineColor(theme.color("act"))
        how.setForeground(theme.color("act"))
        found.cursor, found.format = marked, how
        return found

    # Names.

    def _before_cursor(self) -> str:
        return self.toPlainText()[: self.textCursor().position()]

    def offer(self) -> None:
        """Open the list of what can stand at the cursor, or close it where nothing can."""
        found = fitting(self._before_cursor())
        shown, frame = self.offered, self._framed()
        shown.clear()
        for word in found:
            item = QListWidgetItem(word.shown)
            item.setData(Qt.ItemDataRole.UserRole, word)
            shown.addItem(item)
        shown.setCurrentRow(0)
        frame.setVisible(bool(found))
        if found:
            self._place(frame, len(found))

    def _framed(self) -> QFrame:
        """Over everything else in the window, so that no card cuts it."""
        if self._frame is None:
            self._frame = QFrame(self.window())
            self._frame.setProperty("kind", "card")
            inside = QVBoxLayout(self._frame)
            inside.setContentsMargins(5, 5, 5, 5)
            inside.addWidget(self.offered)
            self.offered.setFrameShape(QFrame.Shape.NoFrame)
            self.offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.offered.setAccessibleName(_("Names for the formula"))
            self.offered.itemClicked.connect(self._take_item)
        return self._frame

    def _place(self, frame: QFrame, count: int) -> None:
        below = self.viewport().mapTo(self.window(), self.cursorRect().bottomLeft())
        height = min(_MOST, count * self.offered.sizeHintForRow(0) + 12)
        left = max(0, min(below.x(), self.window().width() - _WIDTH))
        frame.setGeometry(left, min(below.y() + 6, self.window().height() - height), _WIDTH, height)
        frame.raise_()

    def close_offer(self) -> bool:
        """Whether there was a list to close."""
        was = self.is_offering()
        if self._frame is not None:
            self._frame.hide()
        return was

    def is_offering(self) -> bool:
        return self._frame is not None and self._frame.isVisible()

    def _take_item(self, item: QListWidgetItem) -> None:
        word = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(word, Word):
            self.take(word)

    def take(self, word: Word) -> None:
        """Put ``word`` in place of what is typed of it."""
        cursor = self.textCursor()
        for _letter in typed_word(self._before_cursor()):
            cursor.deletePreviousChar()
        cursor.insertText(word.text)
        for _step in range(word.back):
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        self.setTextCursor(cursor)
        self.close_offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_offering() and self._steer(key, event):
            return
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.offer()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # a formula is one line
        super().keyPressEvent(event)
        if event.text() and event.text().isprintable() and len(typed_word(self._before_cursor())) >= _LEAST:
            self.offer()
        elif event.text():
            self.close_offer()

    def _steer(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Keys that belong to the open list; whether this is one."""
        if key == Qt.Key.Key_Escape:
            self.close_offer()
        elif key in _TAKE and self.offered.currentItem() is not None:
            self._take_item(self.offered.currentItem())
        elif key in _MOVE:
            self.offered.keyPressEvent(event)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Esc closes the list before the window takes it for "back"."""
        if event.type() is QEvent.Type.ShortcutOverride and self.is_offering():
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_offer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_offer()
