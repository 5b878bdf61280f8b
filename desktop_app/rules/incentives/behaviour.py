"""How sales lie in time and around the bounds of a plan, told neutrally: what is seen, how many, what chance makes.

Deals that close at the end of a period (Oyer 1998) and results just above a bound (Larkin 2014) are often read as
made for the plan. They can have other reasons (customers' budgets, months of delivery), so only what is seen is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import comb
from typing import Final

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Period
from desktop_app.rules.statistics.intervals import wilson

LAST_DAYS: Final = 3
"""How many working days the end of a period has; free days between and after them belong to it."""
NEAR: Final = Fraction(5, 100)
"""How far from a bound a result is near it."""
_ENOUGH: Final = 20  # below this the share is shown without a judgement
_RARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Timing:
    """Of ``n`` records ``last`` fell on the last days of their period, which hold ``expected`` of its working days.

    ``chance``: whether chance alone explains the difference (Wilson's 95 % interval holds the share expected); None
    with too few records to say.
    """

    n: int
    last: int
    expected: Fraction
    chance: bool | None

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.last, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Bunching:
    """Results of a person and a period within 5 % of a bound: ``above`` (or on it) and ``below``.

    ``chance``: as in Timing; without a reason to stop there, either side is as likely (two-sided sign test).
    """

    above: int
    below: int
    chance: bool | None

    @property
    def n(self) -> int:
        return self.above + self.below


def end_of(period: Period, calendar: WorkingCalendar) -> date:
    """The first of the last three working days of ``period``; its first day where it has fewer."""
    day, left = period.end, Fraction(LAST_DAYS)
    while left > 0 and day > period.start:
        day -= timedelta(days=1)
        left -= calendar.share(day)
    return day


def expected_at_end(periods: Sequence[Period], calendar: WorkingCalendar) -> Fraction:
    """The share of the working days of ``periods`` that lie at their ends; 0 where nothing is worked."""
    worked = sum((calendar.working_days(one.start, one.end) for one in periods), Fraction(0))
    ends = sum((calendar.working_days(end_of(one, calendar), one.end) for one in periods), Fraction(0))
    return ends / worked if worked else Fraction(0)


def timing(n: int, last: int, expected: Fraction) -> Timing:
    chance = None if n < _ENOUGH else wilson(last, n).holds(float(expected))
    return Timing(n, last, expected, chance)


def bunching(results: Iterable[tuple[Fraction, Fraction]]) -> Bunching:
    """``results``: (what was reached, the bound it is held against); only those near their bound count."""
    near = [(reached, bound) for reached, bound in results if bound > 0 and abs(reached - bound) <= bound * NEAR]
    above = sum(reached >= bound for reached, bound in near)
    n = len(near)
    return Bunching(above, n - above, None if n < _ENOUGH else sign_test(above, n) >= _RARE)


def sign_test(above: int, n: int) -> float:
    """How often a fair coin falls at least so unevenly, exactly (two-sided)."""
    rare = min(above, n - above)
    tail = sum(comb(n, hits) for hits in range(rare + 1))
    return float(min(Fraction(1), Fraction(2 * tail, 2**n)))
