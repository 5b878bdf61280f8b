"""Breaking a target of the grid down over people and time so that every part adds up; only reading, no saving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_
from desktop_app.operations.targets.spread_weights import Split, Spread, Tree, Weights, below, scope_key
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.rules.targets.decompose import Branch, Cell, decompose_tree
from desktop_app.rules.targets.grid import decompose_grid
from desktop_app.store.database import Store

_ByLeaf = tuple[dict[Scope, Fraction], dict[Period, Fraction]]


@dataclass(frozen=True, slots=True)
class Shares:
    """What the whole gives to each scope and each period under it, before people and periods are crossed."""

    scopes: Mapping[Scope, int]
    periods: Mapping[Period, int]


def spread_grid(store: Store, present: TargetGrid, wanted: Split) -> TargetGrid:
    """``present`` with everything under the target of ``wanted`` broken down anew.

    Locked cells stay, at every level; UserError if the parts can't sum to the target with them. Whoever has no
    target and gets nothing still has none, instead of one of 0.
    """
    found = break_down(store, present, wanted).amounts
    kept = {place: amount for place, amount in found.items() if amount or place in present.amounts}
    carried = {
        place: part for place, part in present.carried.items() if kept.get(place) in (None, present.amounts[place])
    }
    return replace(present, amounts={**present.amounts, **kept}, carried=carried)


def break_down(store: Store, present: TargetGrid, wanted: Split) -> TargetGrid:
    """The grid of the target and its parts alone, without what ``wanted`` leaves out."""
    spreading = _Spreading(store, present, wanted)
    return replace(present, columns=spreading.tree.columns, lines=spreading.tree.lines, amounts=spreading.amounts())


def shares(store: Store, present: TargetGrid, wanted: Split) -> Shares:
    """A preview that costs little: the sums of rows and of columns."""
    return _Spreading(store, present, wanted).shares()


def _refuse_strangers(present: TargetGrid, wanted: Split) -> None:
    """A weight for a name that is not there would be left out in silence."""
    known = {key for line in present.lines for key in (line.scope.name, scope_key(line.scope))}
    known |= {column.period.name for column in present.columns}
    for name in wanted.typed:
        if name not in known:
            raise UserError(
                N_("There is no part called “{name}” to give a weight."),
                N_("Write a person, a team or a period as it stands in the targets."),
                name=name,
            )


class _Spreading:
    """One break-down: weights from the store, parts from rules/targets, sums upwards."""

    def __init__(self, store: Store, present: TargetGrid, wanted: Split) -> None:
        _refuse_strangers(present, wanted)
        self._wanted = wanted
        self._present = present
        self.tree = Tree(present, wanted)
        self._total = self._found_total()
        self._weight = Weights(store, present, wanted, self.tree)
        self._step = self._common_step()

    def _common_step(self) -> int:
        step = self._wanted.step
        given = [self._total, *(self._present.amounts[place] for place in self._locked_places())]
        return step if all(amount % step == 0 for amount in given) else 1

    def _found_total(self) -> int:
        total = self._present.amounts.get((self._wanted.scope, self._wanted.period))
        if total is None:
            raise UserError(
                N_("There is no target for {scope} in {period} yet."),
                N_("Record it first."),
                scope=self._wanted.scope.name or "–",
                period=self._wanted.period.name,
            )
        return total

    def _locked_places(self) -> list[Place]:
        places = [(line.scope, column.period) for line in self.tree.lines for column in self.tree.columns]
        root = (self._wanted.scope, self._wanted.period)
        return [place for place in places if place in self._present.locked and place != root]

    def _amount(self, place: Place) -> int:
        return self._present.amounts[place] // self._step

    def _is_leaf(self, place: Place) -> bool:
        return place[0] not in self.tree.inside and place[1] not in self.tree.parts

    def amounts(self) -> dict[Place, int]:
        """Every place under the target."""
        fixed = self._fixed()
        root = (self._wanted.scope, self._wanted.period)
        return self._sums(fixed | self._block(*root, self._total // self._step, fixed))

    def _fixed(self) -> dict[Place, int]:
        """Leaves that are settled before the rest: locked ones, and those below a place that is locked itself."""
        leaves = {place: self._amount(place) for place in self._locked_places() if self._is_leaf(place)}
        root = {self._wanted.scope, self._wanted.period}
        inner = [place for place in self._locked_places() if not self._is_leaf(place) and not root & set(place)]
        for scope, period in sorted(inner, key=self._size):
            leaves |= self._block(scope, period, self._amount((scope, period)), leaves)
        return leaves

    def _size(self, place: Place) -> int:
        return len(self.tree.leaf_scopes(place[0])) * len(self.tree.leaf_periods(place[1]))

    def _block(self, scope: Scope, period: Period, total: int, fixed: Mapping[Place, int]) -> dict[Place, int]:
        """The leaves below one place, summing to ``total``; ``fixed`` ones stay."""
        weights = self._weights(scope, period)
        by_scope, by_time = self._margins((scope, period), total, weights, fixed)
        rows, columns = list(weights[0]), list(weights[1])
        across = {one: (weights[0][one] or Fraction(1)) if by_scope[one] else Fraction(0) for one in rows}
        down = {part: (weights[1][part] or Fraction(1)) if by_time[part] else Fraction(0) for part in columns}
        parts = {
            (one, part): self._cell_weight((one, part), across[one] * down[part]) for one in rows for part in columns
        }
        nowhere = [one for one in rows if by_scope[one] and not any(parts[one, part] for part in columns)]
        parts |= {(one, part): across[one] * down[part] for one in nowhere for part in columns}
        cells = [[Cell(parts[one, part], fixed.get((one, part))) for part in columns] for one in rows]
        found = decompose_grid([by_scope[one] for one in rows], [by_time[part] for part in columns], cells)
        return {(one, part): found[i][j] for i, one in enumerate(rows) for j, part in enumerate(columns)}

    def shares(self) -> Shares:
        root = (self._wanted.scope, self._wanted.period)
        found = self._margins(root, self._total // self._step, self._weights(*root), self._fixed())
        return Shares(
            {scope: amount * self._step for scope, amount in found[0].items()},
            {period: amount * self._step for period, amount in found[1].items()},
        )

    def _weights(self, scope: Scope, period: Period) -> _ByLeaf:
        rows, columns = self.tree.leaf_scopes(scope), self.tree.leaf_periods(period)
        return _some(rows, self._weight.scopes), _some(columns, self._weight.periods)

    def _margins(
        self, place: Place, total: int, weights: _ByLeaf, fixed: Mapping[Place, int]
    ) -> tuple[dict[Scope, int], dict[Period, int]]:
        """What each scope and each period below ``place`` carries, in steps."""
        scope, period = place
        by_scope = decompose_tree(total, self._scope_branch(scope, period, weights, fixed))
        by_time = decompose_tree(total, self._time_branch(period, scope, weights, fixed))
        return (
            {one: by_scope[scope_key(one)] for one in below(scope, self.tree.inside)},
            {part: by_time[part.name] for part in below(period, self.tree.parts)},
        )

    def _scope_branch(self, scope: Scope, period: Period, weights: _ByLeaf, fixed: Mapping[Place, int]) -> Branch:
        children = tuple(self._scope_branch(one, period, weights, fixed) for one in self.tree.inside.get(scope, ()))
        weight, least = self._carried(children, [(scope, part) for part in weights[1]], weights, fixed)
        return Branch(scope_key(scope), weight, self._locked(scope, period), children, least)

    def _time_branch(self, period: Period, scope: Scope, weights: _ByLeaf, fixed: Mapping[Place, int]) -> Branch:
        children = tuple(self._time_branch(part, scope, weights, fixed) for part in self.tree.parts.get(period, ()))
        weight, least = self._carried(children, [(one, period) for one in weights[0]], weights, fixed)
        return Branch(period.name, weight, self._locked(scope, period), children, least)

    def _carried(
        self, children: Sequence[Branch], cells: Sequence[Place], weights: _ByLeaf, fixed: Mapping[Place, int]
    ) -> tuple[Fraction, int]:
        """The weight of a branch and what it carries at least: of its children, or else of its own cells."""
        if children:
            least = sum(child.least if child.locked is None else child.locked for child in children)
            return sum((child.weight for child in children), Fraction(0)), least
        across, down = weights
        free = (self._cell_weight((one, part), across[one] * down[part]) for one, part in cells
                if (one, part) not in fixed)  # fmt: skip
        return sum(free, Fraction(0)), sum(fixed[cell] for cell in cells if cell in fixed)

    def _locked(self, scope: Scope, period: Period) -> int | None:
        if (scope, period) == (self._wanted.scope, self._wanted.period) or (scope, period) not in self._present.locked:
            return None
        return self._amount((scope, period))

    def _sums(self, leaves: Mapping[Place, int]) -> dict[Place, int]:
        scopes = {line.scope: self.tree.leaf_scopes(line.scope) for line in self.tree.lines}
        periods = {column.period: self.tree.leaf_periods(column.period) for column in self.tree.columns}
        return {
            (scope, period): self._step * sum(leaves[one, part] for one in rows for part in columns)
            for scope, rows in scopes.items()
            for period, columns in periods.items()
        }

    def _cell_weight(self, place: Place, weight: Fraction) -> Fraction:
        """People and time apart, but for who is not there; if both keep their present shares the cell itself does."""
        if not (self._wanted.time is Spread.PRESENT and self._wanted.scopes is Spread.PRESENT):
            return weight * self._weight.there.get(place, Fraction(1))
        return Fraction(self._present.amounts.get(place, 0)) or (Fraction(1, 10**6) if weight else weight)


_Key = TypeVar("_Key", Scope, Period)


def _some(keys: Sequence[_Key], weights: Mapping[_Key, Fraction]) -> dict[_Key, Fraction]:
    """Inside a locked place that has no weight at all, equal parts."""
    found = {key: weights[key] for key in keys}
    return found if any(found.values()) else dict.fromkeys(keys, Fraction(1))
