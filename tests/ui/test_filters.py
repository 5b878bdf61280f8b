from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.filters import Filters
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


def test_filters_are_those_properties_that_have_at_least_two_values(qtbot: QtBot, store: Store) -> None:
    filters = Filters(store)
    qtbot.addWidget(filters)
    filters.reload(COMPANY)
    shown = [noun for noun, chip in filters._chips.items() if chip.isVisibleTo(filters)]
    assert shown == ["region", "product"]
    filters.restore({"product": groupings.group_id(store, "product", "Ink"), "region": 10**6, "colour": 1})
    assert filters.words() == ["Ink"]
    filters.reload(Scope(ScopeKind.REGION, groupings.group_id(store, "region", "North"), "North"))
    assert not filters._chips["region"].isVisibleTo(filters)
