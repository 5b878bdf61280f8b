"""Weights from history, season, calendar and ramp; attainment, over-assignment, and how often a number was reached."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.reports.sentences.targets import STEPS
from desktop_app.rules.targets.attain import Attainment, attain, raised, reach, reconcile
from desktop_app.rules.targets.weights import (
    equal_weights,
    history_weights,
    ramp_weights,
    season_weights,
    typed_weights,
    working_day_weights,
)

HALF = Fraction(1, 2)


def test_equal_weights_are_equal() -> None:
    assert equal_weights(3) == [1, 1, 1]


def test_history_weighs_what_was_brought_and_returns_carry_nothing() -> None:
    assert history_weights([Fraction(5), Fraction(-3), Fraction(0)]) == [5, 0, 0]
    with pytest.raises(UserError, match="no history"):
        history_weights([Fraction(0), Fraction(-1)])


def test_a_season_counts_each_year_alike() -> None:
    small, big = [Fraction(1), Fraction(3)], [Fraction(300), Fraction(100)]
    assert season_weights([small, big]) == [1, 1]  # 1/4 + 3/4 and 3/4 + 1/4
    with pytest.raises(UserError):
        season_weights([[Fraction(0), Fraction(0)]])


@pytest.mark.parametrize("weights", [[Fraction(0)], [], [Fraction(-1), Fraction(2)]])
def test_typed_weights_below_or_all_zero_are_refused(weights: list[Fraction]) -> None:
    with pytest.raises(UserError, match="cannot be used"):
        typed_weights(weights)


def test_working_days_follow_the_calendar() -> None:
    # October 2026 has 22 days from Monday to Friday; a free 1 and 2 October and a worked Saturday leave 21.
    calendar = WorkingCalendar(
        days={date(2026, 10, 1): Fraction(0), date(2026, 10, 2): Fraction(0), date(2026, 10, 10): Fraction(1)}
    )
    months = [parse_period("2026-09"), parse_period("2026-10")]
    assert working_day_weights(calendar, months) == [22, 21]
    assert working_day_weights(WorkingCalendar(weekend=frozenset(range(7))), months) == [30, 31]


def test_a_ramp_counts_from_the_month_of_joining() -> None:
    ramp = [Fraction(1, 4), HALF]
    assert ramp_weights([-1, 0, 1, 2, 3, 40], ramp) == [0, 0, Fraction(1, 4), HALF, 1, 1]


def test_attainment_is_exact_and_keeps_the_gap() -> None:
    assert attain(Fraction(65_800), Fraction(60_000)) == Attainment(Fraction(329, 300), Fraction(-5_800))


@pytest.mark.parametrize(
    ("actual", "target", "step"),
    [
        (Fraction(5), None, "target.none"),
        (None, Fraction(5), "target.no_actual"),
        (Fraction(5), Fraction(0), "target.zero"),
    ],
)
def test_no_attainment_has_a_reason_with_a_sentence(
    actual: Fraction | None, target: Fraction | None, step: str
) -> None:
    found = attain(actual, target)
    assert found.value is None
    assert found.missing is not None
    assert found.missing.step == step
    assert step in STEPS


def test_over_assignment_and_gap_are_visible() -> None:
    over = reconcile(4_270_000, [2_930_000, 1_434_000])
    assert (over.over, over.missing, over.assigned_share) == (94_000, 0, Fraction(4_364, 4_270))
    short = reconcile(100, [60, None])
    assert (short.missing, short.over, short.without) == (40, 0, 1)
    assert reconcile(0, [5]).assigned_share is None


def test_fifteen_percent_on_last_year_is_a_number() -> None:
    assert raised(Fraction(54_300), Fraction(15, 100)) == 62_445


def test_five_of_24_months_is_21_percent_and_truly_9_to_40() -> None:
    history = [Fraction(value) for value in [70] * 5 + [50] * 19]
    found = reach(Fraction(60), history)
    assert found is not None
    assert (found.times, found.of, found.percentile) == (5, 24, Fraction(19, 24))
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (0.09, 0.40)
    lower = reach(Fraction(60), history, lower_is_better=True)
    assert lower is not None
    assert lower.times == 19
    assert reach(Fraction(60), []) is None
