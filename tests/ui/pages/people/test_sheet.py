"""The sheet of a one-on-one in the window: it opens, takes what is typed, is planned, closed and printed."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.one_on_one import (
    DevelopmentGoal,
    Level,
    Meeting,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
)
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.meetings.one_on_one_entries import close_meeting, write_down
from desktop_app.operations.moments import moment, today
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store import groupings, one_on_ones, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.people import PeoplePage
from desktop_app.ui.pages.people.figures_cards import ChangedCard, TalkCard
from desktop_app.ui.pages.people.meeting_dialog import MeetingDialog
from desktop_app.ui.pages.people.rows_card import RowsCard, SparkView
from desktop_app.ui.pages.people.sheet_desk import SheetDesk
from desktop_app.ui.pages.people.sheet_view import meeting_words
from desktop_app.ui.pages.people.words_cards import NotesCard, PromisesCard
from desktop_app.ui.widgets.chips import ScopeChip, Segments
from desktop_app.ui.widgets.face import Spark

DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana Pop,Acme,Pen,Won,2026-03-01,2026-04-03,60000
2,Ion Rus,Acme,Pen,Won,2026-03-01,2026-04-20,30000
"""
LAST = today() - timedelta(weeks=4)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, workspace: Path) -> PeoplePage:
    chosen = preset_settings("RO", date(2026, 4, 20), currency="EUR", company="Harbor", language="en")
    store = new_workspace(workspace, chosen)
    import_file(store, Request(DEALS.encode(), "deals.csv"))
    theme.apply(qapp, theme.Scheme.LIGHT)
    jobs = JobsInPlace(store)
    made = PeoplePage(store, jobs)
    jobs.data_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1044, 760)
    made.show()
    made.reload()
    return made


def ana(store: Store) -> int:
    return groupings.group_id(store, "person", "Ana Pop")


def open_sheet(page: PeoplePage) -> Sheet:
    page.show_argument(Meeting(ana(page.store), today()))
    QApplication.processEvents()
    sheet = page.desk.view.sheet
    assert sheet is not None
    return sheet


