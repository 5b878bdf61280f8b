"""A workspace with three people and four deals, and the page over it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.targets import Split, set_target, split_and_save
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.targets import TargetsPage
from tests.ui.pages.targets.steps import DEALS, PEOPLE, YEAR, Open


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Harbor", language="en")
    with new_workspace(workspace, chosen) as opened:
        import_file(opened, Request(PEOPLE.encode(), "people.csv"))
        import_file(opened, Request(DEALS.encode(), "deals.csv"))
        yield opened


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, store: Store) -> Iterator[Open]:
    pages: list[TargetsPage] = []

    def made() -> TargetsPage:
        theme.apply(qapp, theme.Scheme.LIGHT)
        jobs = JobsInPlace(store)
        page = TargetsPage(store, jobs)
        jobs.data_changed.connect(page.reload)
        qtbot.addWidget(page)
        page.resize(1200, 860)
        page.show()
        page.reload()
        for _round in range(4):  # cards move after the first lay-out, and their lists after that
            QApplication.processEvents()
        pages.append(page)
        return page

    yield made
    for page in pages:
        page.hide()


@pytest.fixture
def page(store: Store, open_page: Open) -> TargetsPage:
    """1,200,000 for 2026, in equal parts over three people and twelve months: 33,333.33 a cell."""
    set_target(store, "revenue", COMPANY, YEAR, Fraction(1_200_000), reason="Board")
    split_and_save(store, Split("revenue", YEAR, step=100), "In equal parts")
    return open_page()
