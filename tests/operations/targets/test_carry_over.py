"""A miss or a win goes into the months that are left: the year stays, parts stay sums of theirs; worked out by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, parse_period, split
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.operations.targets.carry_over import Carry, carry_over
from desktop_app.operations.targets.spread_weights import Split
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid
from desktop_app.operations.targets.targets import save_grid, set_target, split_and_save
from desktop_app.store.database import Store

YEAR = parse_period("2026")
MONTHS = split(YEAR, Length.MONTH)
END_OF_APRIL = date(2026, 4, 30)
ROOT = (COMPANY, YEAR)
Q2 = parse_period("2026-Q2")
# Until April Ana brought 60,000 in cents, Ion 30,000, Mei 10,000; each has 10,000 a month, 120,000 in the year.
BROUGHT = {"Ana": 6_000_000, "Ion": 3_000_000, "Mei": 1_000_000}


@pytest.fixture
def planned(team: Store) -> Store:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(360_000))
    split_and_save(team, Split("revenue", YEAR), "")
    return team


def scope(grid: TargetGrid, name: str) -> Scope:
    return next(line.scope for line in grid.lines if line.scope.name == name)


def row(grid: TargetGrid, name: str) -> list[int]:
    return [grid.amounts[scope(grid, name), month] for month in MONTHS]


def assert_adds_up(grid: TargetGrid) -> None:
    for line in grid.lines:
        for column in grid.columns:
            for gap in (grid.gap(line.scope, column.period), grid.time_gap(line.scope, column.period)):
                assert gap is None or not (gap.missing or gap.over), (line.scope.name, column.period.name)


def assert_year_is_conserved(grid: TargetGrid, name: str) -> None:
    who = scope(grid, name)
    assert BROUGHT[name] + sum(row(grid, name)[4:]) == max(BROUGHT[name], grid.amounts[who, YEAR])


def test_everybody_makes_good_their_own(planned: Store) -> None:
    """Ana is 20,000 ahead of 40,000 and Ion 10,000 behind, Mei 30,000: over eight months."""
    found = carry_over(planned, load_grid(planned, "revenue", YEAR), ROOT, END_OF_APRIL)
    assert found.missed == 2_000_000  # 120,000 were to come in, 100,000 did
    assert [len(found.done), len(found.left)] == [4, 8]
    assert row(found.grid, "Ana") == [1_000_000] * 4 + [750_000] * 8
    assert row(found.grid, "Ion") == [1_000_000] * 4 + [1_125_000] * 8
    assert row(found.grid, "Mei") == [1_000_000] * 4 + [1_375_000] * 8
    for name in BROUGHT:
        assert_year_is_conserved(found.grid, name)
    assert found.grid.amounts[ROOT] == 36_000_000
    assert found.grid.amounts[COMPANY, Q2] == 3_000_000 + 2 * 3_250_000
    assert_adds_up(found.grid)


def test_what_somebody_left_behind_who_is_gone_is_told_and_taken_over_by_nobody(planned: Store) -> None:
    """Mei has targets until April alone: the others carry their own as before, and hers stays a miss of the company."""
    grid = load_grid(planned, "revenue", YEAR)
    mei = scope(grid, "Mei")
    later = {(mei, month) for month in MONTHS[4:]} | {(mei, YEAR), *((mei, q) for q in split(YEAR, Length.QUARTER))}
    grid = replace(grid, amounts={place: amount for place, amount in grid.amounts.items() if place not in later})
    found = carry_over(planned, grid, ROOT, END_OF_APRIL)
    assert found.stranded == ((mei, 3_000_000),)
    assert row(found.grid, "Ana")[4:] == [750_000] * 8
    assert row(found.grid, "Ion")[4:] == [1_125_000] * 8
    assert not any((mei, month) in found.grid.amounts for month in MONTHS[4:])
    with pytest.raises(UserError, match="no target in the months left"):
        carry_over(planned, grid, (mei, YEAR), END_OF_APRIL)


def test_together_everybody_carries_alike(planned: Store) -> None:
    found = carry_over(planned, load_grid(planned, "revenue", YEAR), ROOT, END_OF_APRIL, Carry.SHARED)
    assert sum(found.grid.amounts[COMPANY, month] for month in MONTHS[4:]) == 26_000_000
    assert sum(row(found.grid, "Ana")[4:]) in range(8_666_600, 8_666_700)
    assert_adds_up(found.grid)


def test_what_was_carried_is_kept_and_carrying_again_changes_nothing(planned: Store) -> None:
    first = carry_over(planned, load_grid(planned, "revenue", YEAR), ROOT, END_OF_APRIL).grid
    assert save_grid(planned, first, "April is over") > 0
    again = load_grid(planned, "revenue", YEAR)
    assert (again.amounts, again.carried) == (first.amounts, first.carried)
    second = carry_over(planned, again, ROOT, END_OF_APRIL).grid
    assert (second.amounts, second.carried) == (first.amounts, first.carried)
    assert save_grid(planned, second, "") == 0


def test_a_month_later_only_what_is_left_moves(planned: Store) -> None:
    """Nothing came in in May: everybody's 10,000 of it, and what May had to carry, go to the seven months left."""
    first = carry_over(planned, load_grid(planned, "revenue", YEAR), ROOT, END_OF_APRIL).grid
    second = carry_over(planned, first, ROOT, date(2026, 5, 31)).grid
    assert row(second, "Ion")[4] == 1_125_000
    for name, brought in BROUGHT.items():
        assert brought + sum(row(second, name)[5:]) == 12_000_000
    assert_adds_up(second)


