"""Months to come of a monthly series with an 80 % band from the method's own past errors; pure Python floats.

Seasonal index: ratios to a centred 12-month mean (the classical decomposition), shrunk toward 1. Level: mean of
simple exponential smoothing, Theta (Assimakopoulos & Nikolopoulos 2000, in Hyndman & Billah's form: smoothing with
half the linear trend as drift) and damped trend (Gardner & McKenzie 1985). Never an undamped trend. Measured on 59
series: MASE 0.91-0.92 against 1.09 for the mean of the last three months (statistics.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import fmean
from typing import Final

SEASONAL: Final = 25
TREND: Final = 12
SHORTEST: Final = 6
YEAR: Final = 12
ROLLING: Final = 18
_DAMPING: Final = 0.9
_LEAST_RATIOS: Final = 3
_LOW, _HIGH = 0.1, 0.9  # the ends of an 80 % band
_RANKED: Final = 9.0  # from so many errors on both ends have a rank among them
_WIDE: Final = (0.5, 1.5)
"""Band until the method has errors of its own: wide on purpose, a default without a source."""
_WEIGHTS: Final = tuple(step / 20 for step in range(1, 20))
_LEVEL_WEIGHTS: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
_TREND_WEIGHTS: Final = (0.1, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Forecast:
    """One month to come; in ``right`` of the last ``of`` months the band of that time held what came.

    ``method``: seasonal, trend or mean, an id for the sentence that explains it. ``months``: how many it comes from.
    """

    value: float
    low: float
    high: float
    right: int
    of: int
    method: str
    months: int


def forecast(months: Sequence[float], ahead: int = 1, count: int = 1) -> Forecast | None:
    """The month ``ahead`` steps after ``months`` (complete ones, oldest first); None below SHORTEST of them.

    ``count``: the sum of so many months from there on, a quarter say, with the band of such sums.

    The band multiplies the forecast with what ``band`` makes of actual ÷ forecast of the last ≤ 18 rolling forecasts.
    """
    series = tuple(months)
    if len(series) < SHORTEST:
        return None
    value = _sum(series, ahead, count)
    ratios = _ratios(series, ahead, count)
    low, high = band(ratios, ahead + count - 1)
    right, of = hits(ratios, ahead + count - 1)
    return Forecast(value, value * low, value * high, right, of, method(len(series)), len(series))


def method(months: int) -> str:
    """Which method a series of that length gets; empty: none."""
    if months < SHORTEST:
        return ""
    if months < TREND:
        return "mean"
    return "trend" if months < SEASONAL else "seasonal"


def _sum(series: tuple[float, ...], ahead: int, count: int) -> float:
    return sum(_point(series, step) for step in range(ahead, ahead + count))


@lru_cache(maxsize=4096)
def _point(series: tuple[float, ...], ahead: int) -> float:
    """Cached, because the figures of next month ask for the same rolling forecasts again."""
    if len(series) < TREND:
        return fmean(series[-SHORTEST:])
    index = seasonal_index(series) if len(series) >= SEASONAL else [1.0] * YEAR
    flat = [value / index[place % YEAR] for place, value in enumerate(series)]
    point = _level(flat, ahead) * index[(len(series) + ahead - 1) % YEAR]
    return max(0.0, point) if min(series) >= 0 else point


def seasonal_index(series: Sequence[float]) -> list[float]:
    """Twelve factors around 1, the first for the month of ``series[0]``, shrunk toward 1 by years/(years+1)."""
    ratios: list[list[float]] = [[] for _month in range(YEAR)]
    for place in range(YEAR // 2, len(series) - YEAR // 2):
        window = series[place - 6 : place + 7]
        centred = (sum(window) - (window[0] + window[-1]) / 2) / YEAR
        if centred > 0:
            ratios[place % YEAR].append(series[place] / centred)
    raw = [fmean(found) if found else 1.0 for found in ratios]
    level = fmean(raw)
    years = len(series) / YEAR
    shrunk = [1 + (factor / level - 1) * years / (years + 1) if level > 0 else 1.0 for factor in raw]
    return [max(factor, 0.05) for factor in shrunk]


def _level(series: Sequence[float], ahead: int) -> float:
    return fmean((smoothed(series), theta(series, ahead), damped(series, ahead)))


def smoothed(series: Sequence[float]) -> float:
    """Simple exponential smoothing with the weight of least squared one-step errors; the same for all months ahead."""
    return _smooth(series, _best_weight(series))[0]


def _best_weight(series: Sequence[float]) -> float:
    return min(_WEIGHTS, key=lambda weight: _smooth(series, weight)[1])


def _smooth(series: Sequence[float], weight: float) -> tuple[float, float]:
    """The last level, and the sum of squared one-step errors."""
    level, errors = fmean(series[:3]), 0.0
    for value in series:
        errors += (value - level) ** 2
        level += weight * (value - level)
    return level, errors


def theta(series: Sequence[float], ahead: int = 1) -> float:
    """Smoothing with half the least-squares slope as drift."""
    n = len(series)
    middle, mean = (n - 1) / 2, fmean(series)
    slope = sum((place - middle) * (value - mean) for place, value in enumerate(series))
    slope /= sum((place - middle) ** 2 for place in range(n))
    weight = _best_weight(series)
    drift = slope / 2 * (ahead - 1 + (1 - (1 - weight) ** n) / weight)
    return _smooth(series, weight)[0] + drift


def damped(series: Sequence[float], ahead: int = 1) -> float:
    """Holt's linear trend, damped by φ = 0.9, with the weights of least squared one-step errors."""
    candidates = (_holt(series, level, trend) for level in _LEVEL_WEIGHTS for trend in _TREND_WEIGHTS)
    level, trend, _errors = min(candidates, key=lambda found: found[2])
    return level + trend * sum(_DAMPING**step for step in range(1, ahead + 1))


