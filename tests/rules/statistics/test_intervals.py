"""How far chance reaches, against published and hand-made figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.intervals import (
    Z80,
    Z95,
    Z998,
    chi_squared_tail,
    differ,
    funnel,
    median_places,
    nps_margin,
    p_limits,
    wilson,
)

# Won and decided deals of 30 people: counts taken from a public sample of a CRM's opportunities.
PEOPLE = [
    (129, 195), (349, 553), (161, 261), (208, 336), (221, 347), (130, 227), (105, 175), (135, 232), (135, 206),
    (149, 213), (107, 152), (72, 110), (176, 264), (114, 187), (80, 126), (122, 193), (174, 272), (78, 121),
    (209, 335), (155, 237), (55, 79), (75, 123), (122, 194), (127, 231), (101, 153), (158, 275), (150, 229),
    (163, 261), (107, 160), (171, 264),
]  # fmt: skip


@pytest.mark.parametrize(("reached", "share", "low", "high"), [(3, 37.5, 14, 69), (6, 75, 41, 93)])
def test_a_share_of_eight_people_at_quota_says_little(reached: int, share: float, low: int, high: int) -> None:
    """optifai-health (optif.ai/glossary/sales-quota-attainment), with Wilson's interval by hand."""
    found = wilson(reached, 8)
    assert reached / 8 * 100 == share
    assert (round(found.low * 100), round(found.high * 100)) == (low, high)


def test_thirty_people_who_win_55_to_70_percent_do_not_differ_beyond_chance() -> None:
    found = differ(PEOPLE)
    assert found is not None
    assert round(found.chi_squared, 1) == 33.3
    assert found.freedom == 29
    assert not found.beyond_chance
    share = sum(won for won, _n in PEOPLE) / sum(n for _won, n in PEOPLE)
    assert all(funnel(share, n, Z998).holds(won / n) for won, n in PEOPLE)


def test_people_who_differ_are_found_to_differ() -> None:
    # 2×2 table 30/50 and 15/50 by hand: 100·(30·35 − 20·15)²/(45·55·50·50) = 9.0909
    found = differ([(30, 50), (15, 50)])
    assert found is not None
    assert found.chi_squared == pytest.approx(9.0909, abs=1e-4)
    assert found.p == pytest.approx(0.00257, abs=1e-5)
    assert found.beyond_chance


def test_nobody_or_one_person_can_not_differ() -> None:
    assert differ([]) is None
    assert differ([(3, 9), (0, 0)]) is None
    assert differ([(9, 9), (4, 4)]) is None


@pytest.mark.parametrize(
    ("value", "freedom", "tail"),  # critical values as printed in tables of the distribution
    [(3.841459, 1, 0.05), (18.307038, 10, 0.05), (42.556968, 29, 0.05), (135.806723, 100, 0.01), (2.155856, 10, 0.995)],
)
def test_the_tail_agrees_with_printed_tables(value: float, freedom: int, tail: float) -> None:
    assert chi_squared_tail(value, freedom) == pytest.approx(tail, abs=1e-6)


@given(st.floats(0, 400), st.integers(1, 120))
def test_a_tail_is_a_probability_and_falls(value: float, freedom: int) -> None:
    tail = chi_squared_tail(value, freedom)
    assert -1e-12 <= tail <= 1
    assert chi_squared_tail(value + 1, freedom) <= tail + 1e-12


def test_six_of_eight_is_75_percent_between_41_and_93() -> None:
    band = wilson(6, 8)
    assert (round(band.low, 2), round(band.high, 2)) == (0.41, 0.93)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_the_published_comparison(hits: int, n: int, low: float, high: float) -> None:
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3."""
    band = wilson(hits, n)
    assert (round(band.low, 4), round(band.high, 4)) == (low, high)


def test_nothing_of_ten_may_still_be_a_quarter() -> None:
    band = wilson(0, 10)
    assert (band.low, round(band.high, 3)) == (0, 0.278)
    with pytest.raises(ValueError, match="0"):
        wilson(0, 0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_grows_with_certainty(pair: tuple[int, int]) -> None:
    hits, n = pair
    narrow, wide = wilson(hits, n, Z80), wilson(hits, n, Z95)
    assert wide.low <= narrow.low + 1e-12
    assert narrow.low - 1e-12 <= hits / n <= narrow.high + 1e-12
    assert narrow.high <= wide.high + 1e-12


def test_limits_narrow_with_the_root_of_n() -> None:
    assert funnel(0.5, 100, Z95).high - 0.5 == pytest.approx(2 * (funnel(0.5, 400, Z95).high - 0.5))
    assert p_limits(0.5, 100).high == pytest.approx(0.65)


def test_a_net_promoter_score_of_30_answers_is_known_to_23_points() -> None:
    # by hand: variance 0.5 + 0.1 − 0.4² = 0.44, so 196·√(0.44/30) = 23.74 and 196·√(0.44/441) = 6.19
    assert nps_margin(15, 3, 30) == pytest.approx(23.74, abs=0.01)
    assert nps_margin(221, 44, 441) == pytest.approx(6.19, abs=0.01)


@pytest.mark.parametrize(("n", "places"), [(5, None), (16, (4, 13)), (100, (40, 61)), (0, None)])
def test_the_median_lies_between_two_places(n: int, places: tuple[int, int] | None) -> None:
    """Campbell and Gardner (1988), their example of 100 and 16 values: ranks 40 and 61, 4 and 13."""
    assert median_places(n) == places
