from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.analysis.views import VIEWS


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with new_workspace(tmp_path / "empty.quotadesk", preset_settings("RO", date(2026, 4, 1))) as store:
        yield store


def test_without_records_the_page_says_what_would_bring_it(qtbot: QtBot, empty: Store) -> None:
    page = AnalysisPage(empty, JobsInPlace(empty))
    qtbot.addWidget(page)
    page.reload()
    assert page._empty.isVisibleTo(page)
    assert page.view is None
    assert not AnalysisPage.has_something_to_say(empty)


def test_every_view_with_records_stands_in_the_row_and_opens(page: AnalysisPage, store: Store) -> None:
    for view in VIEWS:
        if view.applies(store):
            page.show_argument(view.key)
            assert isinstance(page.view, view)
            assert page.view.isVisibleTo(page)


def test_what_was_chosen_comes_back(page: AnalysisPage, store: Store, qtbot: QtBot) -> None:
    last = next(view.key for view in reversed(VIEWS) if view.applies(store))
    page.show_view(last)
    again = AnalysisPage(store, JobsInPlace(store))
    qtbot.addWidget(again)
    again.restore(page.state())
    again.reload()
    assert again.view is not None
    assert again.view.key == last
    assert again.viewpoint.period.name == "2026"
