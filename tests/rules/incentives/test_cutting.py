"""Cutting a way at the bounds of tiers, against each step worked out alone and in fractions."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.incentives.cutting import slices
from desktop_app.rules.incentives.rating import Given, Tier

NOTHING = Given(Fraction(0), Fraction(0))
AMOUNTS = st.fractions(-200, 200, max_denominator=60)
LOWERS = st.lists(st.fractions(-50, 150, max_denominator=7), min_size=1, max_size=5, unique=True).map(sorted)


def up_to(tiers: list[Tier], result: Fraction) -> Fraction:
    """What the first ``result`` earns, each part by the tier it lies in; below 0 the first tier's rate goes on."""
    ends = [*(tier.lower for tier in tiers[1:]), max(result, tiers[-1].lower)]
    first, total = tiers[0], Fraction(0)
    if result <= first.lower:
        return (result - first.lower) * first.rate
    for tier, end in zip(tiers, ends, strict=True):
        total += max(Fraction(0), min(result, end) - tier.lower) * tier.rate
    return total


@given(LOWERS, st.lists(AMOUNTS, min_size=2, max_size=8))
def test_slices_make_up_each_step_and_pay_what_the_tiers_say(lowers: list[Fraction], way: list[Fraction]) -> None:
    tiers = [Tier(Fraction(lower), Fraction(place, 9)) for place, lower in enumerate([Fraction(-50), *lowers], 1)]
    cut = slices(tiers, way, NOTHING)
    assert len(cut) == len(way) - 1
    for (before, after), parts in zip(pairwise(way), cut, strict=True):
        assert sum(part.amount for part in parts) == after - before
        assert sum(part.pay for part in parts) == up_to(tiers, after) - up_to(tiers, before)
        assert [part.tier for part in parts] == sorted(part.tier for part in parts)


def test_a_step_to_the_same_result_has_no_slice() -> None:
    half = Fraction(1, 2)
    assert slices([Tier(Fraction(0), half)], (half, half, Fraction(1)), NOTHING)[0] == ()


def test_a_rate_above_the_cap_is_cut_in_its_slice_only() -> None:
    tiers = [Tier(Fraction(0), Fraction(1, 10)), Tier(Fraction(10), Fraction(1, 2))]
    (cut,) = slices(tiers, (Fraction(0), Fraction(20)), Given(Fraction(0), Fraction(0), rate_cap=Fraction(1, 5)))
    assert [(part.amount, part.rate) for part in cut] == [(10, Fraction(1, 10)), (10, Fraction(1, 5))]
