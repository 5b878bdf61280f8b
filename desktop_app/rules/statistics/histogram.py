"""How values are spread: bins of a round width that hold every record once, median and 90th percentile."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_MOST_BINS: Final = 12
_TAIL: Final = Fraction(98, 100)  # of the records lie below the last bin's start where a few are far out
_STEPS: Final = tuple(Fraction(step, 10) for step in (10, 20, 25, 50, 100))

Counts = Sequence[tuple[Fraction, int]]
"""Values in rising order, each with the number of records that have it."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Records from ``start`` on and below ``end``; ``end`` None: everything from there on."""

    start: Fraction
    end: Fraction | None
    n: int


def bins(counts: Counts) -> tuple[Bin, ...]:
    """At most 12 bins of equal round width, the last one open where values lie far out; their n sum to all."""
    if not counts:
        return ()
    low, high = counts[0][0], counts[-1][0]
    reach = quantile(counts, _TAIL)
    width = _round_width((reach - low) / _MOST_BINS if reach > low else (high - low) / _MOST_BINS)
    start = width * (low // width)
    found: list[Bin] = []
    while not found or (start <= high and len(found) < _MOST_BINS):
        end = start + width
        found.append(Bin(start, end, sum(n for value, n in counts if start <= value < end)))
        start = end
    rest = sum(n for value, n in counts if value >= start)
    if rest:
        last = found.pop()
        found.append(Bin(last.start, None, last.n + rest))
    return tuple(found)


def _round_width(rough: Fraction) -> Fraction:
    """The next of 1, 2, 2.5, 5 times a power of ten; 1 where all values are the same."""
    if rough <= 0:
        return Fraction(1)
    power = Fraction(1)
    while power * 10 <= rough:
        power *= 10
    while power > rough:
        power /= 10
    return next(power * step for step in _STEPS if power * step >= rough)


def quantile(counts: Counts, share: Fraction) -> Fraction:
    """Linear between the two nearest records (Hyndman and Fan's type 7); ``counts`` must not be empty."""
    n = sum(count for _value, count in counts)
    rank = (n - 1) * share
    below = rank.numerator // rank.denominator
    low, high = _ranked(counts, below), _ranked(counts, min(below + 1, n - 1))
    return low + (rank - below) * (high - low)


def _ranked(counts: Counts, rank: int) -> Fraction:
    passed = 0
    for value, n in counts:
        passed += n
        if rank < passed:
            return value
    raise ValueError(rank)
