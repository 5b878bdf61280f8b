"""The watched folder on the Data page: chosen, files that wait shown, looked at and left out."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.operations.importing.watch_folder import look
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import GOOD, HEAD


def buttons(page: DataPage) -> dict[str, QPushButton]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was taken off the page is still its child
    return {one.text(): one for one in page.imports.watch.findChildren(QPushButton)}


def watch(page: DataPage, writer: Store, folder: Path) -> None:
    path = folder / "deals.csv"
    path.write_text(HEAD + GOOD)
    os.utime(path, (1, 1))
    page.imports.watch.watch(str(folder))
    look(writer)
    page.reload()


def test_a_waiting_file_is_looked_at(page: DataPage, writer: Store, qtbot: QtBot, tmp_path: Path) -> None:
    watch(page, writer, tmp_path)
    qtbot.mouseClick(buttons(page)["Look at it"], Qt.MouseButton.LeftButton)
    assert page.intake.entry is not None
    assert page.intake.entry.name == "deals.csv"


def test_a_waiting_file_is_left_out_and_the_folder_given_up(
    page: DataPage, writer: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    watch(page, writer, tmp_path)
    qtbot.mouseClick(buttons(page)["Leave out"], Qt.MouseButton.LeftButton)
    assert "Leave out" not in buttons(page)
    qtbot.mouseClick(buttons(page)["Stop"], Qt.MouseButton.LeftButton)
    assert settings.load(page.store).watched_folder == ""
