"""Working days: weekends, holidays, make-up days, half days."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import WorkingCalendar

# The week of China's National Day 2026: closed 1-7 October, made up on Saturday the 10th.
CHINA = WorkingCalendar(
    days={date(2026, 10, day): Fraction(0) for day in range(1, 8)} | {date(2026, 10, 10): Fraction(1)}
)


def test_a_plain_month_counts_its_weekdays() -> None:
    assert WorkingCalendar().working_days(date(2026, 9, 1), date(2026, 10, 1)) == 22


def test_holidays_and_make_up_days_count_as_they_are_worked() -> None:
    # October 2026 has 22 weekdays; five of the closed days are weekdays, one Saturday is worked.
    assert CHINA.working_days(date(2026, 10, 1), date(2026, 11, 1)) == 22 - 5 + 1
    assert CHINA.share(date(2026, 10, 10)) == 1
    assert CHINA.share(date(2026, 10, 3)) == 0


def test_half_a_day_counts_half() -> None:
    calendar = WorkingCalendar(days={date(2026, 12, 24): Fraction(1, 2)})
    assert calendar.working_days(date(2026, 12, 21), date(2026, 12, 26)) == Fraction(9, 2)


def test_another_weekend_is_possible() -> None:
    calendar = WorkingCalendar(weekend=frozenset({4, 5}))
    assert calendar.share(date(2026, 9, 4)) == 0  # a Friday
    assert calendar.share(date(2026, 9, 6)) == 1


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert CHINA.working_days(date(2026, 10, 9), date(2026, 10, 9)) == 0
    assert CHINA.working_days(date(2026, 10, 9), date(2026, 10, 1)) == 0


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 60),
    st.frozensets(st.integers(0, 6), max_size=6),
    st.dictionaries(
        st.dates(date(2026, 1, 1), date(2027, 3, 1)), st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)])
    ),
)
def test_working_days_are_the_sum_of_their_shares(
    start: date, length: int, weekend: frozenset[int], days: dict[date, Fraction]
) -> None:
    calendar = WorkingCalendar(weekend, days)
    end = start + timedelta(days=length)
    shares = (calendar.share(start + timedelta(days=day)) for day in range(length))
    assert calendar.working_days(start, end) == sum(shares, Fraction(0))
