"""Where a gauge's scale ends."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.kpis.scale import Scale, rounded_up, scale

AMOUNTS = st.fractions(-(10**9), 10**9, max_denominator=1000)


def test_it_ends_a_fifth_beyond_the_target() -> None:
    assert scale(Fraction(204_400), Fraction(400_000)) == Scale(Fraction(0), Fraction(500_000), broken=False)


def test_beyond_twice_the_target_it_breaks() -> None:
    assert scale(Fraction(900), Fraction(400)) == Scale(Fraction(0), Fraction(800), broken=True)
    assert not scale(Fraction(790), Fraction(400)).broken


def test_where_lower_is_better_the_target_stands_in_the_middle() -> None:
    assert scale(Fraction(3), Fraction(4), goal_in_the_middle=True).end == 8


def test_a_share_ends_at_the_whole() -> None:
    assert scale(Fraction(9, 10), Fraction(95, 100), share=True).end == 1


def test_values_below_zero_are_on_the_scale() -> None:
    assert scale(Fraction(-30), Fraction(40)).start == -30


def test_nothing_known_is_a_scale_all_the_same() -> None:
    assert scale(None, None) == Scale(Fraction(0), Fraction(1), broken=False)


@given(AMOUNTS, st.one_of(st.none(), AMOUNTS), st.lists(AMOUNTS, max_size=3))
def test_start_lies_before_end_and_a_value_outside_is_said_to_be(
    value: Fraction, goal: Fraction | None, marks: list[Fraction]
) -> None:
    found = scale(value, goal, marks)
    assert found.start < found.end
    assert found.start <= value
    assert found.broken == (value > found.end)
    if goal and goal > 0:
        assert goal <= found.end


@given(st.fractions(Fraction(1, 10**6), 10**9))
def test_a_rounded_end_is_not_below_and_not_far_above(value: Fraction) -> None:
    assert value <= rounded_up(value) <= value * Fraction(3, 2)
