"""The first page: what needs the lead today, the large gauges, where everybody stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_period
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_, _, language
from desktop_app.operations.agenda import agenda
from desktop_app.operations.kpis.catalogue import kpis_with_data, load_catalogue
from desktop_app.operations.kpis.figures import figures
from desktop_app.operations.kpis.signals import Marks, Unusual, act_on, snooze, withdraw_answer
from desktop_app.operations.kpis.team_standing import team_standings
from desktop_app.operations.meetings.team_pack import export_pack
from desktop_app.paths import documents_folder
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.store.signal_marks import SNOOZED
from desktop_app.ui import faces
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import GAP, Page
from desktop_app.ui.pages.overview.answers import AnswerDialog
from desktop_app.ui.pages.overview.needs import NeedsCard, matter_words
from desktop_app.ui.pages.overview.team import TeamCard
from desktop_app.ui.viewpoint import Viewpoint
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.gauge import NARROWEST, HeroGauge
from desktop_app.ui.widgets.scrolled import Scrolled

_HEROES: Final = 3
_BETWEEN: Final = 16
_NEEDS: Final = 420


class OverviewPage(Page):
    """Quiet: a part without anything to say is not there."""

    key = "overview"
    title = N_("Overview")
    question = N_("What needs me today?")
    icon = "overview"
    help = N_(
        "What waits for you stands first: changes beyond chance, pay to approve, rows that were refused, targets that "
        "are missing. Beside it the gauges you keep large, below it everybody against the quota."
    )

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(kpis_with_data(store))

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.viewpoint = Viewpoint(store)
        self.add_control(self.viewpoint.picker)
        self.add_control(self.viewpoint.who)
        self.pack = button(_("Meeting pack…"), self.save_pack, icon="export")
        self.pack.setToolTip(_("Gauges, targets, successes and lessons for a team meeting, without pay"))
        self.add_control(self.pack)
        self.viewpoint.changed.connect(self.reload)
        self.needs = NeedsCard(self.go.emit)
        self.needs.answer_asked.connect(self.answer)
        self.needs.answers.undo_asked.connect(self._undo)
        self.team = TeamCard()
        self.team.opened.connect(lambda place: self.go.emit("gauges", place))
        self.team.targets_asked.connect(lambda: self.go.emit("targets", None))
        self.gauges: list[HeroGauge] = []
        self._empty = EmptyState(
            "overview", _("Nothing is here yet"),
            _("Import the sales, deals, invoices or requests you have; figures, gauges and signals follow from them."),
            _("Import a file"), self.files_asked.emit,
        )  # fmt: skip
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._heroes = QWidget()
        self._row = QHBoxLayout(self._heroes)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.setSpacing(_BETWEEN)
        self._upper.addWidget(self.needs)
        self._upper.addWidget(self._heroes, 1)
        column.addLayout(self._upper)
        column.addWidget(self.team)
        column.addStretch(1)
        self._scrolled = Scrolled(content, self)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._scrolled, 1)

    @classmethod
    def attention(cls, store: Store) -> int:
        return len(agenda(store))

    def reload(self) -> None:
        self.viewpoint.follow_data()
        kpis = kpis_with_data(self.store, self.viewpoint.period.last)
        matters = agenda(self.store, self.viewpoint.as_of)
        quiet = not kpis and not matters
        self._empty.setVisible(quiet)
        self._scrolled.setVisible(not quiet)
        for control in (self.viewpoint.picker, self.viewpoint.who):
            control.setVisible(bool(kpis))
        self.pack.setVisible(bool(kpis) and self.viewpoint.scope.kind is not ScopeKind.PERSON)
        self.set_header(_("Overview"), " · ".join(self.viewpoint.words()) if kpis else "")
        self.needs.show_matters(matters)
        known = {kpi.key: kpi for kpi in load_catalogue(self.store)}
        marks = Marks(self.store, self.viewpoint.as_of).in_force
        self.needs.answers.show_marks([(mark, known.get(mark.kpi)) for mark in marks])
        self._show_gauges()
        self._show_team()
        self._arrange()

    def answer(self, signal: Unusual) -> None:
        """Ask what is answered to a signal, and keep it."""
        title, known, _action = matter_words(signal)
        dialog = AnswerDialog(self, title, known, self.viewpoint.as_of)
        if not dialog.exec():
            return
        if dialog.state == SNOOZED:
            self.jobs.run(snooze, signal, dialog.until, reason=dialog.note, label=N_("Saving"))
        else:
            self.jobs.run(act_on, signal, dialog.note, label=N_("Saving"))

    def save_pack(self) -> None:
        """What a team meeting looks at, as a file."""
        name = f"{_('Team meeting')} {self.viewpoint.period.name}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the meeting pack"), str(documents_folder() / name), _("PDF (*.pdf);;Workbook (*.xlsx)")
        )
        if chosen:
            args = (self.viewpoint.period, Path(chosen), self.viewpoint.scope)
            self.jobs.run(export_pack, *args, language=language(), label=N_("Writing the file"))

    def _undo(self, number: int) -> None:
        self.jobs.run(withdraw_answer, number, label=N_("Saving"))

    def _show_gauges(self) -> None:
        for old in self.gauges:
            self._row.removeWidget(old)
            old.deleteLater()
        known = {kpi.key: kpi for kpi in kpis_with_data(self.store, self.viewpoint.period.last)}
        keys = tuple(faces.pinned(self.store, list(known.values()))[:_HEROES])
        versus = self.viewpoint.moment().versus()
        shown = figures(self.store, self.viewpoint.wanted(keys)) if keys else ()
        self.gauges = []
        for figure in shown:
            made = HeroGauge(faces.gauge_face(known[figure.kpi], figure, versus))
            made.opened.connect(lambda place=(figure.kpi, self.viewpoint.scope): self.go.emit("gauges", place))
            self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            self.gauges.append(made)
        self._heroes.setVisible(bool(self.gauges))

    def _show_team(self) -> None:
        several = len(people.in_scope(self.store, self.viewpoint.scope, self.viewpoint.as_of)) > 1
        standings = team_standings(self.store, self.viewpoint.wanted(())) if several else ()
        self.team.setVisible(any(standing.members for standing in standings))
        if standings:
            period = format_period(self.viewpoint.period)
            self.team.show_standings(standings, period, self.viewpoint.moment().versus())

    def _arrange(self) -> None:
        """Gauges stand beside the list where all fit, else under it."""
        count = len(self.gauges)
        beside = self._scrolled.width() >= _NEEDS + count * (NARROWEST + _BETWEEN)
        self._upper.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.needs.setMaximumWidth(_NEEDS if beside and count > 1 else 16_777_215)
        self.needs.setMinimumWidth(_NEEDS if beside and count > 1 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def state(self) -> Mapping[str, object]:
        return self.viewpoint.state()

    def restore(self, state: Mapping[str, object]) -> None:
        self.viewpoint.restore(state)
