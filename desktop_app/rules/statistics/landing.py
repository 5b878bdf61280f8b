"""Where a running period will end: what is booked plus the forecast of the rest; the forecast itself: forecast.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from desktop_app.rules.statistics.forecast import Forecast


@dataclass(frozen=True, slots=True)
class Landing:
    """An estimate with its 80 % band; ``right`` of the last ``of`` bands held what came.

    ``method``: how it is known, an id: forecast methods, or ``interval`` for a share estimated from its records.
    """

    value: float
    low: float
    high: float
    right: int = 0
    of: int = 0
    method: str = ""


def land(booked: float, forecasts: Sequence[Forecast], elapsed: float) -> Landing:
    """``booked`` + the forecast of the running month × its share still to come + those of the whole months after.

    ``elapsed``: the usual cumulative share of the running month by now, from pace.py. The bands of several months
    add by squares, their errors taken as independent. Measured on 507 month × series cases: median error 22/19/12 %
    at 25/50/75 % of the month, against 39/22/14 % for a working-day run rate (statistics.md).
    """
    weights = [max(0.0, 1.0 - elapsed), *(1.0 for _later in forecasts[1:])]
    parts = list(zip(forecasts, weights, strict=True))
    value = booked + sum(part.value * weight for part, weight in parts)
    first = forecasts[0]
    return Landing(
        value,
        value - hypot(*((part.value - part.low) * weight for part, weight in parts)),
        value + hypot(*((part.high - part.value) * weight for part, weight in parts)),
        first.right,
        first.of,
        first.method,
    )


def scaled(landing: Landing, divisor: float) -> Landing:
    """The landing of a figure that is another one divided by something known: attainment, revenue per person."""
    return replace(landing, value=landing.value / divisor, low=landing.low / divisor, high=landing.high / divisor)
