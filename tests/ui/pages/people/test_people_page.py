"""The People page on a real workspace, with jobs in place: the list, one person, dated changes, other names."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QInputDialog, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import Absence
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import absences, names, people
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.people import PeoplePage
from desktop_app.ui.pages.people.detail import PersonCard
from desktop_app.ui.pages.people.dialogs import PersonDialog
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.empty import EmptyState

PEOPLE = """name,staff no,team,region,role
Ana Pop,A1,Field,West,Lead
Ion Rus,A2,Field,East,Sales
Mei Lin,A3,Inside,West,Sales
"""
DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana Pop,Acme,Pen,Won,2026-03-01,2026-04-03,60000
2,Ion Rus,Acme,Pen,Won,2026-03-01,2026-04-20,30000
"""
APRIL = parse_period("2026-04")


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    chosen = preset_settings("RO", date(2026, 4, 20), currency="EUR", company="Harbor", language="en")
    with new_workspace(workspace, chosen) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> PeoplePage:
    import_file(store, Request(PEOPLE.encode(), "people.csv"))
    import_file(store, Request(DEALS.encode(), "deals.csv"))
    ana = next(person for person in people.load(store) if person.name == "Ana Pop")
    set_target(store, "revenue", Scope(ScopeKind.PERSON, ana.id, ana.name), APRIL, Fraction(80_000))
    return made(qtbot, qapp, store)


def made(qtbot: QtBot, qapp: QApplication, store: Store) -> PeoplePage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    jobs = JobsInPlace(store)
    page = PeoplePage(store, jobs)
    jobs.data_changed.connect(page.reload)
    qtbot.addWidget(page)
    page.resize(1180, 860)
    page.show()
    page.reload()
    return page


def column(page: PeoplePage, key: str) -> list[object]:
    place = [one.key for one in page.model.columns].index(key)
    return [page.model.row_values(row)[place] for row in range(page.model.rowCount())]


def texts(page: PeoplePage) -> str:
    return "\n".join(label.text() for label in card(page).findChildren(QLabel))


def card(page: PeoplePage) -> PersonCard:
    return page.detail


def choose(page: PeoplePage, name: str) -> None:
    page.table.grid.selectRow(column(page, "name").index(name))


def press(page: PeoplePage, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == words and not one.isHidden()).click()


def put(dialog: PersonDialog, **values: str) -> None:
    for field, value in values.items():
        edit = dialog.edit(field)
        if isinstance(edit, QComboBox):
            edit.setCurrentText(value)
        else:
            edit.setText(value)


