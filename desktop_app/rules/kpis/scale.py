"""Where the scale of a gauge begins and ends; nothing is painted here."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a gauge; ``broken``: the value lies beyond them and only its number tells how far."""

    start: Fraction
    end: Fraction
    broken: bool


_STEPS: Final = tuple(Fraction(step, 10) for step in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100))
_HEADROOM: Final = Fraction(6, 5)
_WIDEST: Final = Fraction(2)


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


@lru_cache(maxsize=1024)  # the figures of a table have few ends among them
def rounded_up(value: Fraction) -> Fraction:
    """The next round number: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten; 1 for nothing."""
    if value <= 0:
        return Fraction(1)
    power = Fraction(10 ** (len(str(value.numerator // value.denominator)) - 1))
    while power > value:
        power /= 10
    return next(power * step for step in _STEPS if power * step >= value)