def test_a_locked_month_keeps_its_target(planned: Store) -> None:
    grid = load_grid(planned, "revenue", YEAR)
    grid = replace(grid, locked=frozenset({(scope(grid, "Ion"), MONTHS[11])}))
    found = carry_over(planned, grid, ROOT, END_OF_APRIL).grid
    assert row(found, "Ion")[11] == 1_000_000
    assert_year_is_conserved(found, "Ion")


def test_before_the_first_month_is_over_there_is_nothing_to_carry(planned: Store) -> None:
    grid = load_grid(planned, "revenue", YEAR)
    for day in (date(2026, 1, 30), date(2026, 12, 31)):
        with pytest.raises(UserError, match="No month of 2026"):
            carry_over(planned, grid, ROOT, day)
    rate = replace(grid, sums=False)
    with pytest.raises(UserError, match="no sum"):
        carry_over(planned, rate, ROOT, END_OF_APRIL)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(amounts=st.lists(st.integers(1, 3_000_000), min_size=36, max_size=36), by=st.sampled_from(Carry),
       month=st.integers(0, 10))  # fmt: skip
def test_whatever_the_plan_the_year_is_conserved_and_adds_up(
    planned: Store, amounts: list[int], by: Carry, month: int
) -> None:
    grid = _plan(load_grid(planned, "revenue", YEAR), amounts)
    found = carry_over(planned, grid, ROOT, MONTHS[month].last, by)
    whole = grid.amounts[ROOT]
    brought = [0, 0, 9_000_000, *[10_000_000] * 7, 10_000_000][month]
    left = sum(found.grid.amounts[COMPANY, one] for one in found.left)
    if by is Carry.SHARED:
        assert brought + left == max(whole, brought)
    assert found.grid.amounts[ROOT] == whole
    for line in found.grid.lines:
        for one in found.left:
            children = [found.grid.amounts[child, one] for child in found.grid.children(line.scope)]
            assert not children or sum(children) == found.grid.amounts[line.scope, one]
            assert found.grid.amounts[line.scope, one] >= 0
        gap = found.grid.time_gap(line.scope, YEAR)
        assert gap is not None
        assert not gap.missing
        assert not gap.over


def _plan(grid: TargetGrid, amounts: list[int]) -> TargetGrid:
    """Any amounts of people and months, summed upwards."""
    made = {}
    for place, name in enumerate(("Ana", "Ion", "Mei")):
        for number, month in enumerate(MONTHS):
            made[scope(grid, name), month] = amounts[12 * place + number]
    for line in reversed(grid.lines):
        children = grid.children(line.scope)
        for month in MONTHS if children else ():
            made[line.scope, month] = sum(made[child, month] for child in children)
    for column in reversed(grid.columns):
        for line in grid.lines if grid.parts(column.period) else ():
            made[line.scope, column.period] = sum(made[line.scope, part] for part in grid.parts(column.period))
    return replace(grid, amounts=made)
