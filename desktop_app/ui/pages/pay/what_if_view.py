"""What is asked "what if" and what comes of it: the question, pay beside pay, other months under the plan."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.period import Length, Period, add_months, containing
from desktop_app.i18n import _, ngettext
from desktop_app.operations.pay.backtest import Backtest
from desktop_app.operations.pay.movable import Movable, OwnQuota
from desktop_app.operations.pay.what_if import WhatIf
from desktop_app.reports import beside_table
from desktop_app.ui.pages.pay.backtest_cards import BacktestCards, amounts, show_table
from desktop_app.ui.pages.pay.dialogs import day_edit, day_of
from desktop_app.ui.pages.pay.what_if_choices import DealChoices, QuotaChoices
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_LONG_AGO = date(2020, 1, 1)


class WhatIfView(QWidget):
    """``explain_asked`` carries the explanation of the pay as it would be; ``changed``: the question is another."""

    explain_asked = Signal(object)
    changed = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: WhatIf | None = None
        self.table: TableView | None = None
        self.plan, self.quotas = QComboBox(), QSpinBox()
        self.deals, self.invoices = QCheckBox(), QCheckBox()
        self.deals_by, self.invoices_by = day_edit(_LONG_AGO), day_edit(_LONG_AGO)
        self.first, self.last = day_edit(_LONG_AGO), day_edit(_LONG_AGO)
        self.single_deals, self.single_quotas = DealChoices(), QuotaChoices()
        self.beside, self.tried = Card(" ", " ", flush=True), BacktestCards()
        self.months, self.people = self.tried.months, self.tried.people
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._question = self._ask()
        for card in (self._question, self.single_deals, self.single_quotas, self.beside, self.tried):
            column.addWidget(card)
        column.addStretch(1)
        self.beside.add_link(_("Copy"), self._copy)
        self.beside.add_link(_("Export…"), self.export_asked.emit)
        self._connect()
        self.show_singles(shown=False)
        self.forget()

    def _ask(self) -> Card:
        card = Card(_("What if"), _("nothing of it is kept"))
        self.singles = card.add_link(_("Single deals and quotas"), lambda: self.show_singles(shown=True))
        self.quotas.setRange(10, 300)
        self.quotas.setSuffix(" %")
        self.quotas.setValue(100)
        self.deals.setText(_("Open deals close on the day they are expected, up to"))
        self.invoices.setText(_("Every open invoice is paid on"))
        for edit in (self.first, self.last):
            edit.setDisplayFormat("yyyy-MM")
        card.body.addLayout(_row((_("Plan"), self.plan), (_("Every quota times"), self.quotas)))
        for box, edit in ((self.deals, self.deals_by), (self.invoices, self.invoices_by)):
            edit.setAccessibleName(box.text())
            edit.setEnabled(False)
            box.toggled.connect(edit.setEnabled)
            line = _row()
            line.insertWidget(0, box)
            line.insertWidget(1, edit)
            card.body.addLayout(line)
        card.body.addLayout(_row((_("Try the plan on the months from"), self.first), (_("to"), self.last)))
        return card

    def _connect(self) -> None:
        self.plan.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.quotas.valueChanged.connect(lambda _value: self.changed.emit())
        for box in (self.deals, self.invoices):
            box.toggled.connect(lambda _on: self.changed.emit())
        for edit in (self.deals_by, self.invoices_by, self.first, self.last):
            edit.dateChanged.connect(lambda _day: self.changed.emit())
        for choices in (self.single_deals, self.single_quotas):
            choices.changed.connect(self.changed)

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

    def begin(self, period: Period, months: Period) -> None:
        """Another period: its last day for deals and invoices; ``months``: those a plan is tried on at first."""
        days = (period.last, period.last, months.start, months.last)
        for edit, day in zip((self.deals_by, self.invoices_by, self.first, self.last), days, strict=True):
            _set_day(edit, day)

    def offer_singles(self, deals: Sequence[Movable], quotas: Sequence[OwnQuota], currency: str, about: str) -> None:
        """``about``: what the quotas count."""
        self.single_deals.offer(deals, currency, day_of(self.deals_by))
        self.single_quotas.offer(quotas, about)
        self.show_singles(shown=self.singles.isHidden())

    def show_singles(self, *, shown: bool) -> None:
        """Quiet until asked for; a table without rows stays away."""
        self.singles.setVisible(not shown)
        for choices in (self.single_deals, self.single_quotas):
            rows = choices.table.model.rowCount() if choices.table is not None else 0
            choices.setVisible(shown and bool(rows))

    @property
    def quota_factor(self) -> Fraction:
        return Fraction(self.quotas.value(), 100)

    def day_for(self, box: QCheckBox) -> date | None:
        """The day beside ``box``; None while it is not ticked."""
        edit = self.deals_by if box is self.deals else self.invoices_by
        return day_of(edit) if box.isChecked() else None

    def span(self) -> Period:
        """The whole months that the plan is tried on, in either order."""
        one, other = sorted((day_of(self.first), day_of(self.last)))
        first, last = containing(one, Length.MONTH), containing(other, Length.MONTH)
        return Period(first.start, add_months(last.start, 1), f"{first.name}..{last.name}")

    def forget(self) -> None:
        """Another question: what was worked out no longer answers it."""
        self.found = None
        self.beside.hide()
        self.tried.forget()

    def show_what_if(self, found: WhatIf) -> None:
        self.forget()
        self.found = found
        self.table = show_table(self.beside, beside_table.build(found.lines), "reason")
        self.table.row_activated.connect(self._explain)
        changes = [f"{amounts(currency)(now)} → {amounts(currency)(then)}"
                   for currency, (now, then) in found.totals().items()]  # fmt: skip
        self.beside.show_title(_("Pay now and then"), " · ".join([*changes, *_assumed(found)]))

    def show_backtest(self, found: Backtest, quota: Fraction) -> None:
        self.forget()
        self.tried.show_backtest(found, quota)

    def _explain(self, row: int) -> None:
        assert self.table is not None
        assert isinstance(self.table.model, TableModel)
        line = self.found.lines[self.table.model.source_row(row)] if self.found else None
        shown = line.then or line.now if line else None
        if shown is not None:
            self.explain_asked.emit(shown.explanation())

    def _copy(self) -> None:
        if self.table is not None:
            self.table.copy()


def _assumed(found: WhatIf) -> list[str]:
    closing = sum(one.day is not None for one in found.assumed.deals)
    slipping, undated = len(found.assumed.deals) - closing, found.assumed.undated
    bills, told = len(found.assumed.invoices), []
    if closing:
        told.append(ngettext("{n} deal closes", "{n} deals close", closing).format(n=format_number(closing)))
    if slipping:
        told.append(ngettext("{n} deal slips", "{n} deals slip", slipping).format(n=format_number(slipping)))
    if bills:
        told.append(ngettext("{n} invoice is paid", "{n} invoices are paid", bills).format(n=format_number(bills)))
    if undated:
        words = ngettext("{n} open deal has no expected day", "{n} open deals have no expected day", undated)
        told.append(words.format(n=format_number(undated)))
    return told


def _row(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(12)
    for words, widget in fields:
        name = QLabel(words)
        name.setBuddy(widget)
        widget.setAccessibleName(words)
        made.addWidget(name)
        made.addWidget(widget)
    made.addStretch(1)
    return made


def _set_day(edit: QDateEdit, day: date) -> None:
    edit.blockSignals(True)
    edit.setDate(day_edit(day).date())
    edit.blockSignals(False)
