"""The page of analyses on fifteen months of deals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.analysis import AnalysisPage
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> AnalysisPage:
    """The year 2026 up to mid-September."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = AnalysisPage(store, JobsInPlace(store))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.viewpoint.picker.choose(parse_period("2026"))
    made.reload()
    return made
