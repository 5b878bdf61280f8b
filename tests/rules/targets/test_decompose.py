"""Targets broken down: children sum to their parent exactly, locked ones stay, and a gap is never silent."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.targets.decompose import Branch, Cell, SpreadError, decompose, decompose_tree, replan

WEIGHTS = st.fractions(0, 1000, max_denominator=50)
POSITIVE = st.fractions(Fraction(1, 50), 1000, max_denominator=50)


def open_cells(*weights: int) -> list[Cell]:
    return [Cell(Fraction(weight)) for weight in weights]


def test_thirds_of_a_hundred_cents_are_34_33_33() -> None:
    assert decompose(100, open_cells(1, 1, 1)) == [34, 33, 33]


def test_a_company_target_among_twelve_people_is_2083333_each_and_sums() -> None:
    """leanscale-topdown, held to the exact figure: 25,000,000 / 12."""
    parts = decompose(25_000_000_00, open_cells(*[1] * 12))
    assert sum(parts) == 25_000_000_00
    assert {part // 100 for part in parts} == {2_083_333}


def test_a_locked_part_stays_and_the_others_share_the_rest_by_weight() -> None:
    cells = [*open_cells(1, 3), Cell(Fraction(99), 60_000)]
    assert decompose(100_000, cells) == [10_000, 30_000, 60_000]


def test_a_weight_of_zero_carries_nothing() -> None:
    assert decompose(7, open_cells(0, 1)) == [0, 7]


def test_locked_parts_that_exceed_the_whole_show_the_gap() -> None:
    with pytest.raises(SpreadError, match="more than the whole") as caught:
        decompose(100, [Cell(Fraction(1)), Cell(Fraction(1), 130)])
    assert caught.value.gap == -30


@pytest.mark.parametrize(("cells", "gap"), [([Cell(Fraction(1), 60)], 40), (open_cells(0, 0), 100), ([], 100)])
def test_a_gap_that_nobody_can_carry_is_shown(cells: list[Cell], gap: int) -> None:
    with pytest.raises(SpreadError, match="no other part") as caught:
        decompose(100, cells)
    assert caught.value.gap == gap


def test_locked_parts_that_sum_to_the_whole_leave_the_others_nothing() -> None:
    assert decompose(100, [Cell(Fraction(1)), Cell(Fraction(0), 100)]) == [0, 100]


@given(st.integers(0, 10**12), st.lists(POSITIVE, min_size=1, max_size=40))
def test_children_sum_to_their_parent_and_none_is_a_unit_off(total: int, weights: list[Fraction]) -> None:
    parts = decompose(total, [Cell(weight) for weight in weights])
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(POSITIVE, st.one_of(st.none(), st.integers(0, 10**6))), min_size=1, max_size=20),
)
def test_locked_parts_stay_or_the_spread_is_refused(total: int, given_cells: list[tuple[Fraction, int | None]]) -> None:
    cells = [Cell(weight, locked) for weight, locked in given_cells]
    carried = sum(cell.locked or 0 for cell in cells)
    everything_locked = all(cell.locked is not None for cell in cells)
    if carried > total or (everything_locked and carried != total):
        with pytest.raises(SpreadError) as caught:
            decompose(total, cells)
        assert caught.value.gap == total - carried
        return
    parts = decompose(total, cells)
    assert sum(parts) == total
    assert all(part == cell.locked for part, cell in zip(parts, cells, strict=True) if cell.locked is not None)


def branches(depth: int) -> st.SearchStrategy[Branch]:
    children = st.lists(branches(depth - 1), max_size=4).map(tuple) if depth else st.just(())
    return st.builds(Branch, st.uuids().map(str), POSITIVE, st.none(), children)


def every(branch: Branch) -> list[Branch]:
    return [branch, *(below for child in branch.children for below in every(child))]


@given(st.integers(0, 10**9), branches(3))
def test_in_a_tree_every_parent_is_the_sum_of_its_children(total: int, root: Branch) -> None:
    amounts = decompose_tree(total, root)
    assert amounts[root.key] == total
    for branch in every(root):
        if branch.children:
            assert amounts[branch.key] == sum(amounts[child.key] for child in branch.children)


def test_a_year_goes_to_quarters_and_months_by_season() -> None:
    quarter = Branch("Q1", Fraction(1), None, tuple(Branch(f"M{month}", Fraction(month)) for month in (1, 2, 3)))
    year = Branch("2026", children=(quarter, Branch("rest", Fraction(3))))
    assert decompose_tree(1000, year) == {"2026": 1000, "Q1": 250, "M1": 42, "M2": 83, "M3": 125, "rest": 750}


def test_a_lock_deep_in_the_tree_names_its_parent() -> None:
    team = Branch("Inside", Fraction(1), None, (Branch("Ana", Fraction(1), 80),))
    with pytest.raises(SpreadError) as caught:
        decompose_tree(100, Branch("all", children=(team, Branch("Field", Fraction(1)))))
    assert (caught.value.values["at"], caught.value.gap) == ("Inside", -30)


def test_after_a_miss_the_open_months_carry_what_is_left() -> None:
    # 300 wanted, 70 instead of 100 done: 230 over two months of 100 each
    assert replan(300, [100, 100, 100], [70, None, None]) == [100, 115, 115]


def test_after_a_win_beyond_the_whole_nothing_is_left_to_carry() -> None:
    assert replan(300, [100, 100, 100], [350, None, None]) == [100, 0, 0]


def test_a_miss_in_the_last_period_can_not_be_carried_over() -> None:
    with pytest.raises(SpreadError):
        replan(300, [100, 200], [70, 200])


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), min_size=2, max_size=12),
    st.integers(1, 11),
)
def test_done_and_replanned_together_are_the_whole(months: list[tuple[int, int]], closed: int) -> None:
    targets, actual = zip(*months, strict=True)
    closed = min(closed, len(months) - 1)
    done = [*actual[:closed], *[None] * (len(months) - closed)]
    total = sum(targets)
    planned = replan(total, targets, done)
    assert planned[:closed] == list(targets[:closed])
    assert sum(actual[:closed]) + sum(planned[closed:]) == max(total, sum(actual[:closed]))
