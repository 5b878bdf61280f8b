"""The welcome: every door leads somewhere."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui import remembered, theme
from desktop_app.ui.shell.doors import Door
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.chips import Segments


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    made = Welcome(theme.Scheme.LIGHT)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def door(welcome: Welcome, title: str) -> Door:
    return next(one for one in welcome.findChildren(Door) if one.text() == title and not one.isHidden())


def test_one_door_is_open_and_another_opens_in_its_place(welcome: Welcome) -> None:
    assert welcome.door == "commission"
    door(welcome, "Prepare a one-on-one").click()
    assert welcome.door == "one_on_one"
    assert welcome.form is not None
    assert welcome.form.aim.currentText() == "I lead a team"
    QApplication.processEvents()  # a layout shows what is added to it a moment later
    assert door(welcome, "Check last month's commission").isVisible()


def test_sample_and_open_ask_the_window(qtbot: QtBot, welcome: Welcome) -> None:
    with qtbot.waitSignal(welcome.sample_asked):
        door(welcome, "Look at the sample").click()
    with qtbot.waitSignal(welcome.open_asked) as asked:
        door(welcome, "Open a workspace").click()
    assert asked.args == [None]


def test_recent_workspaces_are_one_click_away_while_they_exist(qtbot: QtBot, tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept.quotadesk", tmp_path / "gone.quotadesk"
    for path in (kept, gone):
        path.touch()
        remembered.add_recent(path)
    gone.unlink()
    welcome = Welcome(theme.Scheme.LIGHT)
    qtbot.addWidget(welcome)
    words = [button.text() for button in welcome.findChildren(QPushButton)]
    assert "gone" not in words
    with qtbot.waitSignal(welcome.open_asked) as asked:
        next(button for button in welcome.findChildren(QPushButton) if button.text() == "kept").click()
    assert asked.args == [kept]


def test_language_and_colours_ask_the_window(qtbot: QtBot, welcome: Welcome) -> None:
    languages, colours = welcome.findChildren(Segments)
    with qtbot.waitSignal(welcome.language_chosen) as spoken:
        languages.findChildren(QPushButton)[1].click()
    assert spoken.args == ["zh_CN"]
    with qtbot.waitSignal(welcome.scheme_chosen) as dressed:
        colours.findChildren(QPushButton)[2].click()
    assert dressed.args == [theme.Scheme.DARK]


def test_dropped_files_are_named(welcome: Welcome) -> None:
    welcome.show_dropped([Path("a.csv"), Path("b.xlsx")])
    assert welcome.drop_zone.accessibleName() == "2 files wait for their workspace. a.csv, b.xlsx"


def test_no_text_is_cut_and_nothing_scrolls_at_the_smallest_common_size(welcome: Welcome) -> None:
    text.clipped.clear()
    welcome.grab()
    assert text.clipped == []
    assert welcome.verticalScrollBar().maximum() == 0
    assert welcome.horizontalScrollBar().maximum() == 0
