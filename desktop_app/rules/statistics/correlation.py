"""Whether two figures go together: Spearman's rank correlation with its interval; it says nothing of causes. Floats."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import fmean
from typing import Final

from desktop_app.rules.statistics.intervals import Z95, Interval

LEAST: Final = 10
"""Below ten pairs the interval below does not hold, and nothing is judged."""
_VARIANCE: Final = 1.06  # of atanh(rho) times (n - 3)


@dataclass(frozen=True, slots=True)
class Correlation:
    """``rho`` from -1 to 1 over ``n`` pairs; ``interval`` 95 %, None below LEAST pairs."""

    rho: float
    n: int
    interval: Interval | None

    @property
    def beyond_chance(self) -> bool:
        return self.interval is not None and not self.interval.holds(0.0)


def rank_correlation(pairs: Sequence[tuple[float, float]]) -> Correlation | None:
    """Spearman (1904): Pearson's correlation of the ranks, ties sharing their mean rank.

    The interval is tanh(atanh ρ ± 1.96·√(1.06/(n−3))) (Fieller, Hartley and Pearson 1957). None below three pairs or
    where one side is always the same.
    """
    if len(pairs) < 3:  # noqa: PLR2004 - two points always lie on a line
        return None
    left, right = (ranks(side) for side in zip(*pairs, strict=True))
    rho = _pearson(left, right)
    if rho is None:
        return None
    return Correlation(rho, len(pairs), _interval(rho, len(pairs)))


def ranks(values: Sequence[float]) -> list[float]:
    """From 1 for the least; equal values share the mean of their places."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and values[order[stop]] == values[order[start]]:
            stop += 1
        for place in order[start:stop]:
            found[place] = (start + stop + 1) / 2
        start = stop
    return found


def _pearson(left: Sequence[float], right: Sequence[float]) -> float | None:
    one, other = fmean(left), fmean(right)
    cross = sum((x - one) * (y - other) for x, y in zip(left, right, strict=True))
    spread = sqrt(sum((x - one) ** 2 for x in left) * sum((y - other) ** 2 for y in right))
    return cross / spread if spread else None


def _interval(rho: float, n: int) -> Interval | None:
    if n < LEAST:
        return None
    if abs(rho) >= 1:
        return Interval(rho, rho)
    half = Z95 * sqrt(_VARIANCE / (n - 3))
    return Interval(tanh(atanh(rho) - half), tanh(atanh(rho) + half))
