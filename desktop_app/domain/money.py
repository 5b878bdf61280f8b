"""Exact amounts: the fixed scale in which records keep them, minor units that are paid, the one place that rounds.

Inside a calculation amounts are ``Fraction``. A stored amount is an integer of millionths (``SCALE``); a payable
amount is an integer of its currency's minor units (ISO 4217).
"""

from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from fractions import Fraction
from itertools import repeat
from math import lcm
from operator import mul
from typing import Final

SCALE: Final = 1_000_000
_SCALE: Final = Decimal(SCALE)
_LARGEST: Final = 2**63 - 1  # SQLite's integer
_LARGEST_POWER: Final = 12  # of ten, in _LARGEST / SCALE; writing out 1e9999999 to compare it would take minutes
# The usual context would round to 28 digits first, and then we a second time.
_UNROUNDED: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
# ISO 4217 exponents other than 2.
_EXPONENTS: Final = {
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
                     "XAF", "XOF", "XPF"), 0),
}  # fmt: skip


class Rounding(Enum):
    """Half away from zero treats a sale and its return alike; half-even is a choice of the plan."""

    HALF_AWAY = "half_away"
    HALF_EVEN = "half_even"


def exponent(currency: str) -> int:
    """Decimal places of ``currency``: 2 unless ISO 4217 says 0 or 3."""
    return _EXPONENTS.get(currency, 2)


def to_stored(value: Decimal) -> int:
    """``value`` in millionths; what lies beyond six decimals is rounded half-even. OverflowError beyond 9.2e12."""
    if value.adjusted() > _LARGEST_POWER:
        raise OverflowError(value)
    scaled = int(_UNROUNDED.multiply(value, SCALE).to_integral_value(ROUND_HALF_EVEN))
    if abs(scaled) > _LARGEST:
        raise OverflowError(value)
    return scaled


def to_stored_column(values: Sequence[Decimal | None]) -> list[int | None]:
    """``to_stored`` of many, five times faster; None stays None."""
    present = [value for value in values if value is not None]
    whole = _stored_plainly(present) or list(map(to_stored, present))
    if len(whole) == len(values):
        return list(whole)
    following = iter(whole)
    return [None if value is None else next(following) for value in values]


def _stored_plainly(values: Sequence[Decimal]) -> list[int]:
    """The values in millionths if none of them has to be rounded, else nothing."""
    if max(map(Decimal.adjusted, values), default=0) > _LARGEST_POWER:
        return []
    # Where the usual context's 28 digits leave a whole number of 19, nothing nearer to the exact product exists.
    scaled = list(map(mul, values, repeat(_SCALE)))
    whole = list(map(int, scaled))
    return whole if whole == scaled and max(map(abs, whole), default=0) <= _LARGEST else []


def from_stored(stored: int) -> Fraction:
    return Fraction(stored, SCALE)


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The sum, added up in whole numbers over one denominator: four times faster than one fraction after another."""
    whole, scale = 0, 1
    for value in values:
        if value.denominator != scale:
            common = lcm(scale, value.denominator)
            whole, scale = whole * (common // scale), common
        whole += value.numerator * (scale // value.denominator)
    return Fraction(whole, scale)


def over_one_denominator(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The values as whole numbers of one part, and how many such parts make 1: they compare and add exactly."""
    scale = lcm(*(value.denominator for value in values))
    return [value.numerator * (scale // value.denominator) for value in values], scale


def round_whole(value: Fraction, rounding: Rounding = Rounding.HALF_AWAY) -> int:
    """The integer nearest to ``value``."""
    if rounding is Rounding.HALF_EVEN:
        return round(value)
    return round_quotient(value.numerator, value.denominator)


def round_quotient(over: int, under: int) -> int:
    """The integer nearest to ``over`` ÷ ``under`` (above zero), a half away from zero; without making a fraction."""
    return (2 * over + under) // (2 * under) if over >= 0 else -((under - 2 * over) // (2 * under))


def to_minor(amount: Fraction, currency: str, rounding: Rounding = Rounding.HALF_AWAY) -> int:
    """``amount`` of ``currency`` in payable minor units; the only place where money is rounded."""
    return round_whole(amount * 10 ** exponent(currency), rounding)


def from_minor(minor: int, currency: str) -> Fraction:
    return Fraction(minor, 10 ** exponent(currency))


def distribute(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Divide ``total`` by ``weights`` into integers that sum to it exactly: largest remainder on absolute values.

    Each part is cut towards zero; the rest goes one unit at a time, with the rest's sign, to the largest cut-off,
    ties by position. ValueError without a positive sum of weights or with a negative one.
    """
    whole = sum(weights, Fraction(0))
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError(weights)
    exact = [Fraction(total) * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    rest = total - sum(parts)
    by_cut = sorted(range(len(parts)), key=lambda place: (-abs(exact[place] - parts[place]), place))
    for place in by_cut[: abs(rest)]:
        parts[place] += 1 if rest > 0 else -1
    return parts
