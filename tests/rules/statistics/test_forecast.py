"""Forecast, landing and pace: known series, honest bands, hand-made figures."""

from datetime import date, timedelta
from fractions import Fraction
from math import pi, sin, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import parse_period
from desktop_app.rules.statistics.forecast import (
    Forecast,
    band,
    chance,
    damped,
    forecast,
    hits,
    method,
    quantile,
    seasonal_index,
    theta,
)
from desktop_app.rules.statistics.landing import Landing, land, replay, scaled
from desktop_app.rules.statistics.pace import Pace, day_at, elapsed, expected, share_by

SEASON = [1 + 0.4 * sin(2 * pi * month / 12) for month in range(12)]
SEPTEMBER = parse_period("2026-09")


def test_which_method_follows_from_the_length() -> None:
    assert [method(n) for n in (5, 6, 11, 12, 24, 25)] == ["", "mean", "mean", "trend", "trend", "seasonal"]
    assert forecast([1, 2, 3, 4, 5]) is None


def test_six_to_eleven_months_give_the_mean_of_the_last_six_and_a_wide_band() -> None:
    found = forecast([100, 10, 20, 30, 40, 50, 60])
    assert found is not None
    assert (found.value, found.of) == (35, 0)
    assert found.low <= 35 / 2
    assert found.high >= 35 * 3 / 2


@pytest.mark.parametrize("months", [6, 12, 24, 25, 40])
def test_a_constant_series_goes_on(months: int) -> None:
    found = forecast([7.0] * months)
    assert found is not None
    assert found.value == pytest.approx(7)


def test_nothing_goes_on_as_nothing() -> None:
    found = forecast([0.0] * 30)
    assert found is not None
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_a_pure_season_is_found_up_to_its_shrinkage() -> None:
    index = seasonal_index([100 * SEASON[month % 12] for month in range(48)])
    for found, true in zip(index, SEASON, strict=True):
        assert found == pytest.approx(1 + (true - 1) * 4 / 5, abs=0.02)  # years/(years + 1) = 4/5


def test_the_season_beats_its_absence_in_a_seasonal_series() -> None:
    series = [100 * SEASON[month % 12] for month in range(36)]
    found = forecast(series, 3)
    assert found is not None
    assert abs(found.value - 100 * SEASON[2]) < abs(100 - 100 * SEASON[2])


def test_a_trend_is_followed_and_damped() -> None:
    series = [float(month) for month in range(1, 25)]
    steps = [damped(series, ahead) for ahead in (1, 2, 3, 12)]
    assert 24 < steps[0] < steps[1] < steps[2] < steps[3] < 36
    assert steps[3] - steps[2] < 9 * (steps[1] - steps[0])
    assert 24 < theta(series) < 26


def test_a_forecast_of_sales_is_never_negative() -> None:
    found = forecast([float(value) for value in range(60, 0, -4)], 6)
    assert found is not None
    assert found.value >= 0


def test_four_of_five_months_fall_into_the_band() -> None:
    dice = Random(11)
    held = tried = 0
    for _series in range(20):
        values = [100 * SEASON[month % 12] * dice.lognormvariate(0, 0.15) for month in range(46)]
        for end in range(40, 46):
            found = forecast(values[:end])
            assert found is not None
            held += found.low <= values[end] <= found.high
            tried += 1
    assert 0.68 <= held / tried <= 0.92


def test_the_hit_count_is_of_bands_that_knew_only_the_past() -> None:
    found = forecast([100.0, 120.0] * 20)
    assert found is not None
    assert 0 <= found.right <= found.of == 12


def test_nineteen_errors_give_the_second_and_the_second_last_of_them() -> None:
    """0.1 × (19 + 1) and 0.9 × (19 + 1): ranks 2 and 18."""
    assert band([0.5 + place / 20 for place in range(1, 20)]) == pytest.approx((0.6, 1.4))


