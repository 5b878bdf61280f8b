"""The tab of names: who and what the records speak of, which names look alike, and making two names one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.importing.merge_names import NOUNS, Merged, Pair, all_alike, keep_apart, merge_names
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.names import Name
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.data.pair_card import PairCard, PairRow
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

NOUN_WORDS: Final = {
    "person": N_("People"),
    "team": N_("Teams"),
    "region": N_("Regions"),
    "customer": N_("Customers"),
    "product": N_("Products"),
    "channel": N_("Channels"),
}
_COLUMNS: Final = (Column("name", N_("Name")), Column("also", N_("Also written")))
_SIDE: Final = 380
_MOST: Final = 50  # pairs shown at once; the next come as these are decided


class NamesView(QWidget):
    """Choosing two rows of the list offers to make them one; pairs that look alike are offered beside it."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self._stale = True
        self._listed: list[Name] = []
        self._pairs: dict[str, list[Pair]] = {}
        self.chip = ScopeChip(_("Names"), ())
        self.chip.chosen.connect(lambda _noun: self._list())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Part of a name…"))
        self.filter.setAccessibleName(_("Filter names"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(340)
        self.filter.textChanged.connect(lambda _text: self._list())
        self.count = label("", 12, kind="muted")
        self.model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self.model, _("Names"), stretch="name")
        self.table.grid.setSelectionMode(self.table.grid.SelectionMode.ExtendedSelection)
        self.table.grid.selectionModel().selectionChanged.connect(lambda *_: self._show_selection())
        self.selected = PairCard(_("Two names, one thing?"))
        self.alike = PairCard(_("Names that look alike"))
        for card in (self.selected, self.alike):
            card.merge_asked.connect(self.merge)
        self.alike.apart_asked.connect(self.keep_apart)
        self._empty = EmptyState(
            "people", _("No names yet"), _("People, customers and products are taken from what you import.")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self._tools = QWidget()
        top = QHBoxLayout(self._tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(12)
        top.addWidget(self.chip)
        top.addWidget(self.filter, 1)
        top.addWidget(self.count)
        top.addStretch(1)
        self._card = Card(flush=True)
        self._card.body.addWidget(self.table)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.selected)
        side.addWidget(self.alike)
        side.addStretch(1)
        inside = QWidget()
        inside.setLayout(side)
        self._side = QScrollArea()
        self._side.setWidget(inside)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFixedWidth(_SIDE)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._card, 1)
        middle.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._tools)
        whole.addLayout(middle, 1)
        whole.addWidget(self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def reload(self) -> None:
        """Other names may be in force now; they are read when the tab is seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        counts = {noun: len(names.load(self._store, noun)) for noun in NOUNS}
        known = [noun for noun in NOUNS if counts[noun]]
        for widget in (self._tools, self._card, self._side):
            widget.setVisible(bool(known))
        self._empty.setVisible(not known)
        if not known:
            return
        said = _("{kind} ({n})")
        words = [(noun, said.format(kind=_(NOUN_WORDS[noun]), n=format_number(counts[noun]))) for noun in known]
        now = self.chip.value()
        self.chip.show_choices(words, now if now in known else known[0])
        self._list()
        self._jobs.run(all_alike, on_done=self._take_pairs, label=N_("Comparing names"))

    @property
    def noun(self) -> str:
        return str(self.chip.value() or "")

    def _list(self) -> None:
        wanted, other = names.fold(self.filter.text()), names.standing_for(self._store, self.noun)
        everyone = names.load(self._store, self.noun)
        self._listed = [
            one
            for one in everyone
            if wanted in one.folded or any(wanted in names.fold(text) for text in other.get(one.id, ()))
        ]
        rows = tuple((one.text, "; ".join(other.get(one.id, ())) or None) for one in self._listed)
        self.model.show_table(Table(_COLUMNS, rows))
        self.table.fit_columns()
        number = len(self._listed)
        self.count.setText(ngettext("{n} name", "{n} names", number).format(n=format_number(number)))
        self._show_selection()
        self._show_alike()

    def _show_selection(self) -> None:
        rows = sorted({self.model.source_row(index.row()) for index in self.table.grid.selectionModel().selectedRows()})
        chosen = [self._listed[row] for row in rows if row < len(self._listed)]
        pairs = [PairRow(self.noun, chosen[0], chosen[1], may_part=False)] if len(chosen) == 2 else []
        self.selected.show_pairs(pairs, _("Choose two rows of the list with Ctrl to make them one."))

    def _take_pairs(self, found: dict[str, list[Pair]]) -> None:
        self._pairs = found
        self._show_alike()

    def _show_alike(self) -> None:
        found: Sequence[Pair] = self._pairs.get(self.noun, [])
        rows = [PairRow(self.noun, pair.written, pair.known, may_part=True) for pair in found[:_MOST]]
        self.alike.show_pairs(rows, _("No two names of this list look alike."), len(found))

    def merge(self, noun: str, gone: int, stays: int) -> None:
        """Let ``stays`` stand for ``gone`` too; the list of imports can take it back."""

        def done(merged: Merged) -> None:
            said = _("“{gone}” is “{stays}” from now on. The list of imports can take it back.")
            self.alike.show_note(said.format(gone=merged.gone, stays=merged.stays))

        self._jobs.run(merge_names, noun, gone, stays, on_done=done, label=N_("Making two names one"))

    def keep_apart(self, first: int, second: int) -> None:
        self._jobs.run(keep_apart, first, second, label=N_("Keeping two names apart"))
