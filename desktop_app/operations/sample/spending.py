"""What selling and support cost the sample company, by month, and the opinions that customers voice unasked."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.operations.sample.deals import WEBSITE
from desktop_app.operations.sample.requests import Request
from desktop_app.operations.sample.scene import Scene, drawn

# Category, channel, supplier, euros of a usual month.
_USUAL: Final = (
    ("Sales salaries", "", "Payroll", 41_500), ("Customer service salaries", "", "Payroll", 15_200),
    ("Travel", "", "Car fleet", 3_100), ("Sales tools", "", "Keelhaul Software", 1_450),
    ("Advertising", WEBSITE, "Lantern Search", 4_200), ("Marketing", "Outbound", "Post and print", 2_300),
    ("Referral rewards", "Referral", "Customers", 1_250), ("Partner commission", "Partner", "Partners", 3_900),
    ("Service desk software", "", "Keelhaul Software", 780),
)  # fmt: skip
_TURN: Final = 9  # months ago the company began to advertise more
_MORE: Final = {"Advertising": 165}  # per cent since then
_SALARIES: Final = "salaries"

_VOICES: Final = (("Complaint", 56), ("Praise", 27), ("Suggestion", 17))
_SPEAKS: Final = 24  # one request in so many is followed by an opinion
_ABOUT: Final = {"Praise": "Friendly advice", "Suggestion": "Opening hours"}
_SEVERITIES: Final = (("Low", 45), ("Medium", 40), ("High", 15))
_HOURS: Final = (((1, 8), 45), ((8, 30), 33), ((30, 120), 14), ((0, 0), 8))  # until the answer; 0: none


@dataclass(frozen=True, slots=True)
class Cost:
    """``amount`` in cents; ``month`` is any day of it."""

    number: str
    month: date
    category: str
    channel: str
    supplier: str
    amount: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """``answered`` is None if nobody did."""

    number: str
    request: Request
    kind: str
    reason: str
    severity: str
    day: datetime
    answered: datetime | None


def make_costs(scene: Scene) -> list[Cost]:
    """Of the month of the end day what was booked so far: a part as large as that of its working days."""
    rng = scene.lots("costs")
    drafts = [draft for month in scene.months() for draft in _of_month(scene, rng, month)]
    return [Cost(f"K-{60_001 + place}", *draft) for place, draft in enumerate(drafts)]


def _of_month(scene: Scene, rng: random.Random, month: Period) -> Iterator[tuple[date, str, str, str, int]]:
    days = scene.working_days(month)
    gone = sum(day <= scene.end for day in days)
    for category, channel, supplier, euros in _USUAL:
        steady = _SALARIES in category
        part = rng.randint(99, 101) if steady else rng.randint(82, 121)
        more = _MORE.get(category, 100) if scene.age(month.start) < _TURN else 100
        growth = 100 - scene.age(month.start) // 2
        yield month.start, category, channel, supplier, euros * part * more * growth * gone // len(days) // 10_000


def make_opinions(scene: Scene, requests: Sequence[Request]) -> list[Opinion]:
    """Some solved requests are followed by a complaint, praise or a suggestion; by day."""
    rng = scene.lots("opinions")
    found = [draft for one in requests if not rng.randrange(_SPEAKS) for draft in _voiced(scene, rng, one)]
    found.sort(key=lambda draft: draft[4])
    return [Opinion(f"F-{80_001 + place}", *draft) for place, draft in enumerate(found)]


def _voiced(
    scene: Scene, rng: random.Random, request: Request
) -> Iterator[tuple[Request, str, str, str, datetime, datetime | None]]:
    kind, severity, hours = drawn(rng, _VOICES), drawn(rng, _SEVERITIES), drawn(rng, _HOURS)
    day = request.opened + timedelta(hours=rng.randint(2, 90))
    answered = day + timedelta(hours=rng.randint(*hours)) if hours != (0, 0) else None
    if answered and answered.date() > scene.end:
        answered = None
    if day.date() <= scene.end:
        reason = _ABOUT.get(kind, request.reason)
        yield request, kind, reason, severity if kind == _VOICES[0][0] else "", day, answered
