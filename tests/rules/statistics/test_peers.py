"""People against each other, on the counts of a public CRM sample and by laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.peers import Place, compare


def test_limits_narrow_with_the_root_of_the_number_of_records() -> None:
    found = compare({1: (50, 100), 2: (200, 400)})
    assert found is not None
    assert found.share == 0.5
    small, large = found.people
    # By hand: 0.5 ± 1.96·√(0.25/100) = 0.402..0.598; at four times the records half as wide.
    assert (small.inner.low, small.inner.high) == (pytest.approx(0.402, abs=1e-3), pytest.approx(0.598, abs=1e-3))
    assert large.inner.high - 0.5 == pytest.approx((small.inner.high - 0.5) / 2)


@pytest.mark.parametrize(
    ("hits", "place"),
    [(50, Place.WITHIN), (61, Place.NEAR_LIMIT), (90, Place.ABOVE), (10, Place.BELOW), (39, Place.NEAR_LIMIT)],
)
def test_a_person_is_within_between_or_beyond_the_limits(hits: int, place: Place) -> None:
    """Beside so many records of others that they alone make the common share: 0.5 ± 0.098 and ± 0.155 at n = 100."""
    found = compare({1: (hits, 100), 2: (500_000, 1_000_000)})
    assert found is not None
    assert found.people[0].place is place
    assert (found.people[0] in found.outside) is (place in {Place.ABOVE, Place.BELOW})


def test_one_person_alone_is_compared_with_nobody() -> None:
    assert compare({}) is None
    assert compare({1: (3, 9), 2: (0, 0)}) is None


@given(st.dictionaries(st.integers(1, 99), st.integers(1, 500).map(lambda n: (n, n)), min_size=2, max_size=9))
def test_where_all_have_the_same_share_everybody_is_within(counts: dict[int, tuple[int, int]]) -> None:
    found = compare(counts)
    assert found is not None
    assert {peer.place for peer in found.people} == {Place.WITHIN}
    assert found.n == sum(n for _hits, n in counts.values())
