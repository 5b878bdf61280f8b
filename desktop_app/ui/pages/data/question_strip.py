"""One open question about the file, its answers as buttons; the first is proposed and never taken in silence."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.pages.data.answers import Question
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine
from desktop_app.ui.widgets.status import paint_glyph

HEIGHT: Final = 46
_NOTCH: Final = 8


class QuestionStrip(QWidget):
    """``answered`` carries the question and the value chosen. Enter takes the answer that has the focus."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(44, 0, 12, 0)
        self._row.setSpacing(8)
        self._notch = -1.0
        self.question: Question | None = None
        self.buttons: list[QPushButton] = []
        self.edit: QLineEdit | None = None
        theme.notice.changed.connect(self.update)

    def show_question(self, question: Question, place: int, total: int, people: Sequence[str]) -> None:
        """``place`` of ``total`` open questions; ``people``: names that may be the answer."""
        self.question = question
        self._empty()
        self._say(question.sentence, question.evidence)
        if total > 1:
            self._row.addWidget(OneLine(_("{n} of {total}").format(n=place, total=total)))
        for value, words in question.options:
            self._offer(question, value, words)
        if question.typed:
            self._ask_text(question)
        if question.someone and people:
            chip = ScopeChip("", [("", _("Someone known…")), *((name, name) for name in people)])
            chip.chosen.connect(lambda name: self._named(question, name))
            self._row.addWidget(chip)

    def show_missing(self, sentence: str) -> None:
        """Something that no button can answer."""
        self.question = None
        self._empty()
        self._say(sentence, "")

    def take_focus(self) -> None:
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def point_at(self, x: float) -> None:
        """Where the column stands that the question hangs on; negative for none."""
        self._notch = x
        self.update()

    def _say(self, sentence: str, evidence: str) -> None:
        self.setAccessibleName(f"{sentence} {evidence}".strip())
        said = OneLine(sentence, 13, 600, "text")
        self._row.addWidget(said)
        self._row.addSpacing(6)
        self._row.addWidget(OneLine(evidence, 12, 400, "text"), 1)

    def _offer(self, question: Question, value: object, words: str) -> None:
        proposed = not self.buttons
        made = button(words, lambda: self.answered.emit(question, value), icon="check" if proposed else "")
        if proposed:
            made.setCheckable(True)
            made.setChecked(True)
            theme.set_icon(made, "check", "accent", 14)
        made.setAccessibleDescription(question.sentence)
        self.buttons.append(made)
        self._row.addWidget(made)

    def _ask_text(self, question: Question) -> None:
        """A field for what no button can say; Enter answers."""
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(question.typed)
        self.edit.setAccessibleName(f"{question.typed}: {question.sentence}")
        self.edit.setFixedWidth(110)
        edit = self.edit
        edit.returnPressed.connect(lambda: self.answered.emit(question, edit.text()))
        self._row.addWidget(edit)

    def _named(self, question: Question, name: object) -> None:
        if name:
            self.answered.emit(question, name)

    def _empty(self) -> None:
        self.buttons = []
        self.edit = None
        clear(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QPushButton):
            held.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.color("watch_soft"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        if self._notch >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface"))
            tip = [QPointF(self._notch - _NOTCH, 0), QPointF(self._notch + _NOTCH, 0), QPointF(self._notch, _NOTCH)]
            painter.drawPolygon(QPolygonF(tip))
        paint_glyph(painter, QPointF(24, rect.center().y()), Status.WATCH, 12)
        painter.end()
