"""Which one-on-ones are due or planned, and with whom none was ever held; only reading."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, last_day, next_day
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.moments import today
from desktop_app.store import one_on_ones, people, settings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class DueMeeting:
    """``day`` None: none is planned and none was ever held. ``promises``: how many are open, ``late`` of them due."""

    person: Scope
    day: date | None
    last: date | None
    weeks: int
    promises: int
    late: int


def due_meetings(store: Store, on: date | None = None) -> tuple[DueMeeting, ...]:
    """Those whose day has come by ``on`` (default today), the longest due first."""
    day = on or today()
    return tuple(one for one in all_meetings(store, day) if one.day is not None and one.day <= day)


def all_meetings(store: Store, on: date | None = None) -> tuple[DueMeeting, ...]:
    """Everybody with the company on that day: by the day of their next one-on-one, those without one last, by name."""
    day = on or today()
    usual, weeks = settings.load(store).one_on_one_weeks, one_on_ones.rhythms(store)
    meetings: dict[int, list[Meeting]] = {}
    for one in one_on_ones.load(store, Meeting):
        meetings.setdefault(one.person, []).append(one)
    opened = [one for one in one_on_ones.load(store, Promise) if one.outcome is Outcome.OPEN]
    found = []
    for person in people.present(store, day, day + timedelta(days=1)):
        own = tuple(meetings.get(person.id, ()))
        rhythm = weeks.get(person.id, usual)
        mine = [one for one in opened if one.person == person.id]
        scope = Scope(ScopeKind.PERSON, person.id, person.name)
        late = sum(one.is_late(day) for one in mine)
        found.append(DueMeeting(scope, next_day(own, rhythm), last_day(own), rhythm, len(mine), late))
    return tuple(sorted(found, key=lambda one: one.day or date.max))
