"""What is chosen to talk about, and since when a change counts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.period import Length, containing, shifted
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.rules.coaching.evidence import STRENGTHS, TOPICS, Point, changes, distance, strengths, topics
from desktop_app.rules.coaching.sheet import Shown
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.history import Point as Month
from desktop_app.rules.kpis.judge import Figure, Given, judge
from desktop_app.rules.statistics.peers import compare
from desktop_app.rules.statistics.xmr import Rule

KPIS = {kpi.key: kpi for kpi in built_in()}
SEPTEMBER = containing(date(2026, 9, 30), Length.MONTH)
STEADY = (10, 12, 11, 9, 10, 12, 11, 9, 10, 12, 11, 9)


def figure_of(key: str, *values: int, n: int = 40) -> Figure:
    """The last of ``values`` is September's, those before it the months before."""
    line = [
        Month(shifted(SEPTEMBER, place - len(values) + 1), Fraction(value), n) for place, value in enumerate(values)
    ]
    now = Outcome(line[-1].value, n)
    return judge(KPIS[key], Given(SEPTEMBER, COMPANY, SEPTEMBER.last, now, history=tuple(line[:-1])))


def point(key: str, far: float, *, beyond: bool = True) -> Point:
    return Point(KPIS[key], figure_of(key, 1), None, beyond, far)


def test_the_farthest_strength_beyond_chance_is_told_first_and_one_measure_once() -> None:
    found = [point("average_deal_size", 1.0, beyond=False), point("revenue", 4.0), point("quota_attainment", 3.5),
             point("nps", 3.2)]  # fmt: skip
    assert [one.kpi.key for one in strengths(found)] == ["revenue", "nps"]


def test_without_anything_beyond_chance_one_topic_that_could_be_chance() -> None:
    found = [point("nps", -1.0, beyond=False), point("revenue", -2.0, beyond=False), point("win_rate", -0.1)]
    assert [(one.kpi.key, one.beyond) for one in topics(found, ())] == [("revenue", False)]
    assert topics([point("nps", 0.2)], ()) == ()


@given(st.lists(st.tuples(st.sampled_from(sorted(KPIS)), st.floats(-9, 9), st.booleans())))
def test_never_more_than_two_of_each_and_nothing_on_both_sides(drawn: list[tuple[str, float, bool]]) -> None:
    found = [replace(_BARE, kpi=KPIS[key], distance=far, beyond=beyond) for key, far, beyond in drawn]
    good = strengths(found)
    bad = topics(found, good)
    assert len(good) <= STRENGTHS
    assert len(bad) <= TOPICS
    assert all(one.better for one in good)
    assert not any(one.better for one in bad)
    measures = [measure for one in (*good, *bad) for measure in one.kpi.measures]
    assert len(measures) == len(set(measures))


_BARE = point("revenue", 0.0)


def test_the_side_is_that_of_the_kpi() -> None:
    """Centre 10.5, mean moving range 17 / 11; 20 lies 9.5 above: 9.5 / (2.66 × 17 / 11 / 3) sigmas."""
    sigmas = 9.5 / (2.66 * 17 / 11 / 3)
    high = figure_of("deals_won", *STEADY, 20)
    assert distance(KPIS["deals_won"], high, None) == pytest.approx(sigmas, rel=1e-6)
    assert distance(KPIS["resolution_time"], figure_of("resolution_time", *STEADY, 20), None) < 0
    peers = compare({1: (45, 50), 2: (25, 50)})
    assert peers is not None
    assert distance(KPIS["win_rate"], figure_of("win_rate", 1), peers.people[0]) > 0


def test_a_change_counts_from_the_day_on_that_is_asked_for() -> None:
    figure = figure_of("deals_won", *STEADY, 40, 10)
    (found,) = changes(KPIS["deals_won"], figure, date(2026, 8, 1).toordinal())
    assert (found.place, found.rule, found.upward, found.better) == (12, Rule.OUTSIDE, True, True)
    assert list(changes(KPIS["deals_won"], figure, date(2026, 9, 1).toordinal())) == []
    assert Shown(KPIS["deals_won"], figure).figure.n == 40
