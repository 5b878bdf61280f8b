"""The view Response times: how long requests, leads and complaints wait, by the clock or at work."""

from collections.abc import Mapping
from typing import Final

from desktop_app.domain.formats import DASH, format_number, format_quantity, join_sentences
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import behind_waits
from desktop_app.operations.analyses.response import (
    OWN_PARTS,
    Manner,
    Of,
    Response,
    Until,
    knows_begin,
    response_times,
    save_office_hours,
    what_waits,
    words,
)
from desktop_app.operations.analyses.tables import response_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.by_chip import ByChip
from desktop_app.ui.pages.analysis.chart_rows import band_bars
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars

_NOUNS: Final = ("channel", "person", "team", "customer", "segment", "weekday")
_OF: Final = {Of.REQUESTS: N_("Requests"), Of.LEADS: N_("Leads"), Of.COMPLAINTS: N_("Complaints")}
_UNTIL: Final = {Until.ANSWERED: N_("until answered"), Until.BEGUN: N_("until work begins")}
_CLOCK, _WORK = "clock", "work"
_HOURS: Final = ("08:00-16:00", "08:00-17:00", "08:30-17:30", "09:00-17:00", "09:00-18:00", "10:00-19:00")


class ResponseView(AnalysisView):
    """Who waits, until what, and in which hours is chosen above the chart."""

    key = "response"
    title = N_("Response times")
    question = N_("How long does somebody wait who asks us something?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Response | None = None
        self.of = ScopeChip("", [(Of.REQUESTS, _(_OF[Of.REQUESTS]))])
        self.until = ScopeChip("", [(Until.ANSWERED, _(_UNTIL[Until.ANSWERED]))])
        self.hours = ScopeChip(_("Hours"), [(_CLOCK, _("by the clock")), (_WORK, _("at work"))])
        self.office = ScopeChip(_("Office hours"), [(one, one.replace("-", "–")) for one in _HOURS])
        self.by = ByChip(_NOUNS, tuple(OWN_PARTS))
        self.bars = RowBars()
        self.chart = ChartCard(_("How long they waited"), self.bars, Table((), ()), "")
        for chip in (self.of, self.until, self.hours, self.office):
            self.chart.add_to_head(chip)
        self.said = label("", 13, 500, wrap=True)
        self.note = label("", 12, kind="muted", wrap=True)
        self.chart.body.addWidget(self.said)
        self.chart.body.addWidget(self.note)
        self.groups = ListCard(jobs, _("Who waits longest"), "response-times", "median")
        self.groups.add_to_head(self.by)
        for chip in (self.of, self.until, self.hours, self.by):
            chip.chosen.connect(lambda _value: self.again.emit())
        self.office.chosen.connect(self._save_hours)
        self.groups.opened.connect(self._open)
        for card in (self.chart, self.groups):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return bool(what_waits(store))

    def reload(self, wanted: Wanted) -> None:
        self._offer()
        manner = self._manner(wanted)
        self.read(response_times, wanted, manner, take=self._show)

    def _show(self, found: Response) -> None:
        self._found = found
        tables, said = response_tables(found), words(found)
        self.bars.show_rows(band_bars(found))
        self.chart.show_data(tables["bands"], said["measured"])
        self.said.setText(_headline(found))
        self.note.setText(join_sentences(filter(None, said.values())))
        self.groups.show_table(tables["groups"], "", _("hours; the share in time with its 95 % range"))

    def _offer(self) -> None:
        kinds = what_waits(self.store)
        self.of.show_choices([(one, _(_OF[one])) for one in kinds], self.of.value())
        self.of.setVisible(len(kinds) > 1)
        of = self.of.value()
        begun = isinstance(of, Of) and knows_begin(self.store, of)
        ends = [Until.ANSWERED, Until.BEGUN] if begun else [Until.ANSWERED]
        self.until.show_choices([(one, _(_UNTIL[one])) for one in ends], self.until.value())
        self.until.setVisible(begun)
        now = settings.load(self.store).office_hours
        self.office.show_choices([(one, one.replace("-", "–")) for one in dict.fromkeys((now, *_HOURS))], now)
        self.office.setVisible(self.hours.value() == _WORK)

    def _manner(self, wanted: Wanted) -> Manner:
        of, until = self.of.value(), self.until.value()
        assert isinstance(of, Of)
        assert isinstance(until, Until)
        return Manner(of, until, self.hours.value() == _WORK, by=self.by.offer(self.store, wanted))

    def words(self) -> list[str]:
        count = self._found.whole.received if self._found else 0
        return [ngettext("{n} record", "{n} records", count).format(n=format_number(count))]

    def state(self) -> Mapping[str, object]:
        return {"hours": self.hours.value(), "by": self.by.key}

    def restore(self, state: Mapping[str, object]) -> None:
        self.by.key = str(state.get("by", ""))
        if state.get("hours") == _WORK:
            self.hours.show_choices(self.hours.choices(), _WORK)

    def _open(self, row: int) -> None:
        if self._found is not None:
            self.show_behind(behind_waits(self._found, row))

    def _save_hours(self, hours: object) -> None:
        self.jobs.run(save_office_hours, str(hours), label=N_("Saving the office hours"))


def _headline(found: Response) -> str:
    """The middle, the slow tenth and the share in time, as one sentence."""
    row = response_tables(found)["groups"].totals
    if found.whole.times.median is None:
        return _("Nothing was answered in this period.")
    median, slow, share = (format_quantity(one) if isinstance(one, Quantity) else DASH for one in row[3:6])
    return _("Half were answered within {median}, nine of ten within {slow}; {share} in time.").format(
        median=median, slow=slow, share=share
    )
