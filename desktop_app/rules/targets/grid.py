"""Targets of people × months whose rows and columns both sum exactly; one level alone: decompose.py.

The ideal (fractional) grid comes from iterative proportional fitting (Deming & Stephan 1940) in fixed-point
integers; it is rounded by largest remainder, and a flow along open cells settles what rounding left (controlled
rounding, Cox & Ernst 1982). If any whole-number grid exists, one is found.
"""

from collections import deque
from collections.abc import Sequence
from math import lcm
from typing import Final

from desktop_app.i18n import N_
from desktop_app.rules.targets.decompose import Cell, SpreadError

Grid = list[list[int]]
_FINE: Final = 10**6  # parts of a unit kept while fitting
_SWEEPS: Final = 80


def decompose_grid(rows: Sequence[int], columns: Sequence[int], cells: Sequence[Sequence[Cell]]) -> Grid:
    """Whole amounts, ``rows[i]`` across and ``columns[j]`` down; locked cells stay, cells of weight 0 stay empty.

    Each open cell is its proportional share rounded up or down where locks leave that room. SpreadError with the gap if
    rows and columns sum differently or the locks make it impossible; ``at`` is the row or column.
    """
    if sum(rows) != sum(columns):
        raise SpreadError(
            N_("The people's targets do not sum to the months' targets."),
            N_("Spread the difference first."),
            gap=sum(columns) - sum(rows),
            at="",
        )
    across = [_left(total, line, f"{place}") for place, (total, line) in enumerate(zip(rows, cells, strict=True), 1)]
    turned = list(zip(*cells, strict=True))
    down = [_left(total, line, f"{place}") for place, (total, line) in enumerate(zip(columns, turned, strict=True), 1)]
    fitted = _Fitting(across, down, cells)
    fitted.settle()
    return [
        [fitted.amounts[i][j] if cell.locked is None else cell.locked for j, cell in enumerate(line)]
        for i, line in enumerate(cells)
    ]


def _left(total: int, line: Sequence[Cell], at: str) -> int:
    """What a row or column still has to carry beside its locked cells."""
    left = total - sum(cell.locked for cell in line if cell.locked is not None)
    carried = any(cell.locked is None and cell.weight > 0 for cell in line)
    if left < 0 or (left and not carried):
        raise SpreadError(
            N_("The locked cells of a row or column do not fit its sum."),
            N_("Unlock or change one of them."),
            gap=left,
            at=at,
        )
    return left


class _Fitting:
    """The open part of a grid: what is left to carry, the proportional shares, the whole amounts so far."""

    def __init__(self, across: list[int], down: list[int], cells: Sequence[Sequence[Cell]]) -> None:
        self._open = [[cell.locked is None and cell.weight > 0 for cell in line] for line in cells]
        ideal = _fitted(across, down, _whole_weights(cells))
        self._floors = [[share // _FINE for share in line] for line in ideal]
        self.amounts = [[0] * len(down) for _row in across]
        self._across, self._down = list(across), list(down)
        for i, line in enumerate(self._floors):
            for j, floor in enumerate(line):
                self._add(i, j, min(floor, self._across[i], self._down[j]))
        by_rest = sorted(
            ((i, j) for i, line in enumerate(ideal) for j, share in enumerate(line) if share % _FINE),
            key=lambda place: (-(ideal[place[0]][place[1]] % _FINE), place),
        )
        for i, j in by_rest:
            if self._across[i] and self._down[j]:
                self._add(i, j, 1)

    def _add(self, i: int, j: int, amount: int) -> None:
        self.amounts[i][j] += amount
        self._across[i] -= amount
        self._down[j] -= amount

    def settle(self) -> None:
        """Move units along chains of cells until every row and column is full.

        First so that no cell leaves its share rounded up or down, then as far as needed.
        """
        for bounded in (True, False):
            for i in range(len(self._across)):
                while self._across[i] and self._push(i, bounded=bounded):
                    pass
        if any(self._across):
            raise SpreadError(
                N_("With these locked and empty cells the rows and columns cannot both sum."),
                N_("Unlock a cell, or give an empty one a weight."),
                gap=sum(self._across),
                at="",
            )

    def _push(self, row: int, *, bounded: bool) -> bool:
        """Give one chain's worth of the row's rest to a column that lacks it; False if there is no such chain.

        A chain goes from a row to a column through a cell that may grow, and back through one that may shrink.
        """
        came: dict[tuple[str, int], int] = {("row", row): -1}
        queue = deque([("row", row)])
        while queue:
            kind, place = queue.popleft()
            if kind == "column" and self._down[place]:
                self._apply(row, place, came, bounded=bounded)
                return True
            for other in self._neighbours(kind, place, bounded=bounded):
                node = ("column" if kind == "row" else "row", other)
                if node not in came:
                    came[node] = place
                    queue.append(node)
        return False

    def _neighbours(self, kind: str, place: int, *, bounded: bool) -> list[int]:
        if kind == "row":
            return [j for j in range(len(self._down)) if self._room(place, j, bounded=bounded)]
        return [i for i in range(len(self._across)) if self._slack(i, place, bounded=bounded)]

    def _room(self, i: int, j: int, *, bounded: bool) -> int:
        """By how much a cell may grow."""
        if not self._open[i][j]:
            return 0
        return max(0, self._floors[i][j] + 1 - self.amounts[i][j]) if bounded else sum(self._down) + 1

    def _slack(self, i: int, j: int, *, bounded: bool) -> int:
        """By how much a cell may shrink."""
        return max(0, self.amounts[i][j] - (self._floors[i][j] if bounded else 0))

    def _apply(self, row: int, column: int, came: dict[tuple[str, int], int], *, bounded: bool) -> None:
        chain, node = [], ("column", column)
        while node != ("row", row):
            before = came[node]
            grows = node[0] == "column"
            chain.append((before, node[1], 1) if grows else (node[1], before, -1))
            node = ("row" if grows else "column", before)
        step = min(
            self._across[row],
            self._down[column],
            *((self._room if sign > 0 else self._slack)(i, j, bounded=bounded) for i, j, sign in chain),
        )
        for i, j, sign in chain:
            self.amounts[i][j] += sign * step
        self._across[row] -= step
        self._down[column] -= step


def _whole_weights(cells: Sequence[Sequence[Cell]]) -> Grid:
    """Weights as integers in the same proportions; 0 where a cell is locked."""
    scale = lcm(*(cell.weight.denominator for line in cells for cell in line))
    return [[int(cell.weight * scale) if cell.locked is None else 0 for cell in line] for line in cells]


def _fitted(across: Sequence[int], down: Sequence[int], weights: Grid) -> Grid:
    """Shares in millionths of a unit, in the proportions of ``weights`` as far as both sums allow."""
    shares = [_scaled(line, total) for line, total in zip(weights, across, strict=True)]
    for _sweep in range(_SWEEPS):
        columns = [_scaled(line, total) for line, total in zip(zip(*shares, strict=True), down, strict=True)]
        after = [_scaled(line, total) for line, total in zip(zip(*columns, strict=True), across, strict=True)]
        if after == shares:
            break
        shares = after
    return shares


def _scaled(line: Sequence[int], total: int) -> list[int]:
    whole = sum(line)
    return [share * total * _FINE // whole for share in line] if whole else list(line)
