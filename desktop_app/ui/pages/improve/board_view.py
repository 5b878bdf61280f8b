"""The board of the Improve page: strengths, weaknesses, opportunities, threats, and what competitors do."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.domain.observation import Observation, Side
from desktop_app.i18n import N_, _
from desktop_app.operations.improving.observations import bring_back_observation, remove_observation, save_observation
from desktop_app.operations.kpis.catalogue import kpis_with_data, load_catalogue
from desktop_app.reports.observation_words import QUESTIONS, SIDES
from desktop_app.store import observations
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.improve.observation_dialog import ObservationDialog
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

_PLACES: Final = {
    Side.STRENGTH: (0, 0, 1), Side.WEAKNESS: (0, 1, 1), Side.OPPORTUNITY: (1, 0, 1), Side.THREAT: (1, 1, 1),
    Side.COMPETITOR: (2, 0, 2),
}  # fmt: skip
"""Row, column and columns spanned."""


class BoardView(QWidget):
    """``action_asked`` carries an Observation from which an action is to follow, ``action_opened`` its number."""

    action_asked = Signal(object)
    action_opened = Signal(int)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self._day = date.min
        self.gone: Observation | None = None
        self.cards: dict[Side, Card] = {}
        self._lists: dict[Side, QVBoxLayout] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for side, (row, column, span) in _PLACES.items():
            grid.addWidget(self._card(side), row, column, 1, span)
        grid.setRowStretch(3, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _card(self, side: Side) -> Card:
        card = Card(_(SIDES[side]), _(QUESTIONS[side]))
        link = card.add_link(_("Add"), lambda: self.add(side), "plus")
        link.setAccessibleName(_("Add: {list}").format(list=_(SIDES[side])))
        self._lists[side] = QVBoxLayout()
        self._lists[side].setSpacing(10)
        card.body.addLayout(self._lists[side])
        card.body.addStretch(1)
        self.cards[side] = card
        return card

    def reload(self, day: date) -> None:
        self._day = day
        found = observations.load(self._store)
        names = {kpi.key: _(kpi.texts.name) for kpi in load_catalogue(self._store)}
        for side, rows in self._lists.items():
            self._fill(rows, [one for one in found if one.side is side], names)

    def _fill(self, rows: QVBoxLayout, found: Sequence[Observation], names: Mapping[str, str]) -> None:
        clear(rows)
        for one in found:
            rows.addWidget(self._row(one, names))
        if not found:
            rows.addWidget(label(_("Nothing yet."), 12, kind="muted"))

    def _row(self, one: Observation, names: Mapping[str, str]) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        title = _("{who}: {what}").format(who=one.subject, what=one.text) if one.subject else one.text
        words.addWidget(label(title, 13, wrap=True))
        known = [format_day(one.day), one.source, names.get(one.kpi, "")]
        words.addWidget(label(" · ".join(filter(None, known)), 12, kind="muted", wrap=True))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        for word, slot in self._links(one):
            link = button(word, slot, kind="link")
            link.setAccessibleName(f"{word}: {title}")
            row.addWidget(link)
        return made

    def _links(self, one: Observation) -> list[tuple[str, Callable[[], object]]]:
        if one.action:
            first = (_("Open the action"), lambda: self.action_opened.emit(one.action))
        else:
            first = (_("Act on it"), lambda: self.action_asked.emit(one))
        return [first, (_("Change"), lambda: self._ask(one)), (_("Remove"), lambda: self._remove(one))]

    def add(self, side: Side) -> None:
        self._ask(Observation(side, "", self._day))

    def _ask(self, before: Observation) -> None:
        rivals = dict.fromkeys(one.subject for one in observations.load(self._store) if one.subject)
        dialog = ObservationDialog(self, kpis_with_data(self._store), list(rivals), before)
        if dialog.exec() and dialog.taken is not None:
            self._jobs.run(save_observation, dialog.taken, label=N_("Saving"))

    def _remove(self, one: Observation) -> None:
        self.gone = one
        self._jobs.run(remove_observation, one.id, label=N_("Removing"))

    def bring_back(self) -> None:
        """Undo the last removal."""
        if self.gone is not None:
            gone, self.gone = self.gone, None
            self._jobs.run(bring_back_observation, gone, label=N_("Saving"))
