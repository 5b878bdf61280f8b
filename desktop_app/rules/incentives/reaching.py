"""Which of several amounts, as few as can be, reach what is missing."""

from collections.abc import Sequence
from fractions import Fraction


def fewest(amounts: Sequence[Fraction], missing: Fraction) -> tuple[int, ...]:
    """The places of the fewest ``amounts`` whose sum is at least ``missing``, in their order; () if all are too few.

    The largest ones need the fewest; then each gives way to the smallest free one that still reaches, so that as
    little as can be is asked for. Amounts of 0 and below help nobody.
    """
    ranked = sorted((place for place, amount in enumerate(amounts) if amount > 0), key=lambda at: (-amounts[at], at))
    chosen: list[int] = []
    total = Fraction(0)
    for place in ranked:
        if total >= missing:
            break
        chosen.append(place)
        total += amounts[place]
    if total < missing or missing <= 0:
        return ()
    return tuple(sorted(_spared(amounts, ranked[len(chosen) :], chosen, total - missing)))


def _spared(amounts: Sequence[Fraction], free: Sequence[int], chosen: Sequence[int], over: Fraction) -> list[int]:
    """``chosen`` with each replaced by the smallest of ``free`` that takes off no more than is ``over``."""
    kept, rest = list(chosen), list(free)
    for at in reversed(range(len(kept))):
        fit = [place for place in rest if amounts[kept[at]] - amounts[place] <= over]
        if fit:
            best = min(fit, key=lambda place: (amounts[place], place))
            over -= amounts[kept[at]] - amounts[best]
            rest.remove(best)
            kept[at] = best
    return kept
