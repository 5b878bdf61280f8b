"""How long people wait for an answer: the middle, the slow tenth, and the share that was answered in time."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_
from desktop_app.rules.analysis.spreads import Times, times_of
from desktop_app.rules.statistics.intervals import Interval, wilson

_HOUR: Final = 60
BOUNDS: Final = (1 * _HOUR, 4 * _HOUR, 8 * _HOUR, 24 * _HOUR, 48 * _HOUR, 168 * _HOUR)
BANDS: Final = (
    N_("up to 1 h"), N_("1 to 4 h"), N_("4 to 8 h"), N_("8 to 24 h"), N_("1 to 2 days"), N_("2 to 7 days"),
    N_("over 7 days"), N_("no answer yet"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wait:
    """``minutes`` None: not answered by the day one looks from; ``waited`` so far. ``id``: the record."""

    id: int
    group: int | str
    minutes: int | None
    waited: int


@dataclass(frozen=True, slots=True)
class WaitRow:
    """``due``: answered, or waiting for longer than the limit; ``in_time`` of them were answered within it."""

    group: int | str
    received: int
    times: Times
    in_time: int
    due: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.in_time, self.due) if self.due else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.in_time, self.due) if self.due else None


def row(group: int | str, waits: Sequence[Wait], limit: int) -> WaitRow:
    """Of one group; ``limit`` in minutes. A request that has waited for less than it is not due yet."""
    answered = [one.minutes for one in waits if one.minutes is not None]
    late = sum(one.minutes is None and one.waited > limit for one in waits)
    in_time = sum(minutes <= limit for minutes in answered)
    return WaitRow(group, len(waits), times_of(answered), in_time, len(answered) + late)


def rows(waits: Iterable[Wait], limit: int) -> tuple[WaitRow, ...]:
    """A row a group, the one with most requests first."""
    parts: dict[int | str, list[Wait]] = {}
    for one in waits:
        parts.setdefault(one.group, []).append(one)
    found = (row(group, mine, limit) for group, mine in parts.items())
    return tuple(sorted(found, key=lambda one: (-one.received, str(one.group))))


def banded(waits: Iterable[Wait]) -> tuple[int, ...]:
    """How many fall into each of BANDS, the last being those without an answer."""
    found = [0] * len(BANDS)
    for one in waits:
        place = len(BANDS) - 1 if one.minutes is None else bisect_right(BOUNDS, one.minutes - 1)
        found[place] += 1
    return tuple(found)
