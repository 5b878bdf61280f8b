"""How far chance reaches: intervals of shares, funnel and p-chart limits, whether people differ at all. Floats."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from typing import Final

Z80: Final = 1.2815515655446004
Z95: Final = 1.959963984540054
Z998: Final = 3.090232306167813
_SIGMAS: Final = 3.0  # p-chart
_STEPS: Final = 500
_CLOSE: Final = 1e-14


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


def wilson(successes: float, n: int, z: float = Z95) -> Interval:
    """The interval of a share seen on ``n`` records (Wilson 1927): honest for few records and near 0 and 1.

    ValueError if ``n`` is not positive.
    """
    if n <= 0:
        raise ValueError(n)
    share = successes / n
    spread = z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def funnel(share: float, n: int, z: float) -> Interval:
    """Where chance alone puts the share of somebody with ``n`` records if all had the same ``share`` (p̄)."""
    half = z * sqrt(share * (1 - share) / n)
    return Interval(max(0.0, share - half), min(1.0, share + half))


def p_limits(share: float, n: int) -> Interval:
    """Three-sigma limits of a p-chart for a point with ``n`` records."""
    return funnel(share, n, _SIGMAS)


def nps_margin(promoters: int, detractors: int, n: int, z: float = Z95) -> float:
    """Plus or minus so many points around a net promoter score: variance 100² (p + d − (p − d)²) / n."""
    up, down = promoters / n, detractors / n
    return z * 100 * sqrt((up + down - (up - down) ** 2) / n)


@dataclass(frozen=True, slots=True)
class Difference:
    """Pearson's χ² over people: ``p`` is how often chance alone would make them differ at least so much."""

    chi_squared: float
    freedom: int
    p: float

    @property
    def beyond_chance(self) -> bool:
        return self.p < 0.05  # noqa: PLR2004 - the customary bound, printed beside p


def differ(shares: Sequence[tuple[int, int]]) -> Difference | None:
    """Whether people differ in a share, from (successes, n) of each.

    None if there are not two people with records, or all records went the same way. People without records are
    left out.
    """
    counted = [(hits, n) for hits, n in shares if n > 0]
    hits, whole = sum(hit for hit, _n in counted), sum(n for _hit, n in counted)
    if len(counted) <= 1 or hits in (0, whole):
        return None
    share = hits / whole
    chi = sum((hit - n * share) ** 2 / (n * share * (1 - share)) for hit, n in counted)
    freedom = len(counted) - 1
    return Difference(chi, freedom, chi_squared_tail(chi, freedom))


def chi_squared_tail(value: float, freedom: int) -> float:
    """The probability of a larger χ²: upper regularised incomplete gamma function Q(freedom/2, value/2).

    Series below the mean, Lentz's continued fraction above it (Abramowitz & Stegun 6.5.29 and 6.5.31).
    """
    half, point = freedom / 2, value / 2
    if point <= 0:
        return 1.0
    scale = exp(half * log(point) - point - lgamma(half))
    if point < half + 1:
        return 1.0 - scale * _gamma_series(half, point)
    return scale * _gamma_fraction(half, point)


def _gamma_series(half: float, point: float) -> float:
    term = total = 1 / half
    for step in range(1, _STEPS):
        term *= point / (half + step)
        total += term
        if term < total * _CLOSE:
            break
    return total


def _gamma_fraction(half: float, point: float) -> float:
    below = point + 1 - half
    above = 1e300
    inverse = result = 1 / below
    for step in range(1, _STEPS):
        factor = -step * (step - half)
        below += 2
        inverse = 1 / (factor * inverse + below)
        above = below + factor / above
        change = inverse * above
        result *= change
        if abs(change - 1) < _CLOSE:
            break
    return result


def median_places(n: int, z: float = Z95) -> tuple[int, int] | None:
    """The places (from 1) of the sorted values between which the median of all such values lies.

    n/2 ± z·√n/2, rounded outwards (Campbell and Gardner 1988, BMJ 296:1454). None where they fall outside the values.
    """
    half = z * sqrt(n) / 2
    low, high = round(n / 2 - half), round(n / 2 + half) + 1
    return (low, high) if low >= 1 and high <= n else None
