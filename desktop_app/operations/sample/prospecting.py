"""Leads of the sample: who asked, through which channel, how soon somebody spoke to them and what became of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.operations.sample.buyers import Customer
from desktop_app.operations.sample.cast import INSIDE, Person, sellers
from desktop_app.operations.sample.deals import WEBSITE, WON, Deal
from desktop_app.operations.sample.scene import Scene, busy_days, drawn

NEW, CONTACTED, QUALIFIED, CONVERTED, LOST = "New", "Contacted", "Qualified", "Converted", "Lost"
_FROM_LEADS: Final = frozenset({"Referral", WEBSITE, "Partner"})
_ONE_IN: Final = 7  # deals of these channels, those that began as a lead
_LONGEST: Final = 18  # days from the lead to the deal
_OTHERS: Final = 26  # leads of a month that come to nothing
_TURN: Final = 9  # months ago the website began to bring more and worse inquiries
_CHANNELS_BEFORE: Final = (("Referral", 20), (WEBSITE, 46), ("Partner", 18), ("Trade fair", 16))
_CHANNELS_SINCE: Final = (("Referral", 13), (WEBSITE, 62), ("Partner", 13), ("Trade fair", 12))
_CAMPAIGNS: Final = (("Spring refit", 5), ("Search ads", 8), ("Newsletter", 4), ("", 6))
_WAITS: Final = (((4, 55), 52), ((55, 240), 27), ((240, 1400), 15), ((1500, 4300), 6))  # minutes, how often
_NEVER_BEFORE, _NEVER_SINCE = 3, 8  # of a hundred leads of the website nobody ever speaks to
_YOUNG: Final = 35  # days in which a lead may still become something
_QUALIFIED_OF: Final = 45  # of a hundred leads that somebody spoke to
_REASONS: Final = (("Too small", 30), ("No budget", 24), ("Outside our region", 18), ("Bought elsewhere", 28))
_OPENS, _CLOSES = 8, 20  # hours


@dataclass(frozen=True, slots=True)
class Lead:
    """``contacted``, ``qualified`` and ``converted`` are None while that has not happened; ``deal`` is its number."""

    opened: datetime
    owner: Person
    channel: str
    campaign: str
    status: str
    customer: Customer
    contacted: datetime | None = None
    qualified: date | None = None
    converted: date | None = None
    reason: str = ""
    deal: str = ""
    number: str = ""


def make_leads(scene: Scene, people: tuple[Person, ...], deals: Sequence[Deal]) -> list[Lead]:
    """By the moment they came in; those that became deals lead to deals of the sample."""
    rng = scene.lots("leads")
    bought = {deal.customer.number for deal in deals if deal.stage == WON}
    asked = list({one.number: one for one in (deal.customer for deal in deals) if one.number not in bought}.values())
    found = [lead for deal in deals for lead in _of_deal(scene, rng, deal)]
    found += [lead for month in scene.months() for lead in _others(scene, rng, month, people, asked)]
    found.sort(key=lambda lead: lead.opened)
    return [replace(lead, number=f"LD-{50_001 + place}") for place, lead in enumerate(found)]


def _of_deal(scene: Scene, rng: random.Random, deal: Deal) -> Iterator[Lead]:
    if deal.channel not in _FROM_LEADS or rng.randrange(_ONE_IN):
        return
    day = scene.workday(deal.opened - timedelta(days=rng.randint(1, _LONGEST)))
    if day < max(scene.start, deal.owner.joined):
        return
    opened = _moment(rng, day)
    contacted = max(opened, min(opened + timedelta(minutes=_wait(rng)), datetime.combine(deal.opened, time(_OPENS))))
    campaign = drawn(rng, _CAMPAIGNS) if deal.channel == WEBSITE else ""
    qualified = max(contacted.date(), day + (deal.opened - day) // 2)
    yield Lead(opened, deal.owner, deal.channel, campaign, CONVERTED, deal.customer, contacted,
               qualified, deal.opened, deal=deal.number)  # fmt: skip


def _others(
    scene: Scene, rng: random.Random, month: Period, people: tuple[Person, ...], asked: Sequence[Customer]
) -> Iterator[Lead]:
    since = scene.age(month.start) < _TURN
    number = _OTHERS + rng.randint(-4, 4) + (10 if since else 0)
    for day in busy_days(scene.working_days(month), rng, number):
        channel = drawn(rng, _CHANNELS_SINCE if since else _CHANNELS_BEFORE)
        there = [one for one in sellers(people) if one.joined <= day and (not one.left or day < one.left)]
        owner = drawn(rng, [(one, 3 if one.team == INSIDE else 1) for one in there])
        campaign = drawn(rng, _CAMPAIGNS) if channel == WEBSITE else ""
        lead = Lead(_moment(rng, day), owner, channel, campaign, NEW, rng.choice(asked))
        never = (_NEVER_SINCE if since else _NEVER_BEFORE) if channel == WEBSITE else 1
        if day <= scene.end:
            yield lead if rng.randrange(100) < never else _spoken_to(scene, rng, lead)


def _spoken_to(scene: Scene, rng: random.Random, lead: Lead) -> Lead:
    contacted = lead.opened + timedelta(minutes=_wait(rng))
    if contacted.date() > scene.end:
        return lead
    qualified = contacted.date() + timedelta(days=rng.randint(1, 8)) if rng.randrange(100) < _QUALIFIED_OF else None
    if qualified and qualified > scene.end:
        qualified = None
    if (scene.end - lead.opened.date()).days > _YOUNG:
        return replace(lead, contacted=contacted, qualified=qualified, status=LOST, reason=drawn(rng, _REASONS))
    return replace(lead, contacted=contacted, qualified=qualified, status=QUALIFIED if qualified else CONTACTED)


def _moment(rng: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(rng.randint(_OPENS, _CLOSES - 1), rng.randrange(60)))


def _wait(rng: random.Random) -> int:
    return rng.randint(*drawn(rng, _WAITS))
