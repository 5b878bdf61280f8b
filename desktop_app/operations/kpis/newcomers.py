"""Who joined within the data, with revenue and quota of each month since: what the time of ramping up is read from."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.period import Length, add_months, custom, split
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.kpis.computed.ramp import Month, Newcomer
from desktop_app.store import people, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question


class Newcomers:
    """Everything read at once, up to the day ``after``."""

    def __init__(self, store: Store, after: int) -> None:
        day = records.first_day(store)
        self._first = date.fromordinal(day).replace(day=1) if day else date.max
        end = add_months(date.fromordinal(after).replace(day=1), 1)
        self._months = split(custom(self._first, end - timedelta(days=1)), Length.MONTH) if self._first < end else []
        self._goals = Goals(store, "revenue", self._months)
        spans = tuple((month.start.toordinal(), month.end.toordinal()) for month in self._months)
        question = Question(("revenue",), spans, by="person")
        self._sold = totals.ask(store, question, settings.load(store).revenue_source)

    def among(self, members: Iterable[people.Person]) -> list[Newcomer]:
        """Those of ``members`` who joined within the data and ever have a quota."""
        found = []
        for one in members:
            if one.joined < self._first.toordinal():
                continue
            months = tuple(
                Month(
                    month.start.toordinal(), self._sold.total("revenue", place, one.id)[0], goal.value if goal else None
                )
                for place, month in enumerate(self._months)
                for goal in (self._goals.target(Scope(ScopeKind.PERSON, one.id), month),)
            )
            if any(month.quota for month in months):
                found.append(Newcomer(one.joined, one.left, months))
        return found
