"""Quotas missed, months of full time, and the rank correlation against published and hand-made values."""

from datetime import date
from fractions import Fraction

from desktop_app.rules.kpis.computed import COMPUTED, COMPUTED_BY_NAME, standings
from desktop_app.rules.kpis.computed.standings import Standing, correlation, ranks

FIRST, AFTER = date(2026, 4, 1).toordinal(), date(2026, 6, 1).toordinal()


def test_every_computed_measure_has_a_name_of_its_own() -> None:
    assert len(COMPUTED_BY_NAME) == len(COMPUTED)


def test_below_quota_is_counted_among_those_who_have_one() -> None:
    people = [
        Standing(1, Fraction(99), Fraction(100)),
        Standing(2, Fraction(100), Fraction(100)),
        Standing(3, Fraction(0)),
    ]
    assert standings.people_with_quota(people, FIRST, AFTER).value == 2
    assert standings.people_below_quota(people, FIRST, AFTER).value == 1


def test_months_of_full_time_follow_the_days_that_somebody_was_there() -> None:
    half = Standing(1, Fraction(0), share=Fraction(1, 2))
    came = Standing(2, Fraction(0), joined=date(2026, 4, 16).toordinal())
    went = Standing(3, Fraction(0), left=date(2026, 4, 3).toordinal())
    assert standings.full_time_months([half, came, went], FIRST, AFTER).value == 1 + Fraction(3, 2) + Fraction(1, 10)


def test_nobody_paid_is_no_zero() -> None:
    assert standings.payout([Standing(1, Fraction(5))], FIRST, AFTER).value is None


def test_equal_values_share_their_mean_rank() -> None:
    assert ranks([Fraction(value) for value in (10, 20, 20, 30)]) == [1, Fraction(5, 2), Fraction(5, 2), 4]


def test_rank_correlation_of_a_textbook_example() -> None:
    """Ten pairs of intelligence and hours of television a week: ρ = −29/165, widely printed as −0.1758."""
    left = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    right = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    people = [
        Standing(n, Fraction(a), Fraction(1), Fraction(b)) for n, (a, b) in enumerate(zip(left, right, strict=True))
    ]
    found = standings.payout_agreement(people, FIRST, AFTER)
    assert found.n == 10
    assert found.value == Fraction(-175757, 10**6)


def test_without_variation_there_is_no_correlation() -> None:
    same = [Fraction(1), Fraction(1)]
    assert correlation(same, [Fraction(1), Fraction(2)]) is None
    assert correlation([], []) is None
