"""Whether a KPI moved since something was promised on it; which figures are compared is in operations."""

from enum import Enum
from fractions import Fraction

from desktop_app.rules.kpis.catalogue import Direction


class Move(Enum):
    """``UNKNOWN``: one of the two figures is missing, or neither an aim nor the KPI says which way is wanted."""

    REACHED = "reached"
    CLOSER = "closer"
    SAME = "same"
    AWAY = "away"
    UNKNOWN = "unknown"


def move(direction: Direction, start: Fraction | None, aim: Fraction | None, now: Fraction | None) -> Move:
    """From ``start`` to ``now`` in the way that ``aim`` lies; without an aim in the KPI's better direction.

    With an aim alone it can be told whether it is reached, in the KPI's better direction.
    """
    upward = _upward(direction, start, aim)
    if now is None or upward is None:
        return Move.UNKNOWN
    if aim is not None and (now >= aim if upward else now <= aim):
        return Move.REACHED
    if start is None:
        return Move.UNKNOWN
    if now == start:
        return Move.SAME
    return Move.CLOSER if (now > start) == upward else Move.AWAY


def _upward(direction: Direction, start: Fraction | None, aim: Fraction | None) -> bool | None:
    if start is not None and aim is not None and start != aim:
        return aim > start
    return {Direction.HIGHER: True, Direction.LOWER: False}.get(direction)
