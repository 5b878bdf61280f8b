"""The cards of one person's performance review: its scorecard, ratings of both sides, words of both, what was kept."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.formats import DASH, format_day, format_number, join_sentences
from desktop_app.domain.performance_review import HIGHEST, LOWEST, QUESTIONS, Answer
from desktop_app.domain.sign_off import Signer
from desktop_app.i18n import _
from desktop_app.reports.performance_review_document import GOALS, Reviewed, scorecard_table
from desktop_app.reports.promise_words import OUTCOMES
from desktop_app.ui.pages.evaluations.view import TableCard
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table_model import Look

_ROOM: Final = 52
_WORDS: Final = 190
Keep = Callable[[Answer], object]


class ScorecardCard(TableCard):
    """A row explains the score; without any line a sentence says so."""

    def __init__(self) -> None:
        super().__init__(_("Scorecard"), stretch="kpi", sortable=False)
        self._nothing = label(_("No line of a scorecard could be told for this period."), 13, kind="muted", wrap=True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        hint = _("Enter or a double click on a row shows every line.")
        self._goals = label(join_sentences([_(GOALS), hint]), 12, kind="muted", wrap=True)
        self._goals.setContentsMargins(16, 8, 16, 12)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._goals)

    def show_review(self, review: Reviewed) -> None:
        self.show_title(_("Scorecard"), _(review.score.card_name) if review.score else "")
        self._nothing.setVisible(review.score is None)
        self._goals.setVisible(review.score is not None)
        self.show_table(scorecard_table(review), self._look)
        if self.table is not None:
            self.table.setVisible(review.score is not None)

    def _look(self, _row: int, column: int) -> Look:
        return Look(600) if self.key(column) == "score" else Look()


class RatingsCard(Card):
    """One line an item: what the person says of it, the lead's rating and the evidence; each kept as it is given."""

    def __init__(self, keep: Keep) -> None:
        super().__init__(_("Ratings"), _("1 to 5; what you choose and write is kept at once"))
        self._keep = keep
        self._grid: QWidget | None = None
        self._made: object = None
        self.lines: dict[str, RatingLine] = {}

    def show_review(self, review: Reviewed) -> None:
        items = tuple((item, title) for item, title in review.items if item not in QUESTIONS)
        self.setVisible(bool(items))
        made = (review.about.person.id, review.period, review.frozen, items)
        if made != self._made:
            self._made = made
            self._build(items, fixed=review.frozen is not None)
        for item, line in self.lines.items():
            line.show_answers(review.answer(Signer.PERSON, item), review.answer(Signer.LEAD, item))

    def _build(self, items: Sequence[tuple[str, str]], *, fixed: bool) -> None:
        if self._grid is not None:
            self.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for column, words in enumerate(("", _("Self"), _("The lead"), _("Evidence"))):
            grid.addWidget(label(words, 12, kind="muted"), 0, column)
        self.lines = {item: RatingLine(item, _(title), self._keep, fixed=fixed) for item, title in items}
        for row, line in enumerate(self.lines.values(), 1):
            for column, widget in enumerate((line.title, line.self_rating, line.choice, line.words)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 3)
        self.body.addWidget(self._grid)


