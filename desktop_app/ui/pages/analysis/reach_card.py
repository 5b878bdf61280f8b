"""The card that says what would have to be true for the target: deals, win rate or size, against the months known."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from desktop_app.domain.formats import format_period, format_rough
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.analyses.outlook import Outlook
from desktop_app.operations.analyses.reach import REVENUE, Reach, reach
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import reach_table
from desktop_app.rules.statistics.outlook import Stretch
from desktop_app.store.database import Store
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import ROW, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel


class ReachCard(Card):
    """Only there when a running period has a revenue target that is not met yet; the unlikely one comes first."""

    targets_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("What would have to be true"))
        self.add_link(_("Open targets"), self.targets_asked.emit)
        self._sentence = label("", 13, 500, wrap=True)
        self._one = label(
            _("Each line alone would do, with the two others as usual in the last 12 months."), 12, kind="muted"
        )
        self._table = TableView(
            TableModel(reach_table((), "")), _("What would have to be true"), stretch="seen", sortable=False
        )  # fmt: skip
        for widget in (self._sentence, self._one, self._table):
            self.body.addWidget(widget)

    def show_reach(self, store: Store, wanted: Wanted, found: Outlook) -> None:
        stretch = open_target(found.running) if found.kpi.key == REVENUE else None
        asked = reach(store, replace(wanted, period=stretch.period)) if stretch else None
        self.setVisible(asked is not None and bool(asked.needs))
        if stretch is None or asked is None or not asked.needs:
            return
        currency = stretch.target.currency if stretch.target else ""
        self._sentence.setText(reach_words(stretch, asked, currency))
        table = reach_table(asked.needs, currency)
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(table, None, lambda _row, column: Look(600) if column == 1 else Look())
        self._table.fit_columns()
        self._table.setFixedHeight(ROW * (len(table.rows) + 1) + 4)


def open_target(running: Sequence[Stretch]) -> Stretch | None:
    """The first running period whose target lies above the band, else the first whose target is not booked yet."""
    known = [one for one in running if one.target and one.booked and one.booked.value < one.target.value and one.method]
    return next((one for one in known if one.unlikely), known[0] if known else None)


def reach_words(stretch: Stretch, asked: Reach, currency: str) -> str:
    gap = format_rough(Quantity(asked.gap, Unit.MONEY, currency))
    target = format_rough(Quantity(asked.target, Unit.MONEY, currency))
    if stretch.unlikely:
        words = _("{period}: the target of {target} is unlikely. {gap} are still missing.")
    else:
        words = _("{period}: the target of {target} is open. {gap} are still missing.")
    return words.format(period=format_period(stretch.period), target=target, gap=gap)
