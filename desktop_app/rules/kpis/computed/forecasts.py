"""Computed measures of how far the landings of past months, told in the middle of each, were from what came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.rules.kpis.aggregation import MeasureTotal


@dataclass(frozen=True, slots=True)
class Told:
    """A whole month from the day ``first`` up to ``after``: what came, and the landing told in its middle."""

    first: int
    after: int
    came: Fraction
    landing: Fraction


def forecast_came(fed: Sequence[Told], first: int, after: int) -> MeasureTotal:
    return _summed(one.came for one in _inside(fed, first, after))


def forecast_missed(fed: Sequence[Told], first: int, after: int) -> MeasureTotal:
    """Distances, whichever way."""
    return _summed(abs(one.landing - one.came) for one in _inside(fed, first, after))


def forecast_excess(fed: Sequence[Told], first: int, after: int) -> MeasureTotal:
    """What the landings were too high by; what they were too low by counts against it."""
    return _summed(one.landing - one.came for one in _inside(fed, first, after))


def _inside(fed: Iterable[Told], first: int, after: int) -> list[Told]:
    """The months that lie in the span whole."""
    return [one for one in fed if first <= one.first and one.after <= after]


def _summed(values: Iterable[Fraction]) -> MeasureTotal:
    found = list(values)
    return MeasureTotal(sum(found, Fraction(0)) if found else None, len(found))
