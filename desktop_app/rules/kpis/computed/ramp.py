"""Computed measure of newcomers: after how many months they reach most of a full quota."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import add_months
from desktop_app.rules.kpis.aggregation import MeasureTotal

_REACHED: Final = Fraction(4, 5)
_TOGETHER: Final = 3  # months whose revenue and quotas are added, so that one large deal is no arrival


@dataclass(frozen=True, slots=True)
class Month:
    """``start``: its first day, as an ordinal; ``quota`` None: there was none."""

    start: int
    revenue: Fraction
    quota: Fraction | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who joined within the data. Days are ordinals, ``left`` the last one; ``months`` in order."""

    joined: int
    left: int
    months: Sequence[Month]

    def arrived(self, after: int) -> int | None:
        """The number of the month, the first being 1, at whose end three months made 80 % of their quotas."""
        mine = [one for one in self.months if one.start >= _month(self.joined) and _next(one.start) <= after]
        for place in range(_TOGETHER, len(mine) + 1):
            three = mine[place - _TOGETHER : place]
            quotas = [one.quota for one in three if one.quota is not None]
            aim = sum(quotas, Fraction(0))
            if len(quotas) == _TOGETHER and aim and sum(one.revenue for one in three) >= _REACHED * aim:
                return _months_between(self.joined, three[-1].start) + 1
        return None

    def waited(self, after: int) -> int:
        """Whole months since the person joined, up to ``after`` or the day of leaving."""
        return _months_between(self.joined, min(after, self.left + 1))


def ramp_months(people: Iterable[Newcomer], _first: int, after: int) -> MeasureTotal:
    """The median; who still ramps or left before counts as waiting. None where fewer than half have arrived.

    E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations (1958).
    """
    known = [(one.arrived(after), one.waited(after)) for one in people if one.joined < after]
    times = [(months or wait, months is not None) for months, wait in known]
    n = len(times)
    waiting = Fraction(1)
    for month in sorted({time for time, arrived in times if arrived}):
        at_risk = sum(time >= month for time, _arrived in times)
        waiting *= 1 - Fraction(sum(time == month and arrived for time, arrived in times), at_risk)
        if waiting <= Fraction(1, 2):
            return MeasureTotal(Fraction(month), n)
    return MeasureTotal(None, n)


def _month(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()


def _next(month: int) -> int:
    return add_months(date.fromordinal(month), 1).toordinal()


def _months_between(day: int, later: int) -> int:
    start, end = date.fromordinal(day), date.fromordinal(later)
    return (end.year - start.year) * 12 + end.month - start.month
