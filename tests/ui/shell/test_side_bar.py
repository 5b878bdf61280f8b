"""The side bar: what it lists, what it says of each page, what a click asks for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.store import database
from desktop_app.ui.shell.nav_button import NavButton
from desktop_app.ui.shell.side_bar import SideBar
from desktop_app.ui.widgets import text
from tests.ui.shell.small_pages import PAGES


@pytest.fixture
def side_bar(qtbot: QtBot, team: Path) -> SideBar:
    made = SideBar("Harbor", PAGES)
    qtbot.addWidget(made)
    with database.open_store(team) as store:
        made.reload(store, "overview")
    made.resize(208, 800)
    made.show()
    return made


def button(side_bar: SideBar, words: str) -> NavButton:
    return next(one for one in side_bar.findChildren(NavButton) if one.text() == words)


def test_a_count_is_shown_and_spoken(side_bar: SideBar) -> None:
    overview = button(side_bar, "Overview")
    assert overview.remark == "6"  # the letters of "Harbor", see small_pages
    assert overview.accessibleDescription() == "6 things wait for you"
    assert button(side_bar, "Data").remark == ""


def test_the_open_page_is_checked_and_a_click_asks_for_another(qtbot: QtBot, side_bar: SideBar) -> None:
    assert button(side_bar, "Overview").isChecked()
    with qtbot.waitSignal(side_bar.page_asked) as asked:
        qtbot.mouseClick(button(side_bar, "Data"), Qt.MouseButton.LeftButton)
    assert asked.args == ["data"]


def test_space_works_like_a_click(qtbot: QtBot, side_bar: SideBar) -> None:
    with qtbot.waitSignal(side_bar.page_asked) as asked:
        qtbot.keyClick(button(side_bar, "Data"), Qt.Key.Key_Space)
    assert asked.args == ["data"]
    with qtbot.waitSignal(side_bar.find_asked):
        qtbot.keyClick(side_bar.find_box, Qt.Key.Key_Space)


def test_a_long_name_is_cut_with_its_whole_in_the_tooltip_and_nothing_else_is(qtbot: QtBot, team: Path) -> None:
    name = "A company with a name that does not fit into a narrow bar"
    bar = SideBar(name, PAGES)
    qtbot.addWidget(bar)
    text.clipped.clear()
    bar.grab()
    assert text.clipped == []
    assert any(widget.toolTip() == name for widget in bar.findChildren(QWidget))


def test_a_page_that_has_nothing_more_to_say_is_gone_at_once_and_the_others_are_the_same_buttons(
    qtbot: QtBot, side_bar: SideBar, team: Path
) -> None:
    stays = button(side_bar, "Overview")
    with database.open_store(team) as store:
        side_bar.reload(store, "improve")
        qtbot.waitUntil(button(side_bar, "Improve").isVisible)
        side_bar.reload(store, "overview")
    # Without a round of the event loop between: what is painted next must not show it any more.
    listed = {one.text() for one in side_bar.findChildren(NavButton) if one.isVisible()}
    assert listed == {"Find", "Overview", "Data", "More"}
    assert button(side_bar, "Overview") is stays


def test_the_tab_key_goes_from_the_top_to_the_bottom(side_bar: SideBar) -> None:
    order = [one for one in side_bar.findChildren(NavButton) if one.isVisible()]
    order.sort(key=lambda one: one.mapTo(side_bar, one.rect().topLeft()).y())
    at: QWidget = side_bar.find_box
    seen = [at]
    while (at := at.nextInFocusChain()) is not side_bar.find_box:
        if at in order:
            seen.append(at)
    assert seen == order
