"""Time that passes while somebody works: minutes between two moments inside office hours of worked days."""

from datetime import date, datetime, timedelta
from itertools import accumulate

from desktop_app.domain.calendar import WorkingCalendar

_HOUR = 60
_DAY = 24 * _HOUR


class OfficeHours:
    """``opens`` and ``closes``: minutes after midnight. Half a working day has the first half of the hours.

    The days from ``first`` to ``last`` are counted once; moments must lie on them.
    """

    def __init__(self, calendar: WorkingCalendar, opens: int, closes: int, first: date, last: date) -> None:
        self._opens, self._length, self._first = opens, closes - opens, first.toordinal()
        days = range(self._first, max(last, first).toordinal() + 1)
        self._worked = [int(calendar.share(date.fromordinal(day)) * self._length) for day in days]
        self._before = [0, *accumulate(self._worked)]

    @property
    def day(self) -> int:
        """Minutes of a whole working day."""
        return self._length

    def minutes(self, start: datetime, end: datetime) -> int:
        """Minutes worked from ``start`` to ``end``; below 0 where they are the wrong way round."""
        return self._until(end) - self._until(start)

    def _until(self, moment: datetime) -> int:
        """Minutes worked from the first day up to ``moment``."""
        place = moment.toordinal() - self._first
        into = moment.hour * _HOUR + moment.minute - self._opens
        return self._before[place] + max(0, min(into, self._worked[place]))


def around_the_clock(start: datetime, end: datetime) -> int:
    """Minutes by the clock on the wall, nights and Sundays included."""
    return (end - start) // timedelta(minutes=1)