def button(page: PeoplePage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_it_opens_from_the_card_and_esc_leads_back_to_the_list(page: PeoplePage) -> None:
    button(page, "One-on-one").click()
    assert page.desk.view.isVisible()
    assert page.desk.view.sheet is not None
    assert page.desk.view.sheet.about.person.name == "Ana Pop"
    assert not page.search.isVisible()
    assert page.back()
    assert not page.desk.view.isVisible()
    assert page.search.isVisible()
    assert not page.back()


def test_what_is_typed_is_kept_and_shown(page: PeoplePage, qtbot: QtBot) -> None:
    open_sheet(page)
    view = page.desk.view
    view.notes.level.choose(Level.SHARED)
    qtbot.keyClicks(view.notes.text, "Leads the fair")
    qtbot.keyClick(view.notes.text, Qt.Key.Key_Return)
    assert view.notes.level.value() is Level.PRIVATE
    view.agreed.side.choose(Side.LEAD)
    qtbot.keyClicks(view.agreed.text, "Two leads a week")
    view.agreed.add.click()
    qtbot.keyClicks(view.together.praise, "Well done")
    view.together.keep_praise()  # a fact is missing: nothing is kept
    qtbot.keyClicks(view.together.fact, "60,000 won")
    qtbot.keyClick(view.together.fact, Qt.Key.Key_Return)
    qtbot.keyClicks(view.together.goal, "Speak at the fair")
    view.together.review.setDate(QDate(2031, 3, 4))
    view.together.level.choose(2)
    view.together.wanted.choose(4)
    qtbot.keyClicks(view.together.step, "Watch Ion do it")
    qtbot.keyClick(view.together.step, Qt.Key.Key_Return)
    sheet = view.sheet
    assert sheet is not None
    assert [(one.text, one.level) for one in sheet.notes] == [("Leads the fair", Level.SHARED)]
    assert [(one.text, one.side) for one in sheet.agreed] == [("Two leads a week", Side.LEAD)]
    assert [one.fact for one in sheet.recognitions] == ["60,000 won"]
    assert [(one.text, one.review, one.next_step) for one in sheet.goals] == [
        ("Speak at the fair", date(2031, 3, 4), "Watch Ion do it")
    ]
    said = [one.text() for one in view.together.findChildren(QLabel)]
    assert "level 2 → 4 of 5 · next: Watch Ion do it" in said
    remove = next(one for one in view.notes.findChildren(QPushButton) if one.text() == "Remove")
    remove.click()
    assert one_on_ones.load(page.store, Note) == ()


def test_a_kpi_measures_a_promise_and_a_goal(page: PeoplePage, qtbot: QtBot) -> None:
    open_sheet(page)
    view = page.desk.view
    assert view.agreed.measure.wanted.isHidden()
    view.agreed.text.setText("Win more")
    view.agreed.measure.kpi.choose("revenue")
    view.agreed.measure.wanted.setText("much")
    view.agreed.add.click()  # told where it stands, nothing is lost
    assert one_on_ones.load(page.store, Promise) == ()
    view.agreed.measure.wanted.setText("€50,000")
    view.agreed.add.click()
    view.together.goal.setText("Lead talks alone")
    view.together.measure.kpi.choose("revenue")
    qtbot.keyClick(view.together.goal, Qt.Key.Key_Return)
    (promise,), (goal,) = (one_on_ones.load(page.store, sort) for sort in (Promise, DevelopmentGoal))
    assert (promise.kpi, promise.aim) == ("revenue", Fraction(50_000))
    assert (goal.kpi, goal.aim) == ("revenue", None)
    assert view.agreed.measure.key() == ""
    said = [one.text() for one in view.agreed.findChildren(QLabel)]
    assert any(words.startswith("Revenue") for words in said)


def test_a_promise_is_settled_where_it_stands(page: PeoplePage) -> None:
    person = ana(page.store)
    write_down(page.store, Promise(person, Side.PERSON, "Call back", LAST, LAST + timedelta(days=3)))
    close_meeting(page.store, person, LAST)
    open_sheet(page)
    view = page.desk.view
    (chip,) = [one for one in view.promises.findChildren(ScopeChip) if one.isVisible()]
    assert (chip.word(), chip.accessibleDescription()) == ("Still open", "Still open")
    chip.choose(Outcome.KEPT)
    (promise,) = one_on_ones.load(page.store, Promise)
    assert (promise.outcome, promise.settled) == (Outcome.KEPT, today())
    assert "1 kept" in view.promises.head.accessibleDescription()


def test_the_pulse_is_absent_until_it_is_switched_on(page: PeoplePage) -> None:
    open_sheet(page)
    assert not page.desk.view.pulse.isVisible()
    with page.store.transaction():
        settings.save(page.store, replace(settings.load(page.store), pulse=True), recorded_at=moment())
    page.reload()
    QApplication.processEvents()
    choice = next(one for one in page.desk.view.pulse.findChildren(Segments) if one.isVisible())
    choice.chosen.emit(4)
    assert [one.score for one in one_on_ones.load(page.store, PulseAnswer)] == [4]


def test_it_is_planned_and_closed(page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    open_sheet(page)
    then = today() + timedelta(days=3)

    def agree(dialog: MeetingDialog) -> int:
        return int(dialog.weeks() == 4)

    monkeypatch.setattr(MeetingDialog, "exec", agree)
    monkeypatch.setattr(MeetingDialog, "day", lambda _dialog: then)
    page.desk.ask_plan()
    assert [one.day for one in one_on_ones.load(page.store, Meeting)] == [then]
    button(page, "It was held").click()
    sheet = page.desk.view.sheet
    assert sheet is not None
    assert (sheet.about.last, sheet.about.due) == (today(), today() + timedelta(weeks=4))
    assert meeting_words(sheet.about, today()).endswith("every 4 weeks")
    assert meeting_words(sheet.about, today() + timedelta(weeks=5)).startswith("Due since")
    button(page, "It was not held").click()
    assert [(one.day, one.held) for one in one_on_ones.load(page.store, Meeting)] == [(then, False)]
    assert page.desk.view.held.isVisible()
    assert not page.desk.view.not_held.isVisible()


def test_an_earlier_one_is_undone_where_the_next_is_planned(page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    close_meeting(page.store, ana(page.store), LAST)
    open_sheet(page)

    def press(dialog: MeetingDialog) -> int:
        dialog.undo.click()
        return dialog.result()

    monkeypatch.setattr(MeetingDialog, "exec", press)
    page.desk.ask_plan()
    assert one_on_ones.load(page.store, Meeting) == ()


def test_printing_asks_where_and_writes_a_page(
    page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sheet(page)
    write_down(page.store, Recognition(ana(page.store), today(), "Well done", "60,000 won"))
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    written: list[object] = []
    page.desk.printed.connect(written.append)
    button(page, "Print…").click()
    assert written == [target]
    assert target.read_bytes().startswith(b"%PDF")


def test_its_parts_say_what_they_hold_to_a_screen_reader(page: PeoplePage, qtbot: QtBot) -> None:
    open_sheet(page)
    assert isinstance(page.desk, SheetDesk)
    cards = page.desk.view.findChildren(RowsCard)
    assert {type(one) for one in cards} >= {ChangedCard, TalkCard, PromisesCard, NotesCard}
    assert all(one.accessibleName() for one in cards)
    spark = SparkView(Spark((1.0, 2.0, 3.0)), "Revenue: above the usual range")
    qtbot.addWidget(spark)
    assert spark.accessibleName() == spark.toolTip() == "Revenue: above the usual range"
