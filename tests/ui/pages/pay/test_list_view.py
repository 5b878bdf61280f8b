"""The comparison with a person's own list, from the paste to the record."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.widgets import text
from tests.ui.pages.pay.conftest import use_template

# 5 % of 136,534.00 and 12,000.50; without D-2 (50,000) 4,326.70
MINE = "Name\tCommission\nAna Pop\t4326.70\nIon Rusu\t600.03\nBob\t12\n"


@pytest.fixture
def run(page: PayPage, store: Store) -> PayPage:
    use_template(store, "flat_rate")
    evaluate_period(store, parse_period("2026-03"))
    page.view = ""
    page.reload()
    page.header.actions["compare_list"].trigger()
    return page


def words(page: PayPage) -> str:
    QApplication.processEvents()  # a layout shows what is added to it a moment later
    return " ".join(one.text() for one in page.list_desk.view.findChildren(QLabel) if one.isVisible())


def press(page: PayPage, name: str) -> None:
    QApplication.processEvents()
    shown = page.list_desk.view.findChildren(QPushButton)
    next(one for one in shown if one.text() == name and one.isVisible()).click()


def test_a_pasted_list_is_compared_and_a_difference_leads_to_its_record(run: PayPage, qtbot: QtBot) -> None:
    view = run.list_desk.view
    view.box.setPlainText(MINE)
    view.give()
    assert view.found is not None
    assert [one.state for one in view.found.lines] == ["explained", "equal", "nobody"]
    assert view.reasons.accessibleName() == "1 of 3 are equal."
    assert "D-2 of 12 March 2026 is missing in your list" in words(run)
    with qtbot.waitSignal(run.go) as gone:
        press(run, "Record D-2")
    page, step = gone.args or ("", None)
    assert page == "data"
    assert isinstance(step, Explanation)
    assert len(step.records) == 1
    press(run, "Copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1].split("\t")[:4] == ["Ana Pop", "4326.7", "6826.7", "2500"]


def test_the_statement_is_one_press_away_and_back_leads_to_the_run(run: PayPage) -> None:
    run.list_desk.view.box.setPlainText(MINE)
    run.list_desk.view.give()
    press(run, "Statement")
    assert run.view == "statement"
    assert run.back()
    assert run.view == "run"


def test_one_persons_own_list(run: PayPage, store: Store) -> None:
    run.open_statement(groupings.group_id(store, "person", "Ana Pop"))
    run.header.actions["own_list"].trigger()
    view = run.list_desk.view
    view.box.setPlainText("D-1\t30000\nD-2\t50000\nD-6\t10000\n")
    view.give()
    assert "D-6 is counted in your list; here its day is 3 February 2026" in words(run)
    assert "D-3 of 30 March 2026 is missing in your list" in words(run)
    assert run.back()
    assert run.view == "statement"


def test_what_cannot_be_compared_is_said(run: PayPage) -> None:
    run.list_desk.view.box.setPlainText("x\t1\ny\t2\n")
    run.list_desk.view.give()
    assert run.list_desk.view.found is None
    assert "No name in that list is a person here." in words(run)


def test_a_file_is_compared_and_the_result_saved(run: PayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, out = tmp_path / "mine.csv", tmp_path / "compared.csv"
    mine.write_text(MINE, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(mine), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    press(run, "Open a file…")
    press(run, "Save or print…")
    assert "Ana Pop,4326.7,6826.7,2500" in out.read_text("utf-8-sig")


def test_nothing_is_cut(run: PayPage) -> None:
    run.list_desk.view.box.setPlainText(MINE)
    run.list_desk.view.give()
    text.clipped.clear()
    run.grab()
    assert text.clipped == []
