"""The dialog in which one KPI value that no record gives is typed or corrected; whoever opens it saves it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from desktop_app.domain.company import KpiValue
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.forms.figures import read_figure, write_figure
from desktop_app.ui.widgets.labels import label


class ValueDialog(QDialog):
    """``value`` is what was typed once the dialog was accepted; ``before``: the one that is corrected."""

    def __init__(
        self, parent: QWidget, kpis: Sequence[Kpi], scopes: Sequence[Scope], year: int, before: KpiValue | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("KPI value"))
        self.taken: KpiValue | None = None
        self._year, self._sample = year, before.sample if before else 0
        self.kpi, self.scope = QComboBox(), QComboBox()
        for kpi in kpis:
            self.kpi.addItem(_(kpi.texts.name), kpi)
        for scope in (COMPANY, *scopes):
            self.scope.addItem(scope.name or _("Company"), scope)
        self.period, self.value, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.period.setPlaceholderText("2026-03, 2026-Q1, 2026")
        self._problem = label("", 12, kind="act", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        if before:
            self._begin(before)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        rows = (
            (_("KPI"), self.kpi), (_("For whom"), self.scope), (_("Period"), self.period), (_("Value"), self.value),
            (_("Note"), self.note),
        )  # fmt: skip
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        form.addRow(self._problem)
        form.addRow(self.buttons)

    def offer(self, kpi: Kpi, scope: Scope, period: Period) -> None:
        """Begin with these; the value is still to be typed."""
        self.kpi.setCurrentIndex(max(0, self.kpi.findText(_(kpi.texts.name))))
        same = (scope.kind, scope.id)
        scopes = [self.scope.itemData(place) for place in range(self.scope.count())]
        self.scope.setCurrentIndex(next((n for n, one in enumerate(scopes) if (one.kind, one.id) == same), 0))
        self.period.setText(period.name)
        self.value.setFocus()

    def _begin(self, before: KpiValue) -> None:
        kpis = [self.kpi.itemData(place) for place in range(self.kpi.count())]
        scopes = [self.scope.itemData(place) for place in range(self.scope.count())]
        self.kpi.setCurrentIndex(next((n for n, one in enumerate(kpis) if one.key == before.kpi), 0))
        same = (before.scope.kind, before.scope.id)
        self.scope.setCurrentIndex(next((n for n, one in enumerate(scopes) if (one.kind, one.id) == same), 0))
        self.period.setText(before.period.name)
        self.value.setText(write_figure(before.value, self.kpi.currentData().unit))
        self.note.setText(before.note)

    def _accept(self) -> None:
        kpi: Kpi = self.kpi.currentData()
        try:
            period = parse_period(self.period.text().strip(), self._year)
            value = read_figure(self.value.text(), kpi.unit)
        except UserError as error:
            self._problem.setText(f"{_(error.what).format(**error.values)} {_(error.todo).format(**error.values)}")
            return
        self.taken = KpiValue(kpi.key, period, self.scope.currentData(), value, self.note.text().strip(), self._sample)
        self.accept()
