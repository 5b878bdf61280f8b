"""The view Customers: classes by rules, recency, frequency and money, and the customers one by one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop_app.domain.formats import format_number, join_sentences
from desktop_app.domain.period import custom
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import behind_group
from desktop_app.operations.analyses.customers import (
    Customers,
    customer_classification,
    has_customers,
    save_classes,
    words,
)
from desktop_app.operations.analyses.tables import customer_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis.classes import Classed
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.chart_rows import class_bars
from desktop_app.ui.pages.analysis.classes_dialog import ClassesDialog
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars

_CLASSES: Final = "classes"
_GROUPS: Final = "groups"


class CustomersView(AnalysisView):
    """All who ever bought; orders and amounts are of the twelve months up to the end of the period."""

    key = "customers"
    title = N_("Customers")
    question = N_("Which customers carry the revenue, and what does each class need?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Customers | None = None
        self._wanted: Wanted | None = None
        self._row: int | None = None
        self._shown: tuple[Classed, ...] = ()
        self.bars = RowBars()
        self.chart = ChartCard(_("Revenue by class of customers"), self.bars, Table((), ()), "")
        self.how = Segments([(_CLASSES, _("By our rules")), (_GROUPS, _("By recency and frequency"))], _CLASSES)
        self.how.setAccessibleName(_("How customers are classed"))
        self.how.chosen.connect(lambda _how: self.again.emit())
        self.chart.add_to_head(self.how)
        self.said = label("", 12, kind="muted", wrap=True)
        self.chart.body.addWidget(self.said)
        self.classes = ListCard(
            jobs,
            _("What each class amounts to"),
            "customer-classes",
            "amount",
            ("per_order", "orders", "customer_share", "silent"),
        )
        self.edit = self.classes.add_link(_("Change the rules"), self._edit)
        self.customers = ListCard(
            jobs, _("Customer by customer"), "customers", "amount", ("since", "margin_rate", "group")
        )
        self.customers.opened.connect(self._open)
        self.classes.opened.connect(self._narrow)
        for card in (self.chart, self.classes, self.customers):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return has_customers(store)

    def reload(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.read(customer_classification, wanted, take=self._show)

    def _show(self, found: Customers) -> None:
        self._found = found
        tables, by_fifths = customer_tables(found), self.how.value() == _GROUPS
        table = tables[_GROUPS if by_fifths else _CLASSES]
        sentence = join_sentences(words(found).values())
        if by_fifths:
            sentence = join_sentences([sentence, _(
                "R, F and M are fifths of all customers: 5 bought last, most often, for most; equal ones are together."
            )])  # fmt: skip
        self.bars.show_rows(class_bars(found, by_fifths=by_fifths))
        self.chart.show_data(table, sentence)
        self.said.setText(sentence)
        self.classes.show_table(table)
        self._row = None
        self._show_customers()

    def words(self) -> list[str]:
        count = len(self._found.found) if self._found else 0
        return [ngettext("{n} customer", "{n} customers", count).format(n=format_number(count))]

    def state(self) -> Mapping[str, object]:
        return {"how": self.how.value()}

    def restore(self, state: Mapping[str, object]) -> None:
        if state.get("how") in (_CLASSES, _GROUPS):
            self.how.show_value(state["how"])

    def _edit(self) -> None:
        if self._found is not None:
            dialog = ClassesDialog(self, self._found.classes.rules, self._found.as_of)
            dialog.saved.connect(self._save)
            dialog.open()

    def _save(self, rules: object, valid_from: object, reason: str) -> None:
        self.jobs.run(save_classes, rules, valid_from, reason, label=N_("Saving the classes"))

    def _narrow(self, row: int) -> None:
        """The customers of one class alone; the same row again shows all of them."""
        self._row = None if row == self._row else row
        self._show_customers()

    def _show_customers(self) -> None:
        assert self._found is not None
        found, remark = self._found, ""
        self._shown = found.found
        if self._row is not None:
            by_fifths = self.how.value() == _GROUPS
            chosen = (found.groups if by_fifths else found.rows)[self._row]
            self._shown = tuple(
                one for one in found.found if (one.group == chosen.name if by_fifths else one.place == chosen.place)
            )
            remark = _("only “{name}”; open its row again for all").format(name=_(chosen.name))
        self.customers.show_table(customer_tables(replace(found, found=self._shown))["customers"], "", remark)

    def _open(self, row: int) -> None:
        """What the customer bought in the days that count."""
        if self._found is not None and self._wanted is not None:
            days = replace(self._wanted, period=custom(self._found.first, self._found.as_of), as_of=self._found.as_of)
            key = self._shown[row].customer.key
            self.show_behind(behind_group(self.store, days, "revenue", "customer", key))
