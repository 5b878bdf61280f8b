"""Where a period usually stands by now: the share of its total that has come in at the same working-day fraction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import MONTHS, Period

TOO_EARLY: Final = Fraction(1, 5)
"""Before a fifth of the period nothing is judged (dashboardsmashboard.com, card output)."""
_MONTHS_NEEDED: Final = 6
_MONTHS_USED: Final = 12


@dataclass(frozen=True, slots=True)
class Pace:
    """``share`` of the target that is expected by now; from ``periods`` past ones, or 0 for linear in working days."""

    share: Fraction
    periods: int = 0


def elapsed(calendar: WorkingCalendar, period: Period, as_of: date) -> Fraction:
    """The share of the period's working days that are over when the day ``as_of`` ends; 1 from the last day on."""
    if as_of >= period.last:
        return Fraction(1)
    whole = calendar.working_days(period.start, period.end)
    if not whole:
        return Fraction(max(0, (as_of - period.start).days + 1), period.days)
    return calendar.working_days(period.start, as_of + timedelta(days=1)) / whole


def day_at(calendar: WorkingCalendar, period: Period, share: Fraction) -> date:
    """The first day of ``period`` by whose end ``share`` of the working days is over; the day before it for 0.

    It is the day of an earlier month that stands where today stands in this one.
    """
    if share <= 0:
        return period.start - timedelta(days=1)
    low, high = 0, period.days - 1
    while low < high:
        middle = (low + high) // 2
        if elapsed(calendar, period, period.start + timedelta(days=middle)) >= share:
            high = middle
        else:
            low = middle + 1
    return period.start + timedelta(days=low)


def share_by(daily: Iterable[tuple[date, Fraction]], period: Period, last: date) -> Fraction | None:
    """The part of a past period's total that had come in by the end of ``last``; None if nothing did in all."""
    inside = [(day, amount) for day, amount in daily if day in period]
    whole = sum((amount for _day, amount in inside), Fraction(0))
    if whole <= 0:
        return None
    return sum((amount for day, amount in inside if day <= last), Fraction(0)) / whole


def expected(share: Fraction, period: Period, past: Sequence[Fraction]) -> Pace:
    """The median of the ``past`` cumulative shares (oldest first) of the last 12 months, else linear.

    ``share``: what ``elapsed`` gives for today. ``past`` come from periods of the same length, each taken at the day
    that ``day_at`` names; until they span six months, the share of working days itself is expected.
    """
    months = MONTHS.get(period.length, 1)
    if len(past) * months < _MONTHS_NEEDED:
        return Pace(share)
    used = past[-max(1, _MONTHS_USED // months) :]
    return Pace(median(used), len(used))
