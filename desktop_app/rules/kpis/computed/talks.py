"""Computed measures of what leads and people do together: one-on-ones, promises, praise, ratings, actions that worked.

Days are ordinals. Everything fed here is already narrowed to the people of the scope.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.rules.kpis.aggregation import MeasureTotal


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Somebody who should have a one-on-one every ``days``, with the days of those that were held."""

    joined: int
    left: int
    days: int
    held: Sequence[int]

    def is_met(self, last: int) -> bool:
        return any(last - self.days <= day <= last for day in self.held)

    def is_due(self, last: int) -> bool:
        """Whether one could be expected by ``last``: who came later than a rhythm ago may still wait for the first."""
        there = self.joined <= last <= self.left
        return there and self.days > 0 and (last - self.joined >= self.days or self.is_met(last))


@dataclass(frozen=True, slots=True)
class Due:
    """A promise of either side, due on ``day``; ``kept``: by the day on which it was due."""

    day: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating of a competency, 1 to 5, in a review of a period whose last day is ``day``."""

    day: int
    points: int


@dataclass(frozen=True, slots=True)
class Checked:
    """An action that was closed on ``day``; ``shown``: its KPI had moved the wanted way beyond chance."""

    day: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Talks:
    """What a scope has of each; ``praised``: the days of praise given."""

    rhythms: Sequence[Rhythm] = ()
    promises: Sequence[Due] = ()
    praised: Sequence[int] = ()
    ratings: Sequence[Rated] = ()
    actions: Sequence[Checked] = ()


def people_to_meet(fed: Talks, _first: int, after: int) -> MeasureTotal:
    return _counted(one.is_due(after - 1) for one in fed.rhythms)


def people_met(fed: Talks, _first: int, after: int) -> MeasureTotal:
    """Those of them with a one-on-one within their rhythm."""
    return _counted(one.is_due(after - 1) and one.is_met(after - 1) for one in fed.rhythms)


def promises_due(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= one.day < after for one in fed.promises)


def promises_kept(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= one.day < after and one.kept for one in fed.promises)


def praise_given(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= day < after for day in fed.praised)


def ratings_given(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= one.day < after for one in fed.ratings)


def rating_points(fed: Talks, first: int, after: int) -> MeasureTotal:
    found = [one.points for one in fed.ratings if first <= one.day < after]
    return MeasureTotal(Fraction(sum(found)), len(found))


def actions_checked(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= one.day < after for one in fed.actions)


def actions_shown(fed: Talks, first: int, after: int) -> MeasureTotal:
    return _counted(first <= one.day < after and one.shown for one in fed.actions)


def _counted(found: Iterable[bool]) -> MeasureTotal:
    n = sum(found)
    return MeasureTotal(Fraction(n), n)
