"""A person's statement beside that of another period, line by line; the lines sum to the pay on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.statement import Statement, StatementLine


@dataclass(frozen=True, slots=True)
class Side:
    """One line in one period; ``pay`` in minor units, None while it is open."""

    measure: Fraction | None
    attainment: Fraction | None
    pay: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """``name`` of a component, or "" for all that lies between the components and the pay. None: no such line there."""

    name: str
    measure_key: str
    before: Side | None
    now: Side | None

    @property
    def change(self) -> int | None:
        """Minor units; a line that isn't there pays nothing, an open one is not known."""
        sides = [Side(None, None, 0) if one is None else one for one in (self.before, self.now)]
        before, now = (one.pay for one in sides)
        return None if before is None or now is None else now - before


def side_by_side(before: Statement, now: Statement) -> tuple[Pair, ...]:
    """Components in the order of ``now``, those of ``before`` alone after them, then what is beside the components."""
    return tuple(_pairs(before, now))


def _pairs(before: Statement, now: Statement) -> Iterator[Pair]:
    for name in dict.fromkeys(line.name for line in (*now.lines, *before.lines)):
        mine, last = _of(now, name), _of(before, name)
        keys = [line.measure_key for line in (*mine, *last)]
        yield Pair(name, keys[0], _side(last), _side(mine))
    beside = [sum(part.minor for part in beside_components(one)) for one in (before, now)]
    if any(beside):
        yield Pair("", "", *(Side(None, None, minor) for minor in beside))


def _of(statement: Statement, name: str) -> list[StatementLine]:
    """A component with a shorter period of its own has several lines."""
    return [line for line in statement.lines if line.name == name]


def _side(lines: list[StatementLine]) -> Side | None:
    if not lines:
        return None
    pays = [line.pay for line in lines if line.pay is not None]
    measures = [line.measure for line in lines if line.measure is not None]
    return Side(
        sum(measures, Fraction(0)) if measures else None,
        lines[0].attainment if len(lines) == 1 else None,
        sum(pays) if len(pays) == len(lines) else None,
    )
