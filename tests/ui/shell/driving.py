"""Working the window as a person does, for the tests of the window and its parts."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.desk import Desk
from desktop_app.ui.shell.session import Session
from tests.ui.shell.small_pages import First, Second


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def first(window: MainWindow) -> First:
    page = desk_of(window).page("overview")
    assert isinstance(page, First)
    return page


def second(window: MainWindow) -> Second:
    page = desk_of(window).page("data")
    assert isinstance(page, Second)
    return page


def key(qtbot: QtBot, window: MainWindow, code: Qt.Key, control: bool = True) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window, code, modifier)
