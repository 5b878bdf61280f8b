"""The view Channels: what each brings from lead to return, campaigns, and the leads in hand."""

from functools import partial
from typing import Final

from desktop_app.domain.formats import format_number, join_sentences
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import behind_campaign, behind_group, behind_lead
from desktop_app.operations.analyses.channels import Channels, channels, has_channels, words
from desktop_app.operations.analyses.tables import channel_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.chart_rows import channel_bars
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars

_FILE: Final = "channels"
_GIVE_WAY: Final = (
    "lost_value",
    "low",
    "high",
    "cost_per_deal",
    "missed",
    "qualified",
    "deals",
    "roi",
    "converted",
    "won",
)


class ChannelsView(AnalysisView):
    """Costs count where they name a channel; ratios are of sums."""

    key = "channels"
    title = N_("Channels")
    question = N_("Which channel brings leads that become revenue, and at what cost?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Channels | None = None
        self._wanted: Wanted | None = None
        self.bars = RowBars()
        self.chart = ChartCard(_("Revenue by channel"), self.bars, Table((), ()), "")
        self.said = label("", 13, 500, wrap=True)
        self.chart.body.addWidget(self.said)
        self.channels = ListCard(jobs, _("From lead to return"), _FILE, "revenue", _GIVE_WAY)
        self.campaigns = ListCard(jobs, _("Campaigns"), "campaigns", "conversion")
        self.leads = ListCard(jobs, _("Leads in hand"), "leads", "age")
        self.leads.opened.connect(self._open)
        self.campaigns.opened.connect(self._open_campaign)
        for listed in (self.channels, self.chart):
            listed.opened.connect(self._open_channel)
        self.bars.open_with(self._open_channel)
        for card in (self.chart, self.channels, self.campaigns, self.leads):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return has_channels(store)

    def reload(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._show(channels(self.store, wanted))

    def _show(self, found: Channels) -> None:
        self._found = found
        tables = channel_tables(found)
        sentence = join_sentences(filter(None, words(found).values()))
        self.bars.show_rows(channel_bars(found))
        remark = _("thin bar: what the channel cost") if found.whole.cost else ""
        self.chart.show_data(tables["channels"], sentence, remark)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.chart.setVisible(bool(found.rows))
        self.channels.show_table(tables["channels"], "" if found.rows else _("Nothing in this period."))
        self.campaigns.show_table(tables["campaigns"])
        self.leads.show_table(tables["leads"])

    def words(self) -> list[str]:
        count = sum(row.key != 0 for row in self._found.rows) if self._found else 0
        return [ngettext("{n} channel", "{n} channels", count).format(n=format_number(count))]

    def _open(self, row: int) -> None:
        if self._found is not None:
            self.show_behind(behind_lead(self._found.leads[row]))

    def _open_campaign(self, row: int) -> None:
        if self._found is not None and self._wanted is not None:
            self.show_behind(behind_campaign(self.store, self._wanted, self._found.campaigns[row].name))

    def _open_channel(self, row: int) -> None:
        """What a channel brought; where it brought no revenue yet, its leads."""
        if self._found is not None and self._wanted is not None:
            found, asked = self._found.rows[row], partial(behind_group, self.store, self._wanted)
            brought = asked("revenue", "channel", found.key) if found.revenue else None
            self.show_behind(brought or asked("leads_received", "channel", found.key))
