"""The funnel of deals: how many go on from each stage, how long they stay, where they get stuck; no records are read.

A deal has reached a stage once it has entered it or a later one: a stage that was skipped counts as passed. The share
that goes on is that of the deals which have left the stage; those still in it have not been decided.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from desktop_app.rules.analysis.spreads import Times, times_of
from desktop_app.rules.statistics.intervals import Interval, differ, wilson

OPEN: Final = ""
"""The one stage of deals whose way nobody wrote down."""
WON, LOST = "won", "lost"
_BEYOND: Final = 0.05  # the customary bound, divided by the comparisons that are made (Bonferroni)
LEAST_WON: Final = 20
"""Below so many won deals nobody knows how long a deal usually takes."""


@dataclass(frozen=True, slots=True)
class Deal:
    """Days are ordinals. ``state``: won, lost or open, as known on the day one looks from; ``group``: of a split."""

    id: int
    number: str
    created: int
    closed: int | None
    state: str
    stage: str
    owner: int = 0
    customer: int = 0
    product: int = 0
    amount: Fraction = Fraction(0)
    estimated: bool = False
    group: int = 0

    @property
    def cycle(self) -> int | None:
        """Days from creation to winning; None unless won, or where the days are the wrong way round."""
        if self.state != WON or self.closed is None or self.closed < self.created:
            return None
        return self.closed - self.created


@dataclass(frozen=True, slots=True)
class Visit:
    """``left`` None: still there."""

    stage: str
    entered: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Journey:
    deal: Deal
    visits: tuple[Visit, ...]


def journey(deal: Deal, entries: Sequence[tuple[str, int]]) -> Journey:
    """The way of ``deal`` through ``entries`` (open stage, day) in their order; without any, one stage."""
    steps = list(entries) or [(OPEN, deal.created)]
    moved = [steps[0], *(after for before, after in pairwise(steps) if after[0] != before[0])]
    ends = [day for _stage, day in moved[1:]] + [None if deal.closed is None else max(deal.closed, moved[-1][1])]
    return Journey(deal, tuple(Visit(stage, day, end) for (stage, day), end in zip(moved, ends, strict=True)))


def ordered(journeys: Iterable[Journey]) -> list[str]:
    """The stages from first to last: each stands before those that most deals entered after it (Copeland 1951)."""
    before: Counter[tuple[str, str]] = Counter()
    places: dict[str, list[int]] = {}
    for one in journeys:
        first = list(dict.fromkeys(visit.stage for visit in one.visits))
        before.update(combinations(first, 2))
        for place, stage in enumerate(first):
            places.setdefault(stage, []).append(place)

    def rank(stage: str) -> tuple[int, float, str]:
        ahead = sum(before[stage, other] > before[other, stage] for other in places)
        behind = sum(before[stage, other] < before[other, stage] for other in places)
        return behind - ahead, sum(places[stage]) / len(places[stage]), stage

    return sorted(places, key=rank)


@dataclass(frozen=True, slots=True)
class StageRow:
    """``reached`` = ``went_on`` + ``lost`` + ``still``; ``stay``: days of the visits that have ended.

    ``ids``: the deals that reached it.
    """

    stage: str
    reached: int
    went_on: int
    lost: int
    still: int
    stay: Times
    ids: tuple[int, ...] = field(default=(), repr=False)

    @property
    def left(self) -> int:
        return self.went_on + self.lost

    @property
    def conversion(self) -> Fraction | None:
        return Fraction(self.went_on, self.left) if self.left else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.went_on, self.left) if self.left else None


def stage_rows(journeys: Sequence[Journey], stages: Sequence[str]) -> tuple[StageRow, ...]:
    place = {stage: number for number, stage in enumerate(stages)}
    furthest = [(max(place[visit.stage] for visit in one.visits), one.deal.state, one.deal.id) for one in journeys]
    stays: dict[str, list[int]] = {stage: [] for stage in stages}
    for one in journeys:
        for visit in one.visits:
            if visit.left is not None:
                stays[visit.stage].append(visit.left - visit.entered)
    found = []
    for stage, number in place.items():
        ids = tuple(deal for far, state, deal in furthest if state == WON or far >= number)
        lost = sum(state == LOST and far == number for far, state, _deal in furthest)
        still = sum(state not in (WON, LOST) and far == number for far, state, _deal in furthest)
        found.append(StageRow(stage, len(ids), len(ids) - lost - still, lost, still, times_of(stays[stage]), ids))
    return tuple(found)


def narrowest(rows: Sequence[StageRow]) -> StageRow | None:
    """The stage from which the smallest share goes on, where that is lower than every other's beyond chance."""
    known = sorted((row for row in rows if row.left), key=lambda row: row.conversion or Fraction(0))
    if len(known) <= 1:
        return None
    first = known[0]
    for other in known[1:]:
        difference = differ([(first.went_on, first.left), (other.went_on, other.left)])
        if difference is None or difference.p >= _BEYOND / (len(known) - 1):
            return None
    return first


