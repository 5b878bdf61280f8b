"""A KPI formula as a frozen tree and what it asks for; text is notation.py's part, its worth aggregation.py's."""

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Final

from desktop_app.domain.errors import UserError

VIEWS: Final = frozenset({"prior", "year_before", "whole", "target", "last"})
"""Functions that ask for the same thing elsewhere: the same point of the period before or of the same period a year
before, the whole company, the target set for it, the end of the period alone."""
SPREAD_FUNCTIONS: Final = frozenset({"mean", "median", "percentile", "distinct"})
EXAMPLES: Final = {
    **{
        name: f"{name}(x)"
        for name in ("mean", "median", "distinct", "last", "abs", "prior", "year_before", "whole", "target")
    },
    "percentile": "percentile(x, 90)",
    "max": "max(x, y)",
    "min": "min(x, y)",
}
"""Every function there is, as it is written; max and min take more values too."""


class FormulaError(UserError):
    """A formula that can't be read; ``position`` counts characters from 1, None when it concerns the whole."""

    @property
    def position(self) -> int | None:
        found = self.values.get("position")
        return found if isinstance(found, int) else None


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A measure, by the key it has in the store."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    of: "Formula"


@dataclass(frozen=True, slots=True)
class Operation:
    """``sign`` is one of + - * /."""

    sign: str
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple["Formula", ...]


Formula = Number | Name | Negative | Operation | Call


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """What a formula asks the store for: a measure, seen through the functions of VIEWS around it, sorted."""

    name: str
    views: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that may stand in a formula.

    ``totals`` are sums and snapshots, ``spreads`` lists of single values, ``kpis`` what a target can be set for.
    """

    totals: Collection[str]
    spreads: Collection[str] = field(default=())
    kpis: Collection[str] = field(default=())


@lru_cache(maxsize=1024)  # asked for each figure of a table
def inputs(tree: Formula, views: tuple[str, ...] = ()) -> frozenset[Input]:
    """Every measure that ``tree`` needs, with the views it is asked in."""
    match tree:
        case Number():
            return frozenset()
        case Name():
            return frozenset({Input(tree.name, views)})
        case Negative():
            return inputs(tree.of, views)
        case Operation():
            return inputs(tree.left, views) | inputs(tree.right, views)
        case Call():
            inside = tuple(sorted((*views, tree.function))) if tree.function in VIEWS else views
            return frozenset(found for argument in tree.arguments for found in inputs(argument, inside))


def names(tree: Formula) -> frozenset[str]:
    """The measures that ``tree`` speaks of."""
    return frozenset(found.name for found in inputs(tree))


def subtracts(tree: Formula) -> bool:
    """Whether anything is taken away in it, so that its value may lie below 0 although its measures don't."""
    match tree:
        case Negative():
            return True
        case Operation(sign, left, right):
            return sign == "-" or subtracts(left) or subtracts(right)
        case Call():
            return any(subtracts(argument) for argument in tree.arguments)
        case _:
            return False


def is_additive(tree: Formula) -> bool:
    """Whether values of parts sum to that of the whole: measures added, subtracted or scaled by a number."""
    match tree:
        case Name():
            return True
        case Negative():
            return is_additive(tree.of)
        case Operation(sign, left, right):
            if sign in "+-":
                return is_additive(left) and is_additive(right)
            scaled = is_additive(left) and isinstance(right, Number)
            return scaled or (sign == "*" and isinstance(left, Number) and is_additive(right))
        case _:
            return False
