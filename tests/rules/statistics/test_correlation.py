"""Rank correlation by hand and against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.correlation import LEAST, rank_correlation, ranks

NUMBERS = st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=3, max_size=30)


def test_equal_values_share_the_mean_of_their_places() -> None:
    assert ranks([30, 10, 20, 20]) == [4, 1, 2.5, 2.5]


def test_spearman_by_hand() -> None:
    """IQ and hours of television of ten people, the textbook example: ρ = 1 − 6·194/(10·99) = −0.1758."""
    iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    found = rank_correlation(list(zip(iq, hours, strict=True)))
    assert found is not None
    assert found.rho == pytest.approx(-0.1758, abs=1e-4)
    assert not found.beyond_chance


def test_the_interval_by_hand() -> None:
    """atanh 0.8 = 1.0986; 1.96·√(1.06/25) = 0.4036: tanh of 0.6950 and 1.5022, so 0.6010 and 0.9056 at n = 28."""
    pairs = [(float(n), float(n)) for n in range(28)]
    swapped = rank_correlation(pairs)
    assert swapped is not None
    assert (swapped.rho, swapped.interval and swapped.interval.low) == (1, 1)
    from desktop_app.rules.statistics.correlation import _interval  # noqa: PLC0415 - the formula alone

    found = _interval(0.8, 28)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(0.6010, abs=5e-4), pytest.approx(0.9056, abs=5e-4))


def test_few_pairs_are_not_judged_and_no_difference_can_not_be_ranked() -> None:
    few = rank_correlation([(float(n), float(n)) for n in range(LEAST - 1)])
    assert few is not None
    assert few.interval is None
    assert not few.beyond_chance
    assert rank_correlation([(1, 2), (2, 1)]) is None
    assert rank_correlation([(1, 2), (1, 3), (1, 4)]) is None


@given(NUMBERS)
def test_order_alone_counts(pairs: list[tuple[int, int]]) -> None:
    found = rank_correlation(pairs)
    stretched = rank_correlation([(x**3, y) for x, y in pairs])
    turned = rank_correlation([(-x, y) for x, y in pairs])
    if found is None:
        assert stretched is None
        assert turned is None
    else:
        assert stretched is not None
        assert turned is not None
        assert -1 - 1e-9 <= found.rho <= 1 + 1e-9
        assert stretched.rho == pytest.approx(found.rho)
        assert turned.rho == pytest.approx(-found.rho)
