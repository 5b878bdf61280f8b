"""The view of KPIs on fifteen months of deals, with jobs in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.pages.settings.kpis.view import KpisView
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> SettingsPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    jobs = JobsInPlace(store)
    made = SettingsPage(store, jobs)
    jobs.data_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1232, 872)
    made.show()
    made.reload()
    made.show_argument("kpis")
    return made


@pytest.fixture
def view(page: SettingsPage) -> KpisView:
    return page.kpis
