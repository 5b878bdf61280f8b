"""What is asked "what if" and what comes of it: the question in a row, pay beside pay, last year under the plan."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number, format_value
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Table
from desktop_app.i18n import _, ngettext
from desktop_app.operations.backtest import Backtest
from desktop_app.operations.what_if import WhatIf
from desktop_app.reports import beside_table
from desktop_app.reports.backtest_tables import behaviour_lines, month_table, people_table
from desktop_app.ui.pages.pay.parts import clear
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_MOST_ROWS = 14
_FRAME = 34 + 39 + 8  # head and totals of the table
_ROW = 34


class WhatIfView(QWidget):
    """``explain_asked`` carries the explanation of the pay as it would be; ``changed``: the question is another."""

    explain_asked = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: WhatIf | None = None
        self.table: TableView | None = None
        self.plan, self.quotas = QComboBox(), QSpinBox()
        self.deals, self.invoices = QCheckBox(), QCheckBox()
        self.beside = Card(" ", " ", flush=True)
        self.months, self.people = Card(" ", " ", flush=True), Card(" ", " ", flush=True)
        self._seen = Card(_("When deals close, and where results lie"), _("what is seen, not why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self._question(), self.beside, self.months, self.people, self._seen):
            column.addWidget(card)
        column.addStretch(1)
        for card in (self.beside, self.months, self.people):
            card.add_link(_("Copy"), partial(_copy, card))
        self.forget()

    def _question(self) -> Card:
        card = Card(_("What if"), _("nothing of it is kept"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.quotas.setRange(10, 300)
        self.quotas.setSuffix(" %")
        self.quotas.setValue(100)
        for words, widget in ((_("Plan"), self.plan), (_("Every quota times"), self.quotas)):
            name = QLabel(words)
            name.setBuddy(widget)
            widget.setAccessibleName(words)
            row.addWidget(name)
            row.addWidget(widget)
        row.addStretch(1)
        card.body.addLayout(row)
        self.deals.setText(_("Open deals close on the day they are expected"))
        self.invoices.setText(_("Every open invoice is paid by the end of the period"))
        for box in (self.deals, self.invoices):
            card.body.addWidget(box)
            box.toggled.connect(lambda _on: self.changed.emit())
        self.plan.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.quotas.valueChanged.connect(lambda _value: self.changed.emit())
        return card

    def offer(self, plans: Sequence[tuple[str, str]]) -> None:
        """``plans``: (what is shown, its text as a plan file); first the plans as they are assigned."""
        before = self.plan.currentText()
        self.plan.blockSignals(True)
        self.plan.clear()
        self.plan.addItem(_("As assigned"), "")
        for name, text in plans:
            self.plan.addItem(name, text)
        self.plan.setCurrentIndex(max(0, self.plan.findText(before)))
        self.plan.blockSignals(False)

    @property
    def quota_factor(self) -> Fraction:
        return Fraction(self.quotas.value(), 100)

    def forget(self) -> None:
        """Another question: what was worked out no longer answers it."""
        self.found = None
        for card in (self.beside, self.months, self.people, self._seen):
            card.hide()

    def show_what_if(self, found: WhatIf) -> None:
        self.forget()
        self.found = found
        self.table = _put(self.beside, beside_table.build(found.lines), "reason")
        self.table.row_activated.connect(self._explain)
        changes = [f"{_amount(now, currency)} → {_amount(then, currency)}"
                   for currency, (now, then) in found.totals().items()]  # fmt: skip
        self.beside.show_title(_("Pay now and then"), " · ".join([*changes, *self._assumed(found)]))

    def _assumed(self, found: WhatIf) -> list[str]:
        deals, bills, undated = len(found.assumed.deals), len(found.assumed.invoices), found.assumed.undated
        told = []
        if deals:
            told.append(ngettext("{n} deal closes", "{n} deals close", deals).format(n=format_number(deals)))
        if bills:
            told.append(ngettext("{n} invoice is paid", "{n} invoices are paid", bills).format(n=format_number(bills)))
        if undated:
            words = ngettext("{n} open deal has no expected day", "{n} open deals have no expected day", undated)
            told.append(words.format(n=format_number(undated)))
        return told

    def _explain(self, row: int) -> None:
        assert self.table is not None
        assert isinstance(self.table.model, TableModel)
        line = self.found.lines[self.table.model.source_row(row)] if self.found else None
        shown = line.then or line.now if line else None
        if shown is not None:
            self.explain_asked.emit(shown.explanation())

    def show_backtest(self, found: Backtest) -> None:
        self.forget()
        _put(self.months, month_table(found.by_month(), found.currency), "month")
        _put(self.people, people_table(found.people, found.currency), "reason")
        costs = [_("{share} volume: {cost}").format(share=format_value(Quantity(volume, Unit.PERCENT)),
                                                           cost=_amount(cost, found.currency))
                 for volume, cost in found.costs]  # fmt: skip
        self.months.show_title(_("“{plan}” in the last twelve months").format(plan=_(found.plan)), " · ".join(costs))
        gain = ngettext("{n} gains", "{n} gain", found.gainers()).format(n=format_number(found.gainers()))
        lose = ngettext("{n} loses", "{n} lose", found.losers()).format(n=format_number(found.losers()))
        self.people.show_title(_("Who gains, who loses"), f"{gain} · {lose}")
        clear(self._seen.body)
        for line in behaviour_lines(found.behaviour.timing, found.behaviour.bunching):
            self._seen.body.addWidget(label(line, 13, wrap=True))
            self._seen.show()


def _put(card: Card, table: Table, stretch: str) -> TableView:
    clear(card.body)
    made = TableView(TableModel(table), table.title, stretch=stretch)
    made.setFixedHeight(min(len(table.rows), _MOST_ROWS) * _ROW + _FRAME)
    card.body.addWidget(made)
    card.show()
    return made


def _copy(card: Card) -> None:
    if (shown := card.findChild(TableView)) is not None:
        shown.copy()


def _amount(minor: int, currency: str) -> str:
    return format_value(Quantity(from_minor(minor, currency), Unit.MONEY, currency))
