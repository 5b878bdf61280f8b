"""The forecast by segment: region, product, channel, team, time in service; each from its own months."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import segment_table
from desktop_app.rules.statistics.outlook import SegmentOutlook
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

NOUNS: Final = ("region", "team", "channel", "category", "product", "segment", "tenure", "role")
_MOST_ROWS: Final = 16


class SegmentsCard(Card):
    """``noun``: by what it is parted."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(_("By segment"), flush=True)
        self.noun = ""
        self._chip = ScopeChip(_("By"), [("", "")])
        self._chip.chosen.connect(self._choose)
        self.add_to_head(self._chip)
        note = label(
            _("Each segment is forecast from its own months, so the segments need not add up to the whole."), 12,
            kind="muted", wrap=True,
        )  # fmt: skip
        note.setContentsMargins(16, 8, 16, 4)
        self._table = TableView(TableModel(Table((), ())), _("By segment"), dense=True)
        self.body.addWidget(note)
        self.body.addWidget(self._table)
        self.body.setContentsMargins(0, 0, 0, 8)

    def offer(self, store: Store, wanted: Wanted) -> bool:
        """The ways to part what is looked at; False where there are none."""
        nouns = [noun for noun in NOUNS if noun not in {*wanted.where, wanted.scope.kind.value}]
        nouns = [noun for noun in nouns if groupings.is_known(store, noun)]
        self.setVisible(bool(nouns))
        if not nouns:
            return False
        self._chip.show_choices([(noun, _(groupings.BY_KEY[noun].title)) for noun in nouns], self.noun)
        self.noun = str(self._chip.value())
        return True

    def show_segments(self, found: Sequence[SegmentOutlook]) -> None:
        table = segment_table(found, groupings.BY_KEY[self.noun].title)
        view = TableView(
            TableModel(table, None, lambda _row, column: _look(table, column)), _("By segment"), dense=True,
            stretch="segment",
        )  # fmt: skip
        exchange(self.body, self._table, view)
        self._table = view
        view.setFixedHeight(DENSE * (min(len(table.rows), _MOST_ROWS) + 1) + 4)

    def _choose(self, noun: object) -> None:
        self.noun = str(noun)
        self.chosen.emit()


def _look(table: Table, column: int) -> Look:
    key = table.columns[column].key
    return Look(600) if key in {"landing", "next_month", "next_quarter"} else Look(ink="muted") if column else Look()
