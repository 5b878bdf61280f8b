from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.viewpoint import Viewpoint
from tests.ui.pages.deal_years import LAST, open_copy


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def view(qtbot: QtBot, store: Store) -> Viewpoint:
    made = Viewpoint(store)
    qtbot.addWidget(made.picker)
    qtbot.addWidget(made.who)
    return made


def test_a_page_begins_at_the_month_of_the_newest_data_and_everybody(view: Viewpoint) -> None:
    assert view.period == parse_period("2026-09")
    assert view.as_of == LAST
    assert view.scope == COMPANY


def test_a_running_month_is_held_against_the_same_point_of_the_month_before(view: Viewpoint) -> None:
    moment = view.moment()
    assert moment.running
    assert moment.before == parse_period("2026-08")
    # 15 September ends the 11th of 22 working days; August has 20 (the 3rd is a holiday), its 10th is the 17th.
    assert (moment.done, moment.working_days) == (11, 22)
    assert moment.before_day == date(2026, 8, 17)
    assert moment.versus() == "vs 17 Aug"


def test_a_whole_month_is_held_against_the_whole_month_before(view: Viewpoint) -> None:
    view.picker.choose(parse_period("2026-07"))
    assert view.moment().versus() == "vs Jun 2026"
    assert view.earlier(view.wanted(("revenue",))).period == parse_period("2026-06")


def test_what_was_chosen_comes_back(qtbot: QtBot, store: Store, view: Viewpoint) -> None:
    team = next(scope for scope in people.scopes(store) if scope.kind is ScopeKind.TEAM)
    view.picker.choose(parse_period("2026-Q1"))
    view.who.choose(team)
    again = Viewpoint(store)
    qtbot.addWidget(again.picker)
    qtbot.addWidget(again.who)
    again.restore(view.state())
    assert (again.period, again.scope) == (parse_period("2026-Q1"), team)


def test_the_newest_period_is_remembered_as_the_newest_and_not_by_its_name(view: Viewpoint) -> None:
    view.restore({"period": "2026-03", "newest": True})
    assert view.period == parse_period("2026-09")
    view.restore({"period": "2026-03", "newest": False})
    assert view.period == parse_period("2026-03")


@pytest.mark.parametrize("state", [{}, {"period": "nonsense"}, {"period": 7, "scope": "x"}])
def test_a_memory_that_fits_no_more_is_left_out(view: Viewpoint, state: dict[str, object]) -> None:
    view.restore(state)
    assert view.period == parse_period("2026-09")


def test_the_menu_of_people_lists_every_team_region_and_person_once(view: Viewpoint) -> None:
    menus = [action.menu() for action in view.who.menu_of_scopes().actions() if action.menu()]
    listed = [action.text() for menu in menus for action in menu.actions()]
    assert sorted(listed) == sorted(["Field", "Inside", "North", "South", "Ana Pop", "Ion Rusu", "Wei Li", "Mara Ene"])
