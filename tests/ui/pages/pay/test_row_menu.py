"""The menu on the table of a run: holds and adjustments without opening a statement, also by keyboard."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay import evaluate
from desktop_app.store import adjustments, holds
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import AskForm, AskText
from desktop_app.ui.pages.pay.statements_dialog import AskStatements
from tests.ui.pages.pay.conftest import MARGINAL, use_template

MARCH = parse_period("2026-03")


@pytest.fixture
def run(page: PayPage, store: Store) -> PayPage:
    use_template(store, MARGINAL)
    page.view = ""
    page.reload()
    page.run_steps.evaluate(MARCH)
    return page


def menu_of(page: PayPage, *names: str) -> QMenu:
    view = page.run_view
    assert view.table is not None
    assert view.model is not None
    grid, model = view.table.grid, view.model
    grid.clearSelection()
    for row in range(model.rowCount()):
        statement = model.statement(row)
        if statement is not None and statement.name in names:
            chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            grid.selectionModel().select(model.index(row, 0), chosen)
    grid.customContextMenuRequested.emit(QPoint(4, 4))
    assert page.row_menu.opened is not None
    return page.row_menu.opened


def action(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == words)


def test_a_person_is_held_adjusted_and_released_from_the_table(run: PayPage, store: Store) -> None:
    menu = menu_of(run, "Ion Rusu")
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Open the statement", "Hold…", "Adjust…", "Question…", "Statement of 1 person as a file…",
    ]  # fmt: skip
    action(menu, "Hold…").trigger()
    asked = run.statement_desk.steps.asked
    assert isinstance(asked, AskText)
    asked.line.setText("asks about D-4")
    asked.accept()
    assert run.view == "run"
    assert [one.reason for one in holds.load(store, MARCH)] == ["asks about D-4"]
    action(menu_of(run, "Ion Rusu"), "Release").trigger()
    assert holds.load(store, MARCH) == []
    action(menu_of(run, "Ion Rusu"), "Adjust…").trigger()
    form = run.statement_desk.steps.asked
    assert isinstance(form, AskForm)
    amount, reason = form._needed
    amount.setText("-100.03")
    reason.setText("advance")
    form.accept()
    assert [one.amount for one in adjustments.load(store)] == [Fraction("-100.03")]
    assert run.evaluated is not None
    assert next(one.pay for one in run.evaluated.statements if one.name == "Ion Rusu") == 500_00


def test_an_approved_person_is_withdrawn_and_several_get_files(run: PayPage, store: Store) -> None:
    evaluate.approve(store, MARCH)
    run.reload()
    offered = [one.text() for one in menu_of(run, "Ana Pop").actions()]
    assert "Withdraw…" in offered
    assert "Hold…" not in offered
    menu = menu_of(run, "Ana Pop", "Ion Rusu")
    (only,) = menu.actions()
    assert only.text() == "Statements of 2 people as files…"
    action(menu_of(run, "Ana Pop"), "Statement of 1 person as a file…").trigger()
    asked = run.run_desk.papers.asked
    assert isinstance(asked, AskStatements)
    ticked = [asked.whom.item(place).text() for place in range(asked.whom.count())]
    assert ticked == ["Ana Pop", "Ion Rusu"]
    assert len(asked.people()) == 1
    asked.nobody.click()
    assert not asked.go_on.isEnabled()
    asked.everybody.click()
    assert len(asked.people()) == 2
    asked.reject()


def test_open_the_statement_of_the_row(run: PayPage) -> None:
    action(menu_of(run, "Ana Pop"), "Open the statement").trigger()
    assert run.view == "statement"
    assert "Ana Pop" in run._title.text()
