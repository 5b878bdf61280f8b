"""Effects of actions: verdicts, how often chance alone makes one, the pull to the mean in a real file."""

import csv
from collections import defaultdict
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.effect import (
    Measured,
    Start,
    Verdict,
    compared,
    effect,
    pooled,
    regressed,
    start_of,
)
from tests.real_data import DATA as _DATA

_CRM = _DATA / "maven_crm_sales_pipeline.csv"
LEVEL = [Measured(value) for value in (50, 52, 49, 51, 50, 48, 51, 49)]


def _measured(*values: float) -> list[Measured]:
    return [Measured(value) for value in values]


def test_a_clear_rise_is_shown_and_a_clear_fall_is_worse() -> None:
    up = effect(LEVEL, _measured(60, 61, 59, 60), higher=True)
    assert up.verdict is Verdict.SHOWN
    assert up.signal is not None
    assert (up.before, up.after, up.change) == (50, 60, 10)
    assert effect(LEVEL, _measured(60, 61, 59, 60), higher=False).verdict is Verdict.WORSE


def test_the_range_by_hand() -> None:
    """Moving ranges 2 3 2 1 2 3 2 of mean 15/7; σ = 15/7/1.128; √(1/8 + 1/4); t at 4.34 degrees is 2.69 (tables)."""
    found = effect(LEVEL, _measured(51, 52, 51, 50), higher=True)
    half = 2.69 * (15 / 7 / 1.128) * (1 / 8 + 1 / 4) ** 0.5
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low == pytest.approx(2 * half, rel=0.01)
    assert found.verdict is Verdict.NOT_SHOWN
    assert found.smallest is not None
    assert found.smallest > half


def test_too_early_says_what_could_be_seen_by_the_review() -> None:
    soon, late = (effect(LEVEL, _measured(70, 70), higher=True, planned=planned) for planned in (3, 12))
    assert (soon.verdict, soon.change) == (Verdict.TOO_EARLY, None)
    assert soon.smallest is not None
    assert late.smallest is not None
    assert late.smallest < soon.smallest


def test_below_six_points_nothing_is_said() -> None:
    found = effect(LEVEL[:5], _measured(70, 70, 70, 70), higher=True)
    assert (found.verdict, found.before, found.smallest) == (Verdict.TOO_EARLY, None, None)


def test_what_the_others_rose_as_well_is_no_effect() -> None:
    alone = effect(LEVEL, _measured(60, 61, 59, 60), higher=True)
    with_others = effect(LEVEL, _measured(60, 61, 59, 60), higher=True, changes=[9.0, 10.5, 11.0, 9.5])
    assert (alone.verdict, with_others.verdict) == (Verdict.SHOWN, Verdict.NOT_SHOWN)
    assert with_others.others is not None
    assert (with_others.others.change, with_others.others.rank) == (10.0, 3)


def test_two_others_are_told_and_not_taken_off() -> None:
    found = effect(LEVEL, _measured(60, 61, 59, 60), higher=True, changes=[10.0, 10.0])
    assert found.change == 10
    assert found.others is not None
    assert found.others.n == 2


def test_shares_are_pooled_over_their_records() -> None:
    assert pooled([Measured(1.0, 1), Measured(0.5, 9)]) == pytest.approx(0.55)
    with pytest.raises(ValueError, match="weight"):
        pooled([Measured(1.0, 0)])


def test_where_fewer_is_wanted_the_rank_turns_around() -> None:
    up, down = (compared(-2.0, [1.0, -1.0], higher=higher) for higher in (True, False))
    assert up is not None
    assert down is not None
    assert (up.rank, down.rank) == (3, 1)
    assert compared(1.0, [], higher=True) is None


@pytest.mark.parametrize(("baseline", "after"), [(6, 3), (12, 3), (12, 12)])
def test_chance_alone_seldom_makes_a_verdict(baseline: int, after: int) -> None:
    """Of 800 series without any action at most one in 25 looks like an effect, and as few like harm."""
    random = Random(5)
    found = []
    for _round in range(800):
        line = _measured(*(random.gauss(100, 15) for _point in range(baseline + after)))
        found.append(effect(line[:baseline], line[baseline:], higher=True).verdict)
    assert found.count(Verdict.SHOWN) / len(found) < 0.04
    assert found.count(Verdict.WORSE) / len(found) < 0.04


def test_the_smallest_effect_is_seen_in_about_eight_of_ten_cases() -> None:
    random = Random(6)
    seen = 0
    for _round in range(500):
        before = _measured(*(random.gauss(0, 1) for _point in range(12)))
        # By the true deviation, not by the one estimated from this line.
        rise = (2.36 + 0.84) * (1 / 12 + 1 / 6) ** 0.5
        after = _measured(*(random.gauss(rise, 1) for _point in range(6)))
        seen += effect(before, after, higher=True).verdict is Verdict.SHOWN
    assert 0.7 < seen / 500 < 0.9


@given(st.lists(st.floats(-1000, 1000), min_size=3, max_size=20), st.floats(0, 100))
def test_the_expected_start_lies_between_the_own_and_the_common_mean(means: list[float], noise: float) -> None:
    everybody = [Start(mean, noise) for mean in means]
    expected, middle = regressed(everybody[0], everybody), fmean(means)
    assert min(means[0], middle) - 1e-6 <= expected <= max(means[0], middle) + 1e-6


def test_without_noise_or_without_a_team_nothing_is_drawn() -> None:
    assert regressed(Start(1, 0), [Start(1, 0), Start(2, 0), Start(6, 0)]) == pytest.approx(1)
    assert regressed(Start(1, 5), [Start(1, 5), Start(9, 5)]) == 1
    assert start_of(LEVEL[:5]) is None


def _quarters() -> dict[str, list[list[int]]]:
    """Deals won and decided of each seller, in the second and in the third quarter of 2017."""
    found: defaultdict[str, list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    with _CRM.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["deal_stage"] in {"Won", "Lost"} and "2017-04" <= row["close_date"] < "2017-10":
                tally = found[row["sales_agent"]][row["close_date"] >= "2017-07"]
                tally[0] += row["deal_stage"] == "Won"
                tally[1] += 1
    return found


@pytest.mark.skipif(not _CRM.is_file(), reason="the files of others are not here")
def test_the_six_lowest_of_a_real_file_rose_without_any_action() -> None:
    """statistics.md: by 3 points from quarter to quarter; from a start drawn toward the team nothing of it is left."""
    quarters = _quarters()
    first = {who: before[0] / before[1] for who, (before, _after) in quarters.items()}
    starts = {who: Start(one, one * (1 - one) / quarters[who][0][1]) for who, one in first.items()}
    lowest = sorted(first, key=first.__getitem__)[:6]
    second = {who: quarters[who][1][0] / quarters[who][1][1] for who in lowest}
    assert len(quarters) == 30
    assert fmean(second[who] - first[who] for who in lowest) == pytest.approx(0.033, abs=0.001)
    assert fmean(second[who] - regressed(starts[who], list(starts.values())) for who in lowest) <= 0
