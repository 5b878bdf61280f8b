"""Everybody's statements from the window: a file each, the passwords told once."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.evaluate import approve
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.statements_dialog import AskStatements, TellPapers
from tests.ui.pages.pay.conftest import use_template


@pytest.fixture
def run(page: PayPage, store: Store) -> PayPage:
    use_template(store, "flat_rate")
    approve(store, parse_period("2026-03"))
    page.view = ""
    page.reload()
    return page


def test_everybody_gets_a_file_with_a_password_of_its_own(
    run: PayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    run.header.actions["statements"].trigger()
    asked = run.run_desk.papers.asked
    assert isinstance(asked, AskStatements)
    asked.protect.setChecked(True)
    asked.go_on.click()
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"Ana Pop 2026-03.pdf", "Ion Rusu 2026-03.pdf"}
    told = run.run_desk.papers.asked
    assert isinstance(told, TellPapers)
    (box,) = told.findChildren(QPlainTextEdit)
    assert [line.split("\t")[0] for line in box.toPlainText().splitlines()] == ["Ana Pop", "Ion Rusu"]
    told.go_on.click()


def test_a_message_has_neither_password_nor_list_of_records(run: PayPage) -> None:
    run.header.actions["statements"].trigger()
    asked = run.run_desk.papers.asked
    assert isinstance(asked, AskStatements)
    asked.protect.setChecked(True)
    next(one for one in asked.kind.findChildren(QPushButton) if one.text() == "Message").click()
    assert (asked.form().ending, asked.form().brief, asked.protects()) == ("txt", False, False)
    asked.reject()


def test_the_package_is_written(run: PayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "package.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    assert run.header.actions["package"].isVisible()
    run.header.actions["package"].trigger()
    with zipfile.ZipFile(out) as package:
        assert "statements/Ana Pop 2026-03.pdf" in package.namelist()
