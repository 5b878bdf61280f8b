"""When a figure is on track, and everything else a gauge shows."""

import pickle
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import sqrt

import pytest

from desktop_app import paths
from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period, shifted
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import Kpi, parse_catalogue
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Given, judge
from desktop_app.rules.kpis.status import Status
from desktop_app.rules.statistics.landing import Landing
from desktop_app.rules.statistics.pace import Pace
from desktop_app.rules.statistics.xmr import Rule

KPIS = {kpi.key: kpi for kpi in parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))}
SEPTEMBER = parse_period("2026-09")
HALF = Fraction(1, 2)


def given(value: float | None, n: int = 100, **more: object) -> Given:
    outcome = Outcome(None if value is None else Fraction(str(value)), n)
    fields = {"as_of": date(2026, 9, 16), "currency": "EUR", **more}
    return Given(SEPTEMBER, COMPANY, outcome=outcome, **fields)


def status(key: str, facts: Given, **kpi: object) -> Status:
    return judge(replace(KPIS[key], **kpi), facts).status


def months(values: list[float], n: int = 100) -> tuple[Point, ...]:
    first = shifted(SEPTEMBER, -len(values))
    return tuple(Point(shifted(first, k), Fraction(str(value)), n) for k, value in enumerate(values))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, Status.ON_TRACK),
        (99.99, Status.WATCH),
        (81, Status.WATCH),
        (80.99, Status.ACT),
        (-5, Status.ACT),
        (250, Status.ON_TRACK),
    ],
)
def test_a_closed_period_compares_the_value_with_its_target(value: float, expected: Status) -> None:
    assert status("revenue", given(value, target=Fraction(100))) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(24, Status.ON_TRACK), (24.01, Status.WATCH), (48, Status.WATCH), (48.01, Status.ACT)],
)
def test_where_lower_is_better_the_sides_are_turned(value: float, expected: Status) -> None:
    assert status("first_response_time", given(value)) is expected


@pytest.mark.parametrize(
    ("low", "landing", "high", "expected"),
    [
        (101, 110, 120, Status.ON_TRACK),
        (90, 95, 100, Status.ON_TRACK),
        (60, 70, 101, Status.ON_TRACK),
        (85, 90, 99, Status.WATCH),
        (75, 81, 85, Status.WATCH),
        (70, 80, 85, Status.ACT),
    ],
)
def test_a_running_period_is_judged_by_its_landing_band(
    low: float, landing: float, high: float, expected: Status
) -> None:
    facts = given(50, target=Fraction(100), elapsed=HALF, landing=Landing(landing, low, high, 8, 10, "trend"))
    assert status("revenue", facts) is expected


def test_a_landing_band_above_the_limit_is_bad_where_lower_is_better() -> None:
    kpi = {"accumulates": True}
    for low, value, high, expected in (
        (90, 110, 130, Status.ON_TRACK),
        (105, 120, 130, Status.WATCH),
        (120, 124, 130, Status.ACT),
    ):
        facts = given(50, target=Fraction(100), elapsed=HALF, landing=Landing(value, low, high))
        assert status("overdue_receivables", facts, snapshot=False, **kpi) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(39.6, Status.ON_TRACK), (39.5, Status.WATCH), (32.4, Status.WATCH), (32.3, Status.ACT)],
)
def test_without_a_landing_99_and_81_percent_of_pace_decide(value: float, expected: Status) -> None:
    facts = given(value, target=Fraction(100), elapsed=HALF, pace=Pace(Fraction(40, 100), 12))
    assert status("revenue", facts) is expected


def test_nothing_is_judged_before_a_fifth_of_the_period() -> None:
    facts = given(1, target=Fraction(100), elapsed=Fraction(19, 100))
    assert status("revenue", facts) is Status.TOO_EARLY
    assert status("revenue", replace(facts, elapsed=Fraction(1, 5))) is Status.ACT


def test_a_target_already_reached_is_reached_on_the_first_day() -> None:
    assert status("revenue", given(100, target=Fraction(100), elapsed=Fraction(1, 20))) is Status.ON_TRACK


def test_below_the_minimum_sample_the_value_is_shown_and_not_judged() -> None:
    figure = judge(KPIS["win_rate"], given(0.1, 19))
    assert figure.status is Status.TOO_FEW
    assert figure.value == Quantity(Fraction(1, 10), Unit.PERCENT)
    assert dict(figure.reason.values) == {"n": 19, "least": 20}
    assert status("win_rate", given(0.1, 20)) is Status.ACT


