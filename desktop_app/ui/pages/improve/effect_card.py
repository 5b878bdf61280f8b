"""What can be said of one action: the verdict, before and after, and each sentence it rests on."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_change, format_day, format_rough
from desktop_app.i18n import _
from desktop_app.operations.improving.actions import Judged
from desktop_app.reports.action_story import figure_text, range_words
from desktop_app.reports.action_words import SORTS, STATES, VERDICTS
from desktop_app.reports.wording import sentence
from desktop_app.rules.statistics.effect import Verdict
from desktop_app.ui.viewpoint import scope_words
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure, label, rule
from desktop_app.ui.widgets.status import StatusPill

FACES: Final = {
    Verdict.SHOWN: Status.GOOD,
    Verdict.NOT_SHOWN: Status.NONE,
    Verdict.WORSE: Status.ACT,
    Verdict.TOO_EARLY: Status.NONE,
}
_SHOWN: Final = ("effect.expected", "effect.others", "effect.few_others", "effect.rank", "effect.signal",
                 "effect.no_signal", "effect.wanted", "effect.smallest", "effect.will_see")  # fmt: skip


class EffectCard(Card):
    """The rest of the sentences stands behind "How is this known?"."""

    explained = Signal(object)
    print_asked = Signal()
    change_asked = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("What can be said"))
        self._judged: Judged | None = None
        self.pill = StatusPill(Status.NONE, "")
        self.add_to_head(self.pill)
        self._text = label("", 13, 600, wrap=True)
        self._facts = label("", 12, kind="muted", wrap=True)
        self._verdict = label("", 13, 500, wrap=True)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(28)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        for widget in (self._text, self._facts, self._verdict):
            self.body.addWidget(widget)
        self.body.addLayout(self._figures)
        self.body.addWidget(rule())
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.body.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        self.why = button(_("How is this known?"), self._explain, kind="link", icon="help")
        row.addWidget(self.why)
        row.addStretch(1)
        for words, signal, icon in (
            (_("Print"), self.print_asked, "print"),
            (_("Change"), self.change_asked, "edit"),
            (_("Remove"), self.remove_asked, "trash"),
        ):
            row.addWidget(button(words, signal.emit, kind="link", icon=icon))
        return row

    def show_action(self, judged: Judged) -> None:
        self._judged = judged
        action, told = judged.action, judged.explanation
        self._text.setText(action.text)
        self.pill.show_status(FACES[judged.effect.verdict], _(VERDICTS[judged.effect.verdict]))
        facts = [_(judged.kpi.texts.name), scope_words(action.scope), _(SORTS[action.sort]),
                 _("since {day}").format(day=format_day(action.start)),
                 _("review {day}").format(day=format_day(action.review)), action.owner,
                 _(STATES[action.state])]  # fmt: skip
        self._facts.setText(" · ".join(filter(None, facts)))
        self._verdict.setText(sentence(told))
        self._show_figures(judged)
        clear(self._lines)
        for part in told.parts:
            if part.step in _SHOWN:
                self._lines.addWidget(_line(sentence(part), figure_text(part)))
        if action.lesson:
            self._lines.addWidget(_line(_("What was learned: {lesson}").format(lesson=action.lesson), ""))

    def _show_figures(self, judged: Judged) -> None:
        clear(self._figures)
        known = {part.step: part.result for part in judged.explanation.parts}
        for step, title in (("effect.before", _("Before")), ("effect.after", _("After"))):
            figure = known.get(step)
            if figure is not None:
                self._figures.addWidget(_tall(title, format_rough(figure), ""))
        change = judged.explanation.result
        if change is not None:
            self._figures.addWidget(_tall(_("Change"), format_change(change), range_words(judged.explanation)))
        self._figures.addStretch(1)

    def _explain(self) -> None:
        if self._judged is not None:
            self.explained.emit(self._judged.explanation)


def _tall(title: str, figure: str, note: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label(title, 12, kind="muted"))
    column.addWidget(Figure(figure, px=20))
    column.addWidget(label(note, 12, kind="muted"))
    return made


def _line(words: str, figure: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(label(words, 12, wrap=True), 1)
    row.addWidget(label(figure, 12, 500))
    return made
