"""Where the scale of a gauge begins and ends; nothing is painted here."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a gauge; ``broken``: the value lies beyond them and only its number tells how far."""

    start: Fraction
    end: Fraction
    broken: bool


_TENTHS: Final = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
_HEADROOM: Final = Fraction(6, 5)
_WIDEST: Final = Fraction(2)
_NOTHING: Final = Fraction(0)


def scale(
    value: Fraction | None,
    goal: Fraction | None,
    marks: Sequence[Fraction] = (),
    *,
    goal_in_the_middle: bool = False,
    share: bool = False,
) -> Scale:
    """From 0, or below where values are, to a round number beyond goal, value and the other ``marks``.

    With a goal it ends at a round number near twice the goal at most: over-fulfilment beyond 200 % breaks the scale.
    Where lower is better, or a band, it always ends there: the goal stands in the middle. A share ends at 1.
    """
    if not marks and goal is None and value is not None and value > 0 and not share:
        return Scale(_NOTHING, rounded_up(value * _HEADROOM), broken=False)  # most rows of a table
    shown = [*marks, *(mark for mark in (value, goal) if mark is not None)]
    if goal and goal > 0:
        headroom = _WIDEST if goal_in_the_middle else _HEADROOM
        end = rounded_up(min(max(goal * headroom, *shown), goal * _WIDEST))
    else:
        end = rounded_up(max(shown, default=Fraction(0)) * _HEADROOM)
    end = min(end, Fraction(1)) if share else end
    lowest = min(shown, default=Fraction(0))
    start = -rounded_up(-lowest) if lowest < 0 else Fraction(0)
    return Scale(start, end, broken=value is not None and value > end)


def rounded_up(value: Fraction) -> Fraction:
    """The next round number: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten; 1 for nothing."""
    if value <= 0:
        return Fraction(1)
    over, under = value.numerator, value.denominator  # in integers: fractions take ten times as long
    power = len(str(over // under)) - 1
    while over * 10 ** max(-power, 0) < under * 10 ** max(power, 0):
        power -= 1
    tenths, whole = over * 10 ** max(1 - power, 0), under * 10 ** max(power - 1, 0)
    step = next(one for one in _TENTHS if one * whole >= tenths)
    return Fraction(step * 10 ** max(power - 1, 0), 10 ** max(1 - power, 0))
