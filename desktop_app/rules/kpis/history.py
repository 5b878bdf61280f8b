"""A KPI's complete periods: the usual range they show and the signals among them; no chart is drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.formula import subtracts
from desktop_app.rules.statistics.intervals import p_limits
from desktop_app.rules.statistics.xmr import FIRM, PROVISIONAL, Limits, Signal, signals, usual_range

_SIGNED: Final = frozenset({Unit.MONEY, Unit.SCORE, Unit.RATIO})
"""Units in which a value below 0 can be right: returns, net promoter score."""
_THREE_SIGMAS: Final = Limits(-3.0, 0.0, 3.0, 0.0, FIRM)


@dataclass(frozen=True, slots=True)
class Point:
    """One complete period of the history; ``value`` None where there is none."""

    period: Period
    value: Fraction | None
    n: int


FROM_THE_BEGINNING: Final = (0,)


def beginnings(periods: Sequence[Period], shifts: Sequence[date]) -> tuple[int, ...]:
    """Where the usual range begins: at the first of ``periods``, and at each that holds a shift with a known cause."""
    found = {next((place for place, one in enumerate(periods) if one.last >= shift), 0) for shift in shifts}
    return tuple(sorted({0, *found}))


def usual(
    kpi: Kpi, history: Sequence[Point], now: Point | None, n: int, begins: Sequence[int] = FROM_THE_BEGINNING
) -> tuple[Limits | None, tuple[Signal, ...]]:
    """The usual range at ``n`` records, and the signals of ``history`` followed by ``now``, by their index in it.

    ``now`` None: a sum still growing is no point of the chart. Each stretch from one of ``begins`` to the next has
    limits of its own; the range is that of the last.
    """
    line = [*history, now] if now else [*history]
    found: list[Signal] = []
    for start, end in pairwise([*begins, len(line) + 1]):
        found += _signals_of(kpi, line[start:end], history[start:end], start)
    return usual_limits(kpi, history[begins[-1] :], n), tuple(found)


def _signals_of(kpi: Kpi, line: Sequence[Point], history: Sequence[Point], start: int) -> list[Signal]:
    points = [(place, point) for place, point in enumerate(line, start) if point.value is not None]
    if kpi.share:
        centre = _centre(history)
        known = centre is not None and any(point.n for _place, point in points)
        found = signals([_sigmas(point, centre) for _place, point in points], _THREE_SIGMAS) if known else []
    else:
        limits = usual_limits(kpi, history, 0)
        found = signals(_values([point for _place, point in points]), limits) if limits else []
    return [Signal(points[one.index][0], one.rule, one.upward) for one in found]


def limits_at(
    kpi: Kpi, history: Sequence[Point], place: int, n: int, begins: Sequence[int] = FROM_THE_BEGINNING
) -> Limits | None:
    """The usual range that holds at a place of the line, for ``n`` records."""
    start = max(begin for begin in begins if begin <= place)
    end = min((begin for begin in begins if begin > place), default=len(history))
    return usual_limits(kpi, history[start:end], n)


def usual_limits(kpi: Kpi, history: Sequence[Point], n: int) -> Limits | None:
    """XmR limits of the history; for a share p-chart limits at ``n`` records. None below PROVISIONAL points."""
    if kpi.share:
        return _share_limits(history, n)
    values = _values(history)
    below = kpi.unit in _SIGNED or subtracts(kpi.formula) or min(values, default=0.0) < 0
    return usual_range(values, floor=None if below else 0.0)


def _values(points: Sequence[Point]) -> list[float]:
    return [float(point.value) for point in points if point.value is not None]


@dataclass(frozen=True, slots=True)
class _Centre:
    """The share of the first FIRM points, pooled, and how many they are."""

    share: float
    points: int


def _centre(history: Sequence[Point]) -> _Centre | None:
    base = [(point.value, point.n) for point in history if point.value is not None and point.n][:FIRM]
    if len(base) < PROVISIONAL:
        return None
    pooled = sum((value * records for value, records in base), Fraction(0)) / sum(n for _value, n in base)
    return _Centre(float(pooled), len(base))


def _share_limits(history: Sequence[Point], n: int) -> Limits | None:
    centre = _centre(history) if n else None
    if centre is None:
        return None
    band = p_limits(centre.share, n)
    return Limits(band.low, centre.share, band.high, band.high - band.low, centre.points)


def _sigmas(point: Point, centre: _Centre | None) -> float:
    """A share as its distance from the centre in the sigmas of its own n, so that one rule fits all points."""
    if centre is None or point.value is None or not point.n:
        return 0.0
    sigma = sqrt(centre.share * (1 - centre.share) / point.n)
    return (float(point.value) - centre.share) / sigma if sigma else 0.0
