"""The gauges as one table, parted by people, records or time: sorted, copied, exported; read in operations/view_by."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.operations.kpis.figures import Row
from desktop_app.reports.figure_tables import group_table
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.pages.gauges.dimension import dimension_word
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_SHOWN: Final = 18  # rows seen at once; the table scrolls beyond
_LARGE, _ALL = "large", "all"
_EXTRA: Final = 90


class ByCard(Card):
    """``export_asked`` carries the table as it stands; ``changed``: other KPIs are wanted."""

    export_asked = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Gauges"), _("Click a heading to sort, Ctrl+C copies"), flush=True)
        self.which = Segments([(_LARGE, _("Large gauges")), (_ALL, _("All KPIs"))], _LARGE)
        self.which.chosen.connect(lambda _which: self.changed.emit())
        self.add_to_head(self.which)
        self.add_link(_("Export"), self._ask_export, "export")
        self.table = Table((), ())
        self._view = TableView(TableModel(self.table), _("Gauges"), dense=True)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.addWidget(self._view)

    def chosen(self, kpis: Sequence[Kpi], pins: Sequence[str]) -> list[Kpi]:
        """Large ones in their order, or all; all too where nothing is large."""
        known = {kpi.key: kpi for kpi in kpis}
        large = [known[key] for key in pins if key in known]
        return list(kpis) if self.which.value() == _ALL or not large else large

    def show_rows(self, kpis: Sequence[Kpi], rows: Sequence[Row], noun: str) -> None:
        self.table = group_table([(row.label, row.figures) for row in rows], kpis, dimension_word(noun))
        table = self.table
        view = TableView(TableModel(table, look=lambda _row, column: _look(table, column)), _("Gauges"), dense=True,
                         stretch="group", gives_way=_gives_way(table))  # fmt: skip
        exchange(self.body, self._view, view)
        self._view = view
        self.setFixedHeight(DENSE * min(_MOST_SHOWN, len(rows) + 1) + _EXTRA + (40 if table.totals else 0))

    def _ask_export(self) -> None:
        self.export_asked.emit(self.table)


def _gives_way(table: Table) -> list[str]:
    """The numbers of records, those of the last KPIs first, while the first one's stays: what is copied has all."""
    counts = [column.key for column in table.columns if column.key.endswith("_records")]
    return counts[:0:-1]


def _look(table: Table, column: int) -> Look:
    return Look(ink="muted") if table.columns[column].key.endswith("_records") else Look()
