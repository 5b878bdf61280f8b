"""Days that were imported or typed as holidays, half days or make-up working days; they override the country's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.company import CalendarDay
from desktop_app.domain.records import Kind
from desktop_app.store import entries, settings
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row

KIND: Final = Kind.CALENDAR_DAY
_TYPES: Final = {Fraction(0): "holiday", Fraction(1): "working"}


def key_of(day: CalendarDay) -> str:
    return day.day.isoformat()


def row_of(day: CalendarDay) -> Row:
    return entries.row_of(
        key_of(day),
        day=day.day.toordinal(),
        status=_TYPES.get(day.share, "part"),
        quantity=entries.millionths(day.share),
        comment=day.name,
    )


def load(store: Store) -> list[CalendarDay]:
    """All days in force, oldest first."""
    return [entry_of(kept) for kept in entries.load(store, KIND)]


def entry_of(kept: Kept) -> CalendarDay:
    columns = kept.columns
    return CalendarDay(entries.day_of(columns["day"]), entries.fraction(columns["quantity"]), columns["comment"])


def working_calendar(store: Store) -> WorkingCalendar:
    """The workspace's calendar: the settings' days, over them the imported and typed ones.

    A year whose notice was brought is provisional no longer.
    """
    return overlaid(settings.load(store).working_calendar, load(store))


def overlaid(base: WorkingCalendar, days: Iterable[CalendarDay]) -> WorkingCalendar:
    """``base`` with imported and typed ``days`` over its own."""
    own = list(days)
    announced = {day.day.year for day in own if day.share == 1 and day.day.weekday() in base.weekend}
    shares: dict[date, Fraction] = {**base.days, **{day.day: day.share for day in own}}
    return replace(base, days=shares, provisional=base.provisional - announced)
