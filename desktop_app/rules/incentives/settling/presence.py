"""Which days of a span a person was there, counted in calendar or working days; what that does to pay: proration."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from desktop_app.rules.incentives.settling.facts import Absence, Facts
from desktop_app.rules.incentives.terms import DayCount, Proration

_DAY = timedelta(days=1)


class Relief(Enum):
    """What a day away reduces: the quota, or target pay and fixed amounts; each absence type says which."""

    QUOTA = "quota"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Presence:
    """The days of service of one person, less the absences that relieve."""

    facts: Facts
    rules: Proration

    def weight(self, day: date) -> Fraction:
        """What ``day`` counts: 1, or the share of it that is worked."""
        return Fraction(1) if self.rules.count is DayCount.CALENDAR else self.facts.calendar.share(day)

    def counts(self, day: date, relief: Relief) -> bool:
        """Whether ``day`` lies in the service and in no absence that relieves."""
        by_service = self.rules.quota if relief is Relief.QUOTA else self.rules.pay
        return (self._employed(day) or not by_service) and not any(
            spell.first <= day <= spell.last for spell in self._relieving(relief)
        )

    def factor(self, start: date, end: date, relief: Relief) -> Fraction:
        """The share of the days from ``start`` to before ``end`` that count; without worked days all of it."""
        if self.whole(start, end):
            return Fraction(1)
        whole = self.worth(start, end)
        return self.worth(start, end, relief) / whole if whole else Fraction(1)

    def worth(self, start: date, end: date, relief: Relief | None = None) -> Fraction:
        """The days from ``start`` to before ``end``; with ``relief`` those that count."""
        counted = (day for day in days(start, end) if relief is None or self.counts(day, relief))
        return sum((self.weight(day) for day in counted), Fraction(0))

    def whole(self, start: date, end: date) -> bool:
        """Whether nobody joined, left or was away for long within the span."""
        employed = self._employed(start) and self._employed(end - _DAY)
        if not employed or not self.facts.absences:
            return employed
        return not any(
            spell.first < end and spell.last >= start for relief in Relief for spell in self._relieving(relief)
        )

    def too_short_for_accelerator(self, start: date, end: date) -> bool:
        """Not there all along, and there on fewer working days than the setting."""
        if self.whole(start, end):
            return False
        worked = (
            self.facts.calendar.share(day) for day in days(start, end) if self._employed(day) and not self._away(day)
        )
        return sum(worked, Fraction(0)) < self.rules.accelerator_days

    def _employed(self, day: date) -> bool:
        joined, left = self.facts.joined, self.facts.left
        return (joined is None or day >= joined) and (left is None or day <= left)

    def _away(self, day: date) -> bool:
        return any(spell.first <= day <= spell.last for spell in self.facts.absences)

    def _relieving(self, relief: Relief) -> Iterator[Absence]:
        """Spells longer than their type allows; days that touch, or have no worked day between them, run on."""
        for rule in self.rules.absences:
            if rule.quota if relief is Relief.QUOTA else rule.pay:
                for spell in self._spells(rule.kind):
                    worked = self.facts.calendar.working_days(spell.first, spell.last + _DAY)
                    if worked > rule.longer_than:
                        yield spell

    def _spells(self, kind: str) -> list[Absence]:
        joined: list[Absence] = []
        for one in sorted((one for one in self.facts.absences if one.kind == kind), key=lambda one: one.first):
            before = joined[-1] if joined else None
            if before and not self.facts.calendar.working_days(before.last + _DAY, one.first):
                joined[-1] = Absence(kind, before.first, max(before.last, one.last))
            else:
                joined.append(one)
        return joined


def days(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=number) for number in range((end - start).days))


def month_of_service(joined: date, day: date) -> int:
    """The calendar month of joining is month 1; 0 and less before it."""
    return (day.year - joined.year) * 12 + day.month - joined.month + 1
