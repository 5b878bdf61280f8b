"""What a company knows besides what happened: absences, opening balances, exchange rates, days, typed KPI values.

How they are kept is in the store, how they are read from a file in operations/company_rows. Amounts are exact.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_

ENDS_BEFORE: Final = N_("The last day is before the first.")
NO_SHARE: Final = N_("A share is above 0 and at most the whole day.")
NO_RATE: Final = N_("A rate is above 0.")
SAME_CURRENCY: Final = N_("A rate is between two different currencies.")
NO_PART: Final = N_("A day is worked from 0 to 1.")
HELD_BEYOND: Final = N_("More is held than was earned.")
NEGATIVE: Final = N_("What is held, owed or carried is written without a minus.")


@dataclass(frozen=True, slots=True)
class Absence:
    """``person``: id of the name. ``last`` is the last day included; ``share`` of each day; ``paid`` None: not said."""

    person: int
    first: date
    last: date
    type: str = ""
    paid: bool | None = None
    share: Fraction = Fraction(1)
    note: str = ""

    @property
    def problem(self) -> str:
        """The message id of what is wrong with it, or ""."""
        if self.last < self.first:
            return ENDS_BEFORE
        return "" if 0 < self.share <= 1 else NO_SHARE


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """What a person brings into a plan on a day.

    ``measure``: to date; ``earned``: before, whether paid, held or carried, and of it ``held``; ``owed``: draw not
    yet recovered; ``carried``: negative balance. The last three are positive amounts. ``note``: where they come from.
    """

    person: int
    plan: str
    day: date
    measure: Fraction = Fraction(0)
    earned: Fraction = Fraction(0)
    held: Fraction = Fraction(0)
    owed: Fraction = Fraction(0)
    carried: Fraction = Fraction(0)
    currency: str = ""
    note: str = ""

    @property
    def problem(self) -> str:
        if min(self.held, self.owed, self.carried) < 0:
            return NEGATIVE
        return HELD_BEYOND if self.held > max(self.earned, Fraction(0)) else ""


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """From ``day`` on 1 ``base`` is ``rate`` ``quote``; day 1 of the calendar: whenever no dated rate is known."""

    day: date
    base: str
    quote: str
    rate: Fraction

    @property
    def problem(self) -> str:
        if self.base == self.quote:
            return SAME_CURRENCY
        return "" if self.rate > 0 else NO_RATE


ANY_DAY: Final = date.min
"""The day of a rate that was said to hold without one."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from the week: the share of it that is worked. A holiday 0, a make-up working day 1."""

    day: date
    share: Fraction
    name: str = ""

    @property
    def problem(self) -> str:
        return "" if 0 <= self.share <= 1 else NO_PART


@dataclass(frozen=True, slots=True)
class KpiValue:
    """A value that no record gives: in the KPI's unit. ``sample``: the number of answers behind it, 0: not said."""

    kpi: str
    period: Period
    scope: Scope
    value: Fraction
    note: str = ""
    sample: int = 0

    @property
    def problem(self) -> str:
        return ""


Entry = Absence | OpeningBalance | ExchangeRate | CalendarDay | KpiValue
