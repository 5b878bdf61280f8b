"""The review of an action: what may stand in the way, what was learned, and whether it is kept, goes on or stops."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from desktop_app.domain.action import Obstacle, State
from desktop_app.i18n import _, ngettext
from desktop_app.operations.improving.actions import Judged
from desktop_app.reports.action_words import OBSTACLES
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import label

_LATER: Final = 3  # months until the next review of one that goes on


class ReviewCard(Card):
    """Shown on the review day, and before it when nothing improved. ``decided`` carries (state, lesson, obstacles)."""

    decided = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__(_("Looking at it again"))
        self._question = label("", 13, wrap=True)
        self.body.addWidget(self._question)
        self.boxes = {one: QCheckBox(_(text)) for one, text in OBSTACLES.items()}
        for box in self.boxes.values():
            self.body.addWidget(box)
        self.lesson = QLineEdit()
        self.lesson.setPlaceholderText(_("What was learned"))
        self.lesson.setAccessibleName(_("What was learned"))
        self.body.addWidget(self.lesson)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, state in (
            (_("Keep it"), State.KEPT), (_("Go on"), State.RUNNING), (_("Stop it"), State.STOPPED),
        ):  # fmt: skip
            row.addWidget(button(words, partial(self._decide, state), kind="soft"))
        later = _("“Go on” looks at it again in three months.")
        row.addWidget(label(later, 12, kind="muted", wrap=True), 1)
        self.body.addSpacing(4)
        self.body.addLayout(row)

    def show_action(self, judged: Judged) -> None:
        self.setVisible(judged.due or judged.stuck)
        n = judged.effect.periods
        if judged.stuck:
            words = ngettext(
                "No improvement is shown after {n} whole month. What stands in the way? Go through it with the team.",
                "No improvement is shown after {n} whole months. What stands in the way? Go through it with the team.",
                n,
            ).format(n=n)
        else:
            words = _("The review day has come: keep it, go on with it, or stop it.")
        self._question.setText(words)
        for one, box in self.boxes.items():
            box.setVisible(judged.stuck)
            box.setChecked(one in judged.action.obstacles)
        self.lesson.setText(judged.action.lesson)

    def _decide(self, state: State) -> None:
        found = tuple[Obstacle, ...](one for one, box in self.boxes.items() if box.isChecked())
        self.decided.emit(state, self.lesson.text(), found)
