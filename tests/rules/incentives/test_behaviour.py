from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import parse_period
from desktop_app.rules.incentives.behaviour import bunching, end_of, expected_at_end, sign_test, timing

MARCH = parse_period("2026-03")  # ends on a Tuesday; 22 working days
MAY = parse_period("2026-05")  # ends on a Sunday; 21 working days


def test_the_end_of_a_month_is_its_last_three_working_days_and_the_free_ones_between() -> None:
    plain = WorkingCalendar()
    assert end_of(MARCH, plain) == date(2026, 3, 27)  # Friday, Monday, Tuesday
    assert end_of(MAY, plain) == date(2026, 5, 27)
    assert expected_at_end([MARCH, MAY], plain) == Fraction(6, 43)
    holiday = WorkingCalendar(days={date(2026, 3, 31): Fraction(0)})
    assert end_of(MARCH, holiday) == date(2026, 3, 26)
    nothing = WorkingCalendar(weekend=frozenset(range(7)))
    assert (end_of(MARCH, nothing), expected_at_end([MARCH], nothing)) == (MARCH.start, Fraction(0))


@pytest.mark.parametrize(("n", "last", "chance"), [(19, 19, None), (100, 15, True), (100, 30, False), (100, 3, False)])
def test_a_share_at_the_end_is_judged_from_twenty_records_on(n: int, last: int, chance: bool | None) -> None:
    found = timing(n, last, Fraction(3, 21))
    assert (found.chance, found.share) == (chance, Fraction(last, n))


def test_nothing_sold_has_no_share() -> None:
    assert timing(0, 0, Fraction(1, 7)).share is None


def test_only_results_near_their_bound_are_counted_and_the_bound_itself_is_above() -> None:
    hundred = Fraction(100)
    found = bunching((Fraction(reached), hundred) for reached in (94, 95, 99, 100, 105, 106))
    assert (found.above, found.below, found.chance) == (2, 2, None)
    many = bunching([(Fraction(101), hundred)] * 18 + [(Fraction(99), hundred)] * 2)
    assert (many.n, many.chance) == (20, False)
    assert bunching([(Fraction(0), Fraction(0))]).n == 0


def test_the_sign_test_is_that_of_a_fair_coin() -> None:
    assert sign_test(10, 20) == 1
    assert sign_test(5, 5) == sign_test(0, 5) == 2 / 32  # five heads or five tails
    assert sign_test(1, 4) == 10 / 16
