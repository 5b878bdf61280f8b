"""Requests to the support team of the sample: when they came, were answered and solved, by whom and about what."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.operations.sample.buyers import Customer
from desktop_app.operations.sample.cast import Person, agents
from desktop_app.operations.sample.deals import WON, Deal
from desktop_app.operations.sample.scene import Scene, busy_days, drawn

_SEASON: Final = (92, 94, 103, 107, 111, 109, 102, 97, 102, 98, 94, 91)  # per cent, January first
_CHANNELS: Final = (("Email", 46), ("Phone", 27), ("Chat", 15), ("Web form", 12))
_REASONS: Final = (("Delivery", 29), ("Product advice", 22), ("Invoice question", 15), ("Damaged goods", 13),
                   ("Return", 12), ("Warranty", 9))  # fmt: skip
_PRIORITIES: Final = (("Normal", 71), ("High", 21), ("Urgent", 8))
_WAITS: Final = (
    (3, 25, 20),
    (25, 90, 31),
    (90, 240, 29),
    (240, 540, 14),
    (540, 2600, 6),
)  # from, to minutes, how often
_AT_ONCE: Final = 10  # minutes a caller waits at most
_ONCE_BEFORE, _ONCE_SINCE = 75, 68  # of a hundred requests solved in the first contact
_TURN: Final = 3  # months ago this became worse
_OPENS, _CLOSES = 8, 18  # hours of the support desk
_FURTHER: Final = ((2, 62), (3, 25), (4, 13))  # contacts
_RECENT: Final = 300  # won deals whose customers ask
_HARD: Final = 11  # of a hundred requests with further contacts, those that take weeks


@dataclass(frozen=True, slots=True)
class Request:
    """A support case. ``answered`` and ``resolved`` are None while that has not happened."""

    number: str
    agent: Person
    customer: Customer
    channel: str
    reason: str
    priority: str
    opened: datetime
    answered: datetime | None
    resolved: datetime | None
    contacts: int


def make_requests(scene: Scene, people: tuple[Person, ...], deals: list[Deal]) -> list[Request]:
    """Requests of customers who have bought not long before, by the moment they came in."""
    rng = scene.lots("requests")
    won = sorted((deal for deal in deals if deal.stage == WON), key=lambda deal: deal.closed or scene.end)
    come = [
        (moment, agent)
        for month in scene.months()
        for agent in agents(people)
        for moment in _moments(scene, rng, agent, month)
    ]
    come.sort(key=lambda item: item[0])
    found, bought = [], 0
    for number, (opened, agent) in enumerate(come, start=30_001):
        while bought < len(won) and (won[bought].closed or scene.end) <= opened.date():
            bought += 1
        customer = rng.choice(won[max(0, bought - _RECENT) : max(1, bought)]).customer
        found.append(_request(scene, rng, opened, number=f"T-{number}", agent=agent, customer=customer))
    return found


def _moments(scene: Scene, rng: random.Random, agent: Person, month: Period) -> list[datetime]:
    """Mostly in the hours of the desk, some in the evening; none after the end day."""
    growth = 108 - scene.age(month.start) * 16 // 24
    load = agent.load_in(month.start, scene) * _SEASON[month.start.month - 1] * growth / 10_000
    number = int(load * rng.randint(94, 106) / 100 + rng.random())
    days = busy_days(scene.working_days(month), rng, number)
    hours = [rng.randint(7, 15) if rng.randrange(9) else rng.randint(16, 21) for _ in days]
    return [
        datetime.combine(day, time(hour, rng.randrange(60)))
        for day, hour in zip(days, hours, strict=True)
        if day <= scene.end
    ]


def _request(
    scene: Scene, rng: random.Random, opened: datetime, *, number: str, agent: Person, customer: Customer
) -> Request:
    channel, reason = drawn(rng, _CHANNELS), drawn(rng, _REASONS)
    wait = rng.randint(1, _AT_ONCE) if channel == "Phone" else _wait(rng)
    answered = _at_the_desk(rng, opened + timedelta(minutes=wait))
    once = _ONCE_SINCE if scene.age(opened.date()) < _TURN else _ONCE_BEFORE
    contacts = 1 if rng.randrange(100) < once else drawn(rng, _FURTHER)
    resolved = _resolved(rng, answered, contacts)
    return Request(number, agent, customer, channel, reason, drawn(rng, _PRIORITIES), opened, _seen(scene, answered),
                   _seen(scene, resolved), contacts if resolved.date() <= scene.end else 1)  # fmt: skip


def _wait(rng: random.Random) -> int:
    low, high = drawn(rng, [((low, high), share) for low, high, share in _WAITS])
    return rng.randint(low, high)


def _resolved(rng: random.Random, answered: datetime, contacts: int) -> datetime:
    if contacts == 1:
        return _at_the_desk(rng, answered + timedelta(minutes=rng.randint(4, 150)))
    hours = rng.randint(4, 40) * contacts
    if rng.randrange(100) < _HARD:
        hours += rng.randint(200, 900)
    return _at_the_desk(rng, answered + timedelta(hours=hours))


def _at_the_desk(rng: random.Random, moment: datetime) -> datetime:
    """``moment``, or early on the next day the desk is open."""
    if _OPENS <= moment.hour < _CLOSES:
        return moment
    day: date = moment.date() + timedelta(days=1) if moment.hour >= _CLOSES else moment.date()
    return datetime.combine(day, time(_OPENS, rng.randrange(60)))


def _seen(scene: Scene, moment: datetime) -> datetime | None:
    """What lies after the end day has not happened yet."""
    return moment if moment.date() <= scene.end else None
