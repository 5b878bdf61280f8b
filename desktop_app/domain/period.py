"""Spans of days and their names. Periods are half-open: ``end`` is the first day that no longer counts."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_


class Length(Enum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    CUSTOM = "custom"


MONTHS: Final = {Length.YEAR: 12, Length.HALF: 6, Length.QUARTER: 3, Length.MONTH: 1}
_NAME: Final = re.compile(r"(FY)?(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d{2})|(P)?(\d{2})))?$", re.ASCII)
_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``start`` up to, not including, ``end``; ``name`` as typed: 2017, 2017-Q3, 2017-09, FY2017-P09, a..b."""

    start: date
    end: date
    name: str
    length: Length = Length.CUSTOM

    def __hash__(self) -> int:
        return hash((self.start, self.end))  # looked up for every cell of a grid of targets

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def fiscal(self) -> bool:
        return self.name.startswith("FY")


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month if it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parse_period(text: str, fiscal_start: int = 1) -> Period:
    """The period named ``text``; UserError if it is none. ``fiscal_start``: month in which the fiscal year begins.

    A fiscal year is named by the year it ends in: with a start in April, FY2017 begins on 2016-04-01.
    """
    days = _DAYS.match(text.strip())
    name = _NAME.match(text.strip().upper())
    try:
        if days:
            return custom(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
        if name:
            return _named(name, fiscal_start)
    except (ValueError, OverflowError):  # a month 13; a day after the year 9999
        pass
    raise UserError(
        N_("“{text}” is not a period."),
        N_("Write 2017, 2017-Q3, 2017-09, FY2017-Q3 or 2017-09-01..2017-09-15."),
        text=text,
    )


def _named(found: re.Match[str], fiscal_start: int) -> Period:
    fiscal, year, quarter, half, week, numbered, month = found.groups()
    if (fiscal and week) or (month and bool(numbered) != bool(fiscal)):
        raise ValueError(found[0])
    if week:
        return _week(int(year), int(week))
    first = date(int(year), 1, 1)
    if fiscal and fiscal_start > 1:
        first = date(int(year) - 1, fiscal_start, 1)
    if quarter:
        return _span(add_months(first, 3 * int(quarter) - 3), Length.QUARTER, found[0])
    if half:
        return _span(add_months(first, 6 * int(half) - 6), Length.HALF, found[0])
    if month:
        return _span(_month(first, int(month)), Length.MONTH, found[0])
    return _span(first, Length.YEAR, found[0])


def _month(first: date, month: int) -> date:
    if month not in range(1, 13):
        raise ValueError(month)
    return add_months(first, month - 1)


def _week(year: int, week: int) -> Period:
    start = date.fromisocalendar(year, week, 1)
    return Period(start, start + timedelta(days=7), f"{year}-W{week:02d}", Length.WEEK)


def _span(start: date, length: Length, name: str) -> Period:
    return Period(start, add_months(start, MONTHS[length]), name, length)


def custom(first: date, last: date) -> Period:
    """Both days included; UserError if ``last`` is before ``first``."""
    if last < first:
        raise UserError(N_("The period ends before it begins."), N_("Swap the two days."))
    return Period(first, last + timedelta(days=1), f"{first.isoformat()}..{last.isoformat()}", Length.CUSTOM)


@lru_cache(maxsize=1024)  # a run asks for the same few years again and again
def containing(day: date, length: Length, fiscal_start: int = 1, *, fiscal: bool = False) -> Period:
    """The year, half, quarter, month, week or day that holds ``day``."""
    if length is Length.WEEK:
        return _week(*day.isocalendar()[:2])
    if length not in MONTHS:
        return custom(day, day)
    first_month = fiscal_start if fiscal else 1
    since = (day.month - first_month) % 12
    year_start = add_months(date(day.year, day.month, 1), -since)
    part = since // MONTHS[length]
    year = add_months(year_start, 11).year if fiscal and first_month > 1 else year_start.year
    return _span(add_months(year_start, part * MONTHS[length]), length, _name(year, length, part, fiscal=fiscal))


def _name(year: int, length: Length, part: int, *, fiscal: bool) -> str:
    prefix = "FY" if fiscal else ""
    month = f"-P{part + 1:02d}" if fiscal else f"-{part + 1:02d}"
    suffix = {
        Length.YEAR: "",
        Length.HALF: f"-H{part + 1}",
        Length.QUARTER: f"-Q{part + 1}",
        Length.MONTH: month,
    }
    return f"{prefix}{year}{suffix[length]}"


def shifted(period: Period, steps: int, fiscal_start: int = 1) -> Period:
    """The period ``steps`` lengths later (negative: earlier); a custom one moves by its own number of days."""
    if period.length in MONTHS:
        start = add_months(period.start, steps * MONTHS[period.length])
        return containing(start, period.length, fiscal_start, fiscal=period.fiscal)
    start = period.start + timedelta(days=steps * period.days)
    if period.length is Length.WEEK:
        return containing(start, Length.WEEK)
    return custom(start, start + timedelta(days=period.days - 1))


def year_before(period: Period) -> Period:
    """The same span one calendar year earlier, for comparison."""
    start = add_months(period.start, -12)
    if period.length in MONTHS:
        name = _YEAR.sub(lambda year: str(int(year[0]) - 1), period.name, count=1)
        return Period(start, add_months(period.end, -12), name, period.length)
    return custom(start, add_months(period.last, -12))


def split(period: Period, length: Length, fiscal_start: int = 1) -> list[Period]:
    """The years, quarters, months, weeks or days of ``period``; the first and last may reach beyond it."""
    return list(_parts(period, length, fiscal_start))


def _parts(period: Period, length: Length, fiscal_start: int) -> Iterator[Period]:
    day = period.start
    while day < period.end:
        part = containing(day, length, fiscal_start, fiscal=period.fiscal)
        yield part
        day = part.end
