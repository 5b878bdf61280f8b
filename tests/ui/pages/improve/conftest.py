"""The Improve page on fifteen months of deals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.improve import ImprovePage
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> ImprovePage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = ImprovePage(store, JobsInPlace(store))
    made.jobs.data_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.reload()
    return made
