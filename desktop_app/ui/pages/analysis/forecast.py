"""The view Forecast: where the running periods land, what is to come, by segment, and what a target would need."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.outlook import forecast_kpis, outlook, outlook_by
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.outlook_card import OutlookCard
from desktop_app.ui.pages.analysis.outlook_chart import OutlookChart
from desktop_app.ui.pages.analysis.reach_card import ReachCard
from desktop_app.ui.pages.analysis.segments_card import SegmentsCard
from desktop_app.ui.pages.analysis.view import AnalysisView


class ForecastView(AnalysisView):
    """The as-of day says where one stands; the period chosen above says which target is looked at."""

    key = "forecast"
    title = N_("Forecast")
    question = N_("Where will the month, the quarter and the year end, and what comes after?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.outlook, self.chart = OutlookCard(), OutlookChart()
        self.reach, self.segments = ReachCard(), SegmentsCard()
        self._months = 0
        for card in (self.outlook, self.segments):
            card.chosen.connect(self.again)
        self.outlook.explained.connect(self.explain_asked)
        self.reach.targets_asked.connect(lambda: self.go.emit("targets", None))
        for widget in (self.outlook, self.reach, self.chart, self.segments):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return bool(forecast_kpis(store))

    def reload(self, wanted: Wanted) -> None:
        key = self.outlook.show_kpis(forecast_kpis(self.store))
        asked = replace(wanted, kpis=(key,))
        found = outlook(self.store, asked)
        self._months = len(found.months)
        self.outlook.show_outlook(found)
        self.chart.show_outlook(found)
        self.reach.show_reach(self.store, asked, found)
        if self.segments.offer(self.store, asked):
            self.read(outlook_by, asked, self.segments.noun, take=self.segments.show_segments)

    def words(self) -> list[str]:
        months = ngettext("from {n} whole month", "from {n} whole months", self._months)
        return [months.format(n=format_number(self._months))] if self._months else [_("no whole month yet")]

    def state(self) -> Mapping[str, object]:
        return {"kpi": self.outlook.key, "by": self.segments.noun}

    def restore(self, state: Mapping[str, object]) -> None:
        self.outlook.key = str(state.get("kpi", ""))
        self.segments.noun = str(state.get("by", ""))
