from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.targets.goal_tree import end_goal, find_goal, goal_tree, path_to, save_goal
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import aims
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store


def shape(store: Store) -> list[tuple[int, str, int]]:
    return [(branch.depth, branch.goal.text, branch.targets) for branch in goal_tree(store)]


def test_goals_stand_under_the_mission_and_count_the_targets_that_serve_them(store: Store) -> None:
    mission = save_goal(store, "Every office drinks our coffee")
    grow = save_goal(store, "Grow in the east", mission)
    keep = save_goal(store, "Keep customers", mission)
    year = parse_period("2026")
    set_target(store, "revenue", COMPANY, year, Fraction(100), aim=Aim(goal=grow, review=date(2026, 6, 30)))
    assert shape(store) == [
        (0, "Every office drinks our coffee", 0), (1, "Grow in the east", 1), (1, "Keep customers", 0),
    ]  # fmt: skip
    assert path_to(store, grow) == ("Every office drinks our coffee", "Grow in the east")
    assert aims.load(store, "revenue", COMPANY, year).review == date(2026, 6, 30)
    save_goal(store, "Keep every customer", grow, goal=keep)
    assert shape(store)[2] == (2, "Keep every customer", 0)


def test_what_stood_under_an_ended_goal_stays(store: Store) -> None:
    mission = save_goal(store, "Mission")
    middle = save_goal(store, "Middle", mission)
    save_goal(store, "Leaf", middle)
    end_goal(store, middle)
    assert shape(store) == [(0, "Mission", 0), (0, "Leaf", 0)]
    assert path_to(store, middle) == ()


def test_no_goal_stands_under_itself_or_without_words(store: Store) -> None:
    above = save_goal(store, "Above")
    below = save_goal(store, "Below", above)
    with pytest.raises(UserError, match="under itself"):
        save_goal(store, "Above", below, goal=above)
    with pytest.raises(UserError, match="no words"):
        save_goal(store, "  ")
    assert find_goal(store, "below").id == find_goal(store, f"#{below}").id == below
    with pytest.raises(UserError, match="no single goal"):
        find_goal(store, "else")
