"""A draft is saved, given up or kept in sight before anything else is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import ScopeKind
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.unsaved import settle
from tests.ui.pages.targets.steps import APRIL, YEAR, answer, go, scope, type_into


def test_leaving_with_a_draft_asks_what_becomes_of_it(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    assert settle(page, page.jobs, page.cards.grid)
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


def test_a_draft_is_settled_before_other_rows_are_shown(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    page.rows_chip.choose("product")
    assert (page.rows, page.rows_chip.value(), page.draft.count) == (ScopeKind.PERSON, "person", 1)