@pytest.mark.parametrize(("errors", "steps"), [(6, 1), (9, 1), (12, 1), (18, 1), (12, 3)])
def test_a_band_holds_four_of_five_errors_however_few_it_is_made_of(errors: int, steps: int) -> None:
    """Errors of forecasts ``steps`` ahead share all but one of their months."""
    dice, held = Random(errors), 0
    for _try in range(1500):
        shocks = [dice.gauss(0, 0.1) for _month in range(errors + 2 * steps)]
        ratios = [1 + sum(shocks[place : place + steps]) for place in range(errors + steps + 1)]
        low, high = band(ratios[:errors], steps)
        held += low <= ratios[errors + steps - 1] <= high
    assert 0.75 <= held / 1500 <= 0.87


def test_a_band_three_months_ahead_is_counted_with_what_was_known_three_months_before() -> None:
    calm = [1.0, 1.1, 0.9, 1.05, 0.95, 1.0, 1.02, 0.98]
    assert hits([*calm, 9.0, 9.0, 9.0], 3) == (0, 3)
    assert hits([*calm, 9.0, 9.0, 9.0], 1)[0] > 2  # one month ahead the second of them could be foreseen


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(0, 1))
def test_a_quantile_lies_among_its_values(values: list[float], share: float) -> None:
    assert min(values) - 1e-6 <= quantile(values, share) <= max(values) + 1e-6


def month_ahead(value: float, low: float, high: float) -> Forecast:
    return Forecast(value, low, high, 8, 10, "trend", 20)


def test_a_landing_is_what_is_booked_and_the_rest_of_the_forecast() -> None:
    found = land(60, [month_ahead(100, 80, 130)], 0.5)
    # the root of the half to come: 20 and 30 times √0.5
    assert (found.value, found.low, found.high) == pytest.approx((110, 110 - 14.1421, 110 + 21.2132), abs=1e-3)
    assert (found.right, found.of, found.method) == (8, 10, "trend")


def test_at_the_end_only_what_is_booked_counts() -> None:
    found = land(60, [month_ahead(100, 80, 130)], 1.0)
    assert (found.low, found.value, found.high) == (60, 60, 60)


def test_whole_months_to_come_count_whole_and_their_errors_add_by_squares() -> None:
    found = land(60, [month_ahead(100, 80, 130), month_ahead(100, 70, 100)], 0.5)
    assert found.value == 210
    assert found.low == pytest.approx(210 - sqrt(20**2 / 2 + 30**2))
    assert found.high == pytest.approx(210 + sqrt(30**2 / 2))


def test_from_six_replayed_months_on_the_band_is_made_of_the_landings_own_errors() -> None:
    found = land(60, [month_ahead(100, 80, 130)], 0.5, [0.9, 0.95, 1.0, 1.05, 1.1, 1.2])
    # six have no rank for one in ten: the outermost, √(9/6) times as far from 1
    low, high = 1 - 0.1 * sqrt(1.5), 1 + 0.2 * sqrt(1.5)
    assert (found.value, found.low, found.high) == pytest.approx((110, 110 * low, 110 * high))


def test_a_replay_knows_only_what_was_known_then() -> None:
    totals = [100.0] * 11 + [200.0]
    halves = [50.0] * 11 + [150.0]
    ratios = replay(totals, halves, 0.5)
    # each of the even months landed on 50 + 100 × half; the last on 150 + 100 × half, and 200 came
    assert ratios == pytest.approx([1.0] * 6)
    ratios = replay([*totals, 100.0], [*halves, 20.0], 0.5)
    assert ratios[:6] == pytest.approx([1.0] * 6)
    assert ratios[6] > 1  # little was booked by then, so it was landed too low


def test_four_of_five_months_fall_into_the_landing_band() -> None:
    dice = Random(5)
    held = tried = 0
    for _series in range(15):
        months = [[dice.lognormvariate(0, 1) for _day in range(20)] for _month in range(30)]
        totals, by_then = [sum(month) for month in months], [sum(month[:10]) for month in months]
        for end in range(24, 30):
            month = forecast(totals[:end])
            assert month is not None
            found = land(by_then[end], [month], 0.5, replay(totals[:end], by_then[:end], 0.5))
            held += found.low <= totals[end] <= found.high
            tried += 1
    assert 0.68 <= held / tried <= 0.92


