"""What was set out for a scope and a period: its own target, or finer ones that cover it without a hole."""

from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.operations.targets.goals import Goals
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.operations.targets.targets import set_target
from desktop_app.store.database import Store

YEAR = parse_period("2026")


def named(store: Store, name: str) -> Scope:
    return next(line.scope for line in load_grid(store, "revenue", YEAR).lines if line.scope.name == name)


def put(store: Store, name: str, period: str, value: int | None) -> None:
    amount = None if value is None else Fraction(value)
    set_target(store, "revenue", named(store, name), parse_period(period), amount)


def target(store: Store, name: str, period: str) -> Fraction | None:
    goal = Goals(store, "revenue", [parse_period(period)]).target(named(store, name), parse_period(period))
    return goal.value if goal else None


def quota(store: Store, name: str, period: str) -> Fraction | None:
    goal = Goals(store, "revenue", [parse_period(period)]).quota(named(store, name), parse_period(period))
    return goal.value if goal else None


def test_a_period_has_its_own_target_even_if_its_parts_differ(team: Store) -> None:
    put(team, "", "2026-Q1", 100)
    for month in ("2026-01", "2026-02", "2026-03"):
        put(team, "", month, 50)
    assert target(team, "", "2026-Q1") == 100


def test_without_one_the_longest_parts_that_cover_it_are_summed(team: Store) -> None:
    put(team, "", "2026-Q1", 100)
    for month in ("2026-01", "2026-04", "2026-05", "2026-06"):
        put(team, "", month, 7)
    assert target(team, "", "2026-H1") == 121


def test_parts_with_a_hole_are_no_target(team: Store) -> None:
    put(team, "", "2026-01", 7)
    put(team, "", "2026-03", 7)
    assert target(team, "", "2026-Q1") is None


def test_a_target_that_was_ended_is_none(team: Store) -> None:
    put(team, "Ana", "2026-01", 7)
    put(team, "Ana", "2026-01", None)
    assert target(team, "Ana", "2026-01") is None


@pytest.mark.parametrize(("name", "expected"), [("Field", 30), ("", 35), ("Inside", 5), ("Ana", 10)])
def test_the_quota_of_many_is_the_sum_of_their_own(team: Store, name: str, expected: int) -> None:
    for person, value in (("Ana", 10), ("Ion", 20), ("Mei", 5)):
        put(team, person, "2026-03", value)
    put(team, "Field", "2026-03", 1000)
    assert quota(team, name, "2026-03") == expected


def test_a_team_whose_people_have_none_has_its_own_target_as_quota(team: Store) -> None:
    put(team, "Field", "2026-03", 1000)
    assert quota(team, "Field", "2026-03") == 1000
    assert quota(team, "Inside", "2026-03") is None


def test_a_goal_names_the_revisions_it_is_made_of(team: Store) -> None:
    for month in ("2026-01", "2026-02", "2026-03"):
        put(team, "", month, 50)
    quarter = parse_period("2026-Q1")
    goal = Goals(team, "revenue", [quarter]).target(COMPANY, quarter)
    assert goal is not None
    assert len(set(goal.revisions)) == 3