def test_no_value_is_no_status_and_says_why() -> None:
    reason = explain("kpi.no_data")
    facts = replace(given(None), outcome=Outcome(None, 0, reason))
    figure = judge(KPIS["revenue"], facts)
    assert (figure.status, figure.value, figure.reason) == (Status.NONE, None, reason)
    assert figure.attainment is None


def test_without_a_target_no_number_is_invented() -> None:
    figure = judge(KPIS["revenue"], given(100))
    assert figure.status is Status.NO_TARGET
    assert (figure.target, figure.reference, figure.attainment, figure.expected) == (None, None, None, None)


def test_a_figure_that_has_no_better_side_is_never_judged() -> None:
    assert status("open_deals", given(100, target=Fraction(500))) is Status.NONE


def test_the_own_last_year_stands_in_for_a_target_and_is_called_so() -> None:
    figure = judge(KPIS["sales_cycle_days"], given(61, reference=Fraction(50)))
    assert figure.status is Status.ACT
    assert figure.target is None
    assert figure.reference == Quantity(Fraction(50), Unit.DAYS)
    assert figure.reason.parts[0].step == "reference.own_12m"
    assert status("sales_cycle_days", given(60, reference=Fraction(50))) is Status.WATCH
    assert status("sales_cycle_days", given(60)) is Status.NO_TARGET


def test_a_target_goes_before_every_reference() -> None:
    figure = judge(KPIS["win_rate"], given(0.4, target=HALF))
    assert figure.status is Status.WATCH
    assert figure.reason.parts[0].step == "reference.target"


@pytest.mark.parametrize(
    ("value", "expected", "step"),
    [
        (100, Status.NO_TARGET, "status.in_usual_range"),
        (200, Status.ACT, "status.signal_bad_outside"),
        (20, Status.ON_TRACK, "status.signal_good_outside"),
    ],
)
def test_against_the_usual_range_only_a_signal_is_judged(value: float, expected: Status, step: str) -> None:
    # mean 100, moving ranges 20: limits 100 ± 53.2
    figure = judge(KPIS["backlog"], given(value, history=months([90, 110] * 6)))
    assert (figure.status, figure.reason.step) == (expected, step)


def test_a_run_on_the_worse_side_is_to_be_watched() -> None:
    figure = judge(KPIS["backlog"], given(105, history=months([90, 110] * 6 + [105] * 7)))
    assert figure.status is Status.WATCH
    assert figure.signals[-1].rule is Rule.RUN
    assert figure.signals[-1].index == 19


def test_a_growing_sum_is_no_point_of_its_chart_until_its_period_is_over() -> None:
    facts = given(5, history=months([90, 110] * 6), elapsed=HALF)
    assert judge(KPIS["issues_resolved"], facts).signals == ()
    assert judge(KPIS["issues_resolved"], replace(facts, elapsed=Fraction(1))).signals[0].index == 12


def test_attainment_gap_pace_and_landing_are_exact() -> None:
    facts = given(204_400, target=Fraction(400_000), elapsed=HALF, pace=Pace(Fraction(48, 100), 12))
    figure = judge(KPIS["revenue"], replace(facts, landing=Landing(404_000.5, 381_000, 427_000, 8, 10, "seasonal")))
    assert figure.attainment == Quantity(Fraction(511, 1000), Unit.PERCENT)
    assert figure.gap == Quantity(Fraction(195_600), Unit.MONEY, "EUR")
    assert figure.expected == Quantity(Fraction(192_000), Unit.MONEY, "EUR")
    assert figure.landing is not None
    assert figure.landing.value == Quantity(Fraction(808_001, 2), Unit.MONEY, "EUR")
    assert (figure.landing.right, figure.landing.of) == (8, 10)


def test_a_closed_period_has_neither_pace_nor_landing() -> None:
    figure = judge(KPIS["revenue"], given(50, target=Fraction(100), landing=Landing(1, 1, 1)))
    assert (figure.pace, figure.landing, figure.expected) == (None, None, None)


def test_a_target_of_zero_has_no_attainment() -> None:
    assert judge(KPIS["revenue"], given(50, target=Fraction(0))).attainment is None


