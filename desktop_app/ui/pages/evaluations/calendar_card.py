"""The list of periods: due ones, open and closed reviews; and the search through their lessons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.period import Period
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.reviews.keep import Entry
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

WIDTH: Final = 248
_COLUMNS: Final = (Column("period", N_("Period")), Column("state", N_("State")))


class CalendarCard(Card):
    """``chosen`` carries the Entry of the row; the newest end stands first."""

    chosen = Signal(object)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Periods"), flush=True)
        self.setFixedWidth(WIDTH)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find in lessons"))
        self.search.setAccessibleName(_("Find in lessons"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(134)
        self.search.textChanged.connect(self.searched)
        self.add_to_head(self.search)
        self.model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self.model, _("Periods"), stretch="period", sortable=False)
        self.table.row_selected.connect(self._choose)
        self.body.addWidget(self.table, 1)
        self._entries: Sequence[Entry] = ()
        self._found: frozenset[Period] | None = None
        self._current: Period | None = None

    def show_entries(self, entries: Sequence[Entry], current: Period | None) -> None:
        self._entries, self._current = entries, current
        self._fill()

    def show_found(self, periods: frozenset[Period] | None) -> None:
        """Only the periods whose lessons were found; None shows all again."""
        self._found = periods
        self._fill()

    def shown(self) -> list[Entry]:
        return [one for one in self._entries if self._found is None or one.period in self._found]

    def _fill(self) -> None:
        """The choice stays where it was; otherwise the newest is chosen."""
        shown, current = self.shown(), self._current
        table = Table(_COLUMNS, tuple((one.period, _(state_words(one))) for one in shown))
        self.model.show_table(table, None, self._look)
        self.table.fit_columns()
        places = [place for place, one in enumerate(shown) if one.period == current]
        if shown:
            self.table.grid.selectRow(places[0] if places else 0)

    def _look(self, row: int, column: int) -> Look:
        shown = self.shown()
        if column == 0 or row >= len(shown):
            return Look()
        return Look(600, "watch") if shown[row].missing else Look(ink="muted")

    def _choose(self, row: int) -> None:
        shown = self.shown()
        if 0 <= row < len(shown):
            self._current = shown[row].period
            self.chosen.emit(shown[row])


def state_words(one: Entry) -> str:
    """A message id."""
    if one.missing:
        return N_("Not reviewed")
    return N_("Closed") if one.closed else N_("In progress")
