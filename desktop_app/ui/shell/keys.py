"""Keys that work everywhere in the window, and how they are written; what they do is said by the window."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

Binding = tuple[str, Callable[[], object]]


def shortcut_text(keys: str) -> str:
    """``Ctrl+K`` as this system writes it, with a thin look: "Ctrl K"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")


class Keys:
    """The shortcuts of one window, replaced together and silenced together."""

    def __init__(self, window: QObject) -> None:
        self._window = window
        self._shortcuts: list[QShortcut] = []

    def bind(self, bindings: Iterable[Binding]) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [self._make(keys, slot) for keys, slot in bindings]

    def _make(self, keys: str, slot: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self._window)
        made.activated.connect(slot)
        return made

    def silence(self, *, silent: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not silent)
