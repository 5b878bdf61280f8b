"""Carrying what earlier months missed, or won, into the months that are left; the year stays what it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.target_grid import Place, TargetGrid, smallest
from desktop_app.rules.kpis.formula import Name
from desktop_app.rules.targets.decompose import Cell, decompose
from desktop_app.store import settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_NOTHING_OVER: Final = (
    N_("No month of {period} is over yet, or none is left."),
    N_("Carry over once a month with a target is over and another one is still to come."),
)


class Carry(Enum):
    """Who makes good a miss: everybody their own, or all together in proportion to their targets."""

    OWN = "own"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """``grid`` with the new targets of the months left; ``missed`` in smallest units, below 0 for a win.

    ``stranded``: of it what nobody takes over, by who has no target in the months left, as those who are gone.
    """

    grid: TargetGrid
    missed: int
    done: tuple[Period, ...]
    left: tuple[Period, ...]
    stranded: tuple[tuple[Scope, int], ...] = ()


def carry_over(store: Store, grid: TargetGrid, place: Place, as_of: date, by: Carry = Carry.OWN) -> CarriedOver:
    """Let the months of ``place`` after ``as_of`` make good those before it; nothing is saved.

    A month that is over keeps its target. What came in until then and the targets of the months left sum to the
    target again, unless more came in than all of it: then nothing is left to do. Whatever was carried before is
    worked out anew. Nobody has to carry what somebody else left behind, unless all carry together. UserError if no
    month is over, none is left, or the parts don't add up.
    """
    carrying = _Carrying(store, grid, place, as_of)
    if by is Carry.OWN:
        carrying.own(place[0])
    else:
        carrying.shared(place[0])
    return carrying.result()


class _Carrying:
    def __init__(self, store: Store, grid: TargetGrid, place: Place, as_of: date) -> None:
        if not grid.sums:
            raise UserError(
                N_("The parts of this target are no sum, so nothing can be carried over."),
                N_("Set the months to come one by one."),
            )
        self._store, self._grid, self._root = store, grid, place
        months = _finest(grid, place[1])
        self._done = tuple(month for month in months if month.last <= as_of)
        self._left = tuple(month for month in months if month.start > as_of)
        if not self._done or not self._left:
            raise UserError(_NOTHING_OVER[0], _NOTHING_OVER[1], period=place[1].name)
        self._brought_by = self._read()
        self._amounts: dict[Place, int] = {}
        self._missed = 0
        self._stranded: list[tuple[Scope, int]] = []

    def _read(self) -> Mapping[int, int]:
        """What each of the rows brought in the months that are over, in smallest units."""
        kpi = find_kpi(self._store, self._grid.kpi)
        if not isinstance(kpi.formula, Name):
            return {}
        days = tuple((month.start.toordinal(), month.end.toordinal()) for month in self._done)
        asked = Question((kpi.formula.name,), days, by=self._grid.rows.value)
        answer = totals.ask(self._store, asked, settings.load(self._store).revenue_source)
        return {
            group: sum(self._small(answer.total(kpi.formula.name, span, group)[0]) for span in range(len(days)))
            for group in answer.groups()
        }

    def _small(self, value: Fraction) -> int:
        return smallest(value, self._grid.unit, self._grid.currency)

    def _brought(self, scope: Scope) -> int:
        if scope.kind is self._grid.rows and self._brought_by:
            return self._brought_by.get(scope.id, 0)
        total = Fraction(0)
        for month in self._done:
            (figure,) = figures(self._store, Wanted((self._grid.kpi,), month, scope=scope, lean=True))
            total += figure.value.value if figure.value is not None else 0
        return self._small(total)

    def _has_plan(self, scope: Scope) -> bool:
        return any((scope, month) in self._grid.amounts for month in (*self._done, *self._left))

    def _parts(self, scope: Scope) -> list[Scope]:
        return [child for child in self._grid.children(scope) if self._has_plan(child)]

    def own(self, scope: Scope) -> None:
        """Everybody their own; what is above moves with the sum of its parts."""
        parts = self._parts(scope)
        for part in parts:
            self.own(part)
        if not parts:
            self._replan(scope)
            return
        for month in self._left:
            moved = sum(self._now((part, month)) - self._grid.planned((part, month)) for part in parts)
            self._amounts[scope, month] = self._grid.planned((scope, month)) + moved

    def shared(self, scope: Scope) -> None:
        """The whole together; each month's difference goes to the parts in proportion to what they have."""
        self._replan(scope)
        self._hand_down(scope)

    def _hand_down(self, scope: Scope) -> None:
        parts = self._parts(scope)
        for month in self._left if parts else ():
            moved = self._now((scope, month)) - self._grid.planned((scope, month))
            planned = [self._grid.planned((part, month)) for part in parts]
            cells = [self._cell((part, month)) for part in parts]
            found = decompose(max(0, sum(planned) + moved), cells, month.name)
            self._amounts |= {(part, month): amount for part, amount in zip(parts, found, strict=True)}
        for part in parts:
            self._hand_down(part)

    def _replan(self, scope: Scope) -> None:
        """The months left carry their plan and what is missing, by their plan."""
        missed = sum(self._grid.planned((scope, month)) for month in self._done) - self._brought(scope)
        self._missed += missed
        if missed and not any(self._grid.amounts.get((scope, month)) for month in self._left):
            self._strand(scope, missed)
            return
        cells = [self._cell((scope, month)) for month in self._left]
        wanted = sum(self._grid.planned((scope, month)) for month in self._left) + missed
        fixed = sum(cell.locked or 0 for cell in cells)
        found = decompose(max(wanted, fixed), cells, scope.name)
        self._amounts |= {(scope, month): amount for month, amount in zip(self._left, found, strict=True)}

    def _strand(self, scope: Scope, missed: int) -> None:
        if scope == self._root[0]:
            raise UserError(
                N_("There is no target in the months left of {period} that could carry it."),
                N_("Record one for the months to come first."),
                period=self._root[1].name,
            )
        self._stranded.append((scope, missed))

    def _cell(self, place: Place) -> Cell:
        locked = self._grid.amounts[place] if place in self._grid.locked else None
        return Cell(Fraction(max(0, self._grid.planned(place))), locked)

    def _now(self, place: Place) -> int:
        return self._amounts.get(place, self._grid.planned(place))

    def result(self) -> CarriedOver:
        amounts, carried = dict(self._grid.amounts), dict(self._grid.carried)
        for place, amount in self._amounts.items():
            if amount or place in amounts:
                amounts[place] = amount
                carried[place] = amount - self._grid.planned(place)
        scopes = {scope for scope, _month in self._amounts}
        for whole in _between(self._grid, self._root[1]):
            inside = [month for month in self._left if whole.start <= month.start and month.end <= whole.end]
            for scope in scopes:
                if (scope, whole) in amounts and inside:
                    moved = sum(self._now((scope, month)) - self._grid.planned((scope, month)) for month in inside)
                    earlier = self._carried_before(scope, whole, inside)
                    carried[scope, whole] = moved + earlier
                    amounts[scope, whole] = self._grid.planned((scope, whole)) + moved + earlier
        kept = {place: part for place, part in carried.items() if part}
        grid = replace(self._grid, amounts=amounts, carried=kept)
        return CarriedOver(grid, self._missed, self._done, self._left, tuple(self._stranded))

    def _carried_before(self, scope: Scope, whole: Period, left: Sequence[Period]) -> int:
        """What months of ``whole`` that are over by now had been given to carry."""
        return sum(
            self._grid.carried.get((scope, month), 0) for month in _finest(self._grid, whole) if month not in left
        )


def _finest(grid: TargetGrid, period: Period) -> list[Period]:
    parts = grid.parts(period)
    return [one for part in parts for one in _finest(grid, part)] if parts else [period]


def _between(grid: TargetGrid, period: Period) -> list[Period]:
    """The wholes below ``period`` that have parts of their own: the quarters of a year."""
    return [part for part in grid.parts(period) if grid.parts(part)]
