"""The page of gauges: all figures of a period, and each of them opened; parts of it stand in this folder."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_number, format_period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.operations.export_report import export_figures
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.comparison import Against, read_board, same_point_last_year, team_of
from desktop_app.operations.kpis.figures import Row, explain_figure
from desktop_app.operations.kpis.kpi_board import load_board, save_board
from desktop_app.operations.kpis.view_by import LENGTHS, rows_by
from desktop_app.operations.messages import Operation
from desktop_app.paths import documents_folder
from desktop_app.reports.kpi_words import GROUP_WORDS
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store.database import Store
from desktop_app.ui import faces
from desktop_app.ui.filters import Filters
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.pages.gauges.board import Board
from desktop_app.ui.pages.gauges.by_card import ByCard
from desktop_app.ui.pages.gauges.detail import KpiDetail
from desktop_app.ui.pages.gauges.dimension import VIEWS, dimension_word, dimensions
from desktop_app.ui.pages.gauges.tally import Tally
from desktop_app.ui.reading import Reading
from desktop_app.ui.viewpoint import Viewpoint, scope_words
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scrolled import Scrolled

_DOT: Final = " · "
_AGAINST: Final = {
    Against.BEFORE: N_("Period before"),
    Against.LAST_YEAR: N_("Last year"),
    Against.TEAM: N_("Team"),
    Against.OWN: N_("Own history"),
}


class GaugesPage(Page):
    """The board of gauges, or one KPI opened over it; Esc goes back to the board."""

    key = "gauges"
    title = N_("Gauges")
    question = N_("How do we stand, for whom, in which period?")
    icon = "gauges"
    help = N_(
        "Each gauge shows the value so far, the target, what is usual by today and where the period will land. Open "
        "one to see how it went, what changed it, and the records behind it. A right click keeps a gauge large."
    )
    offers: ClassVar = ()

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.viewpoint = Viewpoint(store)
        self.filters, self.tally = Filters(store), Tally()
        self.view_by = ScopeChip(_("View by"), [("", _("All together"))], "")
        self.against = ScopeChip(_("Compare with"), [(Against.BEFORE, _("Period before"))], Against.BEFORE)
        self.by = ByCard()
        self.board, self.detail = Board(), KpiDetail(store, jobs, self.viewpoint)
        self._reading = Reading(store, jobs)
        self._kpis: tuple[Kpi, ...] = ()
        self._open = ""
        self._explained = ""
        self._legend = True
        self.add_control(self.viewpoint.picker)
        self.add_control(self.viewpoint.who)
        self._choose = button(_("Choose KPIs"), self._choose_kpis)
        self.add_control(self._choose)
        self._primary_button = self.set_primary(_("Print gauges"), self._do_primary)
        self._empty = EmptyState(
            "gauges", _("No figures yet"),
            _("Gauges appear when sales, deals, invoices or requests are imported."),
            _("Import a file"), self.files_asked.emit,
        )  # fmt: skip
        self._lay_out_body()
        self._connect()

    def _lay_out_body(self) -> None:
        self._crumbs = _Crumbs()
        whole = self.layout()
        assert isinstance(whole, QBoxLayout)
        whole.insertWidget(0, self._crumbs)
        self._chips = QWidget()
        chips = QHBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(8)
        for widget, stretch in ((self.filters, 1), (self.view_by, 0), (self.against, 0)):
            chips.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.tally, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.board)
        column.addWidget(self.by, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.detail)
        self._scrolled = Scrolled(content, self)
        self.body.setSpacing(16)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._chips)
        self.body.addWidget(self._scrolled, 1)

    def _connect(self) -> None:
        self.viewpoint.changed.connect(self.reload)
        self.filters.changed.connect(self.reload)
        self.view_by.chosen.connect(lambda _noun: self.reload())
        self.against.chosen.connect(lambda _against: self.reload())
        self.by.changed.connect(self.reload)
        self.by.export_asked.connect(self.detail.export_table)
        self.board.opened.connect(self.open_kpi)
        self.board.explain_wanted.connect(self._explain)
        self.board.pins_changed.connect(self._pin)
        self.board.legend_dismissed.connect(self._dismiss_legend)
        self.detail.explained.connect(self.explain_asked)
        self.detail.pin_asked.connect(self._toggle_pin)
        self.detail.improve_asked.connect(lambda found: self.go.emit("improve", found))
        self._crumbs.back.clicked.connect(self.back)

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(kpis_with_data(store))

    def reload(self) -> None:
        self.viewpoint.follow_data()
        self.filters.reload(self.viewpoint.scope)
        self._kpis = kpis_with_data(self.store, self.viewpoint.period.last)
        known = {kpi.key: kpi for kpi in self._kpis}
        if self._open not in known:
            self._open = ""
        self._empty.setVisible(not known)
        self._scrolled.setVisible(bool(known))
        self._chips.setVisible(bool(known) and not self._open)
        for control in (self.viewpoint.picker, self.viewpoint.who):
            control.setVisible(bool(known))
        self._offer_views()
        noun = str(self.view_by.value() or "")
        self._reading.forget()
        self._scrolled.fade(faded=False)
        self.board.setVisible(not self._open and not noun)
        self.tally.setVisible(not self._open and not noun)
        self.by.setVisible(not self._open and bool(noun))
        self.detail.setVisible(bool(self._open))
        self._crumbs.setVisible(bool(self._open))
        if not known:
            self.set_header(_("Gauges"))
        elif self._open:
            self._show_detail(known[self._open])
        elif noun:
            self._show_by(noun)
        else:
            self._show_board()
        self._choose.setVisible(not self._open)
        self._primary_button.setVisible(bool(known))
        self._primary_button.setText(_("Why this number?") if self._open else _("Print gauges"))

    def _offer_views(self) -> None:
        """What can part the records now, and whom they can be held against; a choice stays while it is possible."""
        nouns = [*dimensions(self.store, self.viewpoint.scope, list(self.filters.where())), *LENGTHS]
        views = [(noun, _(dimension_word(noun))) for noun in nouns if noun != "customer"]
        self.view_by.show_choices([("", _("All together")), *views], self.view_by.value())
        chosen = [(one, _(word)) for one, word in _AGAINST.items()
                  if one is not Against.TEAM or team_of(self.store, self.viewpoint.scope)]  # fmt: skip
        self.against.show_choices(chosen, self.against.value())
        self.against.setVisible(not self.view_by.value())

    def _show_by(self, noun: str) -> None:
        """The same figures as a table, one row for each group."""
        kpis = self.by.chosen(self._kpis, faces.pinned(self.store, self._kpis))
        wanted = self.viewpoint.wanted(tuple(kpi.key for kpi in kpis), self.filters.where(), lean=True)

        def take(rows: tuple[Row, ...]) -> None:
            self.by.show_rows(kpis, rows, noun)
            self.set_header(_("Gauges"), _DOT.join([*self.filters.words(), *self.viewpoint.words()]))

        self._read(rows_by, wanted, noun, take=take)

    def _read(self, operation: Operation, *args: object, take: Callable[[Any], object]) -> None:
        """What stands there fades until its place is taken, so that nobody takes it for what was asked for."""

        def taken(found: object) -> None:
            self._scrolled.fade(faded=False)
            take(found)

        self._scrolled.fade(faded=True)
        self.set_header(_("Gauges"), _("Reading the records"))
        self._reading.read(operation, *args, take=taken, later=lambda: None)

    def versus(self) -> str:
        """The head of a change: what it is held against."""
        against, moment = self.against.value(), self.viewpoint.moment()
        if against is Against.LAST_YEAR:
            period, day = same_point_last_year(self.store, self.viewpoint.period, self.viewpoint.as_of)
            return replace(moment, before=period, before_day=day).versus(with_year=True)
        if against is Against.TEAM:
            return _("vs the team")
        return _("vs own history") if against is Against.OWN else moment.versus()

    def _show_board(self) -> None:
        wanted = self.viewpoint.wanted(tuple(kpi.key for kpi in self._kpis), self.filters.where())
        against = self.against.value()
        assert isinstance(against, Against)
        self._read(read_board, wanted, against, take=self._take_board)

    def _take_board(self, found: tuple[Figure, ...]) -> None:
        self.board.show_figures(self._kpis, found, faces.pinned(self.store, self._kpis), self.versus())
        self.board.legend.setVisible(self._legend)
        self.tally.show_figures(found)
        gauges = ngettext("{n} gauge", "{n} gauges", len(found)).format(n=format_number(len(found)))
        self.set_header(_("Gauges"), _DOT.join([*self.viewpoint.words(), gauges]))

    def _show_detail(self, kpi: Kpi) -> None:
        pinned = kpi.key in faces.pinned(self.store, self._kpis)
        figure = self.detail.show_kpi(kpi, self.filters.where(), pinned=pinned)
        self._crumbs.show_words(_(GROUP_WORDS[kpi.group]), _(kpi.texts.name))
        records = ngettext("{n} record", "{n} records", figure.n).format(n=format_number(figure.n))
        words = [scope_words(self.viewpoint.scope), *self.filters.words(), format_period(self.viewpoint.period)]
        self.set_header(_(kpi.texts.name), _DOT.join([*words, *self.viewpoint.words()[1:-1], records]))

    def open_kpi(self, key: str) -> None:
        """Open the KPI ``key``; one without data is left alone."""
        if key in {kpi.key for kpi in self._kpis}:
            self._open = key
            self.reload()
            self._scrolled.to_top()
            self.detail.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_argument(self, argument: object) -> None:
        """A KPI's key, a scope whose gauges are wanted, or both."""
        if isinstance(argument, tuple):
            key, scope = argument
            if isinstance(scope, Scope):
                self.viewpoint.who.choose(scope)
            self.open_kpi(str(key))
        elif isinstance(argument, Scope):
            self.viewpoint.who.choose(argument)
        elif isinstance(argument, str):
            self.open_kpi(argument)

    def back(self) -> bool:
        if not self._open:
            return False
        self._open = ""
        self.reload()
        self._scrolled.to_top()
        return True

    def show_records(self, step: Explanation) -> None:
        """They are listed on the opened KPI, filtered by the measure that was explained."""
        if not self._open:
            self.open_kpi(next((str(value) for name, value in step.values if name == "kpi"), self._explained))
        if not self.detail.show_step(step):
            super().show_records(step)
            return
        self._scrolled.ensureWidgetVisible(self.detail.records)

    def _explain(self, key: str) -> None:
        self._explained = key
        wanted = self.viewpoint.wanted((key,), self.filters.where(), lean=True)
        self.explain_asked.emit(explain_figure(self.store, wanted))

    def _do_primary(self) -> None:
        """The board is printed; an opened figure is explained."""
        if self._open:
            self.detail.explain()
        else:
            self._print()

    def _print(self) -> None:
        name = f"{_('Gauges')}-{self.viewpoint.period.name}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Print gauges"), str(documents_folder() / name), _("PDF (*.pdf);;Workbook (*.xlsx);;CSV (*.csv)")
        )
        if chosen:
            wanted = self.viewpoint.wanted(tuple(kpi.key for kpi in self._kpis), self.filters.where())
            self.jobs.run(export_figures, wanted, Path(chosen), language=language(), label=N_("Writing the gauges"))

    def _pin(self, keys: list[str]) -> None:
        board = replace(load_board(self.store), large=tuple(keys))
        self.jobs.run(save_board, board, on_done=lambda _before: self.reload(), label=N_("Choosing KPIs"))

    def _choose_kpis(self) -> None:
        self.go.emit("settings", "kpis")

    def _toggle_pin(self, key: str) -> None:
        self.board.set_pins(faces.pinned(self.store, self._kpis))
        self.board.toggler(key)()

    def _dismiss_legend(self) -> None:
        self._legend = False
        self.board.legend.hide()

    def state(self) -> Mapping[str, object]:
        views = {"by": self.view_by.value(), "against": getattr(self.against.value(), "value", "")}
        return {**self.viewpoint.state(), "where": self.filters.where(), "legend": self._legend, **views}

    def restore(self, state: Mapping[str, object]) -> None:
        self.viewpoint.restore(state)
        self.filters.restore(state.get("where"))
        self._legend = bool(state.get("legend", True))
        noun, against = str(state.get("by", "")), str(state.get("against", ""))
        if noun in VIEWS:
            self.view_by.show_choices([(noun, _(dimension_word(noun)))], noun)
        if against in {one.value for one in Against}:
            self.against.show_choices([(Against(against), "")], Against(against))


class _Crumbs(QWidget):
    """Gauges > Process > Win rate, above the title of an opened KPI."""

    def __init__(self) -> None:
        super().__init__()
        self.back = button(_("Gauges"), lambda: None, kind="link", icon="chevron-left")
        self.back.setAccessibleName(_("Back to all gauges"))
        self._words = label("", 12, kind="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self._words)
        row.addStretch(1)

    def show_words(self, group: str, name: str) -> None:
        self._words.setText(_("{group} › {name}").format(group=group, name=name))
