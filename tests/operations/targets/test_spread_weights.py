"""Weights over people and time that follow who is there: worked out by hand, and laws over any leave and any locks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.company import Absence
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, parse_period, split
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.targets.spread_weights import Split, Spread
from desktop_app.operations.targets.spreading import spread_grid
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid
from desktop_app.operations.targets.targets import set_target, split_target
from desktop_app.store import settings as kept
from desktop_app.store.database import Store

YEAR = parse_period("2026")
MONTHS = split(YEAR, Length.MONTH)
PEOPLE = """name,team,joined,left,fte
Ana,Field,2020-01-01,,1
Ion,Field,2026-07-01,,1
Mei,Inside,2024-06-01,2026-09-30,0.5
"""


@pytest.fixture
def crew(store: Store) -> Store:
    """Ana all year, Ion from July, Mei half-time until September; 36,000 for the year."""
    import_file(store, Request(PEOPLE.encode(), "people.csv", Choices()))
    set_target(store, "revenue", COMPANY, YEAR, Fraction(36_000))
    return store


def found(grid: TargetGrid, name: str) -> Scope:
    return next(line.scope for line in grid.lines if line.scope.name == name)


def of(grid: TargetGrid, name: str, *months: int) -> list[int]:
    """Whole units by month."""
    return [grid.amounts[found(grid, name), MONTHS[month - 1]] // 100 for month in months]


def assert_adds_up(grid: TargetGrid) -> None:
    for line in grid.lines:
        for column in grid.columns:
            whole = grid.amounts[line.scope, column.period]
            for parts in (
                [grid.amounts[child, column.period] for child in grid.children(line.scope)],
                [grid.amounts[line.scope, part] for part in grid.parts(column.period)],
            ):
                assert not parts or sum(parts) == whole


def test_equal_parts_go_to_those_who_are_there_and_the_month_stays(crew: Store) -> None:
    """3,000 a month: two people until June, three to September, two again."""
    grid = split_target(crew, Split("revenue", YEAR))
    assert of(grid, "Ana", 1, 6, 7, 9, 10) == [1500, 1500, 1000, 1000, 1500]
    assert of(grid, "Ion", 1, 6, 7, 12) == [0, 0, 1000, 1500]
    assert of(grid, "Mei", 1, 9, 10) == [1500, 1000, 0]
    assert [grid.amounts[COMPANY, month] for month in MONTHS] == [300_000] * 12
    assert_adds_up(grid)


def test_without_prorating_everybody_counts_all_year(crew: Store) -> None:
    grid = split_target(crew, Split("revenue", YEAR, prorate=False))
    assert of(grid, "Ion", 1, 12) == of(grid, "Mei", 1, 12) == [1000, 1000]


def test_by_full_time_share_a_half_counts_half(crew: Store) -> None:
    """July: 1 + 1 + 1/2, of 3,000."""
    grid = split_target(crew, Split("revenue", YEAR, scopes=Spread.FTE))
    assert [of(grid, name, 1, 7, 12) for name in ("Ana", "Ion", "Mei")] == [
        [2000, 1200, 1500], [0, 1200, 1500], [1000, 600, 0],
    ]  # fmt: skip
    assert_adds_up(grid)


def test_a_newcomer_ramps_up_as_the_workspace_says(crew: Store) -> None:
    """Of July Ana carries 1, Ion 1/4 and Mei 1/2 of 1.75; with a ramp of one month at half Ion has 1/2 of 2."""
    usual = split_target(crew, Split("revenue", YEAR, scopes=Spread.RAMP))
    assert usual.amounts[found(usual, "Ion"), MONTHS[6]] == round(300_000 / 1.75 / 4)
    save_settings(crew, replace(kept.load(crew), target_ramp=("0.5",)), "")
    typed = split_target(crew, Split("revenue", YEAR, scopes=Spread.RAMP))
    assert of(typed, "Ion", 7, 8) == [750, 1200]
    assert_adds_up(typed)


def test_long_leave_gives_the_month_to_the_others(crew: Store) -> None:
    ana = found(load_grid(crew, "revenue", YEAR), "Ana")
    save_entry(crew, Absence(ana.id, date(2026, 2, 1), date(2026, 2, 28)), None)
    grid = split_target(crew, Split("revenue", YEAR))
    assert of(grid, "Ana", 1, 2, 3) == [1500, 0, 1500]
    assert of(grid, "Mei", 1, 2, 3) == [1500, 3000, 1500]


def test_tenure_counts_years_begun(crew: Store) -> None:
    """By the end of 2026 Ana has 5 or more, Ion 1, Mei 3."""
    grid = split_target(crew, Split("revenue", YEAR, scopes=Spread.TENURE, prorate=False))
    assert [of(grid, name, 5) for name in ("Ana", "Ion", "Mei")] == [[1666], [333], [1000]]


def test_potential_is_what_open_deals_are_worth(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(1200))
    grid = split_target(team, Split("revenue", YEAR, scopes=Spread.POTENTIAL))
    assert grid.amounts[found(grid, "Ion"), YEAR] == 120_000  # his is the only open deal


def test_what_is_not_known_is_said(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(1200))
    with pytest.raises(UserError, match="first day"):
        split_target(team, Split("revenue", YEAR, scopes=Spread.TENURE))


def test_by_season_each_year_counts_alike(store: Store, import_text: Callable[..., Any]) -> None:
    """January had 1 of 4 in 2024 and 3 of 4 in 2025: half of a year's month each."""
    import_text("id,owner,stage,closed,amount\n1,Ana,Won,2024-01-10,1\n2,Ana,Won,2024-02-10,3\n"
                "3,Ana,Won,2025-01-10,300\n4,Ana,Won,2025-02-10,100\n")  # fmt: skip
    set_target(store, "revenue", COMPANY, YEAR, Fraction(1000))
    grid = split_target(store, Split("revenue", YEAR, Spread.SEASON, people=False))
    assert [grid.amounts[COMPANY, month] for month in MONTHS[:3]] == [50_000, 50_000, 0]


WAYS = st.sampled_from([Spread.EQUAL, Spread.FTE, Spread.RAMP, Spread.TENURE])
PLACES = st.lists(st.tuples(st.sampled_from(["Ana", "Ion", "Mei"]), st.integers(0, 11), st.integers(0, 90_000)),
                  max_size=4, unique_by=lambda one: one[:2])  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(way=WAYS, locks=PLACES, total=st.integers(1_200_000, 9_000_000), prorate=st.booleans())
def test_any_way_sums_exactly_beside_any_locks(
    crew: Store, way: Spread, locks: list[tuple[str, int, int]], total: int, prorate: bool
) -> None:
    present = load_grid(crew, "revenue", YEAR)
    cells = {(found(present, name), MONTHS[month]): amount for name, month, amount in locks}
    present = replace(present, amounts={**cells, (COMPANY, YEAR): total}, locked=frozenset(cells))
    grid = spread_grid(crew, present, Split("revenue", YEAR, scopes=way, prorate=prorate))
    full = replace(grid, amounts={place: grid.amounts.get(place, 0) for place in _places(grid)})
    assert full.amounts[COMPANY, YEAR] == total
    assert {place: full.amounts[place] for place in cells} == cells
    assert_adds_up(full)


def _places(grid: TargetGrid) -> list[tuple[Scope, Period]]:
    return [(line.scope, column.period) for line in grid.lines for column in grid.columns]
