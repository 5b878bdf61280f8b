"""The line of each record in a component: its exact share, what a limit cuts from it, its whole minor units."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from desktop_app.domain.money import exact_sum, over_one_denominator
from desktop_app.rules.incentives.rating import ZERO, Slice


class Share(NamedTuple):
    """What one record earns before the component's limits, exactly.

    A tuple, as everything there is of each record: it is made in a third of a dataclass's time.
    """

    version: int
    credited: Fraction
    running: Fraction
    exact: Fraction
    slices: tuple[Slice, ...] = ()


def spread_cut(exact: Sequence[Fraction], cut: Fraction) -> list[Fraction]:
    """``exact`` less ``cut``, which is spread over the positive lines in proportion; they never fall below 0."""
    if cut <= 0:
        return list(exact)
    positive = exact_sum(line for line in exact if line > 0)
    if positive <= 0:
        return list(exact)
    left = max(ZERO, positive - cut) / positive
    return [line * left if line > 0 else line for line in exact]


def cut_to_whole(total: int, exact: Sequence[Fraction], units: int = 1) -> list[int]:
    """Integers near ``exact`` × ``units`` (signs may be mixed) that sum to ``total``, itself their rounded sum.

    Each is cut towards zero; the rest goes one unit at a time, with the rest's sign, to the lines that lost most
    in that direction, ties by position: the rule of ``money.distribute`` for lines that already have their size.
    """
    parts, scale = over_one_denominator(exact)
    parts = parts if units == 1 else [part * units for part in parts]
    whole = [part // scale if part >= 0 else -(-part // scale) for part in parts]
    rest = total - sum(whole)
    sign = 1 if rest > 0 else -1
    by_loss = sorted(range(len(whole)), key=lambda place: (-sign * (parts[place] - whole[place] * scale), place))
    for place in by_loss[: abs(rest)]:
        whole[place] += sign
    return whole
