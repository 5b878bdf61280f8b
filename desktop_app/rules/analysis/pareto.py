"""Few that make up most: parts in the order of their size, each with its share and the share of all up to it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_A: Final = Fraction(80, 100)
_B: Final = Fraction(95, 100)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """``share`` and ``cumulative`` are parts of the sum of all that is above 0; None where nothing is.

    ``letter``: A for those that together make the first 80 %, B up to 95 %, C the rest (Pareto, Juran 1951).
    """

    item: T
    size: Fraction
    share: Fraction | None
    cumulative: Fraction | None
    letter: str


def ranked(items: Iterable[T], size: Callable[[T], Fraction | int]) -> tuple[Ranked[T], ...]:
    """The largest first; equal ones in the order they came in."""
    sizes = sorted(((Fraction(size(item)), item) for item in items), key=lambda one: -one[0])
    return tuple(_ranked(sizes))


def _ranked(sizes: Sequence[tuple[Fraction, T]]) -> Iterable[Ranked[T]]:
    whole = sum((size for size, _item in sizes if size > 0), Fraction(0))
    so_far = Fraction(0)
    for size, item in sizes:
        if not whole:
            yield Ranked(item, size, None, None, "")
            continue
        letter = "A" if so_far < _A * whole else "B" if so_far < _B * whole else "C"
        so_far += max(size, Fraction(0))
        yield Ranked(item, size, size / whole, so_far / whole, letter if size > 0 else "C")
