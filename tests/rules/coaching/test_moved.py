"""Which way a KPI went since a promise: the aim says what is wanted, else the KPI's direction."""

from fractions import Fraction

import pytest

from desktop_app.rules.coaching.moved import Move, move
from desktop_app.rules.kpis.catalogue import Direction

UP, DOWN, NEITHER = Direction.HIGHER, Direction.LOWER, Direction.NEITHER


@pytest.mark.parametrize(
    ("direction", "start", "aim", "now", "found"),
    [
        (UP, 40, 50, 50, Move.REACHED),
        (UP, 40, 50, 45, Move.CLOSER),
        (UP, 40, 50, 40, Move.SAME),
        (UP, 40, 50, 39, Move.AWAY),
        (DOWN, 9, 5, 5, Move.REACHED),
        (DOWN, 9, 5, 7, Move.CLOSER),
        (DOWN, 9, 5, 10, Move.AWAY),
        (NEITHER, 9, 5, 7, Move.CLOSER),  # the aim alone says which way
        (UP, 9, 5, 7, Move.CLOSER),  # less is wanted this time, whatever is usual
        (UP, 40, None, 45, Move.CLOSER),
        (DOWN, 40, None, 45, Move.AWAY),
        (NEITHER, 40, None, 45, Move.UNKNOWN),
        (UP, None, 50, 51, Move.REACHED),
        (UP, None, 50, 49, Move.UNKNOWN),
        (UP, 50, 50, 49, Move.AWAY),  # to hold what there is
        (UP, 50, 50, 50, Move.REACHED),
        (UP, 40, 50, None, Move.UNKNOWN),
        (UP, 0, 5, 0, Move.SAME),
    ],
)
def test_the_way_it_went(
    direction: Direction, start: int | None, aim: int | None, now: int | None, found: Move
) -> None:
    exact = [None if one is None else Fraction(one) for one in (start, aim, now)]
    assert move(direction, *exact) is found
