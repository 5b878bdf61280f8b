"""Whether an action did anything: before against after, chance, the others and the pull to the mean; nothing is caused.

Floats: nothing is paid from here. Method: statistics.md, "Effect of an action".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev, variance
from typing import Final

from desktop_app.rules.statistics.intervals import Z95
from desktop_app.rules.statistics.xmr import PROVISIONAL, Limits, Signal, signals, usual_range

LEAST_AFTER: Final = 3
"""Whole periods after the start below which nothing is said; this program's default."""
LEAST_OTHERS: Final = 3
"""With fewer others their mean change is told, but not taken off: it would bring in more chance than it takes out."""
_D2: Final = 1.128  # mean range of two values drawn from a normal distribution of deviation 1
_FREEDOM: Final = 0.62  # of a mean moving range, for each range (Wheeler, Advanced Topics in SPC, 1995)
_POWER: Final = 0.8416212335729143  # 80 % of the normal distribution lie below


class Verdict(Enum):
    """What can be said of an action; never that it caused anything."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    WORSE = "worse"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class Measured:
    """One period: ``weight`` is the number of records of a share, so that shares are pooled; 1 for everything else."""

    value: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Others:
    """The same change among those without the action, of ``n``; ``rank`` 1: nobody changed more in the wanted way."""

    change: float
    noise: float
    n: int
    rank: int


@dataclass(frozen=True, slots=True)
class Effect:
    """``change``: after − expected, less the others' change. ``low`` to ``high``: where it lies in 95 of 100 cases.

    ``expected``: ``before``, drawn toward the team for somebody chosen for being worst. ``smallest``: the effect that
    would have been shown in 8 of 10 cases. ``signal``: the first beyond the usual range of the baseline in the wanted
    direction. None where the baseline is too short to tell.
    """

    verdict: Verdict
    points: int
    periods: int
    before: float | None = None
    expected: float | None = None
    after: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    smallest: float | None = None
    signal: Signal | None = None
    others: Others | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where somebody stood over the baseline, and the variance that chance alone gives that mean."""

    mean: float
    noise: float


def pooled(points: Sequence[Measured]) -> float:
    """The mean, each period by its weight. ValueError without weight."""
    weight = sum(one.weight for one in points)
    if weight <= 0:
        raise ValueError(points)
    return sum(one.value * one.weight for one in points) / weight


def start_of(points: Sequence[Measured]) -> Start | None:
    """The mean of a baseline and its noise σ²/n with σ = mean moving range / 1.128; None below PROVISIONAL points."""
    if len(points) < PROVISIONAL:
        return None
    return Start(pooled(points), sigma(points) ** 2 / len(points))


def sigma(points: Sequence[Measured]) -> float:
    return fmean(abs(after.value - before.value) for before, after in pairwise(points)) / _D2


def regressed(own: Start, everybody: Sequence[Start]) -> float:
    """What to expect of somebody without any action: their mean, drawn toward the mean of ``everybody`` (them too).

    True differences τ² are the variance of the means less their noise; the own mean keeps τ²/(τ² + noise) of its
    distance (Efron and Morris 1975, JASA 70:311; Kelley 1947). Below three people nothing is drawn.
    """
    if len(everybody) < LEAST_OTHERS:
        return own.mean
    middle = fmean(one.mean for one in everybody)
    true = max(0.0, variance(one.mean for one in everybody) - fmean(one.noise for one in everybody))
    whole = true + own.noise
    return middle + (own.mean - middle) * (true / whole if whole else 1.0)


def compared(own: float, changes: Sequence[float], *, higher: bool) -> Others | None:
    """``own`` and ``changes``: after − before of the one with the action, and of those without; None without them."""
    if not changes:
        return None
    sign = 1 if higher else -1
    rank = 1 + sum(sign * change > sign * own for change in changes)
    noise = stdev(changes) ** 2 / len(changes) if len(changes) >= LEAST_OTHERS else 0.0
    return Others(fmean(changes), noise, len(changes), rank)


def effect(
    before: Sequence[Measured],
    after: Sequence[Measured],
    *,
    higher: bool,
    expected: float | None = None,
    changes: Sequence[float] = (),
    planned: int = LEAST_AFTER,
) -> Effect:
    """``before``: the frozen baseline; ``after``: the whole periods since the start; both oldest first.

    ``expected``: the start drawn toward the team, if the action chose somebody for being worst. ``changes``: after −
    before of each one without the action. ``planned``: periods until the review, for the smallest effect meanwhile.
    """
    points, periods = len(before), len(after)
    if points < PROVISIONAL:
        return Effect(Verdict.TOO_EARLY, points, periods)
    start = pooled(before)
    aimed = start if expected is None else expected
    if periods < LEAST_AFTER:
        least = _smallest(before, max(planned, LEAST_AFTER), 0.0)
        now = pooled(after) if after else None
        return Effect(Verdict.TOO_EARLY, points, periods, start, aimed, now, smallest=least)
    now = pooled(after)
    others = compared(now - start, changes, higher=higher)
    taken = others if others and others.n >= LEAST_OTHERS else None
    change = now - aimed - (taken.change if taken else 0.0)
    noise = taken.noise if taken else 0.0
    half = _t95(points) * _error(before, periods, noise)
    return Effect(
        _verdict(change, half, higher=higher), points, periods, start, aimed, now, change, change - half,
        change + half, _smallest(before, periods, noise), _signal(before, after, higher=higher), others,
    )  # fmt: skip


def _verdict(change: float, half: float, *, higher: bool) -> Verdict:
    wanted = change if higher else -change
    if wanted > half:
        return Verdict.SHOWN
    return Verdict.WORSE if wanted < -half else Verdict.NOT_SHOWN


def _error(before: Sequence[Measured], periods: int, noise: float) -> float:
    return sqrt(sigma(before) ** 2 * (1 / len(before) + 1 / periods) + noise)


def _smallest(before: Sequence[Measured], periods: int, noise: float) -> float:
    return (_t95(len(before)) + _POWER) * _error(before, periods, noise)


def _t95(points: int) -> float:
    """Student's t for 95 %: σ comes from few ranges (Cornish-Fisher, Abramowitz and Stegun 26.7.5)."""
    z, freedom = Z95, _FREEDOM * (points - 1)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )


def _signal(before: Sequence[Measured], after: Sequence[Measured], *, higher: bool) -> Signal | None:
    """The first of ``after``, by its place there, that the usual range of ``before`` does not hold."""
    limits = usual_range([one.value for one in before])
    assert isinstance(limits, Limits)
    found = signals([one.value for one in after], limits)
    return next((one for one in found if one.upward is higher), None)
