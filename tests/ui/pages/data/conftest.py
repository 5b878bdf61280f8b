"""A Data page over a real workspace: it reads through one connection, its jobs write through another."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import Store, open_store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import SlowJobs


@pytest.fixture
def writer(workspace: Path) -> Iterator[Store]:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Harbor", language="en")
    with new_workspace(workspace, chosen) as made:
        yield made


@pytest.fixture
def jobs(writer: Store) -> SlowJobs:
    return SlowJobs(writer)


@pytest.fixture
def refused(jobs: JobsInPlace) -> list[UserError]:
    """What the banner would say."""
    heard: list[UserError] = []
    jobs.refused.connect(heard.append)
    return heard


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, writer: Store, jobs: JobsInPlace) -> Iterator[DataPage]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    with open_store(writer.path, readonly=True, lock=False) as reader:
        made = DataPage(reader, jobs)
        qtbot.addWidget(made)
        jobs.data_changed.connect(made.reload)
        made.resize(1180, 860)
        made.show()
        made.reload()
        yield made
        made.close()
        made.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # before its store is closed
