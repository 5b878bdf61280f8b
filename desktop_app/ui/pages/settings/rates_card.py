"""Exchange rates on the settings page: what is known, one more, one less; each change is kept at once as a batch."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit

from desktop_app.domain.company import ANY_DAY, ExchangeRate
from desktop_app.domain.table import Column, Table
from desktop_app.files.amounts import currency_in
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.other_currencies import text_of
from desktop_app.ui.forms.figures import read_rate
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_COLUMNS: Final = (Column("day", N_("From")), Column("pair", N_("Currencies")), Column("rate", N_("Rate")))
_HEIGHT: Final = 160


class RatesCard(Card):
    """``add_asked`` and ``remove_asked`` carry the rate; the page keeps it."""

    add_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Exchange rates"), _("for amounts in other currencies"))
        self._home = ""
        self._rates: list[ExchangeRate] = []
        self._model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self._model, _("Exchange rates"), dense=True, stretch="pair")
        self.table.setMinimumHeight(_HEIGHT)
        self.currency = QLineEdit()
        self.currency.setPlaceholderText("USD")
        self.currency.setMaximumWidth(70)
        self.currency.setAccessibleName(_("Currency"))
        self.rate = QLineEdit()
        self.rate.setPlaceholderText(_("Rate"))
        self.rate.setMaximumWidth(90)
        self.rate.setAccessibleName(_("Rate"))
        self.dated = QCheckBox(_("from"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("From"))
        self.dated.toggled.connect(self.day.setEnabled)
        self.day.setEnabled(False)
        self.problem = label("", 12, kind="act", wrap=True)
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.currency, self.rate, self.dated, self.day):
            row.addWidget(widget)
        row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(button(_("Add"), self.add))
        buttons.addStretch(1)
        buttons.addWidget(button(_("Remove"), self.remove))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.problem)
        self.body.addLayout(row)
        self.body.addLayout(buttons)

    def show_rates(self, found: Sequence[ExchangeRate], home: str, today: date) -> None:
        self._home = home
        self._rates = list(reversed(found))
        rows = tuple(
            (
                _("any day") if one.day == ANY_DAY else one.day.isoformat(),
                _("1 {base} in {quote}").format(base=one.base, quote=one.quote),
                text_of(one.rate),
            )
            for one in self._rates
        )
        self._model.show_table(Table(_COLUMNS, rows))
        self.table.fit_columns()
        self.day.setDate(QDate(today.year, today.month, today.day))

    def add(self) -> None:
        """What one unit of the currency is worth in the company's own."""
        value = read_rate(self.rate.text())
        if value is None:
            self._say(_("Write the rate like 4.55."))
            return
        day = self.day.date()
        since = date(day.year(), day.month(), day.day()) if self.dated.isChecked() else ANY_DAY
        code = currency_in(self.currency.text())
        rate = ExchangeRate(since, code, self._home, value)
        if not code or rate.problem:
            self._say(_(rate.problem) if code else _("Write the code of a currency, like EUR."))
            return
        self._say("")
        self.add_asked.emit(rate)

    def remove(self) -> None:
        row = self.table.grid.currentIndex().row()
        if row >= 0:
            self.remove_asked.emit(self._rates[self._model.source_row(row)])

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
