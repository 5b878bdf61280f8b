"""Which days are worked: weekends, public holidays, make-up working days, absences. All days half-open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """``weekend``: weekday numbers, Monday 0. ``days``: exceptions by date, the share of the day that is worked.

    A holiday has share 0, a make-up working day (调休) 1, a half day 1/2. ``provisional``: years whose official
    notice was not known when the calendar was made.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    days: Mapping[date, Fraction] = field(default_factory=dict)
    provisional: frozenset[int] = frozenset()

    def share(self, day: date) -> Fraction:
        """How much of ``day`` is worked: 0, 1 or a part."""
        known = self.days.get(day)
        if known is not None:
            return known
        return Fraction(0) if day.weekday() in self.weekend else Fraction(1)

    def working_days(self, start: date, end: date) -> Fraction:
        """Working days from ``start`` up to, not including, ``end``; 0 if ``end`` is not after ``start``."""
        span = max(0, (end - start).days)
        weeks, rest = divmod(span, 7)
        total = weeks * (7 - len(self.weekend))
        total += sum((start + timedelta(days=day)).weekday() not in self.weekend for day in range(rest))
        changes = (
            share - (day.weekday() not in self.weekend) for day, share in self.days.items() if start <= day < end
        )
        return sum(changes, Fraction(total))
