"""People × months: every row and every column sums, locked cells stay, and what cannot be is refused."""

from fractions import Fraction
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.targets.decompose import Cell, SpreadError, decompose
from desktop_app.rules.targets.grid import decompose_grid

SIZES = st.tuples(st.integers(1, 7), st.integers(1, 12))


@st.composite
def grids(draw: st.DrawFn, locked: bool = False) -> tuple[list[int], list[int], list[list[Cell]]]:
    """A grid that has a solution: sums are taken from one, and locks (if any) are some of its own cells."""
    height, width = draw(SIZES)
    amounts = [[draw(st.integers(0, 10**6)) for _month in range(width)] for _person in range(height)]
    weight = st.integers(1, 50).map(Fraction)
    fixed = st.booleans() if locked else st.just(False)
    cells = [[Cell(draw(weight), amount if draw(fixed) else None) for amount in line] for line in amounts]
    return [sum(line) for line in amounts], [sum(line) for line in zip(*amounts, strict=True)], cells


def check(grid: list[list[int]], rows: list[int], columns: list[int], cells: list[list[Cell]]) -> None:
    assert [sum(line) for line in grid] == rows
    assert [sum(line) for line in zip(*grid, strict=True)] == columns
    for line, wanted in zip(grid, cells, strict=True):
        for amount, cell in zip(line, wanted, strict=True):
            assert amount >= 0
            assert cell.locked is None or amount == cell.locked
            assert cell.weight > 0 or cell.locked is not None or amount == 0


@given(grids())
def test_rows_and_columns_sum(grid: tuple[list[int], list[int], list[list[Cell]]]) -> None:
    check(decompose_grid(*grid), *grid)


@given(grids(locked=True))
def test_locked_cells_stay_and_rows_and_columns_sum_all_the_same(
    grid: tuple[list[int], list[int], list[list[Cell]]],
) -> None:
    check(decompose_grid(*grid), *grid)


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(1, 99).map(Fraction), min_size=1, max_size=8),
    st.lists(st.integers(1, 99).map(Fraction), min_size=1, max_size=12),
)
def test_a_grid_of_one_season_for_all_is_rounded_by_less_than_a_unit(
    total: int, people: list[Fraction], months: list[Fraction]
) -> None:
    rows = decompose(total, [Cell(weight) for weight in people])
    columns = decompose(total, [Cell(weight) for weight in months])
    cells = [[Cell(person * month) for month in months] for person in people]
    grid = decompose_grid(rows, columns, cells)
    check(grid, rows, columns, cells)
    for line, row in zip(grid, rows, strict=True):
        for amount, column in zip(line, columns, strict=True):
            # The proportional grid of these sums is row × column ÷ total; the fitting keeps millionths of a unit.
            assert abs(amount - Fraction(row * column, total or 1)) < 1 + Fraction(1, 1000)


@given(grids(locked=True), st.randoms(use_true_random=False))
def test_a_grid_is_found_exactly_if_there_is_one(
    grid: tuple[list[int], list[int], list[list[Cell]]], dice: Random
) -> None:
    """Empty cells are taken from the solution's own zeros, so that one always exists."""
    rows, columns, cells = grid
    emptied = [
        [Cell(Fraction(0)) if cell.locked == 0 and dice.random() < 0.9 else cell for cell in line] for line in cells
    ]
    check(decompose_grid(rows, columns, emptied), rows, columns, emptied)


def test_a_chain_of_full_cells_is_untangled() -> None:
    # Only 3 → b, 1 → a and 2 → c solve it; the proportions want something else.
    cells = [[Cell(Fraction(w)) for w in line] for line in ((1, 99, 0), (0, 50, 50), (0, 1, 0))]
    assert decompose_grid([10, 10, 10], [10, 10, 10], cells) == [[10, 0, 0], [0, 0, 10], [0, 10, 0]]


def test_a_person_who_joins_in_july_carries_nothing_before() -> None:
    here, not_yet = Cell(Fraction(1)), Cell(Fraction(0))
    cells = [[here] * 4, [not_yet, not_yet, here, here]]
    assert decompose_grid([400, 100], [100, 100, 150, 150], cells) == [[100, 100, 100, 100], [0, 0, 50, 50]]


def test_sums_that_differ_are_refused_with_their_gap() -> None:
    with pytest.raises(SpreadError) as caught:
        decompose_grid([10, 10], [25], [[Cell(Fraction(1))], [Cell(Fraction(1))]])
    assert caught.value.gap == 5


def test_a_lock_above_its_row_is_refused_with_its_place() -> None:
    cells = [[Cell(Fraction(1)), Cell(Fraction(1))], [Cell(Fraction(1), 30), Cell(Fraction(1))]]
    with pytest.raises(SpreadError, match="locked cells") as caught:
        decompose_grid([20, 20], [20, 20], cells)
    assert (caught.value.gap, caught.value.values["at"]) == (-10, "2")


def test_locks_that_are_fine_alone_and_impossible_together_are_refused() -> None:
    # Rows 1 and 2 can only use column 1, which holds 10 of their 20.
    cells = [
        [Cell(Fraction(1)), Cell(Fraction(0))],
        [Cell(Fraction(1)), Cell(Fraction(0))],
        [Cell(Fraction(1)), Cell(Fraction(1))],
    ]
    with pytest.raises(SpreadError, match="cannot both sum") as caught:
        decompose_grid([10, 10, 10], [10, 20], cells)
    assert caught.value.gap == 10


def test_forty_people_and_twelve_months_take_less_than_a_second() -> None:
    dice = Random(3)
    amounts = [[dice.randrange(10**8) for _month in range(12)] for _person in range(40)]
    cells = [
        [Cell(Fraction(dice.randrange(1, 99)), amount if dice.random() < 0.2 else None) for amount in line]
        for line in amounts
    ]
    rows, columns = [sum(line) for line in amounts], [sum(line) for line in zip(*amounts, strict=True)]
    start = perf_counter()
    check(decompose_grid(rows, columns, cells), rows, columns, cells)
    assert perf_counter() - start < 1
