"""What would have to be true for a target to be met: more deals, a better win rate or larger deals, one at a time.

Exact fractions: amounts are compared, nothing is estimated here. Each lever is held against the months known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import Final

_MONTHS_USED: Final = 12


class Lever(Enum):
    DEALS = "deals"
    WIN_RATE = "win_rate"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Month:
    """One complete month: deals won, deals decided (won and lost), amount won."""

    won: int
    decided: int
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Need:
    """What ``lever`` must be while the others stay as usual; ``usual`` and ``best``: of the last 12 months.

    ``reached``: in so many of the last ``months`` months it was at least so high.
    """

    lever: Lever
    needed: Fraction
    usual: Fraction
    best: Fraction
    reached: int
    months: int


def needs(gap: Fraction, left: Fraction, months: Sequence[Month]) -> tuple[Need, ...]:
    """For an amount ``gap`` still to come in ``left`` months (2/5 of a month is 2/5); () where it can't be told.

    With V deals decided a month, win rate w and mean size s of the last 12 months pooled: deals gap / s, win rate
    gap / (V·left·s), size gap / (V·left·w). Deals are compared by the month: deals / left. ``months``: oldest first.
    """
    used = months[-_MONTHS_USED:]
    won, decided = sum(month.won for month in used), sum(month.decided for month in used)
    amount = sum((month.amount for month in used), Fraction(0))
    if gap <= 0 or left <= 0 or not won or amount <= 0:
        return ()
    size, rate = amount / won, Fraction(won, decided)
    coming = Fraction(decided, len(used)) * left
    deals = Fraction(ceil(gap / size))
    sizes = [month.amount / month.won for month in used if month.won]
    rates = [Fraction(month.won, month.decided) for month in used if month.decided]
    counts = [month.won * left for month in used]
    return (
        _need(Lever.DEALS, deals, Fraction(won, len(used)) * left, counts),
        _need(Lever.WIN_RATE, gap / (coming * size), rate, rates),
        _need(Lever.SIZE, gap / (coming * rate), size, sizes),
    )


def _need(lever: Lever, needed: Fraction, usual: Fraction, seen: Sequence[Fraction]) -> Need:
    return Need(lever, needed, usual, max(seen), sum(value >= needed for value in seen), len(seen))
