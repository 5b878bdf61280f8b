"""The shell of the Evaluations page: the periods at the left, the views of one review at the right."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app import paths
from desktop_app.domain.formats import format_day, format_period
from desktop_app.domain.period import Length, Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _, language
from desktop_app.operations.reviews.keep import Entry, Review, calendar, find_lessons, load_review, start_review
from desktop_app.operations.reviews.on_paper import export_review
from desktop_app.store import period_reviews, targets
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.evaluations.calendar_card import CalendarCard
from desktop_app.ui.pages.evaluations.closing_view import ClosingView
from desktop_app.ui.pages.evaluations.compare_view import CompareView
from desktop_app.ui.pages.evaluations.person_view import PersonView
from desktop_app.ui.pages.evaluations.quota_view import QuotaView
from desktop_app.ui.pages.evaluations.results_view import ResultsView
from desktop_app.ui.pages.evaluations.scores_view import ScoresView
from desktop_app.ui.pages.evaluations.view import ReviewView
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.scrolled import Scrolled

VIEWS: Final[tuple[type[ReviewView], ...]] = (
    ResultsView, QuotaView, ScoresView, ClosingView, CompareView, PersonView,
)  # fmt: skip
_ALWAYS: Final = (ResultsView.key, PersonView.key)
"""The views of a period that has not been reviewed as a whole; the first one offers to."""
_REVIEW, _START, _NONE = range(3)


class EvaluationsPage(Page):
    """A period is reviewed at a press; what the review found is kept, and frozen when it is closed."""

    key = "evaluations"
    title = N_("Evaluations")
    question = N_("Who met quota, is the quota fair, what does the scorecard say?")
    icon = "evaluations"
    help = N_(
        "Every month, quarter and year that is over can be reviewed: what met its target, whether the quota fits, what "
        "the scorecards say, why a target was missed. A review asks for decisions and lessons; closing it freezes its "
        "figures. “Performance reviews” is about one person: write the form for the self-assessment, read it back, add "
        "your ratings and words, freeze the review and save it as a page to sign."
    )
    offers: ClassVar[tuple[Offer, ...]] = (Offer(N_("Review the last month"), "newest"),)

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(period_reviews.load(store)) or (targets.has_any(store) and bool(calendar(store)))

    @classmethod
    def attention(cls, store: Store) -> int:
        """Periods that nobody has reviewed since somebody began to review."""
        kept = [one.ends for one in period_reviews.load(store)]
        return sum(one.missing and one.period.end.toordinal() > min(kept) for one in calendar(store)) if kept else 0

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.periods = CalendarCard()
        self.periods.chosen.connect(self._choose)
        self.periods.searched.connect(self._search)
        self.save_button = button(_("Save as PDF…"), self.save, icon="export")
        self.add_control(self.save_button)
        self._entry: Entry | None = None
        self._wanted: Period | None = None
        self._view = ResultsView.key
        self._keys: tuple[str, ...] = ()
        self._offered: tuple[str, Callable[[], object]] | None = None
        self.row: Segments | None = None
        self.views: dict[str, ReviewView] = {}
        self._lay_out_body()
        self.setFocusProxy(self.periods.table.grid)

    def _lay_out_body(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addStretch(1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scrolled = Scrolled(content, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scrolled)
        self._stack.addWidget(EmptyState(
            "evaluations", _("This period has not been reviewed"),
            _("A review holds results against targets, judges the quota, scores people by their role's scorecard "
              "and asks what follows from it."),
            _("Review it"), self.review,
        ))  # fmt: skip
        self._stack.addWidget(EmptyState(
            "evaluations", _("Nothing to review yet"),
            _("Once a whole month of records is in, it can be reviewed here."), _("Import a file"),
            self.files_asked.emit,
        ))  # fmt: skip
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.periods)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(self._bar)
        right.addWidget(self._stack, 1)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)

    def reload(self) -> None:
        entries = calendar(self.store)
        self.periods.setVisible(bool(entries))
        if not entries:
            self._stack.setCurrentIndex(_NONE)
            self.save_button.hide()
            self.set_header(_("Evaluations"))
            return
        self.periods.show_entries(entries, self._entry.period if self._entry else self._wanted)

    def _choose(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        self._entry = entry
        review = None if entry.missing else load_review(self.store, entry.review)
        self.set_header(_("Evaluations"), review_words(review) if review else format_period(entry.period))
        applying = tuple(view.key for view in VIEWS if view.applies(review)) if review else _ALWAYS
        self._show_row(applying)
        self._show_view(review)

    def review(self) -> None:
        """Review the chosen period, or bring its open review up to date."""
        if self._entry is not None:
            self.jobs.run(start_review, self._entry.period, label=N_("Reviewing"))

    def _show_controls(self) -> None:
        """What the buttons beside the title do: for the period as a whole, or for one person's review."""
        view, entry = self.views.get(self._view), self._entry
        if isinstance(view, PersonView):
            review = view.review
            self.save_button.setVisible(review is not None)
            self._offer(_("Reopen") if review and review.frozen else _("Freeze"), view.switch)
        elif entry is not None:
            self.save_button.setVisible(not entry.missing)
            again = _("Review anew") if entry.closed else _("Bring up to date")
            self._offer(_("Review it") if entry.missing else again, self.review)

    def _offer(self, words: str, slot: Callable[[], object]) -> None:
        """The same button stays, and the focus on it."""
        if (words, slot) != self._offered:
            self._offered = words, slot
            self.set_primary(words, slot)

    def save(self) -> None:
        """The review on paper, in the language of the window; one person's in theirs."""
        view = self.views.get(self._view)
        if isinstance(view, PersonView):
            view.save()
            return
        if self._entry is None or self._entry.missing:
            return
        name = _("Review {period}.pdf").format(period=self._entry.period.name)
        start = str(paths.documents_folder() / name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the review"), start, "PDF (*.pdf)")
        if chosen:
            target = Path(chosen).with_suffix(".pdf")
            self.jobs.run(export_review, self._entry.review, target, language=language(), label=N_("Writing the file"))

    def _search(self, words: str) -> None:
        """Periods whose lessons hold the words."""
        found = frozenset(period for period, _text in find_lessons(self.store, words)) if words.strip() else None
        self.periods.show_found(found)

    def _show_row(self, keys: tuple[str, ...]) -> None:
        """A row is made anew only when views came or went."""
        if self._view not in keys:
            self._view = keys[0]
        if keys == self._keys:
            return
        self._keys = keys
        if self.row is not None:
            self._bar.removeWidget(self.row)
            self.row.deleteLater()
        kinds = [view for view in VIEWS if view.key in keys]
        self.row = Segments([(view.key, _(view.title)) for view in kinds], self._view)
        self.row.setAccessibleName(_("Views"))
        self.row.explain([_(view.question) for view in kinds])
        self.row.chosen.connect(lambda key: self.show_view(str(key)))
        self._bar.insertWidget(0, self.row)

    def show_view(self, key: str) -> None:
        """Another view of the same review; one without content is left alone."""
        if key in self._keys and self.row is not None and self._entry is not None:
            self._view = key
            self.row.show_value(key)
            self._show_view(None if self._entry.missing else load_review(self.store, self._entry.review))
            self._scrolled.to_top()

    def _show_view(self, review: Review | None) -> None:
        """None: the period has not been reviewed as a whole."""
        assert self._entry is not None
        if review is None and self._view != PersonView.key:
            self._stack.setCurrentIndex(_START)
            self._show_controls()
            return
        self._stack.setCurrentIndex(_REVIEW)
        if self._view not in self.views:
            kind = next(view for view in VIEWS if view.key == self._view)
            made = self.views[self._view] = kind(self.store, self.jobs)
            made.explain_asked.connect(self.explain_asked)
            made.go.connect(self.go)
            if isinstance(made, PersonView):
                made.changed.connect(self._show_controls)
            self._column.addWidget(made)
        for key, view in self.views.items():
            view.setVisible(key == self._view)
        shown = self.views[self._view]
        if isinstance(shown, PersonView):
            shown.show_period(self._entry.period)
        elif review is not None:
            shown.show_review(review)
        self._show_controls()

    def show_argument(self, argument: object) -> None:
        """A Period, the key of a view, a Scope (a person), or "newest", which begins the newest review that is due."""
        if argument == "newest":
            self._begin_newest()
        elif isinstance(argument, Scope):
            self._show_person(argument.id)
        elif isinstance(argument, Period):
            self._entry, self._wanted = None, argument
            self.reload()
        elif isinstance(argument, str):
            self.show_view(argument)

    def _show_person(self, person: int) -> None:
        """The review of a person for the newest quarter or year that is over."""
        entries = calendar(self.store)
        long = (one for one in entries if one.period.length in {Length.QUARTER, Length.YEAR})
        self._entry = next(long, next(iter(entries), None))
        if self._entry is not None:
            self._view = PersonView.key
            self.reload()
            self.show_view(PersonView.key)
            view = self.views[PersonView.key]
            assert isinstance(view, PersonView)
            view.choose(person)

    def _begin_newest(self) -> None:
        due = next((one for one in calendar(self.store) if one.missing), None)
        if due is not None:
            self._entry = due
            self.reload()
            self.review()

    def state(self) -> Mapping[str, object]:
        return {"view": self._view}

    def restore(self, state: Mapping[str, object]) -> None:
        view = state.get("view")
        self._view = view if isinstance(view, str) else ResultsView.key


def review_words(review: Review) -> str:
    """Period, state, as-of day, how many KPIs."""
    words = _("{period} · closed review · data up to {day}") if review.closed else (
        _("{period} · review in progress · data up to {day}")
    )  # fmt: skip
    return words.format(period=format_period(review.period), day=format_day(review.result.as_of))
