"""The landing of each past month as it would have been told in its middle, for computed measures of forecasts."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Length, custom, split
from desktop_app.rules.kpis.computed.forecasts import Told
from desktop_app.rules.statistics.forecast import SHORTEST
from desktop_app.rules.statistics.landing import landed
from desktop_app.rules.statistics.pace import day_at
from desktop_app.store import calendar_days, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_MIDDLE: Final = Fraction(1, 2)
_CENT: Final = 100


class ToldLandings:
    """Revenue of every month of the data and of its first half, read at once, parted as ``question`` is."""

    def __init__(self, store: Store, question: Question) -> None:
        first, after = records.first_day(store), max(end for _first, end in question.spans)
        calendar = calendar_days.working_calendar(store)
        start = date.fromordinal(first or after).replace(day=1)
        end = date.fromordinal(after).replace(day=1)
        self._months = split(custom(start, end - timedelta(days=1)), Length.MONTH) if start < end else []
        middles = [day_at(calendar, month, _MIDDLE) + timedelta(days=1) for month in self._months]
        spans = [(month.start.toordinal(), month.end.toordinal()) for month in self._months]
        halves = [(month.start.toordinal(), day.toordinal()) for month, day in zip(self._months, middles, strict=True)]
        asked = Question(("revenue",), (*spans, *halves), question.scope, question.by, question.where)
        self._sold = totals.ask(store, asked, settings.load(store).revenue_source)

    def groups(self) -> set[int]:
        return self._sold.groups()

    def of(self, group: int) -> list[Told]:
        """From the first month on that has enough before it for a forecast."""
        count = len(self._months)
        sums = [self._sold.total("revenue", place, group)[0] for place in range(2 * count)]
        whole, half = ([float(value) for value in part] for part in (sums[:count], sums[count:]))
        found = []
        for place in range(SHORTEST, count):
            month, landing = self._months[place], landed(whole, half, place, float(_MIDDLE))
            told = Fraction(round(landing * _CENT), _CENT)
            found.append(Told(month.start.toordinal(), month.end.toordinal(), sums[place], told))
        return found
