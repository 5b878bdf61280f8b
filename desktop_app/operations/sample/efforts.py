"""What the people of the sample do: activities for their deals, trainings, and the sales events they go to."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.operations.sample.cast import FIELD, INSIDE, SUPPORT, Person
from desktop_app.operations.sample.deals import Deal
from desktop_app.operations.sample.scene import Scene, drawn

_MONTHS: Final = 13  # of activities: as long as the present sales system is used for them
_ONE_IN: Final = 2  # deals with an activity
_BY_TEAM: Final = {
    FIELD: (("Visit", 38), ("Call", 26), ("Demo", 14), ("Meeting", 12), ("Email", 10)),
    INSIDE: (("Call", 52), ("Email", 30), ("Message", 8), ("Demo", 6), ("Task", 4)),
}
_MINUTES: Final = {"Visit": 75, "Call": 12, "Demo": 45, "Meeting": 60, "Email": 8, "Message": 4, "Task": 15}
_OUTCOMES: Final = (("Interested", 40), ("Asked for an offer", 22), ("Call again", 26), ("No answer", 12))
_LATE: Final = ((-2, 14), (-1, 20), (0, 52), (1, 6), (3, 5), (6, 3))  # days after the due one, how often
_NEXT_STEP: Final = 55  # of a hundred open deals, those with a planned step

# Months of the year in which a course is due, hours, and the teams that take it.
_COURSES: Final = (
    ("Safe lifting on the pier", (2, 8), 3, (FIELD, INSIDE, SUPPORT)),
    ("Offers that are read", (4,), 6, (FIELD, INSIDE)),
    ("Calm on the phone", (5, 11), 4, (SUPPORT,)),
    ("New products of the season", (1, 9), 2, (FIELD, INSIDE, SUPPORT)),
    ("Data protection", (6,), 1, (FIELD, INSIDE, SUPPORT)),
)
_TAKEN: Final = 90  # of a hundred courses that were due
_FAIRS: Final = (
    ("Dublin Boat Show", 3, 3, "Trade fair"), ("Marina Operators’ Day", 5, 1, "Conference"),
    ("Harbor open days", 6, 2, "Open days"), ("Timber Forum Galway", 9, 2, "Conference"),
    ("Rotterdam Dock Expo", 11, 3, "Trade fair"),
)  # fmt: skip
_INVITED: Final = 4


@dataclass(frozen=True, slots=True)
class Activity:
    """``day`` is None while it is only planned, ``due`` None if nobody planned it."""

    deal: Deal
    kind: str
    day: date | None
    due: date | None
    outcome: str
    minutes: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """``day`` is None if the person has not taken it."""

    person: Person
    title: str
    due: date
    day: date | None
    hours: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at one sales event; ``leads`` are those that the person brought home."""

    name: str
    kind: str
    first: date
    last: date
    person: Person
    attended: bool
    leads: int


def make_activities(scene: Scene, deals: Sequence[Deal]) -> list[Activity]:
    """By day, the planned ones by the day they are due."""
    rng = scene.lots("activities")
    found = [one for deal in deals if scene.age(deal.closed or scene.end) < _MONTHS for one in _of(scene, rng, deal)]
    found.sort(key=lambda one: (one.day or one.due or scene.end, one.deal.number))
    return [replace(one, number=f"A-{90_001 + place}") for place, one in enumerate(found)]


def _of(scene: Scene, rng: random.Random, deal: Deal) -> Iterator[Activity]:
    last = deal.closed or scene.end
    kind = drawn(rng, _BY_TEAM[deal.owner.team])
    minutes = _MINUTES[kind] * rng.randint(60, 150) // 100
    if not rng.randrange(_ONE_IN):
        due = scene.workday(deal.opened + timedelta(days=rng.randint(0, (last - deal.opened).days)))
        day = min(scene.workday(due + timedelta(days=drawn(rng, _LATE))), scene.end)
        planned = due if rng.randrange(2) else None
        yield Activity(deal, kind, day, planned, drawn(rng, _OUTCOMES), minutes)
    if deal.closed is None and rng.randrange(100) < _NEXT_STEP:
        due = scene.workday(scene.end + timedelta(days=rng.randint(1, 14)))
        yield Activity(deal, drawn(rng, _BY_TEAM[deal.owner.team]), None, due, "", minutes)


def make_courses(scene: Scene, people: Sequence[Person]) -> list[Course]:
    """By the day they were due; nobody is asked to take one in the first month."""
    rng = scene.lots("courses")
    found = []
    for month in scene.months(1):
        for title, months, hours, teams in _COURSES:
            if month.start.month in months:
                asked = [one for one in people if one.team in teams and _there(one, month)]
                found += [_course(scene, rng, one, month, (title, hours)) for one in asked]
    return found


def _course(scene: Scene, rng: random.Random, person: Person, month: Period, course: tuple[str, int]) -> Course:
    title, hours = course
    day = scene.workday(month.last - timedelta(days=rng.randint(0, 24)))
    taken = rng.randrange(100) < _TAKEN and max(person.joined, scene.start) <= day <= scene.end
    return Course(person, title, month.last, day if taken else None, hours, bool(rng.randrange(20)))


def make_visits(scene: Scene, people: Sequence[Person]) -> list[Visit]:
    """Those that have begun, by day."""
    rng = scene.lots("events")
    return [
        visit
        for month in scene.months()
        for name, of_year, days, kind in _FAIRS
        if month.start.month == of_year
        for visit in _visits(scene, rng, month, people, (name, kind, days))
    ]


def _visits(
    scene: Scene, rng: random.Random, month: Period, people: Sequence[Person], event: tuple[str, str, int]
) -> Iterator[Visit]:
    name, kind, days = event
    first = scene.workday(month.start + timedelta(days=14))
    last = first + timedelta(days=days - 1)
    there = [one for one in people if one.team != SUPPORT and _there(one, month)]
    if last > scene.end:
        return
    for person in rng.sample(there, _INVITED):
        attended = bool(rng.randrange(8))
        yield Visit(f"{name} {first.year}", kind, first, last, person, attended, rng.randint(2, 9) if attended else 0)


def _there(person: Person, month: Period) -> bool:
    return person.joined < month.start and (person.left is None or month.end <= person.left)


def attendees(visits: Sequence[Visit]) -> Counter[str]:
    """How many went to each event, by its name."""
    return Counter(visit.name for visit in visits if visit.attended)
