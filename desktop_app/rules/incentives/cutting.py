"""Cutting the way through a result at the bounds of tiers, in whole numbers over one denominator: exact, and quick."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from desktop_app.domain.money import over_one_denominator
from desktop_app.rules.incentives.rating import ZERO, Given, Slice, Tier, bands


@dataclass(frozen=True, slots=True)
class _Band:
    """``low`` and ``high`` in the parts of the way, None where open; the rest as a slice shows it."""

    number: int
    low: int | None
    high: int | None
    lower: Fraction
    upper: Fraction | None
    rate: Fraction


def slices(tiers: Sequence[Tier], way: Sequence[Fraction], given: Given) -> list[tuple[Slice, ...]]:
    """Each step of ``way``, from one result to the next, cut at the bounds; amounts are negative on the way down."""
    found = list(bands(tiers))
    bounds = [upper for _number, _lower, upper, _rate in found if upper is not None]
    whole, scale = over_one_denominator([*way, *bounds])
    marks, rates = [None, *whole[len(way) :], None], [given.limited(rate) for _number, _lower, _upper, rate in found]
    cut = [
        _Band(number, low, high, lower or ZERO, upper, rate)
        for (number, lower, upper, _rate), (low, high), rate in zip(found, pairwise(marks), rates, strict=True)
    ]
    return [tuple(_step(cut, start, end, scale)) for start, end in pairwise(whole[: len(way)])]


def _step(cut: Sequence[_Band], before: int, after: int, scale: int) -> Iterator[Slice]:
    low, high = (before, after) if after >= before else (after, before)
    for band in cut:
        if band.high is not None and band.high <= low:
            continue
        if band.low is not None and band.low >= high:
            break
        start = low if band.low is None or band.low < low else band.low
        end = high if band.high is None or band.high > high else band.high
        if end > start:
            amount = Fraction(end - start if after >= before else start - end, scale)
            yield Slice(band.number, band.lower, band.upper, amount, band.rate)
