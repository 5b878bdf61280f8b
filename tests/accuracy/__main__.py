"""Accuracy by kind of pollution, for the tables that were tuned on and for those held back.

``python -m tests.accuracy [SEEDS] [WORD]``: ``WORD`` limits it to kinds whose name holds it and shows the tuned
files that are misread.
"""

import sys

from tests.accuracy.bases import TUNED
from tests.accuracy.further_bases import FURTHER
from tests.accuracy.held_back import HELD_BACK
from tests.accuracy.kinds import KINDS, Kind, Share, made, share
from tests.accuracy.shown_bases import SHOWN

LEAST = 0.99
MORE = 4  # times as many files of the tables held back, which are fewer


def main(seeds: int = 4, word: str = "") -> int:
    print(f"{'pollution':<48}{'tuned':>8}{'files':>7}{'held back':>11}{'files':>7}  right means")
    tuned, held = [], []
    for kind in (kind for kind in KINDS if word in kind.name):
        first = share(made(kind, TUNED + FURTHER + SHOWN, range(seeds)))
        second = share(made(kind, HELD_BACK, range(1000, 1000 + MORE * seeds)))
        tuned.append(first)
        held.append(second)
        mark = " " if min(first.accuracy, second.accuracy) >= LEAST else "!"
        print(
            f"{kind.name:<48}{first.accuracy:>8.3f}{first.all:>7}{second.accuracy:>10.3f}{mark}{second.all:>7}"
            f"  {kind.criterion}"
        )
        if word:
            _show(kind, seeds)
    print(f"{'all':<48}{_together(tuned):>8.4f}{_together(held):>17.4f}")
    print(f"{'the worst kind':<48}{_worst(tuned):>8.3f}{_worst(held):>17.3f}")
    return int(min(_worst(tuned), _worst(held)) < LEAST)


def _together(shares: list[Share]) -> float:
    return sum(one.right for one in shares) / max(1, sum(one.all for one in shares))


def _worst(shares: list[Share]) -> float:
    return min(one.accuracy for one in shares)


def _show(kind: Kind, seeds: int) -> None:
    for one in made(kind, TUNED + FURTHER + SHOWN, range(seeds)):
        if one.fault:
            print(f"    {one.base} of {one.size}, seed {one.seed}: {one.fault[:300]}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 4, " ".join(sys.argv[2:])))
