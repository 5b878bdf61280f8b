"""Points and the line through them: straight between two points, with a chosen way to go on at either end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_

_ZERO: Final = Fraction(0)


class Left(Enum):
    """What holds before the first point: nothing, its output, or the first segment's slope."""

    ZERO = "zero"
    FLAT = "flat"
    SLOPE = "slope"


class Right(Enum):
    """What holds beyond the last point: its output, or the last segment's slope."""

    FLAT = "flat"
    SLOPE = "slope"


@dataclass(frozen=True, slots=True)
class Point:
    at: Fraction = field(metadata={"title": N_("At"), "unit": Unit.PERCENT})
    pays: Fraction = field(metadata={"title": N_("Pays"), "unit": Unit.PERCENT})


def line_at(points: Sequence[Point], left: Left, right: Right, value: Fraction) -> Fraction:
    """P = pⱼ + (a−aⱼ)/(aⱼ₊₁−aⱼ)·(pⱼ₊₁−pⱼ); 0 without a point."""
    if not points:
        return _ZERO
    first, last = points[0], points[-1]
    if value < first.at and left is not Left.SLOPE:
        return _ZERO if left is Left.ZERO else first.pays
    if len(points) == 1 or (value >= last.at and right is Right.FLAT):
        return last.pays if value >= last.at else first.pays
    low, high = segment(points, value)
    if low.at >= high.at:  # a draft with a step that overlaps; the check names it
        return high.pays
    return low.pays + (value - low.at) / (high.at - low.at) * (high.pays - low.pays)


def segment(points: Sequence[Point], value: Fraction) -> tuple[Point, Point]:
    """The segment that holds ``value``, or the outer one that is extended to it."""
    segments = list(pairwise(points))
    return next((pair for pair in segments if value < pair[1].at), segments[-1])
