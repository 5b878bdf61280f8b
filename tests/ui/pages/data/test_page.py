"""The Data page as a whole: empty, with a first file, what it remembers, and that nothing is cut or nameless."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.data.intake import Under
from desktop_app.ui.widgets import text
from tests.ui.pages.data.hands import BAD, GOOD, HEAD, PEOPLE, bring, drop, go_on, stored


def test_an_empty_workspace_says_what_belongs_here_and_offers_the_first_step(page: DataPage, qtbot: QtBot) -> None:
    assert DataPage.attention(page.store) == 0
    assert DataPage.has_something_to_say(page.store)
    with qtbot.waitSignal(page.files_asked, timeout=1000):
        page.start.click()
    offered = [one for one in page.imports.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    assert [one.text() for one in offered] == ["Choose files…"]


def test_a_clean_file_is_understood_and_stored_with_two_inputs(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    drop(page, tmp_path, PEOPLE, "people.csv")
    assert page.intake.under is Under.ASKING
    assert stored(page) == []
    assert page.start.text() == "Import 2 rows"
    go_on(page, qtbot)
    (batch,) = stored(page)
    assert (batch.kind, batch.created) == ("person", 2)
    assert page.imports.detail.batch == batch
    assert page.imports.list.current() == batch.id


def test_the_page_remembers_its_tab_and_filter(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    page.restore({"tab": 1, "records": {"kind": "opportunity", "text": "acme"}})
    page.reload()
    assert page.state() == {"tab": 1, "records": {"kind": "opportunity", "text": "acme"}}
    page.restore({"tab": "old", "records": 7})
    assert page.state()["tab"] == 1


def test_models_keep_their_contract(page: DataPage, qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + BAD, "deals.csv")
    qtmodeltester.check(page.imports.list.items, force_py=True)
    drop(page, tmp_path, HEAD + GOOD, "again.csv")
    qtmodeltester.check(page.flow.table.preview, force_py=True)


FOCUS = (QAbstractButton, QComboBox, QLineEdit, QTableView)


def nameless(page: QWidget) -> list[str]:
    return [
        repr(one)
        for one in page.findChildren(QWidget)
        if isinstance(one, FOCUS)
        and one.isVisible()
        and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (one.accessibleName() or getattr(one, "text", lambda: "")())
    ]


@pytest.mark.parametrize("width", [1016, 1176])
def test_nothing_is_cut_and_everything_has_a_name(page: DataPage, qtbot: QtBot, tmp_path: Path, width: int) -> None:
    page.resize(width, 772)
    text.clipped.clear()
    bring(page, qtbot, tmp_path, HEAD + GOOD + BAD, "deals.csv")
    page.imports.detail.problems.rows[0].click()
    page.imports.detail.take_back.click()
    page.grab()
    assert nameless(page) == []
    page.tabs.show_value(1)
    page._show_mode()
    page.grab()
    assert nameless(page) == []
    drop(page, tmp_path, HEAD + GOOD + BAD.replace("Ana", "Mia"), "again.csv")
    page.grab()
    assert nameless(page) == []
    assert text.clipped == []
