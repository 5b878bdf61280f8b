"""The People page: who is on the team, where they belonged when, and how the period stands for them."""

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QStackedWidget, QWidget

from desktop_app.domain.company import Absence
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number, format_period
from desktop_app.domain.one_on_one import Meeting
from desktop_app.domain.period import Length, containing, parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations import moments
from desktop_app.operations import people as edits
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.operations.kpis.figures import Wanted, default_as_of, explain_figure
from desktop_app.operations.meetings.view_for_two import ForTwo, load_for_two
from desktop_app.operations.people import Details
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store import absences, names, people, settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.people.absence_list import AbsenceDialog
from desktop_app.ui.pages.people.detail import PersonCard
from desktop_app.ui.pages.people.dialogs import ADD, CHANGE, CORRECT, Known, PersonDialog
from desktop_app.ui.pages.people.for_two.view import ForTwoView
from desktop_app.ui.pages.people.roster import KPI, LESS, Somebody, build_table, load_roster, matches
from desktop_app.ui.pages.people.sheet_desk import SheetDesk
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.period_picker import PeriodPicker
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_DETAIL = 360
_DETAIL_NARROW = 344
_ROOMY = 1100


class PeoplePage(Page):
    """The list at the left, the chosen person at the right; every change is a job and can be taken back."""

    key = "people"
    title = N_("People")
    question = N_("Who is on the team, in which role and team, since when?")
    icon = "people"
    help = N_(
        "A person belongs to a team, a region and a role from one day to another. “Change from a day” keeps what was "
        "before, so that earlier figures stay with the team they were made in; “Correct” replaces what was recorded "
        "wrongly. Every edit stands on the Data page and can be taken back there."
    )
    offers: ClassVar[tuple[Offer, ...]] = (Offer(N_("Add person"), "add"),)

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(people.load(store))

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.as_of = default_as_of(store)
        start = settings.load(store).fiscal_year_start
        self.picker = PeriodPicker(containing(self.as_of, Length.MONTH, start), self.as_of, start)
        self.picker.changed.connect(lambda _period: self.reload())
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, team, region, role"))
        self.search.setAccessibleName(_("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(lambda _text: self._show_list())
        self.add_control(self.search)
        self.add_control(self.picker)
        self._all: list[Somebody] = []
        self._shown: list[Somebody] = []
        self._chosen = 0
        self._currency = ""
        self.model = TableModel(build_table([], ""))
        self.table = TableView(self.model, _("People"), stretch="name", gives_way=LESS)
        self.table.row_selected.connect(self._choose_row)
        self.setFocusProxy(self.table.grid)
        self.detail = PersonCard()
        self.desk = SheetDesk(self, store, jobs)
        self._print = button(_("Print…"), self.desk.print_sheet, icon="print")
        self._print.hide()
        self.add_control(self._print)
        self._connect()
        self._lay_out_cards()

    def _connect(self) -> None:
        detail = self.detail
        detail.gauges_asked.connect(lambda: self._go("gauges"))
        detail.statement_asked.connect(lambda: self._go("pay"))
        detail.targets_asked.connect(lambda: self._go("targets"))
        detail.review_asked.connect(lambda: self._go("evaluations"))
        detail.sheet_asked.connect(lambda: self.open_sheet(self._chosen))
        view = self.desk.view
        view.back_asked.connect(self.back)
        view.kpi_asked.connect(lambda key: self.go.emit("gauges", (key, self.desk.scope())))
        view.actions_asked.connect(lambda: self.go.emit("improve", None))
        self.desk.shown.connect(self._show_sheet)
        detail.change_asked.connect(self.ask_change)
        detail.correct_asked.connect(self.ask_correction)
        detail.alias_asked.connect(self.ask_alias)
        detail.absences.add_asked.connect(self.ask_absence)
        detail.absences.correct_asked.connect(self.ask_absence)
        detail.absences.remove_asked.connect(self._remove_absence)
        detail.explain_asked.connect(self._explain)
        detail.for_two_asked.connect(self.ask_for_two)

    def _lay_out_cards(self) -> None:
        card = Card(flush=True)
        card.body.addWidget(self.table, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(card, 1)
        row.addWidget(self.detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(
            EmptyState(
                "people",
                _("Nobody is here yet"),
                _("People come with a list of the team, or by themselves with the seller column of an import."),
                _("Import a list of people"),
                self.files_asked.emit,
            )
        )
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self.desk.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.setFixedWidth(_DETAIL if self.width() >= _ROOMY else _DETAIL_NARROW)

    # What is shown.

    def reload(self) -> None:
        if self.desk.person:
            self.desk.open(self.desk.person)
            return
        for control in (self.search, self.picker):
            control.show()
        self._print.hide()
        self.set_primary(_("Add person"), self.ask_person)
        chosen = settings.load(self.store)
        self._currency = chosen.currency
        self.as_of = default_as_of(self.store)
        self.picker.show_newest(self.as_of)
        self.detail.statement.setVisible(chosen.works_out_pay)
        self._all = load_roster(self.store, self.picker.period, self.as_of, chosen.currency)
        teams = len({person.team for person in self._all if person.team})
        words = [
            ngettext("{n} person", "{n} people", len(self._all)).format(n=format_number(len(self._all))),
            ngettext("{n} team", "{n} teams", teams).format(n=format_number(teams)),
            format_period(self.picker.period),
            _("as of {day}").format(day=format_day(self.as_of)),
        ]
        self.set_header(_("People"), " · ".join(words))
        self._stack.setCurrentIndex(0 if self._all else 1)
        self._show_list()

    def _show_list(self) -> None:
        chosen = self._chosen
        self._shown = [person for person in self._all if matches(person, self.search.text())]
        self.model.show_table(build_table(self._shown, self._currency))
        self.table.fit_columns()
        places = [place for place, person in enumerate(self._shown) if person.id == chosen]
        if self._shown:
            self.table.grid.selectRow(places[0] if places else 0)
        self.detail.setVisible(bool(self._shown))

    def _choose_row(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        person = self._shown[self.model.source_row(row)]
        self._chosen = person.id
        spans = [span for span in people.memberships(self.store) if span.person == person.id]
        written = names.aliases(self.store, "person").get(person.id, [])
        self.detail.show_person(person, self.picker.period, spans, names.texts(self.store), written)
        self.detail.absences.show_absences(absences.load(self.store, person.id))

    def chosen(self) -> Somebody | None:
        return next((person for person in self._shown if person.id == self._chosen), None)

    def _go(self, page: str) -> None:
        person = self.chosen()
        if person is not None:
            self.go.emit(page, person.scope)

    def _explain(self) -> None:
        person = self.chosen()
        if person is not None:
            wanted = Wanted((KPI,), self.picker.period, as_of=self.as_of, scope=person.scope)
            self.explain_asked.emit(explain_figure(self.store, wanted))

    def ask_for_two(self) -> None:
        """The window with nothing but the chosen person's data, for a talk."""
        person = self.chosen()
        if person is not None:
            args = (person.id, self.picker.period, moments.today())
            self.jobs.run(load_for_two, *args, on_done=self._show_for_two, label=N_("Preparing the view"))

    def _show_for_two(self, about: ForTwo) -> None:
        view = ForTwoView(self.store, self.jobs, about)
        view.left.connect(lambda: self.alone_asked.emit(None))
        self.alone_asked.emit(view)

    # What is changed.

    def _known(self) -> Known:
        teams, regions = ([name.text for name in names.load(self.store, noun)] for noun in ("team", "region"))
        roles = sorted({span.role for span in people.memberships(self.store) if span.role})
        return Known(teams, regions, roles)

    def ask_person(self) -> None:
        dialog = PersonDialog(self, _("Add person"), ADD, self._known(), Details())
        if not dialog.exec():
            return
        values = dialog.values()
        name = values.pop("name")
        self.jobs.run(
            edits.add_person, name, Details(**values), on_done=self._show_new, label=N_("Adding the person")
        )  # fmt: skip

    def _show_new(self, person: int) -> None:
        self._chosen = person
        self.search.clear()
        self.reload()

    def ask_change(self) -> None:
        """Another team, region or role from a day on."""
        person = self.chosen()
        if person is None:
            return
        now = edits.details_of(self.store, person.id, self.as_of.toordinal())
        title = _("Change from a day")
        dialog = PersonDialog(self, title, CHANGE, self._known(), now, first=self.as_of.replace(day=1))
        first = dialog.day() if dialog.exec() else None
        if first is not None:
            self.jobs.run(edits.change_person, person.id, first, dialog.values(), label=N_("Changing"))

    def ask_correction(self, day: int) -> None:
        """What was recorded wrongly of the place that begins on ``day``."""
        person = self.chosen()
        if person is None:
            return
        now = edits.details_of(self.store, person.id, day)
        dialog = PersonDialog(self, _("Correct"), CORRECT, self._known(), now)
        if dialog.exec():
            self.jobs.run(edits.correct_person, person.id, day, dialog.values(), label=N_("Correcting"))

    def ask_alias(self) -> None:
        """Another way in which files write the person."""
        person = self.chosen()
        if person is None:
            return
        title, words = _("Also written as"), _("How do files write {name}?").format(name=person.name)
        written, agreed = QInputDialog.getText(self, title, words)
        if agreed and written.strip():
            self.jobs.run(edits.add_alias, person.id, written, label=N_("Keeping the name"))

    def ask_absence(self, before: Absence | None = None) -> None:
        """A new absence of the person, or what ``before`` should have been."""
        person = self.chosen()
        if person is None:
            return
        dialog = AbsenceDialog(self, person.id, self.as_of, before)
        if dialog.exec():
            self.jobs.run(save_entry, dialog.absence(), before, label=N_("Saving"))

    def _remove_absence(self, absence: Absence) -> None:
        self.jobs.run(remove_entry, absence, label=N_("Removing"))

    # The sheet of a one-on-one.

    def open_sheet(self, person: int) -> None:
        """Prepare the one-on-one with ``person``; the list stays until the sheet is there."""
        if person:
            self.desk.open(person)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._chosen = sheet.about.person.id
        for control in (self.search, self.picker):
            control.hide()
        self._print.show()
        self.set_primary(_("View for two"), self.ask_for_two)
        parts = [part for part in (sheet.about.role, sheet.about.team) if part]
        parts += [format_period(sheet.period), _("as of {day}").format(day=format_day(sheet.as_of))]
        records = ngettext("{n} record", "{n} records", sheet.records).format(n=format_number(sheet.records))
        self.set_header(sheet.about.person.name, " · ".join([*parts, records]))
        self._stack.setCurrentWidget(self.desk.view)

    def back(self) -> bool:
        if not self.desk.person:
            return False
        self.desk.leave()
        self.reload()
        return True

    # Coming and going.

    def show_argument(self, argument: object) -> None:
        if isinstance(argument, Scope):
            self.back()
        if argument == "add":
            self.ask_person()
        elif isinstance(argument, Meeting):
            self.search.clear()
            self.open_sheet(argument.person)
        elif isinstance(argument, Scope) and argument.kind is ScopeKind.PERSON:
            self._chosen = argument.id
            self.search.clear()
            self._show_list()
        elif isinstance(argument, Scope):
            self.search.setText(argument.name)

    def state(self) -> Mapping[str, object]:
        return {"period": self.picker.period.name, "person": self._chosen}

    def restore(self, state: Mapping[str, object]) -> None:
        person = state.get("person")
        self._chosen = person if isinstance(person, int) else 0
        with suppress(UserError):  # a period of another fiscal year start is no fault
            start = settings.load(self.store).fiscal_year_start
            self.picker.choose(parse_period(str(state.get("period", "")), start))
