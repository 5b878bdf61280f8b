"""Whether a training did anything: those who took it, each from their own month on, against those who did not.

Floats: nothing is paid from here. A difference of differences on pooled months; the method of chance is effect's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from desktop_app.rules.statistics.effect import LEAST_AFTER, Effect, Measured, effect, pooled
from desktop_app.rules.statistics.xmr import FIRM, PROVISIONAL

_BEFORE: Final = range(-FIRM, 0)
_AFTER: Final = range(1, FIRM + 1)


@dataclass(frozen=True, slots=True)
class Months:
    """One person's whole months by their running number; ``taken``: the month of the training, None: never taken."""

    points: Mapping[int, Measured]
    taken: int | None = None


@dataclass(frozen=True, slots=True)
class TrainedEffect:
    """``told`` of the ``trained`` have enough months on both sides; the others count in neither group."""

    effect: Effect
    trained: int
    told: int


def trained_effect(people: Sequence[Months], *, higher: bool, share: bool = False) -> TrainedEffect:
    """Months are held against each other by their distance from the training; its own month counts on no side.

    Only distances at which everybody who can be told has a month, or who is in a group would change with the month.
    Of a ``share`` all there are: each person counts with the records of the month, and without any not at all.
    """
    trained = [one for one in people if one.taken is not None]
    told = [one for one in trained if _is_told(one)]
    before, after = (_common(told or trained, side, every=not share) for side in (_BEFORE, _AFTER))
    changes = []
    if told and before and after:
        month = median_low([one.taken for one in told if one.taken is not None])
        changes = [change for one in people if one.taken is None for change in _change(one, month, before, after)]
    found = effect(list(before.values()), list(after.values()), higher=higher, changes=changes)
    return TrainedEffect(found, len(trained), len(told))


def _is_told(one: Months) -> bool:
    sides = ((_BEFORE, PROVISIONAL), (_AFTER, LEAST_AFTER))
    return all(len(_known(one, one.taken, side)) >= least for side, least in sides)


def _known(one: Months, month: int | None, side: range) -> dict[int, Measured]:
    return {step: one.points[(month or 0) + step] for step in side if (month or 0) + step in one.points}


def _common(people: Sequence[Months], side: range, *, every: bool) -> dict[int, Measured]:
    """The months of ``side`` that all have, or that one has, pooled over them."""
    found = {}
    for step in side:
        known = [one.points[one.taken + step] for one in people if one.taken and one.taken + step in one.points]
        if known and (len(known) == len(people) or not every):
            found[step] = _together(known)
    return found


def _together(points: Sequence[Measured]) -> Measured:
    weight = sum(one.weight for one in points)
    return Measured(pooled(points), weight) if weight else Measured(0.0, 0.0)


def _change(one: Months, month: int, before: Mapping[int, Measured], after: Mapping[int, Measured]) -> list[float]:
    """After − before of somebody without it, over the same distances from ``month``; empty without both sides."""
    sides = [[one.points[month + step] for step in side if month + step in one.points] for side in (before, after)]
    if not all(sum(point.weight for point in side) for side in sides):
        return []
    return [pooled(sides[1]) - pooled(sides[0])]
