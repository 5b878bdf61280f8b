"""Which few of many amounts add up to a given one: every set of a size, by pairs, within a number of steps.

Pairs are made once and kept in order, so that sets of three need one look-up for each amount and sets of four one for
each pair. Horowitz and Sahni, Computing Partitions with Applications to the Knapsack Problem, J. ACM 21 (1974), 277.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import isqrt
from typing import Final

LARGEST: Final = 4
"""Amounts in a set at most; more would nearly always find one by chance."""
_PAIRS: Final = 80_000  # of 400 amounts
_LOOKED_AT: Final = 400_000


@dataclass(frozen=True, slots=True)
class Sets:
    """``found``: places in the amounts, ascending, by size. ``complete``: False if not all sets were looked at."""

    found: tuple[tuple[int, ...], ...]
    complete: bool


def sets_of(amounts: Sequence[int], low: int, high: int, size: int, most: int) -> Sets:
    """At most ``most`` sets of ``size`` (2 to 4) whose sum lies between ``low`` and ``high``, both included.

    Of too many amounts those are taken that are not larger than the sum, the largest first.
    """
    room = len(amounts) if size == 2 else (1 + isqrt(1 + 8 * _PAIRS)) // 2  # noqa: PLR2004 - pairs need no table
    bound = max(abs(low), abs(high))
    order = sorted(range(len(amounts)), key=lambda place: (abs(amounts[place]) > bound, -abs(amounts[place])))[:room]
    steps = _Steps([amounts[place] for place in order], low, high)
    found = list(islice(steps.two() if size == 2 else steps.more(size), most + 1))  # noqa: PLR2004 - as above
    complete = len(order) == len(amounts) and len(found) <= most and not steps.stopped
    return Sets(tuple(tuple(sorted(order[place] for place in one)) for one in found[:most]), complete)


class _Steps:
    def __init__(self, amounts: Sequence[int], low: int, high: int) -> None:
        self._amounts, self._low, self._high = amounts, low, high
        self._looked = 0
        self.stopped = False

    def two(self) -> Iterator[tuple[int, ...]]:
        """Each pair once."""
        ranked = sorted((amount, place) for place, amount in enumerate(self._amounts))
        alone = [amount for amount, _place in ranked]
        for rank, (amount, place) in enumerate(ranked):
            start, end = self._between(alone, amount)
            yield from ((place, other) for _amount, other in ranked[max(start, rank + 1) : end])

    def more(self, size: int) -> Iterator[tuple[int, ...]]:
        """Each set of three or four once: its places ascend."""
        places = range(len(self._amounts))
        pairs = sorted((self._amounts[one] + self._amounts[two], one, two) for one, two in combinations(places, 2))
        sums = [total for total, _one, _two in pairs]
        firsts = pairs if size == LARGEST else [(amount, place) for place, amount in enumerate(self._amounts)]
        for total, *first in firsts:
            start, end = self._between(sums, total)
            for _total, one, two in pairs[start:end]:
                if one > first[-1]:
                    yield (*first, one, two)

    def _between(self, sums: Sequence[int], before: int) -> tuple[int, int]:
        """Which of the ordered ``sums`` with ``before`` lie within the bounds; none once the steps are used up."""
        start, end = bisect_left(sums, self._low - before), bisect_right(sums, self._high - before)
        self._looked += 1 + max(0, end - start)
        self.stopped = self.stopped or self._looked > _LOOKED_AT
        return (0, 0) if self.stopped else (start, end)