class RatingLine:
    """A competency waits for its evidence before it is kept; the figure is the evidence of a KPI."""

    def __init__(self, item: str, title: str, keep: Keep, *, fixed: bool) -> None:
        self._item, self._keep = item, keep
        self.title = QWidget()
        column = QVBoxLayout(self.title)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(1)
        column.addWidget(label(title, 13, 500, wrap=True))
        self._said = label("", 12, kind="muted", wrap=True)
        column.addWidget(self._said)
        self.self_rating = label("", 13)
        self.self_rating.setContentsMargins(0, 4, 0, 0)
        choices = [(None, DASH), *((score, format_number(score)) for score in range(LOWEST, HIGHEST + 1))]
        self.choice = Segments(choices, None)
        self.choice.setAccessibleName(title)
        self.choice.setEnabled(not fixed)
        self.choice.chosen.connect(self._choose)
        self.words = QLineEdit()
        self.words.setMinimumWidth(_WORDS)
        self.words.setAccessibleName(_("Evidence: {what}").format(what=title))
        self.words.setPlaceholderText(_("What was seen that it rests on"))
        self.words.setReadOnly(fixed)
        self.words.editingFinished.connect(self._take_words)
        self._known = Answer(Signer.LEAD, item, None, "")

    def show_answers(self, own: Answer | None, lead: Answer | None) -> None:
        """Words that are being typed stay."""
        self._said.setText(own.comment if own else "")
        self._said.setVisible(bool(own and own.comment))
        self.self_rating.setText(str(own.rating) if own and own.rating else DASH)
        typed = self.words.text().strip() != self._known.comment
        self._known = lead or Answer(Signer.LEAD, self._item, None, "")
        if not typed:
            self.words.setText(self._known.comment)
            self.words.setCursorPosition(0)
            self.choice.show_value(self._known.rating)

    def said(self) -> str:
        return self._said.text()

    def _choose(self, _value: object) -> None:
        if not self._offer():
            self.words.setFocus()

    def _take_words(self) -> None:
        if self.words.text().strip() != self._known.comment:
            self._offer()

    def _offer(self) -> bool:
        """Whether it could be kept: a competency with a rating needs words."""
        rating, words = self.choice.value(), self.words.text().strip()
        assert rating is None or isinstance(rating, int)
        if rating is not None and not words and self._item.startswith("competency:"):
            return False
        self._keep(Answer(Signer.LEAD, self._item, rating, words))
        return True


class WordsCard(Card):
    """The questions that are answered in words: the person's answer to read, the lead's to write."""

    def __init__(self, keep: Keep) -> None:
        super().__init__(_("In words"))
        self._said = {item: label("", 13, wrap=True) for item in QUESTIONS}
        self.edits = {item: WordsEdit(_(question)) for item, question in QUESTIONS.items()}
        for item, question in QUESTIONS.items():
            self.body.addWidget(label(_(question), 13, 600, wrap=True))
            self.body.addWidget(self._said[item])
            self.body.addWidget(self.edits[item])
            self.edits[item].finished.connect(partial(self._take, keep, item))

    def show_review(self, review: Reviewed) -> None:
        name = review.about.person.name
        for item, edit in self.edits.items():
            own, lead = (review.answer(signer, item) for signer in (Signer.PERSON, Signer.LEAD))
            said = own.comment if own else ""
            self._said[item].setText(_("{name}: {words}").format(name=name, words=said) if said else "")
            self._said[item].setVisible(bool(said))
            edit.show_words(lead.comment if lead else "", (review.about.person.id, review.period))
            edit.setReadOnly(review.frozen is not None)

    @staticmethod
    def _take(keep: Keep, item: str, words: str) -> None:
        keep(Answer(Signer.LEAD, item, None, words))


class WordsEdit(QPlainTextEdit):
    """A few lines; ``finished`` carries them when the focus leaves and they are others than before."""

    finished = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(_("The lead's words: {question}").format(question=name))
        self.setPlaceholderText(_("The lead's words"))
        self.setFixedHeight(_ROOM)
        self.setTabChangesFocus(True)
        self._known, self._of = "", object()

    def words(self) -> str:
        return self.toPlainText().strip()

    def show_words(self, words: str, of: object) -> None:
        """Those of ``of``; what is being typed there stays."""
        typed = of == self._of and self.words() != self._known
        self._known, self._of = words, of
        if not typed and self.words() != words:
            self.setPlainText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.take()

    def take(self) -> None:
        if self.words() != self._known and not self.isReadOnly():
            self.finished.emit(self.words())


class KeptCard(Card):
    """What was promised and settled, and what was recognised, in the period; absent without either."""

    def __init__(self) -> None:
        super().__init__(_("Promised and recognised in the period"))
        self._words = label("", 13, wrap=True)
        self.body.addWidget(self._words)

    def show_review(self, review: Reviewed) -> None:
        lines = [
            _("{promise}: {outcome}").format(promise=one.text, outcome=_(OUTCOMES[one.outcome]))
            for one in review.promises
        ]
        lines += [
            _("{day}: {words} ({fact})").format(day=format_day(one.day), words=one.text, fact=one.fact)
            for one in review.recognitions
        ]
        self._words.setText("\n".join(lines))
        self.setVisible(bool(lines))
