"""The Targets page: one KPI and period broken down to people or other rows, quarters and months, edited as a draft."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number, format_period
from desktop_app.domain.period import Length, Period, containing, parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.catalogue import QUOTA, kpis_with_data, load_catalogue
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.targets.other_rows import save_with_rows
from desktop_app.operations.targets.target_grid import (
    Place,
    TargetGrid,
    load_grid,
    possible_rows,
    rows_of,
    rows_that_do_not_add_up,
)
from desktop_app.operations.targets.targets import set_target
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import settings, targets
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.cards import CardsArea
from desktop_app.ui.pages.targets.choices import known_of
from desktop_app.ui.pages.targets.draft import Cell, Draft
from desktop_app.ui.pages.targets.more import More, Scene
from desktop_app.ui.pages.targets.record_dialog import RecordDialog, Recorded
from desktop_app.ui.pages.targets.rows_chip import RowsChip
from desktop_app.ui.pages.targets.unsaved import ask_along, settle
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.period_picker import PeriodPicker

_PAUSE: Final = 60  # ms: cells passed with the arrow keys are not looked up


class TargetsPage(Page):
    """What is typed here is a draft until it is saved: one revision a cell, all with one reason."""

    key = "targets"
    title = N_("Targets")
    question = N_("What did we set out to do, who carries which part, does it add up, is it reachable?")
    icon = "targets"
    help = N_(
        "Type a number into a cell; “+5 %” raises what stands there, Del ends a target. A change of a whole leaves "
        "its parts alone: the gap is shown, and “Spread it” divides it by what you chose below. L locks a cell, so "
        "that no spread touches it. Ctrl+Z and Ctrl+Y go back and forth in the draft; Save keeps one revision a cell "
        "with your reason. Space or + and − fold teams and quarters. Ctrl+C and Ctrl+V exchange cells with a "
        "spreadsheet."
    )
    offers: ClassVar[tuple[Offer, ...]] = (Offer(N_("Record target"), "record"),)

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(kpis_with_data(store))

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        chosen = settings.load(store)
        self._company = chosen.company
        self.as_of = default_as_of(store)
        fiscal = chosen.fiscal_year_start > 1
        year = containing(self.as_of, Length.YEAR, chosen.fiscal_year_start, fiscal=fiscal)
        self._kpis: list[Kpi] = self._find_kpis()
        self.kpi = self._kpis[0].key
        self.rows = ScopeKind.PERSON
        self.draft = Draft(load_grid(store, self.kpi, year))
        self.picker = PeriodPicker(year, self.as_of, chosen.fiscal_year_start)
        self.picker.changed.connect(self._choose_period)
        self.kpi_box = QComboBox()
        self.kpi_box.setAccessibleName(_("KPI"))
        self.kpi_box.activated.connect(lambda place: self.choose_kpi(self._kpis[place].key))
        self.rows_chip = RowsChip()
        self.rows_chip.rows_chosen.connect(self.choose_rows)
        self.add_control(self.picker)
        self.add_control(self.rows_chip)
        self.add_control(self.kpi_box)
        self.set_primary(_("Record target"), self.ask_target)
        self.cards = CardsArea(store, self.draft, self._company, self.as_of)
        self._empty: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        self.body.addWidget(self._stack, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self.show_cell)
        self.setFocusProxy(self.cards.grid.view)
        self.more = More(self, store, jobs, self._scene)
        self._connect()

    def _scene(self) -> Scene:
        whole = self.draft.grid.columns[0].period
        return Scene(self.draft.grid, self.cards.grid.view.place() or (COMPANY, whole), self.take_spread)

    def _connect(self) -> None:
        cards = self.cards
        cards.grid.changed.connect(self._show_draft)
        cards.grid.place_chosen.connect(lambda _place: self._wait.start())
        cards.grid.spread_asked.connect(self.spread)
        cards.grid.save_asked.connect(self.save)
        cards.grid.refused.connect(self.jobs.refused)
        cards.grid.toolbar.menu_asked.connect(self.more.fill)
        cards.spread.spread_made.connect(self.take_spread)
        cards.revisions.taken_again.connect(self._take_amount)
        cards.cell.explain_asked.connect(self.explain_asked)

    # What is shown.

    def _find_kpis(self) -> list[Kpi]:
        """What a target can be set for: KPIs with data, before any data all of them; sums first."""
        known = kpis_with_data(self.store) or load_catalogue(self.store)
        found = [kpi for kpi in known if QUOTA not in kpi.measures]
        return sorted(found, key=lambda kpi: not kpi.additive)

    def reload(self) -> None:
        """Read what is saved; a draft stays and is laid over it."""
        chosen = settings.load(self.store)
        self._company = chosen.company
        self.as_of = default_as_of(self.store)
        self.picker.show_newest(self.as_of)
        self._kpis = self._find_kpis()
        if self.kpi not in [kpi.key for kpi in self._kpis]:
            self.kpi = self._kpis[0].key
        self.kpi_box.clear()
        self.kpi_box.addItems([_(kpi.texts.name) for kpi in self._kpis])
        self.kpi_box.setCurrentIndex([kpi.key for kpi in self._kpis].index(self.kpi))
        if self.rows not in possible_rows(self.store):
            self.rows = ScopeKind.PERSON
        self.rows_chip.show_rows(self.store, self.rows)
        grid = load_grid(self.store, self.kpi, self.picker.period, self.rows)
        if _subject(grid) == _subject(self.draft.base):
            self.draft.rebase(grid)
        else:
            self.draft = Draft(grid)
        self.cards.grid.show_draft(self.draft, self._company, self.as_of)
        self._show_words()
        self._show_emptiness()
        self.show_cell()

    def _show_words(self) -> None:
        period, kpi = self.picker.period, self._kpi()
        (now,) = figures(self.store, Wanted((self.kpi,), period, lean=True))
        kept = targets.load(self.store, self.kpi, period.start.toordinal(), period.end.toordinal())
        words = [
            _(wording.DOWN_TO[self.rows]).format(period=format_period(period)),
            _(kpi.texts.name),
        ]
        if now.data_day is not None:
            words.append(_("data to {day}").format(day=format_day(now.data_day)))
        words.append(ngettext("{n} record", "{n} records", now.n).format(n=format_number(now.n)))
        off = rows_that_do_not_add_up(self.store, self.kpi, period)
        words += [_(wording.NOT_ADDING_UP[rows]) for rows in off if rows is not self.rows]  # those shown say where
        if kept:
            newest = max(target.recorded_at for target in kept)
            words.append(_("last revision {day}").format(day=format_day(_local_day(newest))))
        self.set_header(_("Targets"), " · ".join(words))

    def _kpi(self) -> Kpi:
        return next(kpi for kpi in self._kpis if kpi.key == self.kpi)

    def _show_emptiness(self) -> None:
        """Nothing recorded for this KPI and period: the first step instead of a grid of dashes."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if self.draft.grid.amounts:
            return
        period = format_period(self.picker.period)
        kpi = _(self._kpi().texts.name)
        self._empty = EmptyState(
            "targets",
            _("No target for {period} yet").format(period=period),
            _("Record what the company sets out to do: {kpi}, {period}. It is then broken down to quarters and months, "
              "to people, regions or products, and adds up exactly.").format(kpi=kpi, period=period),
            _("Record a target for {period}").format(period=period),
            self.ask_target,
        )  # fmt: skip
        self._stack.setCurrentIndex(self._stack.addWidget(self._empty))

    def _show_draft(self) -> None:
        """The cards about the cell follow once the person pauses: typing goes on meanwhile."""
        self._show_emptiness()
        self.cards.spread.hold(self.draft.grid)
        self._wait.start()

    def show_cell(self) -> None:
        """The cards that speak of the chosen cell."""
        self._wait.stop()
        place = self.cards.grid.view.place()
        if place is None or not self.draft.grid.amounts:
            return
        kept = targets.history(self.store, targets.Target(self.kpi, place[0], place[1], 0))
        self.cards.show_place(self.draft, place, kept, self.as_of, self._company)

    def hideEvent(self, event: QHideEvent) -> None:
        self._wait.stop()  # the workspace may be closed next
        super().hideEvent(event)

    # What is changed.

    def spread(self, place: Place) -> None:
        """Divide it: the target of ``place`` by the ways chosen in the card."""
        self.cards.grid.view.go_to(place)
        self.show_cell()
        self.cards.spread.apply()

    def take_spread(self, grid: TargetGrid) -> None:
        if self.draft.take(grid):
            self.cards.grid.refresh()
            self._show_draft()

    def _take_amount(self, amount: int) -> None:
        place = self.cards.grid.view.place()
        if place is not None and self.draft.change({place: Cell(amount, self.draft.cell(place).locked)}):
            self.cards.grid.refresh()
            self._show_draft()

    def save(self, reason: str) -> None:
        """One revision for each cell that differs, all with one reason."""
        along = ask_along(self, self.store, self.draft.grid) if self.draft.count else None
        if along is not None:
            self.jobs.run(save_with_rows, self.draft.grid, reason, along, label=N_("Saving the targets"))

    def ask_target(self) -> None:
        """The dialog of the primary button."""
        start = (self.kpi, self._scope_now(), self.picker.period)
        dialog = RecordDialog(self, known_of(self.store, self._kpis), start)
        if dialog.exec():
            self.record(dialog.taken())

    def _scope_now(self) -> Scope:
        place = self.cards.grid.view.place() if self.draft.grid.amounts else None
        return place[0] if place else COMPANY

    def record(self, taken: Recorded) -> None:
        """One revision at once, beside whatever is in the draft; the page then shows where it belongs."""

        def done(_nothing: object) -> None:
            rows = rows_of(taken.scope) or self.rows
            if (self.kpi, self.rows) == (taken.kpi, rows) or self.may_leave():
                self.kpi, self.rows = taken.kpi, rows
                self._show_period_of(taken)

        self.jobs.run(
            set_target, taken.kpi, taken.scope, taken.period, taken.value,
            reason=taken.reason, aim=taken.aim, on_done=done, label=N_("Recording the target"),
        )  # fmt: skip

    def _show_period_of(self, taken: Recorded) -> None:
        shown = [column.period for column in self.draft.grid.columns]
        days = {(period.start, period.end) for period in shown}
        if (taken.period.start, taken.period.end) not in days and self.may_leave():
            self.picker.period = taken.period  # replaced below by the whole it is a part of
            self._choose_period(self._year_of(taken.period))
        else:
            self.reload()
        self.cards.grid.view.go_to((taken.scope, taken.period))

    def _year_of(self, period: Period) -> Period:
        start = settings.load(self.store).fiscal_year_start
        return containing(period.start, Length.YEAR, start, fiscal=period.fiscal)

    # Coming and going.

    def choose_kpi(self, key: str) -> None:
        known = key in [kpi.key for kpi in self._kpis]
        if known and key != self.kpi and self.may_leave():
            self.kpi = key
        self.reload()

    def choose_rows(self, rows: ScopeKind) -> None:
        if rows is not self.rows and self.may_leave():
            self.rows = rows
        self.reload()

    def _choose_period(self, period: Period) -> None:
        if self.draft.base.columns[0].period != period and not self.may_leave():
            period = self.draft.base.columns[0].period
        if self.picker.period != period:
            self.picker.choose(period)
            return
        self.reload()

    def may_leave(self) -> bool:
        """Ask what becomes of a draft before it goes out of sight; False: stay here."""
        return settle(self, self.store, self.jobs, self.cards.grid)

    def show_argument(self, argument: object) -> None:
        """An offer, the key of a KPI, or a scope whose line is wanted."""
        if argument == "record":
            self.ask_target()
        elif isinstance(argument, Scope):
            self.choose_rows(rows_of(argument) or self.rows)
            self.cards.grid.view.go_to((argument, self.picker.period))
        elif argument in [kpi.key for kpi in self._kpis]:
            self.choose_kpi(str(argument))

    def state(self) -> Mapping[str, object]:
        model = self.cards.grid.model
        return {
            "kpi": self.kpi,
            "period": self.picker.period.name,
            "rows": self.rows.value,
            "opened": sorted(period.name for period in model.opened),
            "folded": sorted(scope.id for scope in model.folded),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        if state.get("kpi") in [kpi.key for kpi in self._kpis]:
            self.kpi = str(state["kpi"])
        self.rows = ScopeKind(str(state.get("rows", self.rows.value)))
        with suppress(UserError):  # a period of another fiscal year start is no fault
            start = settings.load(self.store).fiscal_year_start
            self.picker.choose(parse_period(str(state.get("period", "")), start))
        self.reload()
        opened, folded = state.get("opened"), state.get("folded")
        if isinstance(opened, list) and isinstance(folded, list):
            self.cards.grid.model.fold_by_name(opened, folded)


def _subject(grid: TargetGrid) -> tuple[object, ...]:
    """A draft belongs to these."""
    return grid.kpi, grid.columns[0], grid.rows


def _local_day(recorded_at: str) -> date:
    """The day on the wall of this computer."""
    return datetime.fromisoformat(recorded_at).astimezone().date()
