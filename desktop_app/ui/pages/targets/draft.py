"""The targets as they are being edited: changes over what is saved, with their own undo; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.operations.targets.target_grid import Place, TargetGrid


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a place: the amount in the grid's smallest unit, None for no target.

    ``carried``: what of the amount comes from earlier periods.
    """

    amount: int | None = None
    locked: bool = False
    carried: int = 0


class Draft:
    """Changes laid over ``base``; ``grid`` is both together. One ``change`` is one step back."""

    def __init__(self, base: TargetGrid) -> None:
        self.base = base
        self.grid = base
        self._changes: dict[Place, Cell] = {}
        self._undo: list[dict[Place, Cell]] = []
        self._redo: list[dict[Place, Cell]] = []

    @property
    def changes(self) -> Mapping[Place, Cell]:
        """What differs from what is saved; another mapping after every step."""
        return self._changes

    @property
    def count(self) -> int:
        """How many places differ from what is saved."""
        return len(self._changes)

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def cell(self, place: Place) -> Cell:
        return _cell(self.grid, place)

    def is_changed(self, place: Place) -> bool:
        return place in self._changes

    def change(self, cells: Mapping[Place, Cell]) -> bool:
        """Put ``cells`` in as one step; False if they are all there already. What has no amount can't be locked."""
        new = {place: self._settled(place, cell) for place, cell in cells.items()}
        if all(self.cell(place) == cell for place, cell in new.items()):
            return False
        self._undo.append(self._changes)
        self._redo.clear()
        self._show({**self._changes, **new})
        return True

    def _settled(self, place: Place, cell: Cell) -> Cell:
        if cell.amount is None:
            return Cell()
        now = self.cell(place)
        return replace(cell, carried=now.carried) if cell.amount == now.amount and not cell.carried else cell

    def take(self, grid: TargetGrid) -> bool:
        """Put in everything by which ``grid`` differs, as one step."""
        places = {*grid.amounts, *self.grid.amounts}
        return self.change({place: _cell(grid, place) for place in places if _cell(grid, place) != self.cell(place)})

    def undo(self) -> None:
        if self._undo:
            self._redo.append(self._changes)
            self._show(self._undo.pop())

    def redo(self) -> None:
        if self._redo:
            self._undo.append(self._changes)
            self._show(self._redo.pop())

    def discard(self) -> None:
        """Give up every change; undo brings them back."""
        if self._changes:
            self._undo.append(self._changes)
            self._redo.clear()
            self._show({})

    def rebase(self, grid: TargetGrid) -> None:
        """What is saved has changed beneath; changes that are saved by now are none any more, nor steps back."""
        known = {line.scope for line in grid.lines}
        before = self.count
        changes = {place: cell for place, cell in self._changes.items() if place[0] in known}
        self.base, self.grid, self._changes = grid, grid, {}
        self._show(changes)
        if before and not self.count:
            self._undo.clear()
            self._redo.clear()

    def _show(self, changes: Mapping[Place, Cell]) -> None:
        before = self._changes
        self._changes = {place: cell for place, cell in changes.items() if _cell(self.base, place) != cell}
        touched = [place for place in {*before, *self._changes} if before.get(place) != self._changes.get(place)]
        amounts, locked, carried = dict(self.base.amounts), set(self.base.locked), dict(self.base.carried)
        for place, cell in self._changes.items():
            amounts.pop(place, None)
            locked.discard(place)
            carried.pop(place, None)
            if cell.amount is not None:
                amounts[place] = cell.amount
            if cell.locked:
                locked.add(place)
            if cell.carried:
                carried[place] = cell.carried
        self.grid = self.grid.changed(amounts, frozenset(locked), carried, touched)


def _cell(grid: TargetGrid, place: Place) -> Cell:
    amount = grid.amounts.get(place)
    return Cell(amount, amount is not None and place in grid.locked, grid.carried.get(place, 0))
