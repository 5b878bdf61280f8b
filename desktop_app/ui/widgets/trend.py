"""What a trend shows: months with their limits, marks, notes and a target; drawn by plot, shown by trend_chart."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """Why a point stands out: outside the limits, or in a run on one side of the centre."""

    OUTSIDE = "outside"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Point:
    """One month. ``lower`` and ``upper`` may differ from point to point (a rate whose n changes)."""

    label: str
    value: float | None
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words above the point at ``place``; ``from_here`` draws a line down the plot: a change of circumstances."""

    place: int
    words: str
    from_here: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """``running``: the last point's month is not over. ``names``: words for lower, centre, upper, target, in order.

    ``run``: the places of the newest pattern of several points, ``run_words`` what it is, ``run_low`` where it lies.
    ``expected_from``: the place of the first point that is a forecast; its limits are the band.
    """

    points: tuple[Point, ...]
    format: Callable[[float], str]
    names: tuple[str, str, str, str]
    target: float | None = None
    running: bool = False
    notes: tuple[Note, ...] = ()
    run: tuple[int, ...] = ()
    run_words: str = ""
    run_low: bool = False
    expected_from: int = sys.maxsize
