"""Every kind of pollution in one list, and the share of generated files of each that are understood."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.accuracy import damages, dialects, structures
from tests.accuracy.bases import SIZES, Base, Maker
from tests.accuracy.judge import judge
from tests.accuracy.writing import Sheet

WHOLE: Final = "cell for cell"
LISTED: Final = "others right, damaged listed"


@dataclass(frozen=True)
class Kind:
    name: str
    criterion: str
    make: Callable[[Base, Random], Sheet | None]


KINDS: Final = (
    *(Kind(name, WHOLE, make) for name, make in dialects.kinds()),
    *(Kind(name, WHOLE, make) for name, make in structures.kinds()),
    *(Kind(name, WHOLE, make) for name, make in damages.column_kinds()),
    *(Kind(name, LISTED, make) for name, make in damages.kinds()),
)


@dataclass(frozen=True)
class Made:
    """One generated file: how it can be made again, and what is wrong with how it was read."""

    kind: Kind
    base: str
    size: int
    seed: int
    sheet: Sheet
    fault: str


def made(kind: Kind, makers: Sequence[Maker], seeds: Sequence[int], sizes: Sequence[int] = SIZES) -> Iterator[Made]:
    """The files of one kind: every base table in every size with every seed, read and judged."""
    for maker in makers:
        for size in sizes:
            for seed in seeds:
                rng = Random(f"{kind.name} {maker.__name__} {size} {seed}")
                base = maker(rng, size)
                sheet = kind.make(base, rng)
                if sheet is not None:
                    yield Made(kind, base.name, size, seed, sheet, judge(sheet, rng).fault)


@dataclass(frozen=True)
class Share:
    right: int
    all: int

    @property
    def accuracy(self) -> float:
        return self.right / self.all if self.all else 1.0


def share(files: Iterator[Made]) -> Share:
    faults = [one.fault for one in files]
    return Share(sum(not fault for fault in faults), len(faults))
