"""Process behaviour (XmR) charts: the usual range of a series and the signals beyond chance; no pictures here.

Method: Wheeler, Understanding Variation (1993): natural process limits from the mean moving range. Rates whose
number of records changes from point to point get p-chart limits instead, see intervals.py. Floats: nothing is paid
from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import fmean, median
from typing import Final

PROVISIONAL: Final = 6
FIRM: Final = 12
_MEAN_FACTOR: Final = 2.66  # 3 / d2 for ranges of two points, d2 = 1.128
_MEDIAN_FACTOR: Final = 3.145  # the same for the median moving range
_RANGE_FACTOR: Final = 3.268  # D4 for ranges of two points
_RUN: Final = 8
_NEAR: Final = 3
_NEAR_OF: Final = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """The usual range; ``moving`` is the largest usual step between neighbours, ``points`` what they come from."""

    lower: float
    centre: float
    upper: float
    moving: float
    points: int

    @property
    def firm(self) -> bool:
        return self.points >= FIRM

    def holds(self, value: float) -> bool:
        return self.lower <= value <= self.upper


class Rule(Enum):
    """Why a point is a signal; there are no other rules."""

    OUTSIDE = "outside"
    RUN = "run"
    NEAR_LIMIT = "near_limit"


@dataclass(frozen=True, slots=True)
class Signal:
    """``index`` of the point that completes the pattern; ``upward``: the pattern lies above the centre."""

    index: int
    rule: Rule
    upward: bool


def usual_range(values: Sequence[float], *, floor: float | None = None, of_medians: bool = False) -> Limits | None:
    """Limits from the first points of ``values``, at most FIRM of them: firm limits are frozen.

    None below PROVISIONAL points. After a shift with a known cause hand in the points since then. ``floor``: the
    least value there can be (0 for counts). ``of_medians``: less moved by one wild point.
    """
    base = values[:FIRM]
    if len(base) < PROVISIONAL:
        return None
    steps = [abs(after - before) for before, after in pairwise(base)]
    middle, factor = (median, _MEDIAN_FACTOR) if of_medians else (fmean, _MEAN_FACTOR)
    centre, step = fmean(base), middle(steps)
    lower = centre - factor * step
    return Limits(
        lower if floor is None else max(floor, lower),
        centre,
        centre + factor * step,
        _RANGE_FACTOR * fmean(steps),
        len(base),
    )


def signals(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Each point that completes a pattern, in order: outside first, then eight on a side, then three of four near."""
    found = []
    for index, value in enumerate(values):
        rule = _rule(values[: index + 1], limits)
        if rule:
            found.append(Signal(index, rule, value > limits.centre))
    return found


def _rule(values: Sequence[float], limits: Limits) -> Rule | None:
    """The pattern that the last of ``values`` completes; a point outside is told before a run."""
    last = values[-1]
    if not limits.holds(last):
        return Rule.OUTSIDE
    sides = [_side(value, limits) for value in values[-_RUN:]]
    if len(sides) == _RUN and sides[0] and len(set(sides)) == 1:
        return Rule.RUN
    near = [_near_side(value, limits) for value in values[-_NEAR_OF:]]
    if near[-1] and near.count(near[-1]) >= _NEAR:
        return Rule.NEAR_LIMIT
    return None


def _side(value: float, limits: Limits) -> int:
    return (value > limits.centre) - (value < limits.centre)


def _near_side(value: float, limits: Limits) -> int:
    """1 or -1 if the value is nearer to that limit than to the centre, else 0."""
    side = _side(value, limits)
    limit = limits.upper if side > 0 else limits.lower
    return side if abs(value - limit) < abs(value - limits.centre) else 0
