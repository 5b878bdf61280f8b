"""The card of what each team and person carries on a day, and what one more person would change."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.load import KINDS, Loads, TeamLoad, load_kinds, loads
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import load_table
from desktop_app.rules.statistics.load import Load
from desktop_app.store.database import Store
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_ROWS = 14


class LoadCard(Card):
    """``kind``: leads in hand, open deals or open cases; ``chosen``: another one; ``opened``: whose."""

    chosen = Signal()
    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(_("Load of each person"))
        self.kind = ""
        self._chip = ScopeChip("", [("", "")])
        self._chip.chosen.connect(self._choose)
        self.add_to_head(self._chip)
        self._sentence = label("", 13, 500, wrap=True)
        self._nobody = label("", 12, kind="muted", wrap=True)
        self._table = TableView(
            TableModel(load_table((), N_("Team or person"))), _("Load of each person"), dense=True, stretch="name",
            sortable=False,
        )  # fmt: skip
        self._people: list[int] = []
        self._table.row_activated.connect(self._open)
        for widget in (self._sentence, self._nobody, self._table):
            self.body.addWidget(widget)

    def show_load(self, store: Store, wanted: Wanted) -> None:
        kinds = load_kinds(store)
        self.setVisible(bool(kinds))
        if not kinds:
            return
        self._chip.show_choices([(kind, _(KINDS[kind])) for kind in kinds], self.kind)
        self.kind = str(self._chip.value())
        found = loads(store, wanted, self.kind)
        self.show_title(_("Load of each person"), _("on {day}").format(day=format_day(found.day)))
        self._sentence.setText(load_words(found))
        self._nobody.setText(nobody_words(found))
        self._nobody.setVisible(bool(found.nobody))
        table, teams = load_rows(found)
        self._people = [0] * teams + [one.person for one in found.people]
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, None, lambda row, column: _look(table, row < teams, column))
        self._table.fit_columns()
        self._table.setVisible(bool(table.rows))
        self._table.setFixedHeight(DENSE * (min(len(table.rows), _MOST_ROWS) + 1) + 4)

    def _open(self, row: int) -> None:
        """A team's row is the sum of those below it, where each opens."""
        if self._people[row]:
            self.opened.emit(self.kind, self._people[row])

    def _choose(self, kind: object) -> None:
        self.kind = str(kind)
        self.chosen.emit()


def _look(table: Table, is_team: bool, column: int) -> Look:
    bold = is_team or table.columns[column].key == "each"
    return Look(600) if bold else Look(ink="muted") if column in {1, 2} else Look()


def load_rows(found: Loads) -> tuple[Table, int]:
    """All together and each team first, then everybody; how many rows are no person."""
    rows: list[tuple[str, int | None, Load]] = (
        [(_("All together"), len(found.people), found.all)] if found.people else []
    )
    rows += [(one.name, one.people, one.load) for one in _named(found)]
    teams = len(rows)
    rows += [(one.name, None, one.load) for one in found.people]
    return load_table(rows, N_("Team or person")), teams


def _named(found: Loads) -> Sequence[TeamLoad]:
    return found.teams if len(found.teams) > 1 else ()


def load_words(found: Loads) -> str:
    """What one more person would change, in one sentence."""
    each, eased = found.all.each, found.all.with_more().each
    if each is None or eased is None:
        return _("Nothing is in hand on that day.")
    words = _("{each} for each full-time person; with one more it would be {eased}.")
    return words.format(each=format_number(each, 1), eased=format_number(eased, 1))


def nobody_words(found: Loads) -> str:
    n = int(found.nobody)
    words = ngettext("{n} more belongs to nobody who is there.", "{n} more belong to nobody who is there.", n)
    return words.format(n=format_number(n))