def _holt(series: Sequence[float], level_weight: float, trend_weight: float) -> tuple[float, float, float]:
    """The last level and trend, and the sum of squared one-step errors."""
    level, trend, errors = series[0], 0.0, 0.0
    for value in series[1:]:
        expected = level + _DAMPING * trend
        errors += (value - expected) ** 2
        before = level
        level = expected + level_weight * (value - expected)
        trend = _DAMPING * trend + trend_weight * (level - before - _DAMPING * trend)
    return level, trend, errors


def _ratios(series: tuple[float, ...], ahead: int, count: int) -> list[float]:
    """Actual ÷ forecast of the last rolling forecasts, oldest first; ``end``: the last month of what was forecast."""
    found = []
    steps = ahead + count - 1
    for end in range(max(SHORTEST + steps - 1, len(series) - ROLLING), len(series)):
        point = _sum(series[: end - steps + 1], ahead, count)
        if point > 0:
            found.append(sum(series[end - count + 1 : end + 1]) / point)
    return found


def band(ratios: Sequence[float], steps: int = 1) -> tuple[float, float]:
    """Factors around a forecast ``steps`` months ahead; the wide band until there are enough errors to know better.

    The next error lies between the ranks 0.1 × (n + 1) and 0.9 × (n + 1) of n earlier ones in 80 of 100 cases, whatever
    their distribution (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005); between the quantiles
    of these n themselves it lies in 0.8 × (n - 1)/(n + 1) only. Below nine the ranks lie outside: the outermost errors
    then count √(9/n) times as far from the forecast. Forecasts several months ahead are wrong together, so that n of
    them tell as much as n/⁴√steps. Both are fitted: replayed 1 to 6 months and 1 to 2 quarters ahead on 115 series of
    a file of orders and of the sample, the bands held 79.7 % of 8,822 results; plain quantiles held 63.8 %.
    """
    if len(ratios) < _LEAST_RATIOS:
        return _WIDE
    known = len(ratios) / steps**0.25
    farther = max(1.0, sqrt(_RANKED / known))
    low, high = (1 + (_ranked(ratios, share, known) - 1) * farther for share in (_LOW, _HIGH))
    if len(ratios) < SHORTEST:
        low, high = min(low, _WIDE[0]), max(high, _WIDE[1])
    return max(min(low, 1.0), min(*ratios, 0.0)), max(high, 1.0)


def _ranked(ratios: Sequence[float], share: float, known: float) -> float:
    """The ratio at rank ``share`` × (``known`` + 1) of ``known`` evenly spread ones; the outermost beyond them."""
    place = (share * (known + 1) - 1) / max(known - 1, 1.0)
    return quantile(ratios, min(1.0, max(0.0, place)))


def chance(months: Sequence[float], wanted: float, ahead: int = 1, count: int = 1) -> tuple[int, int] | None:
    """How often the forecast, with each of its own past errors, comes to ``wanted`` or more, and of how many errors.

    None below SHORTEST months or with fewer errors than a band is made of.
    """
    series = tuple(months)
    ratios = _ratios(series, ahead, count) if len(series) >= SHORTEST else []
    if len(ratios) < _LEAST_RATIOS:
        return None
    value = _sum(series, ahead, count)
    return sum(value * ratio >= wanted for ratio in ratios), len(ratios)


def hits(ratios: Sequence[float], steps: int = 1) -> tuple[int, int]:
    """How often the band of that time held what came; counted from SHORTEST errors on.

    It is made of the errors that were known when the forecast was made, ``steps`` months before what came.
    """
    held = [
        low <= ratios[place] <= high
        for place in range(SHORTEST + steps - 1, len(ratios))
        for low, high in (band(ratios[: place - steps + 1], steps),)
    ]
    return sum(held), len(held)


def quantile(values: Sequence[float], share: float) -> float:
    """Linear between neighbours (type 7)."""
    ordered = sorted(values)
    rank = (len(ordered) - 1) * share
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (rank - below) * (ordered[above] - ordered[below])
