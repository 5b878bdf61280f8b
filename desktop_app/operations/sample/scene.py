"""When the sample plays and how it draws lots: the same seed and end day always give the same records."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Length, Period, containing, shifted

MONTHS: Final = 24  # whole months before the one that holds the end day
_MONTH_END: Final = 5  # working days at the end of a month in which more is signed

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Scene:
    """``end`` is the last day with records. ``tax_rate`` 0.19 is 19 %."""

    seed: int
    end: date
    calendar: WorkingCalendar
    tax_rate: Decimal

    def lots(self, part: str) -> random.Random:
        """Lots of its own for each part, so that a change of one part leaves the others as they are."""
        return random.Random(f"{self.seed}/{part}")  # noqa: S311 - a sample, nothing secret

    @property
    def month(self) -> Period:
        """The month that holds the end day."""
        return containing(self.end, Length.MONTH)

    @property
    def start(self) -> date:
        return shifted(self.month, -MONTHS).start

    def months(self, ahead: int = 0) -> list[Period]:
        """From the first month to that of the end day and ``ahead`` more."""
        return [shifted(self.month, step) for step in range(-MONTHS, ahead + 1)]

    def age(self, day: date) -> int:
        """Whole months from the month of ``day`` to that of the end day; negative after it."""
        return (self.end.year - day.year) * 12 + self.end.month - day.month

    def working_days(self, period: Period) -> list[date]:
        days = [period.start + timedelta(days=step) for step in range(period.days)]
        return [day for day in days if self.calendar.share(day)]

    def workday(self, day: date) -> date:
        """``day``, or the last working day before it."""
        while not self.calendar.share(day):
            day -= timedelta(days=1)
        return day


def busy_days(days: Sequence[date], rng: random.Random, number: int) -> list[date]:
    """``number`` of ``days``, in order; the last days of a month are the busiest."""
    quiet = max(0, len(days) - _MONTH_END)
    return sorted(rng.choices(days, [4] * quiet + [6] * (len(days) - quiet), k=number))


def drawn(rng: random.Random, odds: Sequence[tuple[Item, int]]) -> Item:
    """One of the items, each as likely as its number says."""
    return rng.choices([item for item, _ in odds], [share for _, share in odds])[0]