def test_an_attainment_lands_where_its_sales_land() -> None:
    assert scaled(Landing(110, 100, 125, 8, 10, "trend"), 200) == Landing(0.55, 0.5, 0.625, 8, 10, "trend")


def test_elapsed_counts_working_days_up_to_the_end_of_today() -> None:
    calendar = WorkingCalendar()
    # September 2026 begins on a Tuesday and has 22 working days, 12 of them up to Wednesday the 16th.
    assert elapsed(calendar, SEPTEMBER, date(2026, 9, 16)) == Fraction(12, 22)
    assert elapsed(calendar, SEPTEMBER, date(2026, 8, 31)) == 0
    assert elapsed(calendar, SEPTEMBER, date(2026, 9, 30)) == 1
    assert elapsed(calendar, SEPTEMBER, date(2027, 1, 1)) == 1


def test_a_month_without_working_days_passes_by_calendar_days() -> None:
    closed = WorkingCalendar(weekend=frozenset(range(7)))
    assert elapsed(closed, SEPTEMBER, date(2026, 9, 15)) == Fraction(1, 2)


@given(st.integers(0, 29))
def test_the_same_day_is_found_again_by_its_share(day: int) -> None:
    calendar = WorkingCalendar(days={date(2026, 9, 7): Fraction(0), date(2026, 9, 12): Fraction(1, 2)})
    share = elapsed(calendar, SEPTEMBER, SEPTEMBER.start + timedelta(days=day))
    found = day_at(calendar, SEPTEMBER, share)
    assert elapsed(calendar, SEPTEMBER, found) == share
    assert found <= SEPTEMBER.start + timedelta(days=day)


def test_the_cumulative_share_of_a_past_month() -> None:
    daily = [(date(2026, 9, day), Fraction(amount)) for day, amount in ((1, 20), (15, 30), (28, 50))]
    daily.append((date(2026, 10, 1), Fraction(999)))
    assert share_by(daily, SEPTEMBER, date(2026, 9, 15)) == HALF
    assert share_by([], SEPTEMBER, date(2026, 9, 15)) is None


HALF = Fraction(1, 2)


def test_six_past_months_make_the_pace_and_five_do_not() -> None:
    past = [Fraction(percent, 100) for percent in (30, 31, 32, 33, 90, 95)]
    assert expected(HALF, SEPTEMBER, past) == Pace(Fraction(65, 200), 6)
    assert expected(HALF, SEPTEMBER, past[:5]) == Pace(HALF)


def test_only_the_last_twelve_months_count() -> None:
    past = [Fraction(0)] * 20 + [Fraction(2, 5)] * 12
    assert expected(HALF, SEPTEMBER, past) == Pace(Fraction(2, 5), 12)


def test_two_quarters_are_six_months() -> None:
    quarter = parse_period("2026-Q3")
    assert expected(HALF, quarter, [Fraction(1, 5), Fraction(2, 5)]) == Pace(Fraction(3, 10), 2)
    assert expected(HALF, quarter, [Fraction(1, 5)]) == Pace(HALF)


def test_what_is_left_of_a_month_brings_no_more_than_a_whole_one_may() -> None:
    """One tiny month among the replayed ones would else stretch the band of a single seller a hundredfold."""
    month = Forecast(100.0, 60.0, 140.0, 8, 10, "mean", 8)
    wild = [1.0, 1.1, 0.9, 40.0, 0.8, 1.2, 35.0]
    landing = land(50.0, [month], 0.5, wild)
    assert landing.value == 100.0
    assert landing.high == 190.0


def test_a_chance_counts_the_errors_that_would_reach_a_number() -> None:
    """Level months of 100 with a single one of 130: its error alone reaches 120."""
    months = [100.0] * 8 + [100.0, 130.0] + [100.0] * 6
    found = chance(months, 120)
    assert found is not None
    assert found[0] == 1
    assert chance(months, 0) == (found[1], found[1])
    assert chance(months, 10**9) == (0, found[1])
    assert chance(months[:5], 1) is None
    assert chance(months[:8], 1) is None  # two errors are no band
