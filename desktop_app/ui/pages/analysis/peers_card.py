"""The card that compares people fairly in a share: the sentence first, then a funnel and a table, in order of names."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_number, format_quantity
from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.operations.analyses.peers import Compared, compare_people, explain_comparison
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import peers_table, percent
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.intervals import Z95, Z998, funnel
from desktop_app.rules.statistics.peers import Peers
from desktop_app.store.database import Store
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scatter import Band, Dot, Scatter, ScatterPlot
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_ROWS: Final = 14
_HEIGHT: Final = 300
_WIDEST: Final = 460
_STEPS: Final = 48  # corners of the curved edge of a band


class PeersCard(Card):
    """``key`` is the KPI compared. ``chosen``: another KPI; ``explained`` carries an Explanation.

    ``opened``: the KPI and the number of the person whose records are wanted.
    """

    chosen = Signal()
    explained = Signal(object)
    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(_("Compare people fairly"))
        self.key = ""
        self._method: Explanation | None = None
        self._peers: Peers | None = None
        self._chip = ScopeChip("", [("", "")])
        self._chip.chosen.connect(self._choose)
        self._known = self.add_link(_("How is this known?"), self._explain)
        self.add_to_head(self._chip)
        self._sentence = label("", 13, 500, wrap=True)
        self._remark = label("", 12, kind="muted", wrap=True)
        self._table = TableView(
            TableModel(peers_table(None, {})),
            _("Compare people fairly"),
            dense=True,
            stretch="person",
            gives_way=("low", "high"),
        )
        self._table.grid.setColumnHidden(self._table.column("hits"), True)
        self._table.row_activated.connect(self._open)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._remark)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._plot = ScatterPlot(_HEIGHT)
        self._plot.setAccessibleName(_("Compare people fairly"))
        self._plot.setMaximumWidth(_WIDEST)
        self._plot.open_with(self._open_dot)
        self._row.addWidget(self._plot, 1)
        self._row.addWidget(self._table, 2)
        self.body.addLayout(self._row)

    def show_kpis(self, kpis: Sequence[Kpi]) -> str:
        """The KPIs that can be compared; the key of the one that is."""
        self._chip.show_choices([(kpi.key, _(kpi.texts.name)) for kpi in kpis], self.key)
        self.key = str(self._chip.value())
        return self.key

    def show_people(self, store: Store, wanted: Wanted) -> None:
        compared = compare_people(store, wanted)
        peers = self._peers = compared.peers
        self._method = explain_comparison(compared) if peers else None
        self._known.setVisible(peers is not None)
        self._sentence.setText(peers_words(compared))
        self._remark.setText(chance_words(peers) if peers else "")
        table = peers_table(peers, compared.names)
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, None, lambda _row, column: _look(table, column))
        self._table.fit_columns()
        for widget in (self._plot, self._table):
            widget.setVisible(peers is not None)
        if peers is not None:
            self._plot.show_scatter(funnel_of(peers, compared.names))
            self._plot.setAccessibleDescription(self._sentence.text())
        self._table.setFixedHeight(max(_HEIGHT, DENSE * (min(len(table.rows), _MOST_ROWS) + 1) + 4))

    def _choose(self, key: object) -> None:
        self.key = str(key)
        self.chosen.emit()

    def _open(self, row: int) -> None:
        model = self._table.model
        assert isinstance(model, TableModel)
        self._open_dot(model.source_row(row))

    def _open_dot(self, place: int) -> None:
        if self._peers is not None:
            self.opened.emit(self.key, self._peers.people[place].who)

    def _explain(self) -> None:
        if self._method is not None:
            self.explained.emit(self._method)


def peers_words(compared: Compared) -> str:
    """The sentence that stands first."""
    if compared.peers is None:
        return _("Fewer than two people have records for this figure in the period: choose a longer one.")
    return sentence(explain_comparison(compared))


def chance_words(peers: Peers) -> str:
    """How often chance does as much, in plain words, and where the grey bands come from; the test is one click away."""
    parts = [_("grey: where 95 and 99.8 % of people would be by chance alone")]
    if peers.difference is not None:
        times = round(peers.difference.p * 100)
        words = _("chance alone makes such differences about {n} times in 100") if times else _(
            "chance alone makes such differences less than once in 100 times")  # fmt: skip
        parts.insert(0, words.format(n=format_number(times)))
    return " · ".join(parts)


def funnel_of(peers: Peers, names: dict[int, str]) -> Scatter:
    """Everybody at the number of records and the share; the bands narrow to the right, where records are many."""
    dots = tuple(
        Dot(
            peer.n,
            peer.share,
            names[peer.who],
            _("{name}: {hits} of {n}, {share}").format(
                name=names[peer.who], hits=format_number(peer.hits), n=format_number(peer.n),
                share=format_quantity(percent(peer.share)),
            ),
        )
        for peer in peers.people
    )  # fmt: skip
    most = max(peer.n for peer in peers.people) * 1.1
    return Scatter(
        dots, _("Number of records"), _("Share"), lambda n: format_number(round(n)), _share,
        (_band(peers.share, most, Z998, "zone_watch"), _band(peers.share, most, Z95, "zone_act")), peers.share,
    )  # fmt: skip


def _share(share: float) -> str:
    return format_quantity(percent(share), 0)


def _band(share: float, most: float, z: float, ink: str) -> Band:
    """From one record on, closer together where the edge is curved most."""
    places = [max(1, round(most * (step / _STEPS) ** 2)) for step in range(_STEPS + 1)]
    limits = [(n, funnel(share, n, z)) for n in dict.fromkeys(places)]
    return Band(tuple((float(n), one.low, one.high) for n, one in limits), ink)


def _look(table: Table, column: int) -> Look:
    key = table.columns[column].key
    return Look(600) if key == "value" else Look(ink="muted") if key in {"records", "hits"} else Look()
