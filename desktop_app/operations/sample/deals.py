"""Opportunities of the sample: how many are decided each month, by whom, how they end, and which are still open.

The course of the two years is told here: seasons, growth, a win rate that sinks as more inquiries come through the
website, a sales cycle that has become longer, fewer new customers. How many are won is set for each month, which
ones by lot, so that this course shows whatever the end day is.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.operations.sample.buyers import Books, Customer
from desktop_app.operations.sample.cast import FIELD, Person, sellers
from desktop_app.operations.sample.scene import Scene, busy_days, drawn
from desktop_app.operations.sample.wares import Line, list_price, order_lines

WON: Final = "Closed Won"
LOST: Final = "Closed Lost"
STAGES: Final = ("Qualification", "Proposal", "Negotiation")
WEBSITE: Final = "Website"

SEASON: Final = (84, 90, 104, 108, 111, 108, 95, 86, 104, 107, 101, 102)  # per cent, January first
_YEARLY_GROWTH: Final = 10
_AHEAD: Final = 4  # months in which deals that are open on the end day would be decided
_TURN: Final = 9  # months ago the website began to bring more and worse inquiries
_WON_BEFORE, _WON_SINCE = 505, 462  # of a thousand decided deals
_UNSTEADY: Final = 32  # of a thousand, more or less in half a month
_NEW_BEFORE, _NEW_SINCE = 22, 13  # of a hundred won deals, those of new customers
_FEWER_NEW: Final = 4  # months
_LONGER_CYCLE: Final = 2  # months
_BY_CHANNEL: Final = {"Outbound": 92, "Referral": 140, WEBSITE: 66, "Partner": 112}  # chance to win
_CHANNELS_BEFORE: Final = (("Outbound", 38), ("Referral", 22), (WEBSITE, 22), ("Partner", 18))
_CHANNELS_SINCE: Final = (("Outbound", 31), ("Referral", 17), (WEBSITE, 37), ("Partner", 15))
_FIRST_MONTHS: Final = 3  # in which known customers alone buy: nobody can be told to be new so early
_ASKED_FIRST: Final = 45  # of a hundred deals not won, those of somebody who has never bought


@dataclass(frozen=True, slots=True)
class Deal:
    """``closed`` is None while it is open. ``lines`` is what is, or would be, ordered."""

    number: str
    owner: Person
    customer: Customer
    channel: str
    stage: str
    opened: date
    closed: date | None
    lines: tuple[Line, ...]

    @property
    def amount(self) -> int:
        """Cents."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Chance:
    """A deal before it has a customer and an outcome."""

    owner: Person
    channel: str
    opened: date
    decided: date


def make_deals(scene: Scene, people: tuple[Person, ...]) -> list[Deal]:
    """Every deal opened up to the end day, in the order of opening; decided ones from the first month on."""
    rng = scene.lots("deals")
    books = Books(sellers(people), scene.start, scene.lots("customers"))
    found: list[tuple[_Chance, str, Customer]] = []
    for month in scene.months(_AHEAD):
        chances = [chance for person in sellers(people) for chance in _chances(scene, rng, person, month)]
        chances.sort(key=lambda chance: chance.decided)
        won = _won(scene, rng, month, chances)
        for place, chance in enumerate(chances):
            if chance.opened <= scene.end:
                stage = _stage(scene, chance, is_won=place in won)
                found.append((chance, stage, _customer(scene, rng, books, chance, stage)))
    found.sort(key=lambda item: item[0].opened)
    return [_deal(scene, rng, 10_001 + place, item) for place, item in enumerate(found)]


def _chances(scene: Scene, rng: random.Random, person: Person, month: Period) -> list[_Chance]:
    growth = 100 + _YEARLY_GROWTH * (12 - scene.age(month.start)) / 12
    load = person.load_in(month.start, scene) * SEASON[month.start.month - 1] * growth / 10_000
    number = int(load * rng.randint(92, 108) / 100 + rng.random())
    channels = _CHANNELS_SINCE if scene.age(month.start) < _TURN else _CHANNELS_BEFORE
    there = [day for day in scene.working_days(month) if day >= person.joined]
    days = busy_days(there, rng, number) if there else []
    return [_Chance(person, drawn(rng, channels), _opened(scene, rng, person, day), day) for day in days]


def _opened(scene: Scene, rng: random.Random, person: Person, decided: date) -> date:
    """Three lots, so that most cycles are near the middle and some are long; never before the person was there."""
    longest = 26 if person.team == FIELD else 16
    if scene.age(decided) < _LONGER_CYCLE:
        longest = longest * 4 // 3
    days = 3 + sum(rng.randint(0, longest) for _ in range(3))
    if not rng.randrange(12):
        days += rng.randint(20, 70)
    return max(scene.workday(decided - timedelta(days=days)), min(person.joined, decided))


def _won(scene: Scene, rng: random.Random, month: Period, chances: list[_Chance]) -> set[int]:
    """The places of those that are won: a set number of each half of the month, the likelier ones more often."""
    usual = _WON_SINCE if scene.age(month.start) < _TURN else _WON_BEFORE
    middle = len(chances) // 2
    found: set[int] = set()
    for half in (range(middle), range(middle, len(chances))):
        number = (len(half) * (usual + rng.randint(-_UNSTEADY, _UNSTEADY)) + 500) // 1000
        found.update(sorted(half, key=lambda place: rng.random() / _weight(chances[place]))[:number])
    return found


def _weight(chance: _Chance) -> int:
    return _BY_CHANNEL[chance.channel] * chance.owner.skill


def _stage(scene: Scene, chance: _Chance, *, is_won: bool) -> str:
    if chance.decided <= scene.end:
        return WON if is_won else LOST
    gone = (scene.end - chance.opened).days * len(STAGES)
    return STAGES[gone // ((chance.decided - chance.opened).days + 1)]


def _customer(scene: Scene, rng: random.Random, books: Books, chance: _Chance, stage: str) -> Customer:
    age = scene.age(chance.decided)
    if stage != WON:
        if rng.randrange(100) < _ASKED_FIRST:
            return books.prospect()
        return books.known(chance.owner, chance.decided)
    of_hundred = _NEW_SINCE if age < _FEWER_NEW else _NEW_BEFORE
    if age <= scene.age(scene.start) - _FIRST_MONTHS and rng.randrange(100) < of_hundred:
        return books.new(chance.owner, chance.decided)
    return books.returning(chance.owner, chance.decided)


def _deal(scene: Scene, rng: random.Random, number: int, draft: tuple[_Chance, str, Customer]) -> Deal:
    chance, stage, customer = draft
    lines = order_lines(scene, rng, chance.owner.team, min(chance.decided, scene.end))
    closed = chance.decided if stage in {WON, LOST} else None
    return Deal(f"OPP-{number}", chance.owner, customer, chance.channel, stage, chance.opened, closed, lines)


def estimate(deal: Deal) -> int | None:
    """What the sales system holds as amount, in cents: hundreds while it is open, nothing before an offer."""
    if deal.closed:
        return deal.amount
    if deal.stage == STAGES[0]:
        return None
    return max(list_price(deal.lines[0].product), deal.amount // 100_00 * 100_00)
