"""The view Results: what met its target and what did not, and of which parts a missed revenue target is made."""

from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.formats import format_number, format_period, format_quantity
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.reviews.keep import Review
from desktop_app.reports.gap_tables import CAUSES, CHECK, gap_table, product_gap_table
from desktop_app.reports.review_tables import kpi_results_table
from desktop_app.rules.review.misses import largest_loss
from desktop_app.rules.review.result import Gap, Result
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.view import ReviewView, TableCard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table_model import Look


class ResultsView(ReviewView):
    """A row opens its gauge. KPIs without a target wait behind a button."""

    key = "results"
    title = N_("Results")
    question = N_("What met its target, and why was one missed?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.sentence = label("", 13, 500, wrap=True)
        self.kpis = TableCard(_("Against targets"), stretch="kpi")
        self.kpis.opened.connect(self._open)
        self.more = self.kpis.add_link("", self._switch)
        self.gap, self.products = GapCard(), ProductsCard()
        self._all = False
        self._review: Review | None = None
        for widget in (self.sentence, self.kpis, self.gap, self.products):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_review(self, review: Review) -> None:
        self._review = review
        result = review.result
        aimed = [one for one in result.kpis if one.target is not None]
        self.sentence.setText(results_words(result))
        self.more.setVisible(0 < len(aimed) < len(result.kpis))
        self.more.setText(_("Only those with a target") if self._all else _("All KPIs"))
        table = kpi_results_table(result)
        if not self._all and aimed:
            table = kpi_results_table(replace(result, kpis=result.kpis[: len(aimed)]))  # they stand first
        self.kpis.show_table(table, self._look)
        self.gap.setVisible(result.gap is not None)
        if result.gap is not None:
            self.gap.show_gap(result.gap)
        self.products.setVisible(result.gap is not None and bool(result.gap.products))
        if result.gap is not None and result.gap.products:
            self.products.show_gap(result.gap)

    def _look(self, row: int, column: int) -> Look:
        assert self._review is not None
        met = self._review.result.kpis[row].met
        if self.kpis.key(column) == "verdict" and met is not None:
            return Look(600, "text" if met else "act")
        return Look()

    def _switch(self) -> None:
        self._all = not self._all
        if self._review is not None:
            self.show_review(self._review)

    def _open(self, row: int) -> None:
        assert self._review is not None
        self.go.emit("gauges", self._review.result.kpis[row].kpi)


def results_words(result: Result) -> str:
    aimed = [one for one in result.kpis if one.met is not None]
    if not aimed:
        return _("No KPI had a target in {period}.").format(period=format_period(result.period))
    met = sum(one.met is True for one in aimed)
    words = ngettext("{met} of {n} target was met.", "{met} of {n} targets were met.", len(aimed))
    return words.format(met=format_number(met), n=format_number(len(aimed)))


class GapCard(TableCard):
    """From the target to what came, part by part; beside the largest loss the questions that look for its cause."""

    def __init__(self) -> None:
        super().__init__(_("From target to result"), stretch="cause", sortable=False)
        self._words = label("", 13, 500, wrap=True)
        self._question = label("", 12, kind="muted", wrap=True)
        self.body.setContentsMargins(0, 0, 0, 14)
        for words in (self._words, self._question):
            words.setContentsMargins(16, 0, 16, 0)
            self.body.addWidget(words)

    def show_gap(self, gap: Gap) -> None:
        remark = ngettext(
            "usual: the mean of {n} earlier period", "usual: the mean of {n} earlier periods", gap.periods
        )
        self.show_title(_("From target to result"), remark.format(n=format_number(gap.periods)))
        self.show_table(gap_table(gap), self._look)
        self._words.setText(loss_words(gap))
        loss = largest_loss(gap.parts)
        self._question.setText(_(CHECK[loss.cause]) if loss else "")
        self._question.setVisible(loss is not None)

    def _look(self, row: int, column: int) -> Look:
        cell = self.model.table.rows[row][column]
        if self.key(column) == "amount" and isinstance(cell, Quantity) and cell.value < 0:
            return Look(600, "act")
        return Look(500) if row == 0 else Look()


class ProductsCard(TableCard):
    """The same way by product; under it what the columns mean and how they hang together."""

    def __init__(self) -> None:
        super().__init__(_("By product"), stretch="product", sortable=False)
        self._words = label("", 13, 500, wrap=True)
        self._how = label(
            _("Number: what the product adds if everything sold grows or shrinks alike. Mix: more or less of it was "
              "sold than its usual share. Size: a sale of it was larger or smaller than usual. Each row sums to the "
              "change of its product; mix and size sum to the parts above, number to all others but the target. A "
              "product never sold before is held against the mean size."),
            12, kind="muted", wrap=True,
        )  # fmt: skip
        self.body.setContentsMargins(0, 0, 0, 14)
        for words in (self._words, self._how):
            words.setContentsMargins(16, 0, 16, 0)
            self.body.addWidget(words)

    def show_gap(self, gap: Gap) -> None:
        self.show_title(_("By product"), _("from the usual to now"))
        self.show_table(product_gap_table(gap), self._look)
        self._words.setText(product_words(gap))

    def _look(self, row: int, column: int) -> Look:
        cell = self.model.table.rows[row][column]
        taken = self.key(column) in ("volume", "mix", "size", "change")
        if taken and isinstance(cell, Quantity) and cell.value <= -1:
            return Look(600 if self.key(column) == "change" else 400, "act")
        return Look()


def product_words(gap: Gap) -> str:
    """The product that took most away, and its largest part."""
    worst = gap.products[0]
    if worst.change >= 0:
        return _("Nothing was sold less than usual.")
    part = min((worst.volume, N_("number")), (worst.mix, N_("mix")), (worst.size, N_("size")))[1]
    lost = Quantity(Fraction(round(-worst.change)), gap.target.unit, gap.target.currency)
    words = _("{product} brought {amount} less than usual, most of it by its {part}.")
    return words.format(product=worst.name or _("What has no product"), amount=format_quantity(lost), part=_(part))


def loss_words(gap: Gap) -> str:
    loss = largest_loss(gap.parts)
    if loss is None:
        return _("No part took anything away.")
    whole = Quantity(Fraction(round(loss.amount)), gap.target.unit, gap.target.currency)
    words = _("What took most away: {cause} ({amount}).")
    return words.format(cause=_(CAUSES[loss.cause]), amount=format_quantity(whole))