def when_asked(**values: str) -> None:
    """Fill the dialog that is about to open and agree; ``first`` is the day of a change."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        first = values.pop("first", "")
        if first and dialog.first is not None:
            dialog.first.setDate(QDate.fromString(first, "yyyy-MM-dd"))
        put(dialog, **values)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill)


def test_everybody_is_listed_with_place_revenue_and_attainment(page: PeoplePage) -> None:
    ModelTester(None).check(page.model)
    assert column(page, "name") == ["Ana Pop", "Ion Rus", "Mei Lin"]
    assert column(page, "staff_no") == ["A1", "A2", "A3"]
    assert column(page, "team") == ["Field", "Field", "Inside"]
    revenue = [cell.value if cell else None for cell in column(page, "revenue")]
    assert revenue == [60_000, 30_000, None]
    attained = [cell.value if cell else None for cell in column(page, "attainment")]
    assert attained == [Fraction(3, 4), None, None]


def test_the_search_finds_every_word_anywhere(page: PeoplePage) -> None:
    page.search.setText("west SALES")
    assert column(page, "name") == ["Mei Lin"]
    page.search.setText("nobody")
    assert page.model.rowCount() == 0
    assert card(page).isHidden()
    page.search.clear()
    assert page.model.rowCount() == 3


def test_a_person_is_added_and_shown(page: PeoplePage) -> None:
    when_asked(name="Ea Holm", team="Partners", role="Agent", joined="2026-04-15")
    press(page, "Add person")
    assert column(page, "name") == ["Ana Pop", "Ea Holm", "Ion Rus", "Mei Lin"]
    found = page.chosen()
    assert found is not None
    assert (found.name, found.team, found.role, found.since) == ("Ea Holm", "Partners", "Agent", date(2026, 4, 15))


def test_a_person_without_a_name_is_asked_for_again(page: PeoplePage) -> None:
    seen: list[str] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        put(dialog, joined="soon")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        seen.append(dialog._problem.text())
        put(dialog, name="Ea")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        seen.append(dialog._problem.text())
        dialog.reject()

    QTimer.singleShot(0, refuse)
    press(page, "Add person")
    assert seen[0] == "A person needs a name."
    assert "“soon” is not a date" in seen[1]
    assert page.model.rowCount() == 3


def test_a_change_from_a_day_keeps_what_was_before(page: PeoplePage) -> None:
    choose(page, "Ana Pop")
    when_asked(team="Inside", first="2026-04-10")
    press(page, "Change from a day…")
    assert "Inside · West · Lead" in texts(page)
    assert "since 10 April 2026" in texts(page)
    assert "from the beginning to 9 April 2026" in texts(page)


def test_a_correction_leaves_one_place(page: PeoplePage) -> None:
    choose(page, "Ion Rus")
    when_asked(region="North", staff_no="A9")
    press(page, "Correct…")
    assert "Field · North · Sales" in texts(page)
    assert column(page, "staff_no") == ["A1", "A9", "A3"]
    spans = [span for span in people.memberships(page.store) if span.person == page._chosen]
    assert len(spans) == 1


def test_another_way_of_writing_is_kept(page: PeoplePage) -> None:
    choose(page, "Mei Lin")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.findChild(QLineEdit).setText("LIN M.")  # type: ignore[union-attr]  # an input dialog has its line
        dialog.accept()

    QTimer.singleShot(0, fill)
    press(page, "Add…")
    assert names.aliases(page.store, "person") == {page._chosen: ["lin m."]}
    assert "lin m." in texts(page)


@pytest.mark.parametrize(("words", "key"), [("Gauges", "gauges"), ("Targets", "targets"), ("Statement", "pay")])
def test_the_other_pages_are_asked_for_the_person(page: PeoplePage, qtbot: QtBot, words: str, key: str) -> None:
    choose(page, "Ion Rus")
    with qtbot.waitSignal(page.go) as asked:
        press(page, words)
    assert asked.args[0] == key
    assert asked.args[1] == Scope(ScopeKind.PERSON, page._chosen, "Ion Rus")


def test_the_revenue_can_be_explained(page: PeoplePage, qtbot: QtBot) -> None:
    choose(page, "Ana Pop")
    with qtbot.waitSignal(page.explain_asked) as asked:
        press(page, "Revenue €60,000")
    assert isinstance(asked.args[0], Explanation)
    assert "75.0\u00a0% of €80,000" in texts(page)


def test_an_argument_shows_that_person_or_team(page: PeoplePage) -> None:
    mei = next(person for person in people.load(page.store) if person.name == "Mei Lin")
    page.show_argument(Scope(ScopeKind.PERSON, mei.id, mei.name))
    found = page.chosen()
    assert found is not None
    assert found.name == "Mei Lin"
    page.show_argument(Scope(ScopeKind.TEAM, mei.team, "Inside"))
    assert column(page, "name") == ["Mei Lin"]


def test_a_page_without_people_offers_an_import(qtbot: QtBot, qapp: QApplication, store: Store) -> None:
    page = made(qtbot, qapp, store)
    assert page.findChildren(EmptyState)[0].isVisible()
    with qtbot.waitSignal(page.files_asked):
        press(page, "Import a list of people")


def test_columns_give_way_and_nothing_is_cut_in_a_narrow_window(page: PeoplePage) -> None:
    page.resize(800, 700)
    QApplication.processEvents()
    grid = page.table.grid
    keys = [one.key for one in page.model.columns]
    assert grid.isColumnHidden(keys.index("staff_no"))
    assert not grid.isColumnHidden(keys.index("attainment"))
    text.clipped.clear()
    page.grab()
    assert text.clipped == []


def test_an_absence_is_removed_and_can_be_taken_back(page: PeoplePage, store: Store) -> None:
    chosen = page.chosen()
    assert chosen is not None
    away = Absence(chosen.id, date(2026, 4, 1), date(2026, 4, 3))
    save_entry(store, away)
    page.reload()
    page.detail.absences.remove_asked.emit(away)
    assert absences.load(store) == []
