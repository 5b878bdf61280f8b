"""A second start shows the window that is there and hands its file over; one that hangs is not waited for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.first_window import FirstWindow, ask_first, come_first
from tests.ui.shell.driving import desk_of


@pytest.fixture
def first(qapp: QApplication) -> Iterator[FirstWindow]:
    found = come_first()
    assert found is not None
    yield found
    found.leave()


def ask_from_elsewhere(qtbot: QtBot, first: FirstWindow, file: Path | None) -> object:
    """What the first window is asked for, and that the asking process learns that it was heard."""
    with ThreadPoolExecutor(1) as elsewhere, qtbot.waitSignal(first.asked) as heard:
        answer = elsewhere.submit(ask_first, file)
    assert answer.result()
    return heard.args[0] if heard.args else "nothing"


def test_one_window_comes_first_and_the_next_after_it(first: FirstWindow) -> None:
    assert come_first() is None
    first.leave()
    again = come_first()
    assert again is not None
    again.leave()


def test_a_second_start_hands_its_file_over(qtbot: QtBot, first: FirstWindow, tmp_path: Path) -> None:
    file = tmp_path / "Echipa Țăranu 团队.quotadesk"
    assert ask_from_elsewhere(qtbot, first, file) == file
    assert ask_from_elsewhere(qtbot, first, None) is None


def test_a_window_that_does_not_answer_is_not_waited_for_long(first: FirstWindow, tmp_path: Path) -> None:
    assert not ask_first(tmp_path / "w.quotadesk", patience=0.05)
    later = come_first()
    assert later is None
    assert not list(tmp_path.iterdir())


def test_what_a_start_asked_that_gave_up_is_not_done_later(qtbot: QtBot, tmp_path: Path) -> None:
    assert not ask_first(tmp_path / "w.quotadesk", patience=0.0)
    found = come_first()
    assert found is not None
    with qtbot.assertNotEmitted(found.asked, wait=50):
        found._look()
    found.leave()


def test_the_window_comes_forward_and_opens_the_file(window: MainWindow, team: Path) -> None:
    window.showMinimized()
    window.come_forward(None)
    assert not window.isMinimized()
    assert window.desk is None
    window.come_forward(team)
    assert desk_of(window).store.path == team
    window.come_forward(team.with_name("none.quotadesk"))
    assert desk_of(window).banner.isVisible()
