"""The card of running periods and those to come: booked, expected, band, target, and how often the band was right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.operations.analyses.outlook import Outlook, explain_stretch
from desktop_app.reports.analysis_tables import stretch_table
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.outlook import Stretch
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel


class OutlookCard(Card):
    """``key``: the KPI looked at. ``explained`` carries the Explanation of the row that was opened."""

    chosen = Signal()
    explained = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Where it will land"), flush=True)
        self.key = ""
        self._kpi: Kpi | None = None
        self._stretches: tuple[Stretch, ...] = ()
        self.add_link(_("How is this known?"), self._explain)
        self._chip = ScopeChip("", [("", "")])
        self._chip.chosen.connect(self._choose)
        self.add_to_head(self._chip)
        self._few = label(
            _("A forecast needs six whole months of records; until then the pace on the gauges is all there is."),
            13, kind="muted", wrap=True,
        )  # fmt: skip
        self._few.setContentsMargins(16, 12, 16, 12)
        self._table = TableView(TableModel(stretch_table(())), _("Where it will land"), dense=True, stretch="judgement")
        self._table.row_activated.connect(self._explain_row)
        self.body.addWidget(self._few)
        self.body.addWidget(self._table)
        self.body.setContentsMargins(0, 0, 0, 8)

    def show_kpis(self, kpis: Sequence[Kpi]) -> str:
        """The KPIs that have a forecast; the key of the one shown."""
        self._chip.show_choices([(kpi.key, _(kpi.texts.name)) for kpi in kpis], self.key)
        self.key = str(self._chip.value())
        return self.key

    def show_outlook(self, found: Outlook) -> None:
        self._kpi = found.kpi
        self._stretches = (*found.running, *found.coming)
        known = any(one.value is not None for one in found.coming)
        self._few.setVisible(not known)
        table = stretch_table(self._stretches)
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, None, self._look)
        self._table.fit_columns()
        self._table.setFixedHeight(DENSE * (len(table.rows) + 1) + 4)

    def _look(self, row: int, column: int) -> Look:
        key = stretch_table(()).columns[column].key
        if key == "judgement" and self._stretches[row].unlikely:
            return Look(600, "act")
        return Look(600) if key == "value" else Look(ink="muted") if key in {"record", "booked"} else Look()

    def _choose(self, key: object) -> None:
        self.key = str(key)
        self.chosen.emit()

    def _explain(self) -> None:
        """The row chosen, else the first."""
        row = self._table.grid.currentIndex().row()
        self._explain_row(max(0, row))

    def _explain_row(self, row: int) -> None:
        model = self._table.model
        assert isinstance(model, TableModel)
        if self._kpi is not None and self._stretches:
            self.explained.emit(explain_stretch(self._kpi, self._stretches[model.source_row(row)]))
