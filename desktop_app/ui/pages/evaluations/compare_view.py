"""The view Compare: this review beside any other one."""

from PySide6.QtWidgets import QComboBox

from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _
from desktop_app.operations.reviews.keep import Entry, Review, calendar, compare_reviews
from desktop_app.reports.review_tables import beside_table
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.view import ReviewView, TableCard
from desktop_app.ui.widgets.labels import label


class CompareView(ReviewView):
    """At first the review of the same length that is the last one before."""

    key = "compare"
    title = N_("Compare")
    question = N_("What changed since another review?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.other = QComboBox()
        self.other.setAccessibleName(_("Compare with"))
        self.other.activated.connect(lambda _place: self._show())
        self.card = TableCard(_("Side by side"), stretch="what")
        self.card.add_to_head(self.other)
        self.nothing = label(
            _("There is no other review yet to compare with. Choose another period at the left and review it."),
            13,
            kind="muted",
            wrap=True,
        )
        self._review: Review | None = None
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def show_review(self, review: Review) -> None:
        self._review = review
        others = [one for one in calendar(self.store) if one.review and one.review != review.id]
        others.sort(key=lambda one: self._distance(one, review))
        before = self.other.currentData()
        self.other.clear()
        for one in others:
            self.other.addItem(format_period(one.period), one.review)
        self.other.setCurrentIndex(max(0, self.other.findData(before)))
        self.card.setVisible(bool(others))
        self.nothing.setVisible(not others)
        if others:
            self._show()

    @staticmethod
    def _distance(one: Entry, review: Review) -> tuple[bool, bool, int]:
        """Of the same length first, of these the earlier ones, of these the latest."""
        other = one.period.length is not review.period.length
        return other, one.period.end > review.period.start, -one.period.end.toordinal()

    def _show(self) -> None:
        assert self._review is not None
        found = compare_reviews(self.store, self.other.currentData(), self._review.id)
        self.card.show_table(beside_table(found))
