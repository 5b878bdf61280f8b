from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.rules.targets.capacity import Carriers, capacity, quota_that_reaches

# https://metrickittools.com/guides/sales-capacity-guide: seven at 85 % of 150,000, three who ramp at 40 % of it.
RAMPED = Carriers(Fraction(7), Fraction(150_000), attainment=Fraction(85, 100))
RAMPING = Carriers(Fraction(3), Fraction(150_000), ramp=Fraction(40, 100))
shares = st.integers(0, 150).map(lambda percent: Fraction(percent, 100))
groups = st.lists(st.builds(Carriers, st.integers(0, 20).map(Fraction), st.just(Fraction(7)), shares, shares))


def test_the_published_example_brings_1_072_500() -> None:
    assert [RAMPED.brings, RAMPING.brings] == [Fraction(892_500), Fraction(180_000)]
    assert capacity([RAMPED, RAMPING]) == 1_072_500


def test_ramp_and_attainment_multiply() -> None:
    assert Carriers(Fraction(1, 2), Fraction(1000), Fraction(1, 2), Fraction(4, 5)).brings == 200


def test_nobody_brings_nothing_and_says_so_when_a_target_must_be_carried() -> None:
    assert capacity([]) == 0
    with pytest.raises(UserError, match="Nobody is expected"):
        quota_that_reaches(Fraction(100), [Carriers(Fraction(3), Fraction(1), ramp=Fraction(0))])


@given(groups, st.integers(1, 10_000_000).map(Fraction))
def test_the_quota_that_reaches_a_target_gives_that_capacity(found: list[Carriers], target: Fraction) -> None:
    if any(one.full for one in found):
        quota = quota_that_reaches(target, found)
        assert capacity(Carriers(one.people, quota, one.ramp, one.attainment) for one in found) == target