@pytest.mark.parametrize("value", [0, 500])
def test_a_target_of_zero_is_nothing_to_be_on_track_for(value: int) -> None:
    assert status("revenue", given(value, target=Fraction(0))) is Status.NO_TARGET
    assert status("revenue", given(value, target=Fraction(0), elapsed=HALF)) is Status.NO_TARGET


def test_who_misses_a_quota_is_told_when_the_period_is_over() -> None:
    running = judge(KPIS["quota_miss_rate"], given(0.75, n=12, elapsed=HALF, history=months([0.4] * 12, 12)))
    assert running.status is Status.TOO_EARLY
    assert running.landing is None
    assert not running.signals
    assert status("quota_miss_rate", given(0.75, n=12)) is Status.ACT


def test_a_limit_of_zero_is_kept_or_broken() -> None:
    assert status("complaints", given(0, target=Fraction(0))) is Status.ON_TRACK
    assert status("complaints", given(3, target=Fraction(0))) is Status.ACT


def test_a_running_share_lands_in_the_interval_of_its_records() -> None:
    figure = judge(KPIS["win_rate"], given(0.5, 100, elapsed=HALF))
    assert figure.landing is not None
    assert figure.landing.method == "interval"
    # Wilson by hand with z = 1.28155: centre 0.5, half width z·√(0.25/100 + z²/40000)/(1 + z²/100)
    half = 1.28155 * sqrt(0.25 / 100 + 1.28155**2 / 40_000) / (1 + 1.28155**2 / 100)
    assert float(figure.landing.high.value) == pytest.approx(0.5 + half, abs=1e-5)


def test_the_change_is_against_the_same_point_and_says_whether_chance_explains_it() -> None:
    calm = tuple(Fraction(value) for value in (90, 110) * 3)
    figure = judge(KPIS["revenue"], given(120, elapsed=HALF, same_point=calm))
    assert figure.change is not None
    assert figure.change.difference == Quantity(Fraction(10), Unit.MONEY, "EUR")
    assert figure.change.beyond is False
    wild = judge(KPIS["revenue"], given(200, elapsed=HALF, same_point=calm)).change
    assert wild is not None
    assert wild.beyond is True
    few = judge(KPIS["revenue"], given(200, elapsed=HALF, same_point=calm[:5])).change
    assert few is not None
    assert few.beyond is None


def test_no_change_is_never_beyond_chance() -> None:
    same_point = tuple(Fraction(value) for value in (20, 21, 20, 21, 20, 21, 40))
    told = judge(KPIS["deals_won"], given(40, same_point=same_point, history=months([20, 21, 20, 21, 20, 21, 40])))
    assert told.change is not None
    assert told.change.difference.value == 0
    assert told.change.beyond is False


def test_a_share_of_few_records_has_wider_limits() -> None:
    history = months([0.5] * 12, n=100)
    few, many = (judge(KPIS["win_rate"], given(0.5, n, history=history)).limits for n in (25, 400))
    assert few is not None
    assert many is not None
    assert (few.lower, few.upper) == pytest.approx((0.2, 0.8))  # 0.5 ± 3·√(0.25/25)
    assert (many.lower, many.upper) == pytest.approx((0.425, 0.575))


def test_a_signal_of_a_share_counts_in_the_sigmas_of_its_own_month() -> None:
    history = (*months([0.5] * 12, n=100), *(Point(SEPTEMBER, Fraction(7, 10), n) for n in (25, 400)))
    found = judge(KPIS["win_rate"], given(0.5, 100, history=history)).signals
    assert [(signal.index, signal.rule) for signal in found] == [(13, Rule.OUTSIDE)]


def test_a_figure_survives_the_way_to_another_process() -> None:
    figure = judge(KPIS["win_rate"], given(0.5, 100, elapsed=HALF, history=months([0.5] * 12)))
    assert pickle.loads(pickle.dumps(figure)) == figure  # noqa: S301 - our own bytes


@pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS.keys())
def test_every_kpi_can_be_judged_at_any_time(kpi: Kpi) -> None:
    for elapsed in (Fraction(1, 10), HALF, Fraction(1)):
        for target in (None, Fraction(0), Fraction(1, 2), Fraction(400_000)):
            assert judge(kpi, given(0.5, 100, elapsed=elapsed, target=target)).reason.step
