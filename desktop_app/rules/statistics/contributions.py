"""What drives a change: each segment's part of it, exact, so that the parts sum to it; no causes are claimed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """A segment's part of the change of a sum."""

    segment: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Ratio:
    numerator: Fraction
    denominator: Fraction


@dataclass(frozen=True, slots=True)
class RateContribution:
    """A segment's part of the change of a rate: ``mix``, because its share of the base changed, and ``rate``.

    ``rate_before`` and ``rate_after`` are None for a segment without records then.
    """

    segment: str
    share_before: Fraction
    share_after: Fraction
    rate_before: Fraction | None
    rate_after: Fraction | None
    mix: Fraction
    rate: Fraction

    @property
    def change(self) -> Fraction:
        return self.mix + self.rate


@dataclass(frozen=True, slots=True)
class VolumeContribution:
    """A segment's part of the change of an amount: more or fewer pieces, other prices, cheaper or dearer pieces."""

    segment: str
    volume: Fraction
    price: Fraction
    mix: Fraction

    @property
    def change(self) -> Fraction:
        return self.volume + self.price + self.mix


def of_sum(before: Mapping[str, Fraction], after: Mapping[str, Fraction]) -> list[Contribution]:
    """Segments by the size of their part, the largest first; a segment of one side alone counts 0 on the other."""
    segments = {**before, **after}
    found = [Contribution(name, before.get(name, _ZERO), after.get(name, _ZERO)) for name in segments]
    return sorted(found, key=lambda part: -abs(part.change))


def of_rate(before: Mapping[str, Ratio], after: Mapping[str, Ratio]) -> list[RateContribution]:
    """Mix (s₁ − s₀)(r₀ − R₀) and rate s₁(r₁ − r₀) of each segment; together R₁ − R₀ exactly.

    s: share of the denominator, r: the segment's rate, R: the whole's; 0 before, 1 after. A segment new after takes
    R₀ for the rate it never had, so that all of it is rate. ValueError if a side has no positive denominator.
    """
    base = [sum((part.denominator for part in side.values()), _ZERO) for side in (before, after)]
    if min(base) <= 0:
        raise ValueError(base)
    whole = sum((part.numerator for part in before.values()), _ZERO) / base[0]
    nothing = Ratio(_ZERO, _ZERO)
    found = []
    for name in {**before, **after}:
        old, new = before.get(name, nothing), after.get(name, nothing)
        shares = old.denominator / base[0], new.denominator / base[1]
        rates = _rate(old), _rate(new)
        start = whole if rates[0] is None else rates[0]
        mix = (shares[1] - shares[0]) * (start - whole)
        rate = shares[1] * (rates[1] - start) if rates[1] is not None else _ZERO
        found.append(RateContribution(name, *shares, *rates, mix, rate))
    return sorted(found, key=lambda part: -abs(part.change))


def _rate(ratio: Ratio) -> Fraction | None:
    return ratio.numerator / ratio.denominator if ratio.denominator else None


def of_amount(before: Mapping[str, Ratio], after: Mapping[str, Ratio]) -> list[VolumeContribution]:
    """Volume, price and mix of each segment, from (amount, pieces); together the change of the amount exactly.

    Volume: the change in all pieces at the old mean price P₀, by the segments' new shares of the pieces. Mix: the
    change of the segment's share times how far its old price lies from P₀. Price: the new pieces times the change of
    price. ValueError if a side has no pieces.
    """
    pieces = [sum((part.denominator for part in side.values()), _ZERO) for side in (before, after)]
    if min(pieces) <= 0:
        raise ValueError(pieces)
    mean_price = sum((part.numerator for part in before.values()), _ZERO) / pieces[0]
    growth = pieces[1] - pieces[0]
    return [
        VolumeContribution(
            part.segment, growth * part.share_after * mean_price, part.rate * pieces[1], part.mix * pieces[1]
        )
        for part in of_rate(before, after)
    ]
