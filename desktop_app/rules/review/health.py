"""Whether a quota is fair: how many people reached it, how surely that can be said, where the misses lie.

The bounds 50, 60-70 and 80 % are a common reading of sales plans, not a law: they are told with n and interval, and a
high miss rate first questions quota, plan and ramp, then people (incentives.md, Quota setting and quota health).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.rules.statistics.correlation import Correlation, rank_correlation, ranks
from desktop_app.rules.statistics.intervals import Interval, differ, wilson

LEAST: Final = 5
"""Fewer people with a quota are shown, not judged."""
TOO_HIGH: Final = Fraction(1, 2)
TOO_LOW: Final = Fraction(4, 5)
EDGES: Final = tuple(Fraction(tenth, 10) for tenth in range(5, 16))
"""Where the classes of the distribution begin; the first one ends at 50 %, the last begins at 150 %."""
_MET: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a quota. ``past``: attainments of the periods before, oldest first, None without a quota then.

    ``best``: the most reached in one of them, in the quota's unit. ``groups``: the person's region, team, role,
    tenure by key. ``pay``: minor units of the period's approved pay; None where it is not worked out here.
    """

    person: int
    name: str
    quota: Fraction
    actual: Fraction
    past: tuple[Fraction | None, ...] = ()
    best: Fraction | None = None
    groups: tuple[tuple[str, str], ...] = ()
    pay: int | None = None

    @property
    def attainment(self) -> Fraction | None:
        return self.actual / self.quota if self.quota else None

    @property
    def misses_in_a_row(self) -> int:
        """Up to and with this period; one without a quota ends the row."""
        row = 0
        for value in reversed((*self.past, self.attainment)):
            if value is None or value >= _MET:
                break
            row += 1
        return row


@dataclass(frozen=True, slots=True)
class Share:
    """``reached`` of ``of`` people; ``interval`` 95 % (Wilson), None for nobody."""

    reached: int
    of: int

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.reached, self.of) if self.of else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.reached, self.of) if self.of else None


class Reading(Enum):
    """``FEW``: too few people; ``BETWEEN``: neither a sign against the quota nor in the middle of what is healthy."""

    FEW = "few"
    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"
    HEALTHY = "healthy"


@dataclass(frozen=True, slots=True)
class GroupShare:
    """``key``: region, team, role or tenure. ``differs``: the groups of this key differ beyond chance (χ²)."""

    key: str
    name: str
    share: Share
    differs: bool


class Advice(Enum):
    """Where to look first; both sides' evidence is always shown."""

    FEW = "few"
    PLAN = "plan"
    COACH = "coach"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Paid:
    """Pay against attainment: their rank correlation, and by person how many places pay stands above attainment."""

    correlation: Correlation | None
    places: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Health:
    """``before``: the share of the period before. ``sure``: the whole interval lies on the side of ``reading``.

    ``repeated``: who missed so often in a row that chance is unlikely; ``beyond_best``: whose quota lies above all
    they reached in the periods known; ``newcomers``: how many of those who missed are in their first months.
    """

    share: Share
    before: Share
    reading: Reading
    sure: bool
    classes: tuple[int, ...]
    groups: tuple[GroupShare, ...]
    repeated: tuple[Member, ...]
    beyond_best: tuple[Member, ...]
    newcomers: int
    paid: Paid
    advice: Advice

    @property
    def missed(self) -> int:
        return self.share.of - self.share.reached


def judge_quota(members: Sequence[Member], in_a_row: int, newcomer: str = "") -> Health:
    """From everybody with a quota above 0; ``newcomer``: the group of tenure that is still in its first months.

    ``in_a_row``: that many misses one after another are a matter of the person rather than of one period.
    """
    known = [one for one in members if one.attainment is not None]
    met = [one for one in known if one.attainment is not None and one.attainment >= _MET]
    share = Share(len(met), len(known))
    earlier = [one.past[-1] for one in known if one.past and one.past[-1] is not None]
    reading, sure = _read(share)
    missed = [one for one in known if one not in met]
    repeated = tuple(one for one in missed if one.misses_in_a_row >= in_a_row)
    return Health(
        share,
        Share(sum(value >= _MET for value in earlier), len(earlier)),
        reading,
        sure,
        _classes(known),
        _groups(known),
        repeated,
        tuple(one for one in known if one.best is not None and one.quota > one.best),
        sum(newcomer in dict(one.groups).values() for one in missed) if newcomer else 0,
        _paid(known),
        _advice(reading, repeated),
    )


def _read(share: Share) -> tuple[Reading, bool]:
    value, interval = share.value, share.interval
    if value is None or interval is None or share.of < LEAST:
        return Reading.FEW, False
    if value < TOO_HIGH:
        return Reading.TOO_HIGH, interval.high < TOO_HIGH
    if value > TOO_LOW:
        return Reading.TOO_LOW, interval.low > TOO_LOW
    return Reading.HEALTHY, interval.low >= TOO_HIGH and interval.high <= TOO_LOW


def _advice(reading: Reading, repeated: Sequence[Member]) -> Advice:
    """Where half or more miss, the quota is questioned before anybody is."""
    if reading is Reading.FEW:
        return Advice.FEW
    if reading in (Reading.TOO_HIGH, Reading.TOO_LOW):
        return Advice.PLAN
    return Advice.COACH if repeated else Advice.NOTHING


def _classes(known: Sequence[Member]) -> tuple[int, ...]:
    values = [one.attainment for one in known if one.attainment is not None]
    places = [sum(value >= edge for edge in EDGES) for value in values]
    return tuple(places.count(place) for place in range(len(EDGES) + 1))


def _groups(known: Sequence[Member]) -> tuple[GroupShare, ...]:
    found = []
    for key in dict.fromkeys(key for one in known for key, _name in one.groups):
        shares = _shares(known, key)
        if len(shares) > 1:
            chance = differ([(share.reached, share.of) for share in shares.values()])
            beyond = chance is not None and chance.beyond_chance
            found += [GroupShare(key, name, share, beyond) for name, share in shares.items()]
    return tuple(found)


def _shares(known: Sequence[Member], key: str) -> Mapping[str, Share]:
    found: dict[str, list[Fraction]] = {}
    for one in known:
        name = dict(one.groups).get(key, "")
        if name and one.attainment is not None:
            found.setdefault(name, []).append(one.attainment)
    return {name: Share(sum(value >= _MET for value in values), len(values)) for name, values in sorted(found.items())}


def _paid(known: Sequence[Member]) -> Paid:
    both = [(one.person, float(one.attainment), float(one.pay)) for one in known
            if one.attainment is not None and one.pay is not None]  # fmt: skip
    if not both:
        return Paid(None, ())
    attained, paid = ranks([row[1] for row in both]), ranks([row[2] for row in both])
    places = tuple(
        (row[0], Fraction(theirs) - Fraction(ours)) for row, ours, theirs in zip(both, attained, paid, strict=True)
    )
    return Paid(rank_correlation([(row[1], row[2]) for row in both]), places)