def slowest(rows: Sequence[StageRow]) -> StageRow | None:
    """The stage in which deals stay longest, where that is longer than in every other beyond chance.

    Median test (Mood 1950): how many stays are above the median of both stages together, by χ².
    """
    known = sorted((row for row in rows if row.stay.n), key=lambda row: row.stay.median or Fraction(0), reverse=True)
    if len(known) <= 1:
        return None
    first = known[0]
    for other in known[1:]:
        middle = times_of([*first.stay.values, *other.stay.values]).median
        assert middle is not None
        difference = differ([(sum(value > middle for value in row.stay.values), row.stay.n) for row in (first, other)])
        if difference is None or difference.p >= _BEYOND / (len(known) - 1):
            return None
    return first


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Deals created together, or of one group: ``won`` + ``lost`` + ``still`` = ``created``."""

    key: int
    created: int
    won: int
    lost: int
    still: int
    cycle: Times
    amount_won: Fraction
    reached: tuple[int, ...] = ()
    young: bool = False

    @property
    def decided(self) -> int:
        return self.won + self.lost

    @property
    def win_rate(self) -> Fraction | None:
        return Fraction(self.won, self.decided) if self.decided else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.won, self.decided) if self.decided else None


def group_row(key: int, journeys: Sequence[Journey], stages: Sequence[str], *, young: bool = False) -> GroupRow:
    found = [one.deal for one in journeys]
    states = Counter(deal.state for deal in found)
    return GroupRow(
        key,
        len(found),
        states[WON],
        states[LOST],
        len(found) - states[WON] - states[LOST],
        times_of([cycle for deal in found if (cycle := deal.cycle) is not None]),
        sum((deal.amount for deal in found if deal.state == WON), Fraction(0)),
        tuple(row.reached for row in stage_rows(journeys, stages)) if stages else (),
        young,
    )


def cohorts(
    journeys: Sequence[Journey], months: Sequence[tuple[int, int]], stages: Sequence[str], as_of: int, usual: int | None
) -> tuple[GroupRow, ...]:
    """One row for each of ``months`` (first day, day after it) with deals; ``key`` is its first day.

    ``usual``: days within which nine of ten won deals are won; a cohort younger than that may still change.
    """
    found = []
    for first, after in months:
        mine = [one for one in journeys if first <= one.deal.created < after]
        if mine:
            young = any(one.deal.state not in (WON, LOST) for one in mine) and (
                usual is None or after + usual > as_of + 1
            )
            found.append(group_row(first, mine, stages, young=young))
    return tuple(found)


def groups(journeys: Sequence[Journey]) -> tuple[GroupRow, ...]:
    """One row for each group of the deals, the most deals first."""
    parts: dict[int, list[Journey]] = {}
    for one in journeys:
        parts.setdefault(one.deal.group, []).append(one)
    rows = (group_row(key, mine, ()) for key, mine in parts.items())
    return tuple(sorted(rows, key=lambda row: (-row.created, row.key)))


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """``age`` and ``here``: days since it was created, and in the stage it is in where that is known."""

    deal: Deal
    age: int
    here: int | None


def open_deals(journeys: Iterable[Journey], as_of: int) -> tuple[OpenDeal, ...]:
    """The deals that are open, the oldest first."""
    found = [
        OpenDeal(one.deal, as_of - one.deal.created,
                 None if one.visits[-1].stage == OPEN else as_of - one.visits[-1].entered)
        for one in journeys if one.deal.state not in (WON, LOST)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.age, one.deal.number)))


def stale(found: Iterable[OpenDeal], limit: int | Fraction | None) -> tuple[OpenDeal, ...]:
    """Those open for longer than ``limit`` days; none where nobody knows how long is usual."""
    return () if limit is None else tuple(one for one in found if one.age > limit)


def by_stage(found: Iterable[OpenDeal]) -> Mapping[str, tuple[OpenDeal, ...]]:
    parts: dict[str, list[OpenDeal]] = {}
    for one in found:
        parts.setdefault(one.deal.stage, []).append(one)
    return {stage: tuple(mine) for stage, mine in sorted(parts.items())}
