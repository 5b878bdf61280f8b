"""A card with one table of an analysis: sorted, copied, exported, its rows opened; the table comes from reports/."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _
from desktop_app.operations.export_report import export_table
from desktop_app.paths import documents_folder
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_ROWS: Final = 12
_TOTALS: Final = 40
_NARROW: Final = 940  # what a card has in the smallest window we draw for
_MUTED: Final = frozenset({"low", "high", "mean_low", "mean_high", "top_low", "top_high", "nps_low", "nps_high"})


class ListCard(Card):
    """``opened`` carries the place of a row in the table that was given. ``file``: the name an export is offered.

    ``strong``: the column that stands out; ``give_way``: columns that go first where there is no room, in this order.
    An export holds all columns.
    """

    opened = Signal(int)

    def __init__(self, jobs: Jobs, title: str, file: str, strong: str = "", give_way: Sequence[str] = ()) -> None:
        super().__init__(title, flush=True)
        self._jobs, self._file, self._strong, self._give_way = jobs, file, strong, give_way
        self._said = label("", 12, kind="muted", wrap=True)
        self._said.setContentsMargins(16, 8, 16, 4)
        self.view = TableView(TableModel(Table((), ())), title, dense=True)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.addWidget(self._said)
        self.body.addWidget(self.view)
        self.add_link(_("Export"), self._export, "export")

    @property
    def table(self) -> Table:
        assert isinstance(self.view.model, TableModel)
        return self.view.model.table

    def show_table(self, table: Table, said: str = "", remark: str = "") -> None:
        """Without rows the card is not there, unless it has something to say."""
        self.setVisible(bool(table.rows or said))
        self.show_title(self.accessibleName(), remark)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        model = TableModel(table, None, lambda _row, column: self._look(table, column))
        stretch = table.columns[0].key if table.columns else ""
        made = TableView(model, self.accessibleName(), dense=True, stretch=stretch, gives_way=self._give_way)
        made.row_activated.connect(lambda row: self.opened.emit(model.source_row(row)))
        exchange(self.body, self.view, made)
        self.view = made
        made.setVisible(bool(table.rows))
        self._set_height()

    def _set_height(self) -> None:
        """By its rows alone: where a bar is needed does not depend on the width now, or the page would swing."""
        bar = self.view.grid.horizontalScrollBar().sizeHint().height() if self.view.least_width() > _NARROW else 0
        height = DENSE * (min(self.view.model.rowCount(), _MOST_ROWS) + 1) + 4
        self.view.setFixedHeight(height + bar + (_TOTALS if self.table.totals else 0))

    def _look(self, table: Table, column: int) -> Look:
        key = table.columns[column].key
        return Look(600) if key == self._strong else Look(ink="muted") if key in _MUTED else Look()

    def export_to(self, target: Path, on_done: Callable[[object], object] | None = None) -> None:
        self._jobs.run(export_table, self.table, target, on_done=on_done, label=N_("Writing the file"))

    def _export(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Export the table"), str(documents_folder() / f"{self._file}.xlsx"),
            _("Workbook (*.xlsx);;CSV (*.csv);;JSON (*.json)"),
        )  # fmt: skip
        if chosen:
            self.export_to(Path(chosen))
