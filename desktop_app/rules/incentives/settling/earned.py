"""What periods earned, as lines, and what earlier ones leave to later ones of the same chain; no rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.rules.incentives.result import Result


class Line(NamedTuple):
    """A part of what a period earned, in minor units: a record's (``root``: its original), or no single record's."""

    component: str
    root: int | None
    minor: int


def by_component(lines: Iterable[Line]) -> dict[str, int]:
    """Minor units of each component, in the order of their first lines."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.component] = found.get(line.component, 0) + line.minor
    return found


@dataclass(frozen=True, slots=True)
class EarnedPeriod:
    """``lines`` are after the cap of the plan; ``carried``: what waits for room under it. ``steps``: what was done.

    ``cut`` is what the cap took in this period. Without ``lines`` when the result is not evaluable.
    """

    period: Period
    version: PlanVersion
    result: Result
    lines: tuple[Line, ...] = ()
    cut: int = 0
    carried: int = 0
    steps: tuple[Explanation, ...] = ()

    @property
    def earned(self) -> int:
        return sum(line.minor for line in self.lines)

    def by_component(self) -> dict[str, int]:
        return by_component(self.lines)


@dataclass(slots=True)
class SoFar:
    """What earlier periods left. By fiscal year and component: minor units earned, and lost to caps.

    ``excess``: carried over the plan's cap, by fiscal year. ``shown``: the line of each record, by component and
    record; ``returned`` and ``taken_back``: the share of it returned and the minor units posted for that.
    """

    earned: dict[tuple[date, str], int] = field(default_factory=lambda: defaultdict(int))
    lost: dict[tuple[date, str], int] = field(default_factory=lambda: defaultdict(int))
    excess: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    shown: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    returned: dict[tuple[str, int], Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    taken_back: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    years: set[date] = field(default_factory=set)
