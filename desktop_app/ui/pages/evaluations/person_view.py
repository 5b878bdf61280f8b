"""The view Performance reviews: one person's review of the chosen period, from the form to the frozen paper."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout

from desktop_app import paths
from desktop_app.domain.formats import format_number, format_period
from desktop_app.domain.performance_review import Answer
from desktop_app.domain.period import Period
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.meetings import performance_review as operations
from desktop_app.operations.meetings.performance_review import Taken
from desktop_app.operations.pay.pay_papers import free_file
from desktop_app.operations.reviews.keep import Review
from desktop_app.reports.performance_review_document import Reviewed, state_words
from desktop_app.rules.review.scorecard import explain_score
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.person_cards import KeptCard, RatingsCard, ScorecardCard, WordsCard
from desktop_app.ui.pages.evaluations.view import ReviewView
from desktop_app.ui.widgets.card import Card, Chip
from desktop_app.ui.widgets.labels import label


class PersonView(ReviewView):
    """It stands without a review of the period as a whole. ``changed``: another person or state is shown."""

    key = "person"
    title = N_("Performance reviews")
    question = N_("How did one person do, in the words of both?")

    changed = Signal()

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.period: Period | None = None
        self.review: Reviewed | None = None
        self._taken: Taken | None = None
        self.who = QComboBox()
        self.who.setAccessibleName(_("Person"))
        self.who.setMinimumWidth(180)
        self.who.activated.connect(lambda _place: self._load())
        self.state = Chip(_("Draft"))
        self.form = Card(_("Self-assessment"))
        self._told = label("", 13, wrap=True)
        self.nothing = label(_("Nobody was here in this period."), 13, kind="muted", wrap=True)
        self.scorecard = ScorecardCard()
        self.scorecard.opened.connect(lambda _row: self._explain())
        self.ratings, self.words, self.kept = RatingsCard(self._keep), WordsCard(self._keep), KeptCard()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.who)
        top.addWidget(self.state)
        top.addStretch(1)
        self.column.addLayout(top)
        self.write = self.form.add_link(_("Write the form…"), self.ask_form, "export")
        self.take = self.form.add_link(_("Read a filled form…"), self.ask_filled, "import")
        self.undo = self.form.add_link(_("Undo"), self._untake, "undo")
        self.undo.hide()
        self.form.body.addWidget(self._told)
        self._cards = (self.form, self.scorecard, self.ratings, self.words, self.kept)
        for widget in (self.nothing, *self._cards):
            self.column.addWidget(widget)
            widget.hide()
        self.column.addStretch(1)

    # What is shown.

    def show_review(self, review: Review) -> None:
        self.show_period(review.result.period)

    def show_period(self, period: Period) -> None:
        """Who was there in ``period``, and the review of the one chosen before or the first."""
        self.period = period
        before = self.person()
        self.who.clear()
        for one in people.present(self.store, period.start, period.end):
            self.who.addItem(one.name, one.id)
        self.who.setCurrentIndex(max(0, self.who.findData(before)))
        self._load()

    def choose(self, person: int) -> None:
        """Somebody who was not there leaves the choice as it is."""
        place = self.who.findData(person)
        if place not in {-1, self.who.currentIndex()}:
            self.who.setCurrentIndex(place)
            self._load()

    def person(self) -> int:
        """0: nobody was there."""
        return int(self.who.currentData() or 0)

    def _load(self) -> None:
        self.nothing.setVisible(not self.person())
        self.state.setVisible(bool(self.person()))
        if not self.person():
            self._show(None)
            return
        wanted = self.person(), self.period
        self.jobs.run(
            operations.load_review, *wanted, on_done=lambda found: self._show_if(wanted, found),
            quiet=self.review is not None, label=N_("Reviewing"),
        )  # fmt: skip

    def _show_if(self, wanted: tuple[int, Period | None], found: Reviewed) -> None:
        """Unless somebody else was chosen meanwhile."""
        if wanted == (self.person(), self.period):
            self._show(found)

    def _show(self, review: Reviewed | None) -> None:
        self.review = review
        for card in self._cards:
            card.setVisible(review is not None)
        if review is not None:
            self.state.show_words(state_words(review), "muted" if review.frozen else "accent")
            self._show_form(review)
            for card in (self.scorecard, self.ratings, self.words, self.kept):
                card.show_review(review)
        self.changed.emit()

    def _show_form(self, review: Reviewed) -> None:
        taken = self._taken
        fresh = taken is not None and (taken.person, taken.period) == (review.about.person.id, review.period)
        self.write.setVisible(review.frozen is None)
        self.take.setVisible(review.frozen is None)
        self.undo.setVisible(fresh and review.frozen is None)
        if fresh and taken is not None:
            said = ngettext("{n} answer of {name} was taken.", "{n} answers of {name} were taken.", taken.answers)
            self._told.setText(said.format(n=format_number(taken.answers), name=taken.name))
        else:
            self._told.setText(form_words(review))

    def told(self) -> str:
        return self._told.text()

    def _explain(self) -> None:
        if self.review is not None and self.review.score is not None:
            self.explain_asked.emit(explain_score(self.review.score.score))

    # What is written.

    def _keep(self, answer: Answer) -> None:
        self.jobs.run(operations.answer, self.person(), self.period, [answer], label=N_("Saving"))

    def ask_form(self) -> None:
        """The form for the person's own words, in their language."""
        target = self._target(_("Write the form"), "xlsx", _("Tables (*.xlsx *.csv)"), _("self-assessment"))
        if target:
            self.jobs.run(operations.write_form, self.person(), self.period, target, label=N_("Writing the file"))

    def ask_filled(self) -> None:
        """What somebody filled into a form; it says itself of whom and for which period it is."""
        folder = str(paths.documents_folder())
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Read a filled form"), folder, _("Tables (*.xlsx *.csv *.xls *.ods)")
        )
        if chosen:
            self.jobs.run(operations.take_form, Path(chosen), on_done=self._take, label=N_("Reading the form"))

    def _take(self, taken: Taken) -> None:
        """The review it belongs to is shown, also where another one was."""
        self._taken = taken
        if taken.period == self.period and taken.person != self.person():
            self.choose(taken.person)
        elif taken.period != self.period:
            said = _("The form of {name} is for {period}; its answers stand in that review.")
            self._told.setText(said.format(name=taken.name, period=format_period(taken.period)))
        elif self.review is not None:
            self._show_form(self.review)

    def _untake(self) -> None:
        taken, self._taken = self._taken, None
        self.jobs.run(operations.untake_form, taken, label=N_("Saving"))

    def switch(self) -> None:
        """Freeze a draft, or open a frozen one again."""
        if self.review is not None:
            act = operations.reopen_review if self.review.frozen else operations.freeze_review
            self.jobs.run(act, self.person(), self.period, label=N_("Saving"))

    def save(self) -> None:
        """The review on paper with lines to sign, in the person's language."""
        target = self._target(_("Save the review"), "pdf", "PDF (*.pdf)", _("performance review"))
        if target:
            self.jobs.run(operations.export_review, self.person(), self.period, target, label=N_("Writing the file"))

    def _target(self, title: str, ending: str, kinds: str, what: str) -> Path | None:
        assert self.period is not None
        start = free_file(paths.documents_folder(), f"{what} {self.who.currentText()} {self.period.name}", ending, ())
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(start), kinds)
        if not chosen:
            return None
        return Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(f".{ending}")


def form_words(review: Reviewed) -> str:
    """Whether the person's own words are there, and how to get them."""
    name, n = review.about.person.name, review.own_answers
    if n:
        said = ngettext("{name} has answered {n} item.", "{name} has answered {n} items.", n)
        return said.format(name=name, n=format_number(n))
    if review.frozen:
        return _("{name} filled in no form.").format(name=name)
    return _(
        "Write the form, let {name} fill in ratings and words, and read the file back: the answers then stand beside "
        "yours."
    ).format(name=name)
