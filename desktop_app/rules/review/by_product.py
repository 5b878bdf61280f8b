"""What each product adds on the way from a usual period to the actual one: number, mix and size, summing both ways.

Price, volume and mix of management accounting, for a product of U·s pieces at a mean size p: with U pieces in all,
(U₁ − U₀)·s₀·p₀ + U₁·(s₁ − s₀)·p₀ + U₁·s₁·(p₁ − p₀) is its own change, and the sums over all products are the change in
the number of pieces at the usual mean size, and the mix and size of ``misses``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.rules.statistics.contributions import Ratio

_ZERO = Fraction(0)
_NOTHING = Ratio(_ZERO, _ZERO)


@dataclass(frozen=True, slots=True)
class ProductPart:
    """``volume``, ``mix`` and ``size`` sum to actual − usual. ``name`` empty: sold without a product.

    ``target``: what was set out for the product itself, None where nothing was.
    """

    name: str
    usual: Fraction
    actual: Fraction
    volume: Fraction
    mix: Fraction
    size: Fraction
    target: Fraction | None = None

    @property
    def change(self) -> Fraction:
        return self.actual - self.usual


def parts_by_product(usual: Mapping[str, Ratio], actual: Mapping[str, Ratio]) -> tuple[ProductPart, ...]:
    """The products by their change, the largest loss first; empty where one side has no pieces.

    A product that was not sold before has no usual size: the mean of all stands for it.
    """
    pieces = [sum((part.denominator for part in side.values()), _ZERO) for side in (usual, actual)]
    if min(pieces) <= 0:
        return ()
    mean = sum((part.numerator for part in usual.values()), _ZERO) / pieces[0]
    found = []
    for name in {**usual, **actual}:
        old, new = usual.get(name, _NOTHING), actual.get(name, _NOTHING)
        size = old.numerator / old.denominator if old.denominator else mean
        as_usual = old.denominator * size
        grown = as_usual * pieces[1] / pieces[0]
        at_usual_size = new.denominator * size
        found.append(
            ProductPart(
                name, old.numerator, new.numerator, grown - as_usual, at_usual_size - grown,
                new.numerator - at_usual_size,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda part: part.change))
