"""The usual range of a series, frozen when it is firm and begun anew only at a shift whose cause is known."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.period import parse_period, shifted
from desktop_app.rules.kpis.history import Point, beginnings, limits_at, usual
from desktop_app.rules.statistics.xmr import Rule
from tests.kpis import built_in_kpi

REVENUE, WIN_RATE = built_in_kpi("revenue"), built_in_kpi("win_rate")
FIRST = parse_period("2024-01")
LEVEL = [100, 104, 98, 101, 99, 103, 97, 100, 102, 99, 101, 98]


def line(values: list[int], n: int = 40) -> list[Point]:
    return [Point(shifted(FIRST, place), Fraction(value), n) for place, value in enumerate(values)]


def test_firm_limits_are_frozen_whatever_comes_after() -> None:
    firm, _signals = usual(REVENUE, line(LEVEL), None, 0)
    later, found = usual(REVENUE, line([*LEVEL, 300, 310, 305]), None, 0)
    assert firm == later
    assert [(one.index, one.rule) for one in found] == [(12, Rule.OUTSIDE), (13, Rule.OUTSIDE), (14, Rule.OUTSIDE)]


def test_a_shift_with_a_known_cause_begins_the_range_anew() -> None:
    points = line([*LEVEL, 200, 204, 198, 201, 199, 203])
    begins = beginnings([point.period for point in points], [date(2025, 1, 20)])
    assert begins == (0, 12)
    limits, found = usual(REVENUE, points, None, 0, begins)
    assert limits is not None
    assert limits.centre == sum((200, 204, 198, 201, 199, 203)) / 6
    assert found == ()
    before = limits_at(REVENUE, points, 11, 0, begins)
    assert before is not None
    assert before.centre == sum(LEVEL) / 12


def test_after_a_shift_six_periods_are_needed_again() -> None:
    points = line([*LEVEL, 200, 204])
    assert usual(REVENUE, points, None, 0, (0, 12)) == (None, ())


def test_a_shift_before_the_first_period_and_one_after_the_last_change_nothing() -> None:
    periods = [point.period for point in line(LEVEL)]
    assert beginnings(periods, [date(2020, 1, 1), date(2030, 1, 1)]) == (0,)


def test_a_share_is_held_against_its_own_stretch() -> None:
    points = [
        Point(shifted(FIRST, place), Fraction(hits, 100), 100)
        for place, hits in enumerate([50, 52, 48, 51, 49, 50] * 2 + [80, 82, 78, 81, 79, 80])
    ]
    assert [one.index for one in usual(WIN_RATE, points, None, 100)[1]][:2] == [12, 13]
    assert usual(WIN_RATE, points, None, 100, (0, 12))[1] == ()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30), st.lists(st.integers(0, 900), max_size=4))
def test_every_point_has_the_limits_of_one_stretch_and_none_is_lost(values: list[int], days: list[int]) -> None:
    points = line(values)
    shifts = [date.fromordinal(FIRST.start.toordinal() + day) for day in days]
    begins = beginnings([point.period for point in points], shifts)
    assert begins[0] == 0
    assert list(begins) == sorted(set(begins))
    limits, found = usual(REVENUE, points, None, 0, begins)
    assert all(0 <= one.index < len(points) for one in found)
    assert limits_at(REVENUE, points, len(points) - 1, 0, begins) == limits


def test_a_rate_of_growth_may_lie_below_nothing() -> None:
    """Revenue growth is a percentage and no share: months in which it shrinks are usual where they are."""
    growth = built_in_kpi("revenue_growth_rate")
    values = [Fraction(value, 100) for value in (5, -4, 3, -6, 4, -2, 5, -3, 2, -5, 3, -4)]
    points = [Point(shifted(parse_period("2026-01"), place), value, 40) for place, value in enumerate(values)]
    limits, found = usual(growth, points, None, 40)
    assert limits is not None
    assert limits.lower < -0.06
    assert found == ()
