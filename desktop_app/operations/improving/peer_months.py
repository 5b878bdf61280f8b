"""The months by which people are held against each other: those in which they could have brought something."""

from datetime import date, timedelta

from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.scope import ScopeKind
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.rules.kpis.history import Point
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.store.people import Person


def running_month(day: date) -> Period:
    """The month that is not whole yet: on the last day of one the next, so that this one belongs to the history."""
    return containing(day + timedelta(days=1), Length.MONTH)


def peer_months(store: Store, wanted: Wanted) -> dict[int, tuple[Point, ...]]:
    """The history of the first KPI by group of ``wanted.by``.

    Of a person the months of which they were there from the first day to the last, from their first record on: the 0
    of somebody who is gone, or not there yet, says nothing about what the others do.
    """
    found = {row.group: row.figures[0].history for row in breakdown(store, wanted) if row.group}
    if wanted.by != ScopeKind.PERSON.value:
        return found
    known = {one.id: one for one in people.load(store)}
    return {who: _there(known[who], points) for who, points in found.items() if who in known}


def _there(person: Person, points: tuple[Point, ...]) -> tuple[Point, ...]:
    first = next((place for place, point in enumerate(points) if point.n), len(points))
    return tuple(
        point
        for point in points[first:]
        if person.joined <= point.period.start.toordinal() and point.period.last.toordinal() <= person.left
    )
