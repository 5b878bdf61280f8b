"""What a gauge or bullet shows, already in words and shares of its scale; these widgets know nothing of KPIs.

Shares are for painting only: floats from 0 (the scale's start) to 1 (its end), beyond 1 where a figure leaves the
scale. Exact figures stand in the texts.
"""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """The value is the name of its colour token."""

    GOOD = "good"
    WATCH = "watch"
    ACT = "act"
    NONE = "none"


class ZoneKind(Enum):
    """What it means to land there; the value ends the token names ``zone_…`` and ``ring_…``."""

    ACT = "act"
    WATCH = "watch"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Zone:
    start: float
    end: float
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the period will end: the 80 % band and its middle."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Spark:
    """A row of past figures, oldest first; ``None`` is a month without data. Limits are None if there are none.

    ``signals`` are places in ``points`` beyond chance. ``running``: the last month is not over yet.
    """

    points: tuple[float | None, ...]
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    signals: frozenset[int] = frozenset()
    running: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line under the dial: "Landing | €404,000 | 381-427k"; ``signal``: the change is beyond chance."""

    label: str
    figure: str
    remark: str = ""
    signal: bool = False


@dataclass(frozen=True, slots=True)
class GaugeFace:
    """All that is on the face of a gauge.

    ``short`` is the value to fall back on where ``value`` does not fit ("204k"). ``share`` None: no data, and
    ``value`` is a dash or says why. ``limits``: the usual range, shown where there is no target. ``cut``: the
    scale does not start at 0. ``sentence`` is at once tooltip, accessible description and printed caption.
    """

    title: str
    value: str
    sentence: str
    status: Status = Status.NONE
    word: str = ""
    short: str = ""
    unit: str = ""
    unit_first: bool = False
    share: float | None = None
    target: float | None = None
    pace: float | None = None
    landing: Landing | None = None
    limits: tuple[float, float] | None = None
    zones: tuple[Zone, ...] = ()
    cut: bool = False
    caption: str = ""
    low_end: str = ""
    high_end: str = ""
    rows: tuple[Row, ...] = ()
    spark: Spark | None = None
    footnote: str = ""

    def spoken(self) -> str:
        """The value with its unit, as a screen reader says it."""
        if not self.unit:
            return self.value
        return f"{self.unit}{self.value}" if self.unit_first else f"{self.value}\u00a0{self.unit}"


SCALE_END = 1000


def per_mille(share: float | None) -> int | None:
    """``share`` in ‰ of the scale's end, clamped: QProgressBar ignores a value beyond its maximum in silence."""
    return None if share is None else max(0, min(SCALE_END, round(share * SCALE_END)))
