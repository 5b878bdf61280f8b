"""Rows out of sight follow a whole that changed, by the shares they have; a gap there was before is not asked about."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, parse_period, split
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.operations.targets.other_rows import rows_left_behind, save_with_rows
from desktop_app.operations.targets.spread_weights import Split
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid
from desktop_app.operations.targets.targets import set_target, split_and_save
from desktop_app.store.database import Store

YEAR = parse_period("2026")
FIRST, SECOND = split(YEAR, Length.QUARTER)[:2]


def moved(store: Store, by: int) -> TargetGrid:
    """``by`` cents of the first quarter of the company are moved to the second, as seen among the products."""
    grid = load_grid(store, "revenue", YEAR, ScopeKind.PRODUCT)
    first, second = (COMPANY, FIRST), (COMPANY, SECOND)
    return replace(grid, amounts=grid.amounts | {first: grid.amounts[first] - by, second: grid.amounts[second] + by})


@pytest.fixture
def planned(team: Store) -> Store:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(360_000))
    split_and_save(team, Split("revenue", YEAR, finest=Length.QUARTER), "")
    return team


def test_people_follow_what_was_moved_among_products(planned: Store) -> None:
    grid = moved(planned, 3_000_000)
    assert rows_left_behind(planned, grid) == [ScopeKind.PERSON]
    save_with_rows(planned, grid, "Later", (ScopeKind.PERSON,))
    people = load_grid(planned, "revenue", YEAR)
    for quarter, whole in ((FIRST, 6_000_000), (SECOND, 12_000_000)):
        assert people.amounts[COMPANY, quarter] == whole
        assert sum(people.amounts[one, quarter] for one in people.children(COMPANY)) == whole
    assert not rows_left_behind(planned, load_grid(planned, "revenue", YEAR, ScopeKind.PRODUCT))


def test_a_gap_that_is_left_is_not_asked_about_again(planned: Store) -> None:
    save_with_rows(planned, moved(planned, 3_000_000), "Later")
    assert rows_left_behind(planned, load_grid(planned, "revenue", YEAR, ScopeKind.PRODUCT)) == []
    assert rows_left_behind(planned, moved(planned, 100)) == [ScopeKind.PERSON]


def test_where_locks_do_not_fit_nothing_is_saved(planned: Store) -> None:
    people = load_grid(planned, "revenue", YEAR)
    locked = frozenset((line.scope, FIRST) for line in people.lines[1:])
    save_with_rows(planned, replace(people, locked=locked), "Fixed")
    with pytest.raises(UserError):
        save_with_rows(planned, moved(planned, 3_000_000), "Later", (ScopeKind.PERSON,))
    assert load_grid(planned, "revenue", YEAR).amounts[COMPANY, FIRST] == 9_000_000


def test_the_rows_that_are_changed_themselves_are_not_left_behind(planned: Store) -> None:
    grid = load_grid(planned, "revenue", YEAR)
    first = {place: amount for place, amount in grid.amounts.items() if place[1] == FIRST}
    # A fifth of the first quarter goes to the second, for the company and each row alike.
    later = {(scope, SECOND): grid.amounts[scope, SECOND] + amount // 5 for (scope, _quarter), amount in first.items()}
    less = {place: amount - amount // 5 for place, amount in first.items()}
    assert rows_left_behind(planned, replace(grid, amounts=grid.amounts | less | later)) == []


def test_rows_that_follow_get_whole_units_of_the_currency(planned: Store) -> None:
    save_with_rows(planned, moved(planned, 1_234_700), "Later", (ScopeKind.PERSON,))
    people = load_grid(planned, "revenue", YEAR)
    shares = [people.amounts[one, FIRST] for one in people.children(COMPANY)]
    assert len(shares) > 1
    assert sum(shares) == 7_765_300
    assert [share % 100 for share in shares] == [0] * len(shares)
