"""What a draft of a plan would have paid in a period that is over: name, base, pay; nothing of it is kept."""

from fractions import Fraction

from desktop_app.domain.formats import format_number, format_period
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay.pay_totals import PayTotal, pay_totals
from desktop_app.rules.incentives.plan import Plan
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.words import measure_title, measured
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import TableModel

_MOST_SHOWN = 14
_FRAME = 28 + 39 + 4


class PreviewCard(Card):
    def __init__(self) -> None:
        super().__init__(_("What it would pay"), " ", flush=True)
        self.model = TableModel(Table((), ()))
        self.view: TableView | None = None
        self._problem = label("", 12, kind="muted", wrap=True)
        self._problem.setContentsMargins(16, 12, 16, 12)
        self._problem.hide()
        self.body.addWidget(self._problem)

    def show_plan(self, store: Store, plan: Plan, period: Period, only: frozenset[int] | None = None) -> None:
        """``only``: ids of the people it is for. UserError if the plan does not hold in ``period``."""
        everybody = [one for one in pay_totals(store, plan, period) if one.measure or one.pay]
        found = [one for one in everybody if only is None or one.person in only]
        count = len(found)
        people = ngettext("{n} person", "{n} people", count).format(n=format_number(count))
        self.show_title(
            _("What it would pay"), _("{period} · {people}").format(period=format_period(period), people=people)
        )
        self._show_table(_table(found, plan, settings.load(store).currency))
        self._problem.setText(_("Nobody has records in this period."))
        self._problem.setVisible(not found)

    def show_problem(self, words: str, period: str) -> None:
        self.show_title(_("What it would pay"), period)
        if self.view is not None:
            self.view.hide()
        self._problem.setText(words)
        self._problem.show()

    def _show_table(self, table: Table) -> None:
        """The view is made anew: the columns' widths are those of the new figures."""
        if self.view is not None and table == self.model.table:
            self.view.setVisible(bool(table.rows))
            return
        if self.view is not None:
            self.body.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.model = TableModel(table)
        self.view = TableView(self.model, self.accessibleName(), dense=True, stretch="person")
        self.view.setFixedHeight(min(len(table.rows), _MOST_SHOWN) * DENSE + _FRAME)
        self.body.insertWidget(0, self.view)
        self.view.setVisible(bool(table.rows))


def _table(found: list[PayTotal], plan: Plan, currency: str) -> Table:
    key = plan.versions[-1].components[0].measure
    unit = measured(key, Fraction(0), currency).unit
    columns = (
        Column("person", N_("Person")),
        Column("base", measure_title(key), unit, currency if unit is Unit.MONEY else ""),
        Column("pay", _("Pay, {currency}").format(currency=currency), Unit.MONEY, currency),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.name, measured(key, one.measure, currency), _("open") if one.pay is None else _money(one.pay, currency))
        for one in found
    ]
    base = measured(key, sum((one.measure for one in found), Fraction(0)), currency)
    totals = (_("Total"), base, _money(sum(one.pay or 0 for one in found), currency))
    return Table(columns, tuple(rows), totals=totals)


def _money(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)
