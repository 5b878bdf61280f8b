"""The periods a plan counts in: calendar and fiscal ones, years of 4-4-5 weeks, and dates of its own."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from desktop_app.domain.period import Length, Period, containing, custom, split
from desktop_app.rules.incentives.terms import PayTerms

_WEEKS: Final = {
    Length.YEAR: (52,),
    Length.HALF: (26, 26),
    Length.QUARTER: (13, 13, 13, 13),
    Length.MONTH: (4, 4, 5) * 4,
    Length.WEEK: (1,) * 52,
}
_YEAR: Final = timedelta(weeks=52)


def ends_in(terms: PayTerms, length: Length, period: Period, fiscal_start: int = 1) -> list[Period]:
    """The periods of ``length`` whose end falls into ``period``: none, one or several."""
    if length is Length.CUSTOM:
        parts: Iterator[Period] | list[Period] = _between(terms.dates)
    elif terms.years and length in _WEEKS:
        parts = _weekly(terms.years, length)
    else:
        parts = split(period, length, fiscal_start)
    return [part for part in parts if period.start < part.end <= period.end]


def year_of(terms: PayTerms, day: date, fiscal_start: int) -> Period:
    """The plan's year that holds ``day``; outside the years of weeks it knows, the fiscal one."""
    weekly = _weekly(terms.years, Length.YEAR) if terms.years else iter(())
    found = next((year for year in weekly if day in year), None)
    return found or containing(day, Length.YEAR, fiscal_start, fiscal=fiscal_start > 1)


def _weekly(years: Sequence[date], length: Length) -> Iterator[Period]:
    """A 53rd week belongs to the last period of its year; the last year known has 52."""
    for start, end in pairwise((*sorted(years), max(years) + _YEAR)):
        day = start
        *firsts, _ = _WEEKS[length]
        for weeks in firsts:
            yield _span(day, day + timedelta(weeks=weeks))
            day += timedelta(weeks=weeks)
        yield _span(day, end)


def _between(dates: Sequence[date]) -> Iterator[Period]:
    return (_span(start, end) for start, end in pairwise(sorted(dates)))


def _span(start: date, end: date) -> Period:
    return custom(start, end - timedelta(days=1))
