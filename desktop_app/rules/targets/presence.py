"""What part of a full target a person can carry in a span: days of service, long leave, full-time share, ramp."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Period
from desktop_app.rules.targets.weights import ramp_weights

LONG: Final = 10
"""Working days away at a stretch from which a target is lowered: a default without a source, and said to be one."""
USUAL_RAMP: Final = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
"""Until a ramp is set: also a default without a source."""
_MOST_YEARS: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Away:
    """From ``first`` to ``last``, both included; ``share`` of each day."""

    first: date
    last: date
    share: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Term:
    """``joined`` None: whenever; ``left``: the last day. ``full_time``: the share of a full week."""

    joined: date | None = None
    left: date | None = None
    full_time: Fraction = Fraction(1)
    away: tuple[Away, ...] = ()


def presence(service: Term, period: Period, calendar: WorkingCalendar) -> Fraction:
    """The share of the working days of ``period`` on which the person is there; leave counts from LONG days on."""
    start = max(period.start, service.joined or period.start)
    end = min(period.end, service.left + _DAY if service.left else period.end)
    whole = _days(period.start, period.end, calendar)
    away = Fraction(0)
    for spell in _long(service.away, calendar):
        away += spell.share * _days(max(start, spell.first), min(end, spell.last + _DAY), calendar)
    return max(Fraction(0), _days(start, end, calendar) - away) / whole


def carries(
    service: Term, months: Sequence[Period], calendar: WorkingCalendar, ramp: Sequence[Fraction] = ()
) -> Fraction:
    """The part of a full target of all ``months`` together: presence × ramp of each by its days, × full-time share."""
    days = [_days(month.start, month.end, calendar) for month in months]
    there = [presence(service, month, calendar) for month in months]
    ramped = ramp_weights([_month_of_service(service, month) for month in months], ramp)
    worth = sum((day * part * size for day, part, size in zip(days, there, ramped, strict=True)), Fraction(0))
    return service.full_time * worth / sum(days)


def tenure_weight(service: Term, period: Period) -> Fraction:
    """Years of service begun by the end of ``period``, at most five; whose first day is unknown has five."""
    if service.joined is None:
        return Fraction(_MOST_YEARS)
    days = (period.last - service.joined).days
    return Fraction(max(0, min(_MOST_YEARS, days // 365 + 1)))


def _month_of_service(service: Term, month: Period) -> int:
    """The calendar month of joining is the first; long ago where the day is unknown."""
    if service.joined is None:
        return 10**6
    return (month.start.year - service.joined.year) * 12 + month.start.month - service.joined.month + 1


def _days(start: date, end: date, calendar: WorkingCalendar) -> Fraction:
    """Working days; the days themselves under a calendar that has no worked day at all."""
    if len(calendar.weekend) == 7:  # noqa: PLR2004 - a week
        return Fraction(max(0, (end - start).days))
    return calendar.working_days(start, end)


def _long(away: Sequence[Away], calendar: WorkingCalendar) -> list[Away]:
    """Spells of LONG working days and more; those with no worked day between them run on."""
    joined: list[Away] = []
    for one in sorted(away, key=lambda one: one.first):
        before = joined[-1] if joined else None
        if before and before.share == one.share and not calendar.working_days(before.last + _DAY, one.first):
            joined[-1] = replace(before, last=max(before.last, one.last))
        else:
            joined.append(one)
    return [one for one in joined if calendar.working_days(one.first, one.last + _DAY) >= LONG]
