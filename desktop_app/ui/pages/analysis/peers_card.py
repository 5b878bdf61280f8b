"""The card that compares people fairly in a share: the sentence first, then a funnel and a table, in order of names."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.operations.figures import Wanted
from desktop_app.operations.peers import Compared, compare_people, explain_comparison
from desktop_app.reports.analysis_tables import chance, peers_table
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.peers import Peers
from desktop_app.store.database import Store
from desktop_app.ui.widgets.bars import BarDelegate, FunnelRow
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST_ROWS: Final = 14


class PeersCard(Card):
    """``key`` is the KPI compared. ``chosen``: another KPI; ``explained`` carries an Explanation."""

    chosen = Signal()
    explained = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Compare people fairly"))
        self.key = ""
        self._method: Explanation | None = None
        self._chip = ScopeChip("", [("", "")])
        self._chip.chosen.connect(self._choose)
        self._known = self.add_link(_("How is this known?"), self._explain)
        self.add_to_head(self._chip)
        self._sentence = label("", 13, 500, wrap=True)
        self._remark = label("", 12, kind="muted", wrap=True)
        self._table = TableView(
            TableModel(peers_table(None, {}, bar=True)), _("Compare people fairly"), dense=True, stretch="bar",
            delegates={"bar": BarDelegate(96)},
        )  # fmt: skip
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._remark)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._row.addWidget(self._table, 1)
        self.body.addLayout(self._row)

    def show_kpis(self, kpis: Sequence[Kpi]) -> str:
        """The KPIs that can be compared; the key of the one that is."""
        self._chip.show_choices([(kpi.key, _(kpi.texts.name)) for kpi in kpis], self.key)
        self.key = str(self._chip.value())
        return self.key

    def show_people(self, store: Store, wanted: Wanted) -> None:
        compared = compare_people(store, wanted)
        peers = compared.peers
        self._method = explain_comparison(compared) if peers else None
        self._known.setVisible(peers is not None)
        self._sentence.setText(peers_words(compared))
        self._remark.setText(chance_words(peers) if peers else "")
        table = peers_table(peers, compared.names, bar=True)
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, {"bar": funnel_rows(peers)}, lambda _row, column: _look(table, column))
        self._table.fit_columns()
        self._table.setVisible(peers is not None)
        self._table.setFixedHeight(DENSE * (min(len(table.rows), _MOST_ROWS) + 1) + 4)

    def _choose(self, key: object) -> None:
        self.key = str(key)
        self.chosen.emit()

    def _explain(self) -> None:
        if self._method is not None:
            self.explained.emit(self._method)


def peers_words(compared: Compared) -> str:
    """The sentence that stands first."""
    if compared.peers is None:
        return _("Fewer than two people have records for this figure in the period: choose a longer one.")
    return sentence(explain_comparison(compared))


def chance_words(peers: Peers) -> str:
    """χ², degrees of freedom and p, and where the grey bands come from."""
    parts = [_("grey: where 95 and 99.8 % of people would be by chance alone")]
    if peers.difference is not None:
        chi = format_number(Fraction(round(peers.difference.chi_squared * 10), 10), 1)
        freedom = format_number(peers.difference.freedom)
        words = _("χ² {chi} on {freedom} degrees of freedom, {p}")
        parts.insert(0, words.format(chi=chi, freedom=freedom, p=chance(peers.difference.p)))
    return " · ".join(parts)


def funnel_rows(peers: Peers | None) -> list[object]:
    return [
        FunnelRow(
            peer.share,
            (peer.inner.low, peer.inner.high),
            (peer.outer.low, peer.outer.high),
            peers.share if peers else 0,
        )
        for peer in (peers.people if peers else ())
    ]


def _look(table: Table, column: int) -> Look:
    key = table.columns[column].key
    return Look(600) if key == "value" else Look(ink="muted") if key in {"records", "hits"} else Look()
