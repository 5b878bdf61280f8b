"""A small team whose figures can be checked by hand, imported through the real operation."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import Store

PEOPLE = """name,team,region
Ana,Field,West
Ion,Field,East
Mei,Inside,West
"""
# March: Ana 60,000 won in two deals, Ion 30,000; April: Mei 10,000; one lost each in March for Ana and Mei; one open.
DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000
2,Ana,Bold,Ink,Won,2026-02-11,2026-03-20,20000
3,Ion,Acme,Pen,Won,2026-03-01,2026-03-31,30000
4,Ana,Cold,Pen,Lost,2026-02-01,2026-03-05,0
5,Mei,Acme,Ink,Lost,2026-02-01,2026-03-09,0
6,Mei,Dune,Ink,Won,2026-03-15,2026-04-02,10000
7,Ion,Bold,Pen,Engaging,2026-03-10,,5000
"""

ImportText = Callable[..., Imported]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace: euros, calendar of Romania."""
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as opened:
        yield opened


@pytest.fixture
def import_text(store: Store) -> ImportText:
    """Import a text as if it were a file; keyword arguments are Choices, ``name`` the file's name."""

    def take(text: str, name: str = "test.csv", changes_from: date | None = None, **choices: Any) -> Imported:
        return import_file(store, Request(text.encode(), name, Choices(**choices), changes_from))

    return take


@pytest.fixture
def team(store: Store, import_text: ImportText) -> Store:
    """The people and deals above."""
    import_text(PEOPLE, "people.csv")
    import_text(DEALS, "deals.csv")
    return store
