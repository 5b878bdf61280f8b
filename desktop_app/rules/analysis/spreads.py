"""How long things take: the middle, the slow tenth and how many; nothing is averaged that has been averaged before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from desktop_app.rules.kpis.aggregation import Spread, median, percentile

_SLOW: Final = Fraction(90)


@dataclass(frozen=True)
class Times:
    """Durations in whole days or minutes, sorted; what they are is said where they come from."""

    values: tuple[int, ...]

    @property
    def n(self) -> int:
        return len(self.values)

    @cached_property
    def _spread(self) -> Spread:
        return Spread(tuple(Counter(self.values).items()))

    @cached_property
    def median(self) -> Fraction | None:
        return median(self._spread)

    @cached_property
    def slow(self) -> Fraction | None:
        """Nine of ten took no longer (90th percentile)."""
        return percentile(self._spread, _SLOW)


def times_of(values: Iterable[int]) -> Times:
    return Times(tuple(sorted(values)))
