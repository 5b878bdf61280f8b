"""The view Scorecards: everybody's score with its lines, the weights that hold, and ratings where they are on."""

from desktop_app.i18n import N_, _
from desktop_app.operations.reviews.keep import Review
from desktop_app.operations.reviews.ratings import COMPETENCIES, rate, subjects
from desktop_app.operations.reviews.scorecards import load_cards, save_card
from desktop_app.reports.dimension_table import dimension_table, facts_words, row_subjects
from desktop_app.reports.review_tables import ratings_table, scores_table
from desktop_app.rules.review.dimensions import DIMENSIONS, Dimension, dimensions
from desktop_app.rules.review.result import Result
from desktop_app.rules.review.scorecard import explain_score
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.dialogs import RatingDialog, WeightsDialog
from desktop_app.ui.pages.evaluations.view import ReviewView, TableCard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table_model import Look


class ScoresView(ReviewView):
    """A row explains its score line by line."""

    key = "scores"
    title = N_("Scorecards")
    question = N_("What does each role's scorecard say?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.scores = TableCard(_("Scores"), stretch="person")
        self.scores.opened.connect(self.explain)
        self._weights = self.scores.add_link(_("Weights…"), self.ask_weights)
        self.remark = label("", 12, kind="muted", wrap=True)
        self.ratings = TableCard(_("Ratings"), stretch="evidence")
        self._rate = self.ratings.add_link(_("Rate…"), self.ask_rating)
        self.six = TableCard(_("Six dimensions"), stretch="what", sortable=False)
        self.six.opened.connect(self._open)
        self._review: Review | None = None
        self._found: tuple[Dimension, ...] = ()
        for widget in (self.remark, self.scores, self.six, self.ratings):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, review: Review) -> bool:
        return bool(review.result.scores or review.result.ratings)

    def show_review(self, review: Review) -> None:
        self._review = review
        result = review.result
        self.scores.show_table(scores_table(result), self._look)
        self.remark.setText(
            _(
                "A score is the weighted attainment of the role's KPIs; a line without a figure or a goal is left out. "
                "Enter or a double click on a row shows every line."
            )
        )
        self._weights.setVisible(not review.closed)
        on = bool(subjects(self.store, 0) or subjects(self.store, 1))
        self.ratings.setVisible(on or bool(result.ratings))
        self._rate.setVisible(on and not review.closed)
        self.ratings.show_table(ratings_table(result.ratings, {**COMPETENCIES, **DIMENSIONS}))
        self.ratings.show_title(_("Ratings"), "" if result.ratings else _("none yet"))
        self._show_six(result)

    def _show_six(self, result: Result) -> None:
        """Absent until the six dimensions are switched on, or were rated before."""
        self._found = dimensions(result)
        shown = bool(subjects(self.store, 0)) or any(one.rating for one in self._found)
        self.six.setVisible(shown)
        if shown:
            self.six.show_title(_("Six dimensions"), _("Enter rates a dimension, or opens the gauge of a KPI"))
            self.six.show_table(dimension_table(self._found), self._look_at_six)

    def _look_at_six(self, row: int, column: int) -> Look:
        one, kpi = row_subjects(self._found)[row]
        if kpi is None:
            return Look(600) if row == self._first_row(one) else Look(ink="muted")
        if self.six.key(column) != "verdict":
            return Look()
        return Look(600, "act") if kpi.met is False else Look(ink="muted" if kpi.met is None else "text")

    def _first_row(self, wanted: Dimension) -> int:
        return next(row for row, (one, _kpi) in enumerate(row_subjects(self._found)) if one is wanted)

    def _open(self, row: int) -> None:
        one, kpi = row_subjects(self._found)[row]
        assert self._review is not None
        if kpi is not None:
            self.go.emit("gauges", kpi.kpi)
        elif not self._review.closed:
            self.ask_rating(one.key)

    def _look(self, row: int, column: int) -> Look:
        assert self._review is not None
        key = self.scores.key(column)
        if key == "score":
            return Look(600)
        partly = self._review.result.scores[row].score.counted < 1
        return Look(ink="muted") if key == "counted" and partly else Look()

    def explain(self, row: int) -> None:
        """Every line of the score in the row."""
        assert self._review is not None
        self.explain_asked.emit(explain_score(self._review.result.scores[row].score))

    def ask_weights(self) -> None:
        """Other weights of one card, from the first day of the review on."""
        assert self._review is not None
        dialog = WeightsDialog(self, load_cards(self.store, self._review.period.last), self._review.period.start)
        if dialog.exec():
            self.jobs.run(save_card, dialog.card(), dialog.first(), dialog.reason(), label=N_("Saving the scorecard"))

    def ask_rating(self, dimension: str = "") -> None:
        """A rating for the review's period; ``dimension``: the one that was asked for."""
        assert self._review is not None
        people = [(one.person, one.name) for one in self._review.result.scores]
        own, business = subjects(self.store, 1), subjects(self.store, 0)
        facts = {one.key: facts_words(one) for one in self._found}
        dialog = RatingDialog(self, people if own else [], own, business, facts)
        if dimension:
            dialog.choose(dimension)
        if dialog.exec():
            self.jobs.run(rate, self._review.period, dialog.rating(), label=N_("Saving"))
