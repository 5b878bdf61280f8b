"""The Targets page on a real workspace, with jobs in place: typing, drafts, gaps, spreading, clipboard, recording."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox, QPushButton, QRadioButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.operations.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.spread_weights import Spread
from desktop_app.operations.target_grid import load_grid
from desktop_app.operations.targets import Split, set_target, split_and_save
from desktop_app.store import targets
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.grid_model import SCOPE
from desktop_app.ui.pages.targets.record_dialog import RecordDialog
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.empty import EmptyState

PEOPLE = """name,team
Ana,Field
Ion,Field
Mei,Inside
"""
DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,60000
2,Ion,Acme,Pen,Won,2026-03-01,2026-03-31,30000
3,Mei,Dune,Ink,Won,2026-03-15,2026-04-02,10000
4,Mei,Acme,Ink,Lost,2026-02-01,2026-03-09,0
"""
YEAR = parse_period("2026")
Q2, APRIL = parse_period("2026-Q2"), parse_period("2026-04")


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Harbor", language="en")
    with new_workspace(workspace, chosen) as opened:
        import_file(opened, Request(PEOPLE.encode(), "people.csv"))
        import_file(opened, Request(DEALS.encode(), "deals.csv"))
        yield opened


Open = Callable[[], TargetsPage]


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, store: Store) -> Iterator[Open]:
    pages: list[TargetsPage] = []

    def made() -> TargetsPage:
        theme.apply(qapp, theme.Scheme.LIGHT)
        jobs = JobsInPlace(store)
        page = TargetsPage(store, jobs)
        jobs.data_changed.connect(page.reload)
        qtbot.addWidget(page)
        page.resize(1180, 860)
        page.show()
        page.reload()
        QApplication.processEvents()
        pages.append(page)
        return page

    yield made
    for page in pages:
        page.hide()


@pytest.fixture
def page(store: Store, open_page: Open) -> TargetsPage:
    """1,200,000 for 2026, in equal parts over three people and twelve months: 33,333.33 a cell."""
    set_target(store, "revenue", COMPANY, YEAR, Fraction(1_200_000), reason="Board")
    split_and_save(store, Split("revenue", YEAR, step=100), "In equal parts")
    return open_page()


def scope(page: TargetsPage, name: str) -> Scope:
    return next(line.scope for line in page.draft.grid.lines if line.scope.name == name)


def go(page: TargetsPage, name: str, period: Period) -> None:
    page.cards.grid.view.go_to((scope(page, name), period))
    page.cards.grid.view.setFocus()
    page.show_cell()
    QApplication.processEvents()


def type_into(qtbot: QtBot, page: TargetsPage, words: str, *, leave: Qt.Key = Qt.Key.Key_Return) -> QLineEdit:
    view = page.cards.grid.view
    view.edit(view.currentIndex())
    (editor,) = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    editor.setText(words)
    qtbot.keyClick(editor, leave)
    QApplication.processEvents()  # Qt takes what was typed after the key was handled
    return editor


def amount(page: TargetsPage, name: str, period: Period) -> int | None:
    return page.draft.grid.amounts.get((scope(page, name), period))


def press(page: TargetsPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())
    button.click()


def answer(button: QMessageBox.StandardButton) -> None:
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    question.button(button).click()


def test_the_model_keeps_qts_rules_while_it_is_folded_and_changed(page: TargetsPage) -> None:
    model = page.cards.grid.model
    tester = ModelTester(None)
    tester.check(model)
    model.fold_row(1, is_open=False)
    model.fold_column(3, is_open=True)
    page.draft.undo()
    model.refresh()
    tester.check(model)
    tester.check(page.cards.spread.model)


def test_the_quarter_of_the_newest_data_is_open_the_others_are_one_column(page: TargetsPage) -> None:
    model = page.cards.grid.model
    heads = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    assert heads == ["Scope", "2026", "Q1", "Q2", "Apr", "May", "Jun", "Q3", "Q4", "Assigned"]


def test_an_empty_period_offers_to_record_its_target(store: Store, open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    assert page.findChildren(EmptyState)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        dialog.number.setText("12,000,000")
        dialog.reason.setText("Board")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill)
    press(page, "Record a target for 2026")
    found = targets.find(store, "revenue", COMPANY, YEAR)
    assert found is not None
    assert (found.amount, found.reason) == (12_000_000_000_000, "Board")
    assert "not broken down yet" in page.cards.grid.gaps.words.accessibleName()
    press(page, "Spread it")
    assert page.draft.grid.gap(COMPANY, YEAR) is not None
    assert amount(page, "Field", YEAR) == 1_080_000_000
    assert amount(page, "Ana", APRIL) == 72_000_000


