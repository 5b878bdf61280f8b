"""The palette over a window: typing, choosing, leaving."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.entries import ACTIONS, PAGES, PEOPLE, Entry
from desktop_app.ui.shell.finder import Finder
from desktop_app.ui.widgets import text

ENTRIES = [
    Entry(PEOPLE, "person", "Ana Pîrvu", "Account manager · Field", "", "people", 1),
    Entry(PEOPLE, "person", "Ioana Marin", "Support", "", "people", 2),
    Entry(ACTIONS, "data", "Import a file", "", "Ctrl+I", "data", "import"),
    Entry(PAGES, "analysis", "Analysis", "What drives the change?", "Ctrl+7", "analysis", None),
]


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.resize(1200, 700)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def finder(window: Window) -> Finder:
    made = Finder(window)
    made.open(ENTRIES)
    return made


def shown(finder: Finder) -> list[str]:
    model = finder.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_groups_have_heads_and_the_first_entry_is_chosen(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "ana")
    assert shown(finder) == ["People", "Ana Pîrvu", "Ioana Marin", "Pages", "Analysis"]
    assert finder.list.currentIndex().data() == "Ana Pîrvu"


def test_arrows_pass_over_the_heads_and_stop_at_the_ends(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "ana")
    passed = []
    for _step in range(4):
        passed.append(finder.list.currentIndex().data())
        qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    assert passed == ["Ana Pîrvu", "Ioana Marin", "Analysis", "Analysis"]
    for _step in range(5):
        qtbot.keyClick(finder.field, Qt.Key.Key_Up)
    assert finder.list.currentIndex().data() == "Ana Pîrvu"


def test_enter_chooses_and_closes(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "imp")
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen.args[0].argument == "import"
    assert not finder.isVisible()


def test_a_click_chooses(qtbot: QtBot, finder: Finder) -> None:
    place = finder.list.visualRect(finder.list.model().index(1, 0)).center()
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0].text == "Import a file"


def test_nothing_found_leaves_enter_without_effect(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "zzz")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert shown(finder) == []
    assert finder.isVisible()


def test_escape_and_a_click_beside_close_and_give_the_focus_back(qtbot: QtBot, window: Window, finder: Finder) -> None:
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert window.focusWidget() is window.field
    finder.open(ENTRIES)
    qtbot.mouseClick(finder, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not finder.isVisible()


def test_tab_does_not_reach_the_page_behind(qtbot: QtBot, window: Window, finder: Finder) -> None:
    qtbot.keyClick(finder.field, Qt.Key.Key_Tab)
    assert window.focusWidget() is finder.field


def test_it_follows_the_window_and_no_text_is_cut(qtbot: QtBot, window: Window, finder: Finder) -> None:
    text.clipped.clear()
    window.resize(1000, 600)
    assert finder.size() == window.size()
    finder.grab()
    assert text.clipped == []
