"""An opened KPI: what it is now, how it went, what changed it, who and what it is made of, down to its records."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Length, split
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, language
from desktop_app.operations.entries import save_entry
from desktop_app.operations.export_gauge import export_gauge
from desktop_app.operations.export_records import export_records
from desktop_app.operations.export_report import export_table
from desktop_app.operations.kpis.annotations import (
    annotations_of,
    bring_back_annotation,
    remove_annotation,
    save_annotation,
)
from desktop_app.operations.kpis.catalogue import typed_kpis
from desktop_app.operations.kpis.distribution import distribution
from desktop_app.operations.kpis.drivers import has_pieces, volume_price_mix, what_changed
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown, explain_figure, figures
from desktop_app.operations.kpis.reached import records_behind, through_views
from desktop_app.paths import documents_folder
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store import behind, kpi_values, people, settings
from desktop_app.store.database import Store
from desktop_app.ui import faces
from desktop_app.ui.forms.value_dialog import ValueDialog
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.gauges.definition_card import DefinitionCard
from desktop_app.ui.pages.gauges.dimension import MONTH, dimensions, has_months
from desktop_app.ui.pages.gauges.drivers_card import DriversCard
from desktop_app.ui.pages.gauges.happenings import HappeningsCard
from desktop_app.ui.pages.gauges.parts_card import PartsCard
from desktop_app.ui.pages.gauges.people_card import PeopleCard
from desktop_app.ui.pages.gauges.records_card import RecordsCard
from desktop_app.ui.pages.gauges.spread_card import SpreadCard
from desktop_app.ui.pages.gauges.strip import Strip
from desktop_app.ui.trends import trend_of, trend_table, trend_words
from desktop_app.ui.viewpoint import Viewpoint, short_period
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.trend_chart import TrendChart

_BETWEEN = 16
_CARD = 292
_LEAST = 212
_TALL = 382  # six parts, a line of rounding, one of totals, and how to read them
_ROOM_FOR_TWO = 760  # px: in a narrower page the cards of a pair stand under each other


class Pair(QWidget):
    """Two cards side by side, under each other where there is no room."""

    def __init__(self, first: QWidget, second: QWidget, share: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        for widget, stretch in zip((first, second), share, strict=True):
            self._row.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _ROOM_FOR_TWO
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


class KpiDetail(QWidget):
    """``explained`` carries an Explanation, ``pin_asked`` the key of the KPI.

    ``improve_asked`` carries (key, Scope, the month that stands out or None): an action is to be recorded.
    """

    explained = Signal(object)
    pin_asked = Signal(str)
    improve_asked = Signal(object)

    def __init__(self, store: Store, jobs: Jobs, viewpoint: Viewpoint) -> None:
        super().__init__()
        self._store, self._jobs, self._viewpoint = store, jobs, viewpoint
        self._kpi: Kpi | None = None
        self._where: Mapping[str, int] = {}
        self._asked: Wanted | None = None
        self._rows: tuple[Row, ...] = ()
        self.figure: Figure | None = None
        self.strip = Strip()
        self.trend: ChartCard | None = None
        self._chart: TrendChart | None = None
        self.drivers, self.people, self.parts = DriversCard(), PeopleCard(), PartsCard()
        self.happenings, self.spread = HappeningsCard(), SpreadCard()
        self.spread.setFixedHeight(240)
        self.definition, self.records = DefinitionCard(), RecordsCard(store)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.records.setMinimumHeight(_CARD)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_BETWEEN)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.happenings)
        self._column.addWidget(Pair(self.drivers, self.people, (6, 5)))
        self._column.addWidget(Pair(self.definition, self.parts, (5, 6)))
        self._column.addWidget(self.spread)
        self._column.addWidget(self.records, 1)

    def _connect(self) -> None:
        self.strip.explain_asked.connect(self.explain)
        self.drivers.dimension.chosen.connect(lambda _noun: self._drive_anew())
        self.drivers.how.chosen.connect(lambda _pieces: self._drive_anew())
        self.strip.print_asked.connect(self.print_gauge)
        self.strip.improve_asked.connect(self._improve)
        self.definition.type_asked.connect(self._type_value)
        self.parts.dimension.chosen.connect(lambda _noun: self._show_parts())
        self.people.asked.connect(self._explain_person)
        self.parts.asked.connect(self._explain_row)
        self.records.export_asked.connect(self._export)
        self.happenings.kept.connect(lambda one: self._jobs.run(save_annotation, one, label=N_("Saving")))
        self.happenings.removed.connect(lambda one: self._jobs.run(remove_annotation, one, label=N_("Removing")))
        self.happenings.undo_asked.connect(lambda one: self._jobs.run(bring_back_annotation, one, label=N_("Saving")))
        self.happenings.export_asked.connect(self.export_table)
        self.definition.pin_asked.connect(lambda: self.pin_asked.emit(self._kpi.key if self._kpi else ""))

    @property
    def key(self) -> str:
        return self._kpi.key if self._kpi else ""

    def _wanted(self, *, by: str = "", lean: bool = True) -> Wanted:
        return self._viewpoint.wanted((self.key,), self._where, by=by, lean=lean)

    def show_kpi(self, kpi: Kpi, where: Mapping[str, int], *, pinned: bool) -> Figure:
        """Read everything about ``kpi`` from where the page looks."""
        other = self._kpi is None or self._kpi.key != kpi.key
        self._kpi, self._where = kpi, where
        self.figure = figures(self._store, self._wanted(lean=False))[0]
        self.strip.show_figure(kpi, self.figure, self._viewpoint.moment().versus())
        self._show_trend(kpi, self.figure)
        self.spread.show_distribution(distribution(self._store, self._wanted()))
        question, chosen = records_behind(self._store, self._wanted()), settings.load(self._store)
        imports = behind.sources(self._store, question, chosen.revenue_source)
        self.definition.show_kpi(kpi, pinned=pinned, typed=bool(typed_kpis(self._store, kpi)), imports=imports)
        nouns = dimensions(self._store, self._viewpoint.scope, list(where))
        months = [MONTH] if has_months(self._viewpoint.period) else []
        self.drivers.dimension.show_nouns(nouns, nouns[0] if nouns and other else "")
        self.parts.dimension.show_nouns([*months, *nouns], nouns[-1] if nouns and other else "")
        self._show_drivers()
        self._show_people(kpi)
        self._show_parts()
        if other:
            self._part_by_what_is_known(nouns)
        self._fit_cards()
        self._asked = self._wanted()
        self.records.show_wanted(kpi, self._asked)
        return self.figure

    def _part_by_what_is_known(self, nouns: Sequence[str]) -> None:
        """What people do, like a quota missed, has no channel: then the first noun that parts it is shown."""
        for noun in nouns[1:]:
            if self.drivers.shows_parts:
                break
            self.drivers.dimension.choose(noun)
        for noun in reversed(nouns[:-1]):
            if any(row.figures[0].value is not None for row in self._rows):
                break
            self.parts.dimension.choose(noun)

    def _fit_cards(self) -> None:
        """As high as their rows ask for, up to a limit; the cards of a pair are equal."""
        needed = max(self.drivers.needed_height(), self.people.needed_height())
        for card in (self.drivers, self.people):
            card.setFixedHeight(min(_TALL, max(_LEAST, needed)))
        below = max(_LEAST, self.parts.needed_height(), self.definition.sizeHint().height())
        self.parts.setMinimumHeight(min(_CARD, below))

    def _show_trend(self, kpi: Kpi, figure: Figure) -> None:
        happened = annotations_of(self._store, kpi.key, self._viewpoint.scope)
        self.happenings.show_happenings(kpi, self._viewpoint.scope, happened)
        trend, table = trend_of(kpi, figure, happened), trend_table(kpi, figure, happened)
        sentence = faces.gauge_face(kpi, figure, "").sentence
        if self.trend is None or self._chart is None:
            self._chart = TrendChart(trend)
            self.trend = ChartCard(_("Trend"), self._chart, table, sentence, trend_words(kpi, figure))
            self.trend.setFixedHeight(250)
            self.trend.add_link(_("Tell what happened"), lambda: self.happenings.add(self._viewpoint.as_of), "flag")
            self._column.insertWidget(1, self.trend)
        else:
            self._chart.show_trend(trend)
            self.trend.show_data(table, sentence, trend_words(kpi, figure))
        self.trend.setVisible(len(figure.history) > 0)

    def _show_drivers(self) -> None:
        noun, wanted = self.drivers.dimension.value(), self._wanted()
        earlier = self._viewpoint.earlier(wanted)
        self.drivers.how.setVisible(self._kpi is not None and has_pieces(self._store, self._kpi))
        pieces = bool(self.drivers.how.value()) and self.drivers.how.isVisibleTo(self.drivers)
        ask = volume_price_mix if pieces else what_changed
        changed = ask(self._store, wanted, earlier, noun) if noun else None
        if changed is None:
            self.drivers.show_nothing()
        else:
            self.drivers.show_changed(changed, noun, short_period(earlier.period))

    def _drive_anew(self) -> None:
        """Other parts need other room."""
        self._show_drivers()
        self._fit_cards()

    def _show_people(self, kpi: Kpi) -> None:
        """In the order of teams, then names: never by result."""
        alone = self._viewpoint.scope.kind is ScopeKind.PERSON
        self.people.setVisible(not alone)
        if alone:
            return
        teams = {person.id: (person.team, place) for place, person in enumerate(people.load(self._store))}
        rows = breakdown(self._store, self._wanted(by="person"))
        last = (1 << 30, 0)
        self.people.show_people(kpi, sorted(rows, key=lambda row: teams.get(row.group, last)))

    def _show_parts(self) -> None:
        noun = self.parts.dimension.value()
        self.parts.setVisible(bool(noun))
        if not noun or self._kpi is None:
            return
        self._rows = self._months() if noun == MONTH else breakdown(self._store, self._wanted(by=noun))
        self.parts.show_rows(self._kpi, self._rows, noun)

    def _months(self) -> tuple[Row, ...]:
        wanted = self._wanted()
        months = split(wanted.period, Length.MONTH)
        return tuple(
            Row(place, format_period(month), figures(self._store, replace(wanted, period=month)))
            for place, month in enumerate(months)
            if wanted.as_of is None or month.start <= wanted.as_of
        )

    def explain(self) -> None:
        """The figure of the whole, in the Why panel."""
        self._explain(self._wanted())

    def _explain(self, wanted: Wanted, group: int = 0) -> None:
        self._asked = wanted
        self.explained.emit(explain_figure(self._store, wanted, group))

    def _explain_person(self, person: int) -> None:
        names = {one.id: one.name for one in people.load(self._store)}
        self._explain(self._narrowed("person", person, names.get(person, "")))

    def _explain_row(self, place: int) -> None:
        noun, row = self.parts.dimension.value(), self._rows[place]
        if noun == MONTH:
            self._explain(replace(self._wanted(), period=row.figures[0].period))
        elif row.group:
            self._explain(self._narrowed(noun, row.group, row.label))
        else:
            self._explain(self._wanted(by=noun), row.group)

    def _narrowed(self, noun: str, group: int, name: str) -> Wanted:
        """The same for one part of the whole; what the scope was stays a condition beside a new one."""
        wanted = self._wanted()
        kinds: dict[str, ScopeKind] = {kind.value: kind for kind in ScopeKind}
        if noun not in kinds:
            return replace(wanted, where={**wanted.where, noun: group})
        where = dict(wanted.where)
        if wanted.scope.kind in {ScopeKind.TEAM, ScopeKind.REGION}:
            where[wanted.scope.kind.value] = wanted.scope.id
        return replace(wanted, scope=Scope(kinds[noun], group, name), where=where)

    def show_step(self, step: Explanation) -> bool:
        """The records of a step that was explained last; False if the step is none of a measure."""
        measure = step.step.removeprefix("kpi.input.")
        if self._kpi is None or self._asked is None:
            return False
        views = str(dict(step.values).get("seen", "")).split()
        wanted = through_views(self._store, self._asked, views)
        self.records.show_wanted(self._kpi, wanted, measure if measure in self._kpi.measures else "")
        return True

    def _type_value(self) -> None:
        """A value that no record gives, for the period and people looked at; one typed before is corrected."""
        assert self._kpi is not None
        kpis, period, scope = typed_kpis(self._store, self._kpi), self._viewpoint.period, self._viewpoint.scope
        before = kpi_values.find(self._store, kpis[0].key, scope, period)
        fiscal = settings.load(self._store).fiscal_year_start
        dialog = ValueDialog(self, kpis, people.scopes(self._store), fiscal, before)
        if before is None:
            dialog.offer(kpis[0], scope, period)
        if dialog.exec() and dialog.taken is not None:
            self._jobs.run(save_entry, dialog.taken, before, label=N_("Saving"))

    def _improve(self) -> None:
        """A month that stands out is no part of the baseline of what is done about it."""
        assert self.figure is not None
        periods = [*(point.period for point in self.figure.history), self.figure.period]
        newest = [periods[one.index] for one in self.figure.signals if one.index >= len(periods) - 2]
        trigger = newest[-1] if newest and newest[-1].length is Length.MONTH else None
        self.improve_asked.emit((self.key, self._viewpoint.scope, trigger))

    def print_gauge(self) -> None:
        """The opened gauge as one document."""
        name = f"{self.key}-{self._viewpoint.period.name}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Print this gauge"), str(documents_folder() / name), _("PDF (*.pdf)")
        )
        if chosen:
            wanted = self._wanted(lean=False)
            before, noun = self._viewpoint.earlier(wanted), self.drivers.dimension.value()
            said, label = language(), N_("Writing the gauge")
            self._jobs.run(export_gauge, wanted, Path(chosen), earlier=before, by=noun, language=said, label=label)

    def export_table(self, table: Table) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Export the table"), str(documents_folder() / f"{self.key}.xlsx"),
            _("Workbook (*.xlsx);;CSV (*.csv);;JSON (*.json)"),
        )  # fmt: skip
        if chosen:
            self._jobs.run(export_table, table, Path(chosen), label=N_("Writing the file"))

    def _export(self) -> None:
        wanted = self.records.wanted
        if wanted is None:
            return
        name = f"{self.key}-{wanted.period.name}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            _("Export records"),
            str(documents_folder() / name),
            _("Workbook (*.xlsx);;CSV (*.csv);;JSON (*.json)"),
        )
        if chosen:
            self._jobs.run(export_records, wanted, Path(chosen), self.records.measure, label=N_("Exporting records"))
