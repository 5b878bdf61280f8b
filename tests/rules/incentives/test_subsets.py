"""Sets that add up to an amount, against trying every one of them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.incentives.subsets import sets_of


@given(st.lists(st.integers(-50, 50), max_size=9), st.integers(-40, 40), st.integers(0, 3), st.integers(2, 4))
def test_every_set_of_the_size_is_found_once(amounts: list[int], low: int, width: int, size: int) -> None:
    wanted = [
        one for one in combinations(range(len(amounts)), size) if 0 <= sum(amounts[at] for at in one) - low <= width
    ]
    found = sets_of(amounts, low, low + width, size, 1000)
    assert sorted(found.found) == wanted
    assert found.complete


def test_a_search_that_stops_says_so() -> None:
    assert not sets_of([1] * 40, 2, 2, 2, 10).complete
    assert len(sets_of([1] * 40, 2, 2, 2, 10).found) == 10
    assert not sets_of(range(1, 450), 10_000, 10_000, 3, 10).complete  # 400 of them are looked at


def test_two_of_thousands_are_found() -> None:
    amounts = [10_007 * number * number for number in range(3000)]
    wanted = amounts[123] + amounts[2718]
    found = sets_of(amounts, wanted, wanted, 2, 10)
    assert (123, 2718) in found.found
    assert found.complete
