"""Cells by keyboard and clipboard: wrong numbers, blocks from a spreadsheet, folding."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.grid_model import SCOPE
from tests.ui.pages.targets.steps import APRIL, Q2, amount, go, scope, type_into


def test_what_is_no_number_keeps_the_cell_open_and_says_so(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    editor = type_into(qtbot, page, "a lot")
    assert editor.isVisible()
    assert "“a lot” is not a number" in editor.accessibleDescription()
    assert page.draft.count == 0
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


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
