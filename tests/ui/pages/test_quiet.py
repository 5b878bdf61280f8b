"""An empty workspace lists only the pages with which one begins; data bring the others."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import Store
from desktop_app.ui.pages import PAGES


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with new_workspace(tmp_path / "w.quotadesk", preset_settings("RO", date(2026, 4, 1))) as store:
        yield store


def listed(store: Store) -> list[str]:
    return [page.key for page in PAGES if page.applies(store) and page.has_something_to_say(store)]


def test_an_empty_workspace_shows_data_and_settings_alone(empty: Store) -> None:
    assert listed(empty) == ["data", "settings"]


def test_people_bring_their_page_and_deals_bring_the_rest(empty: Store) -> None:
    import_file(empty, Request(b"name,team\nAna,Field\nIon,Field\n", "people.csv"))
    assert listed(empty) == ["people", "data", "settings"]
    import_file(empty, Request(b"id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,400\n", "deals.csv"))
    assert listed(empty) == ["overview", "gauges", "targets", "people", "pay", "analysis", "data", "settings"]
