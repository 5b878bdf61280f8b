"""The view Funnel: how far deals come, where they get stuck, which have been open for too long."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from desktop_app.domain.formats import format_number, join_sentences
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import (
    behind_cohort,
    behind_created,
    behind_overdue,
    behind_reached,
    behind_stage,
)
from desktop_app.operations.analyses.funnel import Funnel, has_deals, sales_funnel, words
from desktop_app.operations.analyses.tables import funnel_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.by_chip import ByChip
from desktop_app.ui.pages.analysis.chart_rows import funnel_bars
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.playbook import PlaybookDialog
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars

_NOUNS: Final = ("product", "category", "channel", "person", "team", "region", "tenure", "segment", "competitor")
_GIVE_WAY: Final = ("slow", "amount_won", "low", "high", "still")
_DEAL_GIVES: Final = ("estimated", "product", "here", "stage")
_DAYS: Final = (30, 60, 90, 180)


class FunnelView(AnalysisView):
    """The deals created in the period; what is open is shown whenever it was created."""

    key = "funnel"
    title = N_("Funnel")
    question = N_("How far do deals come, how long do they stay, and where do they get stuck?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Funnel | None = None
        self.days = 0
        self.by = ByChip(_NOUNS)
        self.limit = ScopeChip(_("Overdue"), [(0, _("longer than usual"))])
        self.bars = RowBars()
        self.chart = ChartCard(_("From stage to stage"), self.bars, Table((), ()), "")
        self.said = label("", 13, 500, wrap=True)
        self.chart.body.addWidget(self.said)
        self.chart.add_link(_("Playbook"), lambda: PlaybookDialog(self, store, jobs).exec())
        self.stale = ListCard(
            jobs, _("Open for too long"), "overdue-deals", "age", ("estimated", "product", "here", "stage")
        )
        self.groups = ListCard(jobs, _("What the cycle depends on"), "funnel-groups", "win_rate", _GIVE_WAY)
        self.cohorts = ListCard(jobs, _("By month of creation"), "funnel-months", "win_rate", _GIVE_WAY)
        self.open = ListCard(jobs, _("Open deals by stage"), "open-deals", "deals")
        self.groups.add_to_head(self.by)
        self.stale.add_to_head(self.limit)
        self.by.chosen.connect(lambda _key: self.again.emit())
        self.limit.chosen.connect(self._choose_days)
        self.bars.open_with(partial(self._open_row, behind_reached))
        for listed, behind in (
            (self.chart, behind_reached), (self.stale, behind_overdue), (self.groups, _of_group),
            (self.cohorts, _of_month), (self.open, behind_stage),
        ):  # fmt: skip
            listed.opened.connect(partial(self._open_row, behind))
        for card in (self.chart, self.stale, self.groups, self.cohorts, self.open):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return has_deals(store)

    def reload(self, wanted: Wanted) -> None:
        by = self.by.offer(self.store, wanted)
        self.read(sales_funnel, replace(wanted, by=by), self.days or None, take=partial(self._show, by))

    def _show(self, by: str, found: Funnel) -> None:
        self._found = found
        tables, said = funnel_tables(found, by), words(found)
        sentence = join_sentences(filter(None, (said["followed"], said["bottleneck"])))
        self.bars.show_rows(funnel_bars(found))
        remark = _("of the deals created in the period; the share is of those that left the stage")
        self.chart.show_data(tables["stages"], sentence, remark)
        self.said.setText(sentence)
        usual = _("longer than usual") if found.usual is not None else _("not known yet")
        self.limit.show_choices([(0, usual), *((days, _("{n} days").format(n=days)) for days in _DAYS)], self.days)
        self.stale.show_table(tables["stale"], said["overdue"])
        self.groups.show_table(tables.get("groups", Table((), ())))
        self.cohorts.show_table(tables["cohorts"], "", _("win rate: of the decided deals; from and to: 95 % range"))
        self.open.show_table(tables["open"])

    def words(self) -> list[str]:
        count = self._found.created if self._found else 0
        return [ngettext("{n} deal created", "{n} deals created", count).format(n=format_number(count))]

    def state(self) -> Mapping[str, object]:
        return {"by": self.by.key, "days": self.days}

    def restore(self, state: Mapping[str, object]) -> None:
        self.by.key = str(state.get("by", ""))
        days = state.get("days")
        self.days = days if isinstance(days, int) and days in _DAYS else 0

    def _choose_days(self, days: object) -> None:
        self.days = int(str(days))
        self.again.emit()

    def _open_row(self, behind: Callable[[Funnel, int], Asked | None], row: int) -> None:
        if self._found is not None:
            self.show_behind(behind(self._found, row))


def _of_group(found: Funnel, row: int) -> Asked | None:
    return behind_created(found, found.groups[row].key)


def _of_month(found: Funnel, row: int) -> Asked | None:
    return behind_cohort(found, found.cohorts[row].key)
