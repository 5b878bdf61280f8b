"""Who took a training when, with what everybody sold month by month: what the effect of trainings is read from."""

from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.period import Length, add_months, custom, split
from desktop_app.rules.kpis.computed.trained import WINDOW, Learning, Taken
from desktop_app.store import records, settings, totals, trainings
from desktop_app.store.database import Store
from desktop_app.store.totals import Question


class ToldTrainings:
    """Everything read at once, up to the day ``after``; only whole months, and trainings passed by then."""

    def __init__(self, store: Store, after: int) -> None:
        first, end = records.first_day(store), date.fromordinal(after).replace(day=1)
        start = date.fromordinal(first or after).replace(day=1)
        months = split(custom(start, end - timedelta(days=1)), Length.MONTH) if start < end else []
        spans = tuple((month.start.toordinal(), month.end.toordinal()) for month in months)
        answer = totals.ask(store, Question(("revenue",), spans, by="person"), settings.load(store).revenue_source)
        self._sold: dict[int, dict[int, Fraction]] = {
            person: {_number(month.start): answer.total("revenue", place, person)[0]
                     for place, month in enumerate(months)}
            for person in answer.groups() - {0}
        }  # fmt: skip
        self._taken = [
            Taken(one.title, one.person, _number(one.day), add_months(one.day.replace(day=1), WINDOW + 1).toordinal())
            for one in trainings.load(store)
            if one.day is not None and one.is_done(date.fromordinal(after - 1))
        ]
        self._told = [one for one in self._taken if one.month - WINDOW >= _number(start)]

    def people(self) -> set[int]:
        return {one.person for one in self._told}

    def among(self, members: Collection[int]) -> Learning:
        """Of ``members``, against everybody."""
        return Learning([one for one in self._told if one.person in members], self._sold, self._taken)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
