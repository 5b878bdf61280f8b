"""Survey answers of the sample: satisfaction after a solved request, recommendation by customers who bought."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.operations.sample.buyers import Customer
from desktop_app.operations.sample.cast import Person
from desktop_app.operations.sample.deals import WON, Deal
from desktop_app.operations.sample.requests import Request
from desktop_app.operations.sample.scene import Scene, drawn

CSAT: Final = "CSAT"
NPS: Final = "NPS"
_ASKED: Final = 6  # one solved request in so many is rated
_RATED: Final = 7  # one won deal in so many
_COMMENTED: Final = 3  # one answer in so many
_QUICK: Final = ((5, 60), (4, 29), (3, 7), (2, 3), (1, 1))
_SLOW: Final = ((5, 30), (4, 36), (3, 19), (2, 10), (1, 5))
_RECOMMEND: Final = ((10, 26), (9, 24), (8, 19), (7, 13), (6, 7), (5, 5), (4, 2), (3, 2), (1, 1), (0, 1))
_GOOD: Final = (
    "Quick and friendly, thank you.", "The fenders were on the pier the next morning.", "Solved in one call.",
    "Very good advice on the piles.", "Rapid și politicos, mulțumesc!", "师傅很专业,回复很快。",
    "Freundlich und schnell.", "Always a pleasure to deal with you.", "Good price for the pontoons.",
)  # fmt: skip
_FAIR: Final = (
    "It took two calls, but it was solved.", "Delivery was a day late.", "Fine in the end.",
    "Răspuns bun, dar a durat.", "还可以,希望下次更快。", "The invoice could be clearer.",
)  # fmt: skip
_POOR: Final = (
    "I had to explain everything three times.", "Decking arrived damaged and nobody called back.", "Too slow.",
    "Am așteptat două săptămâni.", "等了太久。", "The return took four weeks.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """``score``: 1 to 5 for CSAT, 0 to 10 for NPS. ``case`` is empty where no request was rated."""

    number: str
    day: date
    person: Person
    customer: Customer
    question: str
    score: int
    comment: str
    case: str = ""


def make_answers(scene: Scene, requests: list[Request], deals: list[Deal]) -> list[Answer]:
    """Answers by day."""
    rng = scene.lots("answers")
    found = [_rated(rng, request) for request in requests if request.resolved and not rng.randrange(_ASKED)]
    found += [_recommended(rng, deal) for deal in deals if deal.stage == WON and not rng.randrange(_RATED)]
    come = sorted((answer for answer in found if answer[0] <= scene.end), key=lambda answer: answer[0])
    return [Answer(f"S-{5_001 + place}", *answer) for place, answer in enumerate(come)]


_Draft = tuple[date, Person, Customer, str, int, str, str]


def _rated(rng: random.Random, request: Request) -> _Draft:
    assert request.resolved is not None
    score = drawn(rng, _QUICK if request.contacts == 1 else _SLOW)
    day = request.resolved.date() + timedelta(days=rng.randint(0, 3))
    comment = _comment(rng, score * 2)
    return day, request.agent, request.customer, CSAT, score, comment, request.number


def _recommended(rng: random.Random, deal: Deal) -> _Draft:
    assert deal.closed is not None
    score = drawn(rng, _RECOMMEND)
    return deal.closed + timedelta(days=rng.randint(5, 30)), deal.owner, deal.customer, NPS, score, _comment(
        rng, score), ""  # fmt: skip


def _comment(rng: random.Random, of_ten: int) -> str:
    if rng.randrange(_COMMENTED):
        return ""
    return rng.choice(_GOOD if of_ten >= 8 else _FAIR if of_ten >= 6 else _POOR)  # noqa: PLR2004 - points of ten
