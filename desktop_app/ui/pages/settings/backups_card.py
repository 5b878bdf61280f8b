"""The backups on the settings page: which there are, making one, putting one back."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox

from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.store import backups
from desktop_app.store.backups import Backup
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_COLUMNS: Final = (Column("made", N_("Made")), Column("size", N_("Size")))
_HEIGHT: Final = 180


def moment_words(copy: Backup) -> str:
    here = copy.made_at.astimezone()
    return _("{day}, {time}").format(day=format_day(here.date()), time=f"{here:%H:%M}")


class BackupsCard(Card):
    """Asks only; the copying is a job, the putting back the window's, which closes the workspace for it."""

    back_up_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Backups"), _("made by itself while you work"))
        self._copies: list[Backup] = []
        self._model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self._model, _("Backups"), dense=True, stretch="made", sortable=False)
        self.table.setMinimumHeight(_HEIGHT)
        self._restore = button(_("Put back…"), self.ask_restore, kind="danger")
        self._restore.setEnabled(False)
        self.table.row_selected.connect(lambda row: self._restore.setEnabled(row >= 0))
        row = QHBoxLayout()
        row.addWidget(button(_("Back up now"), self.back_up_asked.emit))
        row.addStretch(1)
        row.addWidget(self._restore)
        self._none = label(
            _("None yet. One is made when the workspace is opened, and every half hour after changes."),
            kind="muted",
            wrap=True,
        )
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)

    def reload(self, workspace: Path) -> None:
        self._copies = backups.load(workspace)
        rows = tuple((moment_words(copy), _size_words(copy.size)) for copy in self._copies)
        self._model.show_table(Table(_COLUMNS, rows))
        self.table.fit_columns()
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._restore.setEnabled(False)

    def ask_restore(self) -> None:
        """Once, naming what comes back and what becomes of the present state."""
        row = self.table.grid.currentIndex().row()
        if not 0 <= row < len(self._copies):
            return
        answer = QMessageBox.question(
            self,
            _("Put this backup back?"),
            _("The workspace will be as it was on {moment}. What it holds now is kept beside it.").format(
                moment=moment_words(self._copies[row])
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.restore_asked.emit(self._copies[row].path)


def _size_words(size: int) -> str:
    if size < 1_000_000:
        return _("{n} kB").format(n=format_number(max(1, size // 1000)))
    return _("{n} MB").format(n=format_number(size // 1_000_000))
