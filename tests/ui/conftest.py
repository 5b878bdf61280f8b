"""A window around small pages, and a small workspace to open in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.operations.new_workspace import create_workspace
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from tests.ui.shell.small_pages import PAGES


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = MainWindow(qapp, JobsInPlace(), PAGES)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def team(workspace: Path) -> Path:
    return create_workspace(workspace, "RO", {"company": "Harbor"})
