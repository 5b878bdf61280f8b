"""Choices that stand open on a page: a chip with a menu (scope, filter) and a row of segments."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import button

_PAD = 14
_ARROW = 14
_WIDEST = 240


class ScopeChip(QPushButton):
    """One choice of several, "Team  All ⌄": a drop that opens a menu with the arrow keys, Space or a click.

    ``choices`` are (value, word); ``label`` stands before the chosen word, muted.
    """

    chosen = Signal(object)

    def __init__(self, label: str, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        super().__init__()
        self._label = label
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._drop = QMenu(self)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._take)
        self.clicked.connect(self._open)
        theme.notice.changed.connect(self.update)
        self.show_choices(choices, value)

    def show_choices(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Other choices; ``value`` is the one in force, the first if it is not among them."""
        self._drop.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        self._choices = list(choices)
        for place, (_value, word) in enumerate(self._choices):
            action = self._drop.addAction(word)
            action.setCheckable(True)
            action.setData(place)
            self._group.addAction(action)
        places = [place for place, (known, _word) in enumerate(self._choices) if known == value]
        self._show_place(places[0] if places else 0)

    def choices(self) -> list[tuple[object, str]]:
        return list(self._choices)

    def value(self) -> object:
        return self._choices[self._place][0] if self._choices else None

    def count(self) -> int:
        return len(self._choices)

    def word(self) -> str:
        return self._choices[self._place][1] if self._choices else ""

    def choose(self, value: object) -> None:
        """As if the person had chosen ``value``."""
        place = next(place for place, (known, _word) in enumerate(self._choices) if known == value)
        self._show_place(place)
        self.chosen.emit(value)

    def _show_place(self, place: int) -> None:
        self._place = place
        if self._choices:
            self._group.actions()[place].setChecked(True)
        name = self.word()
        self.setAccessibleName(f"{self._label}: {name}" if self._label else name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def _take(self, action: QAction) -> None:
        self.choose(self._choices[action.data()][0])

    def _open(self) -> None:
        self._drop.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _label_width(self) -> float:
        return text.width(self._label, theme.font(12)) + 6 if self._label else 0

    def sizeHint(self) -> QSize:
        width = 2 * _PAD + self._label_width() + text.width(self.word(), theme.font(12, 500)) + 8 + _ARROW
        return QSize(min(_WIDEST, round(width)), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        if self._label:
            text.draw(painter, rect, self._label, theme.font(12), theme.color("muted"))
        room = rect.adjusted(self._label_width(), 0, -_ARROW - 4, 0)
        text.draw(painter, room, self.word(), theme.font(12, 500), theme.color("text"), may_elide=True)
        arrow = theme.pixmap("chevron-down", "muted", _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(round(rect.right() - _ARROW + 3), round(rect.center().y() - _ARROW / 2), arrow)
        painter.end()


class Segments(QFrame):
    """A few choices side by side; left and right arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], value: object) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._values = [known for known, _word in choices]
        for place, (known, word) in enumerate(choices):
            made = button(word, lambda: None, kind="segment")
            made.setCheckable(True)
            made.setChecked(known == value)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(made, place)
            row.addWidget(made)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def explain(self, sentences: Sequence[str]) -> None:
        """What each choice is for, in their order."""
        for place, sentence in enumerate(sentences):
            self._group.button(place).setToolTip(sentence)

    def value(self) -> object:
        return self._values[self._group.checkedId()]

    def show_value(self, value: object) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def offer(self, value: object, offered: bool) -> None:
        """Whether the choice is there at all."""
        self._group.button(self._values.index(value)).setVisible(offered)
