"""The view People: how people compare once chance is taken out; each card stands in its own module."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from desktop_app.i18n import N_
from desktop_app.operations.analyses.behind import behind_load, behind_pair, behind_person
from desktop_app.operations.analyses.load import load_kinds
from desktop_app.operations.analyses.measured import Related, effect_kpis, efficiency_kpis, load_kpis, time_kpis
from desktop_app.operations.analyses.peers import rate_kpis
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.load_card import LoadCard
from desktop_app.ui.pages.analysis.peers_card import PeersCard
from desktop_app.ui.pages.analysis.relation_card import MAP, TIMES, RelationCard
from desktop_app.ui.pages.analysis.traits_card import TraitsCard
from desktop_app.ui.pages.analysis.view import AnalysisView


class PeopleView(AnalysisView):
    """A card without anything to compare is not there; what was chosen in a card stays for the next time."""

    key = "people"
    title = N_("People")
    question = N_("Who differs from the team by more than chance?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._wanted: Wanted | None = None
        self.peers, self.load, self.traits = PeersCard(), LoadCard(), TraitsCard(jobs)
        self.map, self.times = RelationCard(MAP, jobs), RelationCard(TIMES, jobs)
        for card in (self.peers, self.map, self.times, self.load, self.traits):
            card.chosen.connect(self.again)
            self.column.addWidget(card)
        for explained in (self.peers.explained, self.map.explained, self.times.explained):
            explained.connect(self.explain_asked)
        self.peers.opened.connect(partial(self._open, behind_person))
        self.load.opened.connect(partial(self._open, behind_load))
        for card in (self.map, self.times):
            card.pair_opened.connect(self._open_pair)
        self.traits.opened.connect(lambda place: self.go.emit("gauges", place))
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return bool(rate_kpis(store)) or bool(load_kinds(store))

    def _open(self, behind: Callable[[Store, Wanted, str, int], Asked | None], key: str, person: int) -> None:
        if self._wanted is not None:
            self.show_behind(behind(self.store, self._wanted, key, person))

    def _open_pair(self, found: Related, place: int) -> None:
        if self._wanted is not None:
            self.show_behind(behind_pair(self.store, self._wanted, found, place))

    def reload(self, wanted: Wanted) -> None:
        self._wanted = wanted
        rates = rate_kpis(self.store)
        self.peers.setVisible(bool(rates))
        if rates:
            self.peers.show_people(self.store, replace(wanted, kpis=(self.peers.show_kpis(rates),)))
        if self.map.show_kpis(efficiency_kpis(self.store), effect_kpis(self.store)):
            self.map.show_relation(wanted)
        times = time_kpis(self.store)
        across = (*(times if len(times) > 1 else ()), *load_kpis(self.store))
        if self.times.show_kpis(across, times):
            self.times.show_relation(wanted)
        self.load.show_load(self.store, wanted)
        self.traits.show_person(self.store, wanted)

    def state(self) -> Mapping[str, object]:
        return {
            "rate": self.peers.key, "map": self.map.keys, "times": self.times.keys, "load": self.load.kind,
            "person": self.traits.person,
        }  # fmt: skip

    def restore(self, state: Mapping[str, object]) -> None:
        self.peers.key, self.load.kind = str(state.get("rate", "")), str(state.get("load", ""))
        person = state.get("person")
        self.traits.person = person if isinstance(person, int) else 0
        for card, key in ((self.map, "map"), (self.times, "times")):
            kept = state.get(key)
            if isinstance(kept, list) and len(kept) == len(card.keys):
                card.keys = [str(one) for one in kept]
