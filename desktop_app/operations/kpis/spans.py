"""Which spans of days the figures of a period look at, each asked for once, so that one query answers them all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import MONTHS, Length, Period, add_months, containing, shifted, year_before
from desktop_app.rules.statistics.pace import day_at, elapsed
from desktop_app.store.spans import Span

_HISTORY: Final = {Length.MONTH: 24, Length.QUARTER: 12, Length.HALF: 8, Length.YEAR: 5, Length.WEEK: 26}
_MONTHS_BACK: Final = 36


@dataclass(frozen=True, slots=True)
class Past:
    """A complete earlier period: its own span, and the one up to the same point as today."""

    whole: Period
    index: int
    same_point: int


@dataclass(frozen=True, slots=True)
class Spans:
    """``days`` as asked for; everything else is an index into it. ``months``: complete ones for a forecast.

    ``months_left``: calendar months of the period from the running one on; ``month_elapsed``: share of the working
    days of the running month that are over. ``earlier``: by view and span, the one that it looks back to.
    """

    days: tuple[Span, ...]
    now: int
    year_before: int | None
    history: tuple[Past, ...]
    months: tuple[int, ...]
    months_left: int
    month_elapsed: Fraction
    earlier: Mapping[tuple[str, int], int]

    def seen_through(self, views: tuple[str, ...], span: int) -> int | None:
        """The span a measure is read at: through ``prior`` the same point of the period before, None without one."""
        place: int | None = span
        for view in EARLIER.keys() & set(views):
            place = self.earlier.get((view, place)) if place is not None else None
        return place


class _Asked:
    """Collects spans and gives each an index."""

    def __init__(self) -> None:
        self.days: dict[Span, int] = {}

    def add(self, start: date, end: date) -> int:
        return self.days.setdefault((start.toordinal(), end.toordinal()), len(self.days))


def spans_of(
    period: Period,
    as_of: date,
    *,
    over: Fraction,
    calendar: WorkingCalendar,
    first_day: int,
    fiscal_start: int,
    lean: bool,
    views: Collection[str] = (),
) -> Spans:
    """The spans for ``period`` as of a day; ``over``: the share of its working days that are over then.

    ``views``: functions of formulas in whose eyes the spans are seen too, as far as EARLIER knows them.
    """
    asked = _Asked()
    now = asked.add(period.start, max(period.start, min(period.end, as_of + timedelta(days=1))))
    if not first_day:
        return Spans(tuple(asked.days), now, None, (), (), 0, Fraction(1), {})
    first = date.fromordinal(first_day)
    backward = _Backward(asked, calendar, over, _month_of(first), fiscal_start, sorted(EARLIER.keys() & set(views)))
    backward.look(period, now)
    if lean:
        return Spans(tuple(asked.days), now, None, (), (), 0, Fraction(1), backward.found)
    past = _past(period, first, fiscal_start)
    history = tuple(
        Past(one, asked.add(one.start, one.end), asked.add(one.start, _same_point(calendar, one, over))) for one in past
    )
    for one in history:
        backward.look(one.whole, one.same_point)
        backward.look(one.whole, one.index, whole=True)
    last_year = asked.add(add_months(period.start, -12), period.start)
    months, left, month_over = _months(period, as_of, first, calendar)
    indexes = tuple(asked.add(month.start, month.end) for month in months)
    return Spans(tuple(asked.days), now, last_year, history, indexes, left, month_over, backward.found)


def _period_before(period: Period, fiscal_start: int) -> Period:
    return shifted(period, -1, fiscal_start)


def _year_before(period: Period, _fiscal_start: int) -> Period:
    return year_before(period)


EARLIER: Final = {"prior": _period_before, "year_before": _year_before}
"""Functions of formulas that look back, and to which period they do."""


def back_to(
    view: str, period: Period, over: Fraction, calendar: WorkingCalendar, fiscal_start: int
) -> tuple[Period, date]:
    """The period that ``view`` looks back to, and the day before which its same point lies."""
    before = EARLIER[view](period, fiscal_start)
    return before, _same_point(calendar, before, over)


@dataclass(frozen=True, slots=True)
class _Backward:
    """Asks for what ``views`` look back to, unless it lies before the ``first`` day of the data."""

    asked: _Asked
    calendar: WorkingCalendar
    over: Fraction
    first: date
    fiscal_start: int
    views: Collection[str]
    found: dict[tuple[str, int], int] = field(default_factory=dict)

    def look(self, period: Period, span: int, *, whole: bool = False) -> None:
        for view in self.views:
            before, same_point = back_to(view, period, self.over, self.calendar, self.fiscal_start)
            if before.start >= self.first:
                self.found[view, span] = self.asked.add(before.start, before.end if whole else same_point)


def _past(period: Period, first: date, fiscal_start: int) -> list[Period]:
    """Earlier periods of the same length that the data cover whole, oldest first."""
    wanted = _HISTORY.get(period.length, 0)
    found = [shifted(period, -step, fiscal_start) for step in range(wanted, 0, -1)]
    return [one for one in found if one.start >= _month_of(first)]


def _month_of(day: date) -> date:
    return date(day.year, day.month, 1)


def _same_point(calendar: WorkingCalendar, past: Period, over: Fraction) -> date:
    return past.end if over >= 1 else day_at(calendar, past, over) + timedelta(days=1)


def _months(period: Period, as_of: date, first: date, calendar: WorkingCalendar) -> tuple[list[Period], int, Fraction]:
    """The complete months before the running one, and how much of the period is still to come."""
    if period.length not in MONTHS or as_of >= period.last or as_of < period.start:
        return [], 0, Fraction(1)
    running = containing(as_of, Length.MONTH)
    months = [shifted(running, -step) for step in range(_MONTHS_BACK, 0, -1)]
    left = (period.end.year - running.start.year) * 12 + period.end.month - running.start.month
    known = [month for month in months if month.start >= _month_of(first)]
    return known, left, elapsed(calendar, running, as_of)
