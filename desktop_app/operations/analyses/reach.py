"""What would have to be true for a revenue target to be met: deals of the last months, and the rule in statistics."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.operations.analyses.outlook import MONTHS_BACK
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures, narrowed
from desktop_app.rules.statistics.pace import elapsed
from desktop_app.rules.statistics.reach import Month, Need, needs
from desktop_app.store import calendar_days, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_MEASURES: Final = ("deals_lost", "deals_won", "revenue_won")
REVENUE: Final = "revenue"


@dataclass(frozen=True, slots=True)
class Reach:
    """``gap``: what is still missing to ``target``; ``left``: working months to come. ``needs`` empty: no deals."""

    period: Period
    target: Fraction
    booked: Fraction
    left: Fraction
    needs: tuple[Need, ...]

    @property
    def gap(self) -> Fraction:
        return self.target - self.booked


def reach(store: Store, wanted: Wanted) -> Reach | None:
    """For the revenue target of ``wanted``'s period and people; None without a target or where revenue is no deals.

    Months to come are counted in working days: 10 of 20 left are half a month.
    """
    chosen = settings.load(store)
    if chosen.revenue_source != "opportunity":
        return None
    day = wanted.as_of or default_as_of(store)
    figure = figures(store, replace(wanted, kpis=(REVENUE,), as_of=day, lean=True))[0]
    if figure.target is None or figure.value is None:
        return None
    gap = figure.target.value - figure.value.value
    left = _months_left(store, wanted.period, day)
    return Reach(
        wanted.period, figure.target.value, figure.value.value, left, needs(gap, left, _months(store, wanted, day))
    )


def _months_left(store: Store, period: Period, day: date) -> Fraction:
    calendar = calendar_days.working_calendar(store)
    left, month = Fraction(0), containing(max(day, period.start), Length.MONTH)
    while month.start < period.end:
        left += 1 - elapsed(calendar, month, day) if day >= month.start else 1
        month = shifted(month, 1)
    return left


def _months(store: Store, wanted: Wanted, day: date) -> list[Month]:
    first = records.first_day(store)
    running = containing(day, Length.MONTH)
    back = [shifted(running, -step) for step in range(MONTHS_BACK, 0, -1)]
    known = [month for month in back if first and month.start >= date.fromordinal(first).replace(day=1)]
    spans = tuple((month.start.toordinal(), month.end.toordinal()) for month in known)
    where = narrowed(store, find_kpi(store, REVENUE), wanted.where)
    asked = Question(_MEASURES, spans, wanted.scope, "", where)
    answer = totals.ask(store, asked, settings.load(store).revenue_source) if spans else None
    found = []
    for span in range(len(spans)):
        assert answer is not None
        lost, won, amount = (answer.total(name, span)[0] for name in _MEASURES)
        found.append(Month(int(won), int(won + lost), amount))
    return found
