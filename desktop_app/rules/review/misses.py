"""Why a sum is away from its target: the parts of the gap, which sum to it exactly; they name no causes.

From the target to the usual, then from the usual to the actual. Of deals: carried in C and opened O make those in hand
H; the share q of them is decided, the share w of these is won, at a mean size s; H·q·w·s is the amount won. One figure
changes after the other: ΔC·q₀·w₀·s₀ + ΔO·q₀·w₀·s₀ + H₁·Δq·w₀·s₀ + H₁·q₁·Δw·s₀ + H₁·q₁·w₁·Δs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.rules.statistics.contributions import Ratio, of_amount

_ZERO: Final = Fraction(0)


class Cause(Enum):
    """``TARGET``: more was asked for than usual. ``COVERAGE``: open deals carried in. ``SPEED``: share decided.

    ``MIX``: other products than usual; ``SIZE``: the same ones at other sizes; ``VOLUME``: number of sales.
    """

    TARGET = "target"
    COVERAGE = "coverage"
    OPENED = "opened"
    SPEED = "speed"
    WIN_RATE = "win_rate"
    VOLUME = "volume"
    MIX = "mix"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Flow:
    """A period's deals; means of several periods may be fractions. ``won``: amount and deals won, by segment."""

    carried_in: Fraction
    left_open: Fraction
    lost: Fraction
    won: Mapping[str, Ratio] = field(default_factory=dict)

    @property
    def deals_won(self) -> Fraction:
        return sum((part.denominator for part in self.won.values()), _ZERO)

    @property
    def amount(self) -> Fraction:
        return sum((part.numerator for part in self.won.values()), _ZERO)

    @property
    def decided(self) -> Fraction:
        return self.deals_won + self.lost

    @property
    def opened(self) -> Fraction:
        """Whatever was decided or is open now and was not open at the start."""
        return self.in_hand - self.carried_in

    @property
    def in_hand(self) -> Fraction:
        return self.decided + self.left_open


@dataclass(frozen=True, slots=True)
class GapPart:
    """``amount`` is added to the target on the way to the actual; ``usual`` and ``actual``: the figure behind it.

    Of TARGET they are the target and the usual amount.
    """

    cause: Cause
    amount: Fraction
    usual: Fraction | None = None
    actual: Fraction | None = None


def gap_of_deals(target: Fraction, usual: Flow, actual: Flow) -> tuple[GapPart, ...] | None:
    """Actual − target in parts; None where one side has no won deals, so that no size can be told."""
    if min(usual.deals_won, actual.deals_won, usual.in_hand, actual.in_hand) <= 0:
        return None
    size = usual.amount / usual.deals_won
    rate, now = usual.deals_won / usual.decided, actual.deals_won / actual.decided
    pace, pace_now = usual.decided / usual.in_hand, actual.decided / actual.in_hand
    worth = pace * rate * size
    mix, price = _mix_and_price(usual.won, actual.won)
    return (
        GapPart(Cause.TARGET, usual.amount - target, target, usual.amount),
        GapPart(Cause.COVERAGE, (actual.carried_in - usual.carried_in) * worth, usual.carried_in, actual.carried_in),
        GapPart(Cause.OPENED, (actual.opened - usual.opened) * worth, usual.opened, actual.opened),
        GapPart(Cause.SPEED, actual.in_hand * (pace_now - pace) * rate * size, pace, pace_now),
        GapPart(Cause.WIN_RATE, actual.decided * (now - rate) * size, rate, now),
        GapPart(Cause.MIX, mix),
        GapPart(Cause.SIZE, price, size, actual.amount / actual.deals_won),
    )


def gap_of_sales(
    target: Fraction, usual: Mapping[str, Ratio], actual: Mapping[str, Ratio]
) -> tuple[GapPart, ...] | None:
    """The same where only sales are known: their number, their mix, their size."""
    pieces = [sum((part.denominator for part in side.values()), _ZERO) for side in (usual, actual)]
    if min(pieces) <= 0:
        return None
    amounts = [sum((part.numerator for part in side.values()), _ZERO) for side in (usual, actual)]
    sizes = [amount / number for amount, number in zip(amounts, pieces, strict=True)]
    mix, price = _mix_and_price(usual, actual)
    return (
        GapPart(Cause.TARGET, amounts[0] - target, target, amounts[0]),
        GapPart(Cause.VOLUME, (pieces[1] - pieces[0]) * sizes[0], pieces[0], pieces[1]),
        GapPart(Cause.MIX, mix),
        GapPart(Cause.SIZE, price, sizes[0], sizes[1]),
    )


def _mix_and_price(usual: Mapping[str, Ratio], actual: Mapping[str, Ratio]) -> tuple[Fraction, Fraction]:
    parts = of_amount(usual, actual)
    return sum((part.mix for part in parts), _ZERO), sum((part.price for part in parts), _ZERO)


def largest_loss(parts: tuple[GapPart, ...]) -> GapPart | None:
    """The part that took most away; None if none took anything."""
    lost = min(parts, key=lambda part: part.amount, default=None)
    return lost if lost is not None and lost.amount < 0 else None
