"""Computed measures of open deals: what they may bring, which stand still, how often they are put off."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from typing import Final

from desktop_app.domain.money import from_stored
from desktop_app.rules.kpis.aggregation import MeasureTotal, Spread, percentile

_SLOW: Final = Fraction(75)  # a deal stands still once it waited longer than three of four waited in its stage
NEVER: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Deal:
    """Days are ordinals; ``decided`` NEVER: it is open. ``amount`` in millionths, estimated where none is known.

    ``stages``: (day, stage) in order; ``stage``: as it stands now; ``contacts``: days of activities, in order;
    ``pushes``: days on which one learned that it closes later than it was said to, in order.
    """

    opened: int
    amount: int
    stage: str = ""
    decided: int = NEVER
    won: bool = False
    stages: tuple[tuple[int, str], ...] = ()
    contacts: tuple[int, ...] = ()
    pushes: tuple[int, ...] = ()

    def is_open(self, after: int) -> bool:
        return self.opened < after <= self.decided

    def stage_at(self, after: int) -> tuple[int, str]:
        """Since when the deal is in which stage when ``after`` begins; without a history in its stage of today."""
        passed = [one for one in self.stages if one[0] < after]
        return passed[-1] if passed else (self.opened, "" if self.stages else self.stage)

    def last_touched(self, after: int) -> int:
        before = bisect_left(self.contacts, after)
        return max(self.stage_at(after)[0], self.contacts[before - 1] if before else 0)


@dataclass(slots=True)
class Experience:
    """What became of decided deals by the stages they passed, and how long deals waited in each; of the company.

    ``decided``: by stage (of all together: an empty one) the days of decisions, in order, and a running sum of wins.
    ``left``: by stage the days on which a deal moved on and how many days it had waited, in order.
    """

    decided: Mapping[str, tuple[Sequence[int], Sequence[int]]]
    left: Mapping[str, Sequence[tuple[int, int]]]
    _slow: dict[tuple[str, int], Fraction | None] = field(default_factory=dict)

    def chance(self, stage: str, after: int) -> Fraction | None:
        """Wins among the deals decided before ``after`` that passed ``stage``, else among all; None without any."""
        for known in (stage, ""):
            days, wins = self.decided.get(known, ((), (0,)))
            n = bisect_left(days, after)
            if n:
                return Fraction(wins[n], n)
        return None

    def patience(self, stage: str, after: int) -> Fraction | None:
        """The days within which three of four deals left ``stage`` before ``after``; None without any."""
        if (stage, after) not in self._slow:
            waits = tuple((days, 1) for day, days in self.left.get(stage, ()) if day < after)
            self._slow[stage, after] = percentile(Spread(waits), _SLOW)
        return self._slow[stage, after]


def experience(deals: Collection[Deal]) -> Experience:
    """What ``deals`` teach about later ones."""
    ends: list[tuple[str, int, bool]] = []
    left: dict[str, list[tuple[int, int]]] = {}
    for deal in deals:
        if deal.decided < NEVER:
            stages = {"", *(stage for day, stage in deal.stages if day <= deal.decided)}
            ends += [(stage, deal.decided, deal.won) for stage in stages]
            if deal.stages and deal.stages[-1][0] <= deal.decided:  # the decision ends the last stage too
                day, stage = deal.stages[-1]
                left.setdefault(stage, []).append((deal.decided, deal.decided - day))
        for (day, stage), (later, _next) in pairwise(deal.stages):
            left.setdefault(stage, []).append((later, later - day))
    ends.sort()
    decided = {}
    for stage, group in groupby(ends, key=lambda one: one[0]):
        mine = list(group)
        decided[stage] = [day for _, day, _ in mine], list(accumulate((won for *_, won in mine), initial=0))
    return Experience(decided, {stage: sorted(waits) for stage, waits in left.items()})


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The deals of a group, and what the whole company's teach."""

    deals: Sequence[Deal]
    known: Experience

    def open_at(self, after: int) -> list[Deal]:
        return [deal for deal in self.deals if deal.is_open(after)]


def pipeline_weighted(fed: Pipeline, _first: int, after: int) -> MeasureTotal:
    """Amounts of open deals, each times the share of wins among decided deals that passed its stage.

    None where no deal was ever decided. gaspwiki.pages.dev/v1/metrics/sales: own rates, not those of the CRM.
    """
    mine = fed.open_at(after)
    chances = [fed.known.chance(deal.stage_at(after)[1], after) for deal in mine]
    if not mine and fed.known.chance("", after) is not None:
        return MeasureTotal(Fraction(0))
    pairs = zip(mine, chances, strict=True)
    worth = [from_stored(deal.amount) * chance for deal, chance in pairs if chance is not None]
    return MeasureTotal(sum(worth, Fraction(0)) if worth else None, len(worth))


def deals_in_stage(fed: Pipeline, _first: int, after: int) -> MeasureTotal:
    """Open deals in a stage that others left before, so that it is known how long is usual."""
    found = [deal for deal in fed.open_at(after) if fed.known.patience(deal.stage_at(after)[1], after) is not None]
    return MeasureTotal(Fraction(len(found)), len(found))


def deals_stale(fed: Pipeline, _first: int, after: int) -> MeasureTotal:
    """Those of them without an activity or a step for longer than three of four deals stayed in the stage."""
    found = 0
    for deal in fed.open_at(after):
        usual = fed.known.patience(deal.stage_at(after)[1], after)
        found += usual is not None and after - 1 - deal.last_touched(after) > usual
    return MeasureTotal(Fraction(found), found)


def close_pushes(fed: Pipeline, _first: int, after: int) -> MeasureTotal:
    """How often the expected close of open deals was moved to a later day."""
    n = sum(bisect_left(deal.pushes, after) for deal in fed.open_at(after))
    return MeasureTotal(Fraction(n), n)