def test_typing_is_a_draft_until_it_is_saved_as_one_revision_each(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    before = amount(page, "Ana", APRIL)
    type_into(qtbot, page, "40,000")
    go(page, "Ion", APRIL)
    type_into(qtbot, page, "20000.50")
    saved = load_grid(page.store, "revenue", YEAR)
    assert saved.amounts[scope(page, "Ana"), APRIL] == before
    assert page.draft.count == 2
    page.cards.grid.strip.reason.setText("Ana takes the north")
    press(page, "Save")
    saved = load_grid(page.store, "revenue", YEAR)
    assert saved.amounts[scope(page, "Ana"), APRIL] == 4_000_000
    assert saved.amounts[scope(page, "Ion"), APRIL] == 2_000_050
    assert page.draft.count == 0
    kept = targets.history(page.store, targets.Target("revenue", scope(page, "Ion"), APRIL, 0))
    assert [one.reason for one in kept] == ["Ana takes the north", "In equal parts"]


def test_a_change_of_the_whole_leaves_the_parts_alone_and_shows_the_gap(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "", YEAR)
    before = amount(page, "Field", YEAR)
    type_into(qtbot, page, "1,300,000")
    assert amount(page, "Field", YEAR) == before
    assert page.cards.grid.gaps.words.accessibleName() == "Gap in Harbor, 2026: €100,000 carried by nobody"
    press(page, "Spread it")
    grid = page.draft.grid
    assert sum(grid.amounts[scope(page, name), YEAR] for name in ("Field", "Inside")) == 130_000_000
    assert not list(page.cards.grid.gaps._all)


def test_a_change_of_a_part_leaves_the_whole_alone(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ion", APRIL)
    whole = amount(page, "Field", APRIL)
    assert whole is not None
    type_into(qtbot, page, "")
    assert amount(page, "Field", APRIL) == whole
    assert amount(page, "Ion", APRIL) is None
    index = page.cards.grid.model.index_of((scope(page, "Ion"), APRIL))
    assert page.cards.grid.model.look(index.row(), index.column()).words == "none"
    go(page, "Field", APRIL)
    assert page.cards.grid.gaps.words.accessibleName().startswith("Gap in Field, April 2026")


def test_undo_and_redo_walk_through_the_draft(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    view = page.cards.grid.view
    before = amount(page, "Ana", APRIL)
    type_into(qtbot, page, "1")
    type_into(qtbot, page, "+50 %")
    assert amount(page, "Ana", APRIL) == 150
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert amount(page, "Ana", APRIL) == 100
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (amount(page, "Ana", APRIL), page.draft.count) == (before, 0)
    qtbot.keyClick(view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert amount(page, "Ana", APRIL) == 100


def test_what_is_no_number_keeps_the_cell_open_and_says_so(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    editor = type_into(qtbot, page, "a lot")
    assert editor.isVisible()
    assert "“a lot” is not a number" in editor.accessibleDescription()
    assert page.draft.count == 0
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_locked_cell_stays_when_its_whole_is_spread(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    kept = amount(page, "Ana", APRIL)
    view = page.cards.grid.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_L)
    go(page, "Field", APRIL)
    type_into(qtbot, page, "100,000")
    page.cards.spread.choose("people", Spread.HISTORY)
    page.cards.spread.apply()
    assert amount(page, "Ana", APRIL) == kept
    assert kept is not None
    assert amount(page, "Ion", APRIL) == 10_000_000 - kept


def test_typed_weights_are_seen_before_they_are_applied(page: TargetsPage) -> None:
    go(page, "Field", APRIL)
    card = page.cards.spread
    card.choose("people", Spread.TYPED)
    card.model.setData(card.model.index(0, 1), "75")
    card.model.setData(card.model.index(1, 1), "25")
    whole = amount(page, "Field", APRIL)
    assert whole is not None
    assert whole == 6_666_700
    assert [part.spread for part in card.model.parts] == [5_000_000, 1_666_700]
    assert page.draft.count == 0
    card.apply()
    assert amount(page, "Ana", APRIL) == 5_000_000


def test_time_is_spread_by_working_days(page: TargetsPage) -> None:
    go(page, "Ana", Q2)
    card = page.cards.spread
    assert [button.text() for button in card.findChildren(QRadioButton) if button.isVisible()][2] == "Working days"
    card.choose("time", Spread.WORKING_DAYS)
    # Romania 2026: 20, 19 and 20 working days in April, May and June (Easter on 10-13 April, 1 and 31 May, 1 June).
    days = [len_of(page, month) for month in ("2026-04", "2026-05", "2026-06")]
    whole = amount(page, "Ana", Q2)
    assert whole is not None
    for part, share in zip(card.model.parts, days, strict=True):
        assert abs(part.spread - Fraction(whole * share, sum(days))) < 100


def len_of(page: TargetsPage, month: str) -> int:
    period = parse_period(month)
    calendar = preset_settings("RO", date(2026, 4, 10)).working_calendar()
    return int(calendar.working_days(period.start, period.end))


def test_the_smallest_part_has_nothing_to_spread(page: TargetsPage) -> None:
    go(page, "Ana", APRIL)
    assert not page.cards.spread._apply.isEnabled()
    assert "smallest part" in page.cards.spread._words.text()


def test_a_block_goes_to_a_spreadsheet_and_back(page: TargetsPage, qtbot: QtBot) -> None:
    view = page.cards.grid.view
    go(page, "Ana", APRIL)
    QGuiApplication.clipboard().setText("41000\t42,000\n51000\t\n")
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    may = parse_period("2026-05")
    assert [amount(page, "Ana", APRIL), amount(page, "Ana", may)] == [4_100_000, 4_200_000]
    assert [amount(page, "Ion", APRIL), amount(page, "Ion", may)] == [5_100_000, None]
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.draft.count == 0
    whole = view.as_tsv()
    assert whole.startswith("Scope\t2026\tQ1\tQ2\tApr")
    QGuiApplication.clipboard().setText("Scope\tApr\nMei\t7\nNobody\t9\n")
    view.paste()
    assert amount(page, "Mei", APRIL) == 700
    assert page.draft.count == 1


def test_a_block_with_a_wrong_cell_is_refused_whole(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    QGuiApplication.clipboard().setText("1\nx\n")
    with qtbot.waitSignal(page.jobs.refused) as refused:
        page.cards.grid.view.paste()
    assert "For Ion, April 2026" in str(refused.args[0])
    assert page.draft.count == 0


def test_folding_works_by_keyboard(page: TargetsPage, qtbot: QtBot) -> None:
    view, model = page.cards.grid.view, page.cards.grid.model
    view.setCurrentIndex(model.index(1, SCOPE))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert [line.scope.name for line in model.lines] == ["", "Field", "Inside", "Mei"]
    go(page, "Field", Q2)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert [column.period.name for column in model.columns] == ["2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert view.place() == (scope(page, "Field"), Q2)


def test_the_figure_of_a_cell_leads_to_its_explanation(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", parse_period("2026-Q1"))
    with qtbot.waitSignal(page.explain_asked) as asked:
        press(page, "now €60,000")
    assert isinstance(asked.args[0], Explanation)
    assert asked.args[0].result is not None
    assert asked.args[0].result.value == 60_000


def test_an_older_revision_can_be_used_again(page: TargetsPage, qtbot: QtBot) -> None:
    before = amount(page, "Ana", APRIL)
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    page.save("a slip")
    go(page, "Ana", APRIL)
    press(page, "Use again")
    assert amount(page, "Ana", APRIL) == before
    assert page.draft.count == 1


def test_leaving_with_a_draft_asks_what_becomes_of_it(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    assert page.may_leave()
    type_into(qtbot, page, "9")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    assert not page.may_leave()
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    page.picker.choose(parse_period("2027"))
    assert (page.picker.period, page.draft.count) == (YEAR, 1)
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Save))
    assert page.may_leave()
    assert load_grid(page.store, "revenue", YEAR).amounts[scope(page, "Ana"), APRIL] == 900
    type_into(qtbot, page, "8")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Discard))
    page.picker.choose(parse_period("2027"))
    assert page.picker.period == parse_period("2027")
    assert page.draft.count == 0


def test_other_data_coming_in_leaves_the_draft_alone(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    set_target(page.store, "revenue", scope(page, "Ion"), APRIL, Fraction(5))
    page.reload()
    assert (amount(page, "Ana", APRIL), amount(page, "Ion", APRIL), page.draft.count) == (900, 500, 1)


def test_a_rate_has_targets_that_are_not_summed(page: TargetsPage, qtbot: QtBot) -> None:
    page.choose_kpi("win_rate")
    set_target(page.store, "win_rate", COMPANY, YEAR, Fraction(55, 100))
    page.reload()
    go(page, "", Q2)
    type_into(qtbot, page, "60")
    assert page.draft.grid.amount(COMPANY, Q2) is not None
    assert page.draft.grid.amounts[COMPANY, Q2] == 600_000
    assert not page.cards.grid.gaps.isVisible()
    index = page.cards.grid.model.index_of((COMPANY, YEAR))
    assert page.cards.grid.model.look(index.row(), index.column()).words == "55\u00a0%"


def test_a_relative_target_is_reckoned_from_the_year_before(page: TargetsPage, qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        dialog.period.choose(parse_period("2027"))
        dialog.number.setText("+15 %")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill)
    page.show_argument("record")
    found = targets.find(page.store, "revenue", COMPANY, parse_period("2027"))
    assert found is not None
    assert found.amount == 115_000_000_000
    assert page.picker.period == parse_period("2027")


def test_what_was_chosen_is_remembered(page: TargetsPage, open_page: Open) -> None:
    page.choose_kpi("deals_won")
    page.picker.choose(parse_period("2026-H1"))
    kept = page.state()
    other = open_page()
    other.restore(kept)
    assert (other.kpi, other.picker.period) == ("deals_won", parse_period("2026-H1"))
    other.restore({"kpi": "nonsense", "period": "x", "opened": 3})
    assert other.kpi == "deals_won"


@pytest.mark.parametrize("size", [(1180, 860), (1020, 740), (800, 740)])
def test_nothing_is_cut_at_any_width(page: TargetsPage, size: tuple[int, int], qtbot: QtBot) -> None:
    page.resize(*size)
    go(page, "", YEAR)
    text.clipped.clear()
    page.grab()
    assert text.clipped == []
