"""What is expected of each role: a table to add to, and the step that makes targets of it for everybody in it."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.domain.formats import format_number, format_period
from desktop_app.domain.period import Period
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.targets.expectations import (
    end_expectation,
    expectable,
    roles,
    save_expectation,
    set_expected,
)
from desktop_app.reports.expectation_words import PACES, expectations_table
from desktop_app.store import expectations, settings
from desktop_app.store.database import Store
from desktop_app.ui.forms.figures import read_figure, unit_words
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_WIDE = 90  # px: a number


class ExpectedDialog(QDialog):
    """Adding a role and KPI that are there already replaces its number."""

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs, year: Period) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What is expected of each role"))
        self.resize(720, 460)
        self._store, self._jobs, self._year = store, jobs, year
        self._currency = settings.load(store).currency
        self._kpis = {kpi.key: kpi for kpi in expectable(store)}
        self.found: list[Expectation] = []
        self.table = TableView(TableModel(expectations_table((), {}, "")), self.windowTitle(), stretch="kpi")
        self.role, self.kpi, self.pace = QComboBox(), QComboBox(), QComboBox()
        self.role.setEditable(True)
        self.role.addItems(roles(store))
        for kpi in self._kpis.values():
            self.kpi.addItem(_(kpi.texts.name), kpi.key)
        self.amount = QLineEdit()
        self.amount.setFixedWidth(_WIDE)
        self.said = label("", 12, kind="muted", wrap=True)
        for widget, words in ((self.role, _("Role")), (self.kpi, _("KPI")), (self.amount, _("Expected")),
                              (self.pace, _("How often"))):  # fmt: skip
            widget.setAccessibleName(words)
        self.amount.returnPressed.connect(self.add)
        self.kpi.currentIndexChanged.connect(lambda _place: self._fit())
        self._lay_out()
        self._fit()
        self.reload()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.role, 2)
        row.addWidget(self.kpi, 3)
        row.addWidget(self.amount)
        row.addWidget(self.pace, 2)
        row.addWidget(button(_("Add"), self.add, icon="plus"))
        below = QHBoxLayout()
        below.addWidget(button(_("Remove the chosen row"), self.remove, kind="link"))
        below.addStretch(1)
        words = _("Set as targets of {period}").format(period=format_period(self._year))
        self.apply = button(words, self.set_targets, kind="primary")
        below.addWidget(self.apply)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(12)
        hint = _("Targets are made for the months to come, for the days on which each is there. “Contacts against "
                 "expectation” on the gauges then says how far it is met.")  # fmt: skip
        whole.addWidget(label(hint, 12, kind="muted", wrap=True))
        whole.addWidget(self.table, 1)
        whole.addLayout(row)
        whole.addLayout(below)
        whole.addWidget(self.said)
        whole.addWidget(buttons)

    def _fit(self) -> None:
        """A rate is held, a sum is reached so often."""
        kpi = self._kpis[str(self.kpi.currentData())]
        self.pace.clear()
        for pace in Pace:
            if kpi.additive is not (pace is Pace.LEVEL):
                self.pace.addItem(_(PACES[pace]), pace)
        self.amount.setPlaceholderText(unit_words(kpi.unit, self._currency) or _("number"))

    def reload(self) -> None:
        self.found = expectations.load(self._store)
        model = self.table.model
        assert isinstance(model, TableModel)
        model.show_table(expectations_table(self.found, self._kpis, self._currency))
        self.table.fit_columns()
        self.apply.setEnabled(bool(self.found))

    def add(self) -> None:
        kpi = self._kpis[str(self.kpi.currentData())]
        try:
            amount = read_figure(self.amount.text(), kpi.unit, self._currency)
        except UserError as wrong:
            self.said.setText(str(wrong))
            self.amount.setFocus()
            return
        one = Expectation(self.role.currentText(), kpi.key, amount, self.pace.currentData())
        self._jobs.run(save_expectation, one, on_done=self._added, label=N_("Saving"))

    def _added(self, _nothing: object) -> None:
        self.amount.clear()
        self.said.clear()
        self.reload()

    def remove(self) -> None:
        model, row = self.table.model, self.table.grid.currentIndex().row()
        assert isinstance(model, TableModel)
        if row >= 0:
            self._jobs.run(end_expectation, self.found[model.source_row(row)], on_done=lambda _none: self.reload(),
                           label=N_("Removing"))  # fmt: skip

    def set_targets(self) -> None:
        first = max(self._year.start, default_as_of(self._store))
        reason = _("Expectations of the roles")
        self._jobs.run(set_expected, self._year, first, reason, on_done=self._set, label=N_("Saving the targets"))

    def _set(self, changed: int) -> None:
        words = ngettext("{n} target is new or another one.", "{n} targets are new or others.", changed)
        self.said.setText(words.format(n=format_number(changed)))
