"""People against each other in a share: where chance alone would put each, and whether they differ at all. Floats.

Funnel plot: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24:
limits p̄ ± z·√(p̄(1−p̄)/n) at 95 and 99.8 %, p̄ pooled over everybody. Nobody is ranked here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from desktop_app.rules.statistics.intervals import Z95, Z998, Difference, Interval, differ, funnel


class Place(Enum):
    """Where somebody stands: within chance (95 %), between the two limits, beyond 99.8 % on either side."""

    WITHIN = "within"
    NEAR_LIMIT = "near_limit"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Peer:
    """``hits`` of ``n`` records; ``inner`` and ``outer``: the 95 and 99.8 % limits at that n."""

    who: int
    hits: int
    n: int
    inner: Interval
    outer: Interval

    @property
    def share(self) -> float:
        return self.hits / self.n

    @property
    def place(self) -> Place:
        if self.inner.holds(self.share):
            return Place.WITHIN
        if self.outer.holds(self.share):
            return Place.NEAR_LIMIT
        return Place.ABOVE if self.share > self.outer.high else Place.BELOW


@dataclass(frozen=True, slots=True)
class Peers:
    """``share``: p̄. ``difference`` None: nothing to compare, as all records went the same way."""

    hits: int
    n: int
    people: tuple[Peer, ...]
    difference: Difference | None

    @property
    def share(self) -> float:
        return self.hits / self.n

    @property
    def outside(self) -> tuple[Peer, ...]:
        """Those beyond 99.8 %: one in 500 is there by chance alone."""
        return tuple(peer for peer in self.people if peer.place in (Place.ABOVE, Place.BELOW))


def compare(counts: Mapping[int, tuple[int, int]]) -> Peers | None:
    """From (hits, n) of each person, in their order; those without records are left out. None below two people."""
    counted = {who: (hits, n) for who, (hits, n) in counts.items() if n > 0}
    if len(counted) <= 1:
        return None
    hits, n = (sum(side) for side in zip(*counted.values(), strict=True))
    people = tuple(
        Peer(who, own, of, funnel(hits / n, of, Z95), funnel(hits / n, of, Z998)) for who, (own, of) in counted.items()
    )
    return Peers(hits, n, people, differ(list(counted.values())))
