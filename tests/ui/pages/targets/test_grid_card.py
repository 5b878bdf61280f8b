"""The grid with its strips: folding, drafts, gaps that are shown, undo and saving."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.store import targets
from desktop_app.ui.pages.targets import TargetsPage
from tests.ui.pages.targets.steps import APRIL, YEAR, amount, go, press, scope, type_into


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
