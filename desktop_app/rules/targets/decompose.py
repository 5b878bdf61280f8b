"""Breaking a target down so that it adds up exactly: one level, a tree, and a grid of people × months.

All amounts are integers (minor units or pieces). Locked cells stay; what can't be met is an error with its gap,
never spread in silence. Where weights come from: weights.py; rows and columns at once: grid.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import distribute
from desktop_app.i18n import N_


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a target: its share by ``weight``, unless it is ``locked`` at an amount."""

    weight: Fraction
    locked: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A part with parts of its own: year, quarter, month; or company, team, person. Keys are unique in a tree.

    ``least`` is set aside for the part before the rest goes by weight: what is locked in single cells of its own.
    """

    key: str
    weight: Fraction = Fraction(1)
    locked: int | None = None
    children: tuple["Branch", ...] = field(default=())
    least: int = 0


class SpreadError(UserError):
    """Parts that can't sum to the whole. ``gap``: whole less what the parts can carry; below 0 they carry too much.

    ``at`` names the part concerned, by its key in a tree or its number in a grid, counted from 1.
    """

    @property
    def gap(self) -> int:
        found = self.values["gap"]
        assert isinstance(found, int)
        return found


def decompose(total: int, cells: Sequence[Cell], at: str = "") -> list[int]:
    """Amounts of ``cells`` that sum to ``total`` exactly; the rest beside the locked ones goes by weight.

    Largest remainder (money.distribute). SpreadError if the locked ones exceed the total, or nobody can carry the
    rest.
    """
    gap = total - sum(cell.locked for cell in cells if cell.locked is not None)
    weights = [cell.weight if cell.locked is None else Fraction(0) for cell in cells]
    if gap and sum(weights) <= 0:
        raise SpreadError(
            N_("The locked parts do not sum to the whole, and no other part can carry the gap."),
            N_("Unlock a part, or give one a weight."),
            gap=gap,
            at=at,
        )
    if gap * total < 0 or (not total and gap):
        raise _too_much(gap, at)
    rest = iter(distribute(gap, weights) if gap else [0] * len(cells))
    return [share if cell.locked is None else cell.locked for cell, share in zip(cells, rest, strict=True)]


def decompose_tree(total: int, root: Branch) -> dict[str, int]:
    """The amount of every branch by its key; the children of each sum to it exactly."""
    amounts = {root.key: total}
    for child, amount in zip(root.children, _shares(total, root) if root.children else (), strict=True):
        amounts |= decompose_tree(amount, child)
    return amounts


def _shares(total: int, root: Branch) -> list[int]:
    """What each child carries: first what is set aside for it, then its part of what is left."""
    aside = [0 if child.locked is not None else child.least for child in root.children]
    if sum(aside) > total:
        raise _too_much(total - sum(aside), root.key)
    cells = [Cell(child.weight, child.locked) for child in root.children]
    parts = decompose(total - sum(aside), cells, root.key)
    return [part + first for part, first in zip(parts, aside, strict=True)]


def _too_much(gap: int, at: str) -> SpreadError:
    return SpreadError(
        N_("The locked parts are more than the whole."),
        N_("Unlock or lower one, or raise the whole."),
        gap=gap,
        at=at,
    )


def replan(total: int, targets: Sequence[int], done: Sequence[int | None]) -> list[int]:
    """New targets after a miss or a win: months done keep theirs, the others carry what is left of ``total``.

    ``done``: what a closed period really brought, None for an open one. Open periods share the rest in proportion to
    their present targets; a total already reached leaves them 0. SpreadError if no open period is left.
    """
    left = total - sum(amount for amount in done if amount is not None)
    cells = [
        Cell(Fraction(target), None if amount is None else 0) for target, amount in zip(targets, done, strict=True)
    ]
    shares = decompose(max(0, left), cells)
    return [share if amount is None else target for target, share, amount in zip(targets, shares, done, strict=True)]
