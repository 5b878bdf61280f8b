"""Usual range and signals, against figures worked out by hand."""

from math import pi, sqrt
from random import Random
from statistics import NormalDist

import pytest

from desktop_app.rules.statistics.xmr import Limits, Rule, Signal, signals, usual_range

LIMITS = Limits(lower=70.0, centre=100.0, upper=130.0, moving=36.9, points=12)


def test_limits_are_the_mean_and_2_66_mean_moving_ranges() -> None:
    # moving ranges 4, 6, 2, 8, 5: mean 5; mean of values 52
    limits = usual_range([50, 54, 48, 50, 58, 53])
    assert limits is not None
    assert limits.centre == pytest.approx(313 / 6)
    assert limits.upper == pytest.approx(313 / 6 + 2.66 * 5)
    assert limits.lower == pytest.approx(313 / 6 - 2.66 * 5)
    assert limits.moving == pytest.approx(3.268 * 5)
    assert not limits.firm


def test_the_median_variant_is_less_moved_by_one_wild_point() -> None:
    limits = usual_range([50, 54, 48, 50, 58, 53], of_medians=True)
    assert limits is not None
    assert limits.upper == pytest.approx(313 / 6 + 3.145 * 5)


def test_the_factors_are_those_of_ranges_of_two_normal_values() -> None:
    """A range of two has mean 2/√π and median √2·z(0.75) in units of σ; D4 is 1 + 3·d3/d2 (Wheeler, 1993)."""
    mean, middle = 2 / sqrt(pi), sqrt(2) * NormalDist().inv_cdf(0.75)
    spread = sqrt(2 - mean**2)
    limits, robust = usual_range([0, 1] * 4), usual_range([0, 1] * 4, of_medians=True)
    assert limits is not None
    assert robust is not None
    assert limits.upper - limits.centre == pytest.approx(3 / mean, abs=0.002)
    assert robust.upper - robust.centre == pytest.approx(3 / middle, abs=0.002)
    assert limits.moving == pytest.approx(1 + 3 * spread / mean, abs=0.002)


def test_there_are_none_below_six_points_and_firm_ones_from_twelve() -> None:
    assert usual_range([1, 2, 3, 4, 5]) is None
    limits = usual_range(range(12))
    assert limits is not None
    assert limits.firm


def test_firm_limits_are_frozen() -> None:
    base = [90.0, 110.0] * 6
    assert usual_range(base) == usual_range([*base, 500.0, -500.0])


def test_a_count_has_no_limit_below_zero() -> None:
    limits = usual_range([0, 9, 0, 9, 0, 9], floor=0)
    assert limits is not None
    assert limits.lower == 0


def test_a_point_outside_is_a_signal_and_one_on_the_limit_is_not() -> None:
    assert signals([100, 131, 130, 69], LIMITS) == [
        Signal(1, Rule.OUTSIDE, upward=True),
        Signal(3, Rule.OUTSIDE, upward=False),
    ]


def test_eight_in_a_row_on_one_side_and_not_seven() -> None:
    assert signals([90] * 7 + [110], LIMITS) == []
    assert signals([90] * 8, LIMITS) == [Signal(7, Rule.RUN, upward=False)]
    assert signals([90] * 4 + [100] + [90] * 4, LIMITS) == []  # a point on the centre ends the run


def test_three_of_four_nearer_to_a_limit_than_to_the_centre() -> None:
    assert signals([120, 100, 120, 120], LIMITS) == [Signal(3, Rule.NEAR_LIMIT, upward=True)]
    assert signals([120, 120, 100, 120], LIMITS) == [Signal(3, Rule.NEAR_LIMIT, upward=True)]
    assert signals([115, 115, 115, 115], LIMITS) == []  # just between, nearer to neither
    assert signals([120, 80, 120, 80], LIMITS) == []


def test_nothing_but_chance_is_hardly_ever_a_signal() -> None:
    dice = Random(7)
    fired = 0
    for _series in range(200):
        values = [dice.gauss(100, 10) for _month in range(24)]
        limits = usual_range(values)
        assert limits is not None
        fired += sum(signal.rule is Rule.OUTSIDE for signal in signals(values[12:], limits))
    assert fired / (200 * 12) < 0.03
