"""The view People: how people compare once chance is taken out; each card stands in its own module."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.i18n import N_
from desktop_app.operations.figures import Wanted
from desktop_app.operations.peers import rate_kpis
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.peers_card import PeersCard
from desktop_app.ui.pages.analysis.view import AnalysisView


class PeopleView(AnalysisView):
    """What a person chose in a card stays for the next time."""

    key = "people"
    title = N_("People")
    question = N_("Who differs from the team by more than chance?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.peers = PeersCard()
        self.peers.chosen.connect(self.again)
        self.peers.explained.connect(self.explain_asked)
        self.column.addWidget(self.peers)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return bool(rate_kpis(store))

    def reload(self, wanted: Wanted) -> None:
        key = self.peers.show_kpis(rate_kpis(self.store))
        self.peers.show_people(self.store, replace(wanted, kpis=(key,)))

    def state(self) -> Mapping[str, object]:
        return {"rate": self.peers.key}

    def restore(self, state: Mapping[str, object]) -> None:
        self.peers.key = str(state.get("rate", ""))
