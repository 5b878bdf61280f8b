"""The way of the sample's deals: the stages that the sales system has logged for some months, and the quotes sent."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.operations.sample.cast import FIELD
from desktop_app.operations.sample.deals import LOST, STAGES, WON, Deal
from desktop_app.operations.sample.scene import Scene, drawn

_LOGGED: Final = 5  # months since the sales system logs stages
_QUOTED: Final = 14  # months of quotes
_ONE_IN: Final = 2  # deals of the field, those that get a written quote
_STAY: Final = (18, 52, 30)  # per cent of the way that a deal spends in each stage
_LOST_IN: Final = ((0, 22), (1, 51), (2, 27))  # the stage that a lost deal does not leave
_VALID: Final = 30  # days


@dataclass(frozen=True, slots=True)
class StageChange:
    deal: Deal
    stage: str
    day: date


@dataclass(frozen=True, slots=True)
class Quote:
    """``decided`` is None while nobody has answered."""

    number: str
    deal: Deal
    offered: date
    valid: date
    decided: date | None
    status: str


def make_stage_changes(scene: Scene, deals: Sequence[Deal]) -> list[StageChange]:
    """Of the deals opened since stages are logged, by deal and day."""
    rng = scene.lots("stages")
    return [change for deal in deals if scene.age(deal.opened) <= _LOGGED for change in _way(scene, rng, deal)]


def _way(scene: Scene, rng: random.Random, deal: Deal) -> Iterator[StageChange]:
    last = deal.closed or scene.end
    reached = STAGES.index(deal.stage) if deal.closed is None else len(STAGES) - 1
    if deal.stage == LOST:
        reached = drawn(rng, _LOST_IN)
    stays = [stay * rng.randint(60, 140) for stay in _STAY[: reached + 1]]
    days, gone = (last - deal.opened).days, 0
    for stage, stay in zip(STAGES, stays, strict=False):
        yield StageChange(deal, stage, deal.opened + timedelta(days=days * gone // sum(stays)))
        gone += stay
    if deal.closed:
        yield StageChange(deal, deal.stage, deal.closed)


def make_quotes(scene: Scene, deals: Sequence[Deal]) -> list[Quote]:
    """By the day on which they were offered."""
    rng = scene.lots("quotes")
    found = [quote for deal in deals if deal.owner.team == FIELD for quote in _quote(scene, rng, deal)]
    found.sort(key=lambda draft: (draft[0], draft[1].number))
    return [Quote(f"Q-{70_001 + place}", deal, offered, offered + timedelta(days=_VALID), deal.closed, status)
            for place, (offered, deal, status) in enumerate(found)]  # fmt: skip


def _quote(scene: Scene, rng: random.Random, deal: Deal) -> Iterator[tuple[date, Deal, str]]:
    part = rng.randint(20, 55)
    if rng.randrange(_ONE_IN) or deal.stage == STAGES[0] or scene.age(deal.opened) > _QUOTED:
        return
    offered = deal.opened + timedelta(days=((deal.closed or scene.end) - deal.opened).days * part // 100)
    yield offered, deal, {WON: "Accepted", LOST: "Declined"}.get(deal.stage, "Sent")
