"""The records behind an opened KPI, read page by page; which they are is asked in operations/figures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Cell
from desktop_app.i18n import _, ngettext
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.kpis.reached import has_records, records_behind
from desktop_app.reports.record_table import record_columns, record_rows
from desktop_app.reports.sentences import SENTENCES
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import behind, settings, totals
from desktop_app.store.database import Store
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PagedModel

_SAMPLE: Final = 200  # newest records that decide which columns there are


class RecordsCard(Card):
    """``export_asked``: these records are wanted in a file; ``wanted`` and ``measure`` say which they are."""

    export_asked = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__(_("Records"), " ", flush=True)
        self._store = store
        self.wanted: Wanted | None = None
        self._chip = ScopeChip("", [("", _("All"))], "")
        self._chip.chosen.connect(lambda _measure: self._show())
        self.add_to_head(self._chip)
        self._export = self.add_link(_("Export"), self.export_asked.emit, "export")
        self._table = TableView(PagedModel((), lambda _offset, _limit: (), 0), _("Records"), dense=True, sortable=False)
        self.body.setContentsMargins(0, 0, 0, 8)  # the table's corners stay inside the card's round ones
        self.body.addWidget(self._table, 1)

    @property
    def measure(self) -> str:
        return str(self._chip.value() or "")

    def show_wanted(self, kpi: Kpi, wanted: Wanted, measure: str = "") -> None:
        self.wanted = wanted
        measures = sorted(name for name in kpi.measures if has_records(name))
        names = [(name, measure_word(name)) for name in measures]
        self._chip.show_choices([("", _("All")), *names], measure)
        self._chip.setVisible(len(measures) > 1)
        self._show()

    def _show(self) -> None:
        if self.wanted is None:
            return
        store, question = self._store, records_behind(self._store, self.wanted, self.measure)
        chosen = settings.load(store)
        count = totals.count_versions(store, question, chosen.revenue_source)
        sample = behind.load(store, question, chosen.revenue_source, limit=_SAMPLE)
        columns = record_columns(sample, chosen.currency)

        def fetch(offset: int, limit: int) -> Sequence[Sequence[Cell]]:
            found = behind.load(store, question, chosen.revenue_source, limit=limit, offset=offset)
            return record_rows(found, columns)

        words = ngettext("{n} record, newest first", "{n} records, newest first", count)
        self.show_title(_("Records"), words.format(n=format_number(count)))
        self._export.setEnabled(count > 0)
        view = TableView(PagedModel(columns, fetch, count), _("Records"), dense=True, sortable=False,
                         stretch=_stretched([column.key for column in columns]))  # fmt: skip
        exchange(self.body, self._table, view)
        self._table = view


def _stretched(keys: Sequence[str]) -> str:
    return next((key for key in ("customer", "person") if key in keys), "")


def measure_word(name: str) -> str:
    known = SENTENCES.get(f"kpi.input.{name}")
    return _(known) if isinstance(known, str) else name
