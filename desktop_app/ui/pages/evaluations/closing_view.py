"""The view Decisions: what the review asks for, lessons, and closing it; a closed one is only read."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.reviews.keep import Review, close_review, decide, save_lessons
from desktop_app.reports.review_tables import OUTCOMES
from desktop_app.reports.wording import kpi_title
from desktop_app.rules.review.decisions import Asked, Decision, Matter, Outcome, asked_by
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.view import ReviewView
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label

_QUESTIONS: Final = {
    Matter.TARGET: N_("The target of {kpi}, which was missed"),
    Matter.QUOTA: N_("The quotas, which do not fit most people"),
    Matter.KPI: N_("The KPIs we go by"),
    Matter.ACTION: N_("An action that follows"),
}
_HINTS: Final = {
    Matter.ACTION: N_("What is done, by whom, until when"),
}
_ROOM: Final = 96


class ClosingView(ReviewView):
    """Each answer is saved as it is given; a change or an action waits for its words."""

    key = "closing"
    title = N_("Decisions")
    question = N_("What do we learn, and what do we decide?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.asked = Card(_("To decide"))
        self.lessons = LessonsCard()
        self.lessons.save_asked.connect(self._save_lessons)
        self.close_button = button(_("Close the review"), self._close, kind="soft", icon="lock")
        self._hint = label("", 12, kind="muted", wrap=True)
        self._review: Review | None = None
        self._rows: QWidget | None = None
        self.lines: dict[Asked, DecisionLine] = {}
        self.improve = self.asked.add_link(_("Open targets"), lambda: self.go.emit("targets", None))
        foot = QWidget()
        grid = QGridLayout(foot)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.close_button, 0, 0)
        grid.addWidget(self._hint, 0, 1)
        grid.setColumnStretch(1, 1)
        for widget in (self.asked, self.lessons, foot):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_review(self, review: Review) -> None:
        if self._review is None or self._review.id != review.id or self._review.closed != review.closed:
            self.lessons.show_lessons(review.lessons, closed=review.closed)
        self._review = review
        self._show_lines(review)
        self.close_button.setVisible(not review.closed)
        self.close_button.setEnabled(not review.left)
        self._hint.setText(closing_words(review))

    def _show_lines(self, review: Review) -> None:
        """Kept while the same is asked, so that the focus stays where somebody is."""
        wanted = asked_by(review.result)
        if tuple(self.lines) != wanted or any(line.closed != review.closed for line in self.lines.values()):
            self._build(wanted, closed=review.closed)
        taken = {(one.matter, one.subject): one for one in review.decisions}
        for asked, line in self.lines.items():
            line.show_decision(taken.get((asked.matter, asked.subject)))

    def _build(self, wanted: tuple[Asked, ...], *, closed: bool) -> None:
        if self._rows is not None:
            self.asked.body.removeWidget(self._rows)
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        self.lines = {asked: DecisionLine(asked, partial(self._decide, asked), closed=closed) for asked in wanted}
        for row, line in enumerate(self.lines.values()):
            grid.addWidget(line.title, row, 0)
            grid.addWidget(line.choice, row, 1)
            grid.addWidget(line.words, row, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self.asked.body.addWidget(self._rows)

    def _decide(self, asked: Asked, outcome: Outcome, words: str) -> None:
        assert self._review is not None
        decision = Decision(asked.matter, asked.subject, outcome, words)
        self.jobs.run(decide, self._review.id, decision, label=N_("Saving"))

    def _save_lessons(self, words: str) -> None:
        assert self._review is not None
        self.jobs.run(save_lessons, self._review.id, words, label=N_("Saving"))

    def _close(self) -> None:
        assert self._review is not None
        if self.lessons.changed:
            self._save_lessons(self.lessons.text())
        self.jobs.run(close_review, self._review.id, label=N_("Closing the review"))


def closing_words(review: Review) -> str:
    if review.closed:
        return _("This review is closed: its figures stay as they were, whatever changes in the data.")
    if review.left:
        words = ngettext(
            "{n} decision is still open; afterwards the review can be closed.",
            "{n} decisions are still open; afterwards the review can be closed.",
            len(review.left),
        )
        return words.format(n=format_number(len(review.left)))
    return _("Everything is decided. Closing freezes the figures of this review.")


class DecisionLine:
    """One question: its words, the choice, and the reason; they stand in the columns of one grid."""

    def __init__(self, asked: Asked, decide: Callable[[Outcome, str], object], *, closed: bool) -> None:
        self.closed = closed
        self._decide = decide
        said = _(_QUESTIONS[asked.matter]).format(kpi=kpi_title(asked.subject))
        self.title = label(said, 13, wrap=True)
        self.choice = Segments([(one, _(OUTCOMES[one])) for one in asked.outcomes], None)
        self.choice.setAccessibleName(said)
        self.choice.setEnabled(not closed)
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Why: {what}").format(what=said))
        self.words.setPlaceholderText(_(_HINTS.get(asked.matter, N_("Why, and what changes"))))
        self.words.setReadOnly(closed)
        self.choice.chosen.connect(self._choose)
        self.words.editingFinished.connect(self._take_words)
        self._taken: Decision | None = None
        self._chosen: Outcome | None = None

    def show_decision(self, taken: Decision | None) -> None:
        self._taken = taken
        if taken is not None:
            self._chosen = taken.outcome
            self.choice.show_value(taken.outcome)
            if not self.words.hasFocus():
                self.words.setText(taken.words)

    def _choose(self, value: object) -> None:
        assert isinstance(value, Outcome)
        self._chosen = value
        self._save(ask=True)

    def _take_words(self) -> None:
        if self._chosen is not None and (self._taken is None or self._taken.words != self.words.text().strip()):
            self._save(ask=False)

    def _save(self, *, ask: bool) -> None:
        """A change without words is not saved yet: the line of words takes the focus."""
        assert self._chosen is not None
        if self._chosen in (Outcome.CHANGE, Outcome.ACT) and not self.words.text().strip():
            if ask:
                self.words.setFocus()
            return
        self._decide(self._chosen, self.words.text().strip())


class LessonsCard(Card):
    """What is learned, as text."""

    save_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Lessons"), _("found again with the search above the list"))
        self._saved = ""
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(_("Lessons"))
        self.box.setPlaceholderText(_("What worked, what did not, what we do differently next time"))
        self.box.setFixedHeight(_ROOM)
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._show_whether_changed)
        self._save = self.add_link(_("Save"), self._ask)
        self.body.addWidget(self.box)

    @property
    def changed(self) -> bool:
        return self.text() != self._saved

    def text(self) -> str:
        return self.box.toPlainText().strip()

    def show_lessons(self, lessons: str, *, closed: bool) -> None:
        self._saved = lessons
        self.box.setPlainText(lessons)
        self.box.setReadOnly(closed)
        self._show_whether_changed()

    def _show_whether_changed(self) -> None:
        self._save.setVisible(self.changed)

    def _ask(self) -> None:
        self._saved = self.text()
        self._show_whether_changed()
        self.save_asked.emit(self._saved)
