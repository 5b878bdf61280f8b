"""The fewest amounts that reach a sum, against trying every set."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.incentives.reaching import fewest

AMOUNTS = st.lists(st.integers(-5, 60).map(Fraction), max_size=8)


def by_trying(amounts: list[Fraction], missing: Fraction) -> int | None:
    """How many are needed; None if all together are too few."""
    able = [one for one in amounts if one > 0]
    sizes = range(1, len(able) + 1)
    return next((size for size in sizes if any(sum(one) >= missing for one in combinations(able, size))), None)


@given(AMOUNTS, st.integers(1, 200).map(Fraction))
def test_no_smaller_set_reaches_it_and_none_of_the_set_can_be_left_out(
    amounts: list[Fraction], missing: Fraction
) -> None:
    found = fewest(amounts, missing)
    assert len(found) == (by_trying(amounts, missing) or 0)
    if found:
        total = sum(amounts[place] for place in found)
        assert total >= missing
        assert all(total - amounts[place] < missing for place in found)


def test_as_little_as_can_be_is_asked_for() -> None:
    assert fewest([Fraction(one) for one in (90, 50, 31, 12)], Fraction(30)) == (2,)
    assert fewest([Fraction(one) for one in (90, 50, 31, 12)], Fraction(100)) == (0, 3)
    assert fewest([Fraction(1)], Fraction(0)) == ()
