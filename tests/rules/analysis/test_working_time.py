from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.rules.analysis.working_time import OfficeHours, around_the_clock

# September 2026: Monday the 7th is a holiday, Saturday the 12th is worked, Friday the 11th half.
CALENDAR = WorkingCalendar(
    days={date(2026, 9, 7): Fraction(0), date(2026, 9, 12): Fraction(1), date(2026, 9, 11): Fraction(1, 2)}
)
HOURS = OfficeHours(CALENDAR, 9 * 60, 17 * 60, date(2026, 9, 1), date(2026, 9, 30))


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute)


def test_minutes_by_hand() -> None:
    assert HOURS.minutes(at(8, 10), at(8, 11, 30)) == 90
    assert HOURS.minutes(at(8, 16), at(9, 10)) == 120  # overnight
    assert HOURS.minutes(at(4, 16), at(8, 10)) == 120  # Friday to Tuesday, the Monday is a holiday
    assert HOURS.minutes(at(8, 20), at(8, 23)) == 0
    assert HOURS.minutes(at(11, 8), at(11, 23)) == 240  # half a day: nine to one
    assert HOURS.minutes(at(12, 9), at(12, 17)) == 480  # a Saturday that is worked


def slowly(start: datetime, end: datetime) -> int:
    """Minute by minute."""
    found, now = 0, start
    while now < end:
        worked = int(CALENDAR.share(now.date()) * 480)
        found += 0 <= now.hour * 60 + now.minute - 540 < worked
        now += timedelta(minutes=1)
    return found


minutes = st.integers(0, 20 * 1440)


@given(minutes, st.integers(0, 3 * 1440))
def test_as_counted_minute_by_minute(start: int, length: int) -> None:
    first = at(1) + timedelta(minutes=start)
    last = first + timedelta(minutes=length)
    assert HOURS.minutes(first, last) == slowly(first, last)
    assert HOURS.minutes(first, last) <= around_the_clock(first, last) == length
