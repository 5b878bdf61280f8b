"""Recording targets and breaking them down by time and by people; every change is a revision with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, year_before
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.catalogue import find_kpi
from desktop_app.operations.moments import moment
from desktop_app.operations.target_grid import (
    Line,
    Place,
    TargetGrid,
    grid_columns,
    grid_lines,
    load_grid,
    smallest,
    stored,
)
from desktop_app.rules.targets.decompose import Branch, Cell, decompose_tree
from desktop_app.rules.targets.grid import decompose_grid
from desktop_app.rules.targets.weights import equal_weights, history_weights, typed_weights, working_day_weights
from desktop_app.store import settings, targets, totals
from desktop_app.store.database import Store
from desktop_app.store.targets import Target
from desktop_app.store.totals import Question


class Spread(Enum):
    """By what a target is divided."""

    EQUAL = "equal"
    HISTORY = "history"
    WORKING_DAYS = "working_days"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Split:
    """How to break the target of ``period`` down.

    ``finest``: the shortest periods wanted; ``people``: down to persons, else to teams; ``typed``: weights by the
    name of a scope or period, 0 for those left out.
    """

    kpi: str
    period: Period
    time: Spread = Spread.EQUAL
    scopes: Spread = Spread.EQUAL
    finest: Length = Length.MONTH
    people: bool = True
    teams: bool = True
    typed: Mapping[str, Fraction] = field(default_factory=dict)


def set_target(
    store: Store,
    kpi: str,
    scope: Scope,
    period: Period,
    value: Fraction | None,
    *,
    locked: bool = False,
    reason: str = "",
    progress: Progress = SILENT,
) -> None:
    """Record one target, in the KPI's unit; None ends it."""
    progress.step(N_("Recording the target"), 0, 1)
    found = find_kpi(kpi)
    currency = settings.load(store).currency
    amount = None if value is None else stored(smallest(value, found.unit, currency), found.unit, currency)
    with store.transaction():
        targets.save(store, [Target(kpi, scope, period, amount, locked)], recorded_at=moment(), reason=reason)


def split_target(store: Store, wanted: Split) -> TargetGrid:
    """The grid that ``wanted`` gives; nothing is saved. Locked cells stay; UserError if the parts can't sum."""
    present = load_grid(store, wanted.kpi, wanted.period)
    total = present.amounts.get((COMPANY, wanted.period))
    if total is None:
        raise UserError(
            N_("The company has no target for {period} yet."), N_("Record it first."), period=wanted.period.name
        )
    return _Splitting(store, wanted, present).grid(total)


def save_grid(store: Store, grid: TargetGrid, reason: str, progress: Progress = SILENT) -> int:
    """Append a revision for every cell that differs from what is in force; how many."""
    progress.step(N_("Saving the targets"), 0, 1)
    before = load_grid(store, grid.kpi, grid.columns[0].period)
    changed = [
        Target(grid.kpi, scope, period, stored(amount, grid.unit, grid.currency), (scope, period) in grid.locked)
        for (scope, period), amount in grid.amounts.items()
        if before.amounts.get((scope, period)) != amount
        or ((scope, period) in grid.locked) != ((scope, period) in before.locked)
    ]
    gone = [Target(grid.kpi, *place, None) for place in before.amounts if place not in grid.amounts]
    with store.transaction():
        targets.save(store, [*changed, *gone], recorded_at=moment(), reason=reason)
    return len(changed) + len(gone)


def split_and_save(store: Store, wanted: Split, reason: str, progress: Progress = SILENT) -> TargetGrid:
    """Break a target down and keep the result."""
    grid = split_target(store, wanted)
    save_grid(store, grid, reason, progress)
    return grid


class _Splitting:
    """One break-down: weights from the store, parts from rules/targets, sums upwards."""

    def __init__(self, store: Store, wanted: Split, present: TargetGrid) -> None:
        chosen = settings.load(store)
        self._store = store
        self._wanted = wanted
        self._present = present
        self._calendar = chosen.working_calendar()
        self._revenue = chosen.revenue_source
        self._columns = grid_columns(wanted.period, chosen.fiscal_year_start, wanted.finest)
        self._lines = _chosen_lines(grid_lines(store, wanted.period), wanted)

    def grid(self, total: int) -> TargetGrid:
        months = decompose_tree(total, self._time_tree(self._columns[0].period))
        shares = decompose_tree(total, self._scope_tree(COMPANY))
        leaf_columns = [column.period for column in self._columns if not self._parts(column.period)]
        leaf_scopes = [line.scope for line in self._lines if not self._children(line.scope)]
        amounts = decompose_grid(
            [shares[_key(scope)] for scope in leaf_scopes],
            [months[period.name] for period in leaf_columns],
            [[self._cell(scope, period, shares, months) for period in leaf_columns] for scope in leaf_scopes],
        )
        leaves = {
            (scope, period): amounts[row][place]
            for row, scope in enumerate(leaf_scopes)
            for place, period in enumerate(leaf_columns)
        }
        return replace(self._present, columns=self._columns, lines=self._lines, amounts=self._sums(leaves))

    def _cell(self, scope: Scope, period: Period, shares: Mapping[str, int], months: Mapping[str, int]) -> Cell:
        weight = Fraction(shares[_key(scope)]) * months[period.name]
        locked = self._present.amounts[scope, period] if (scope, period) in self._present.locked else None
        return Cell(weight, locked)

    def _sums(self, leaves: Mapping[Place, int]) -> dict[Place, int]:
        return {
            (line.scope, column.period): sum(
                leaves[scope, period]
                for scope in self._leaves_of(line.scope)
                for period in self._leaf_periods(column.period)
            )
            for line in self._lines
            for column in self._columns
        }

    def _leaves_of(self, scope: Scope) -> list[Scope]:
        below = self._children(scope)
        return [leaf for child in below for leaf in self._leaves_of(child)] if below else [scope]

    def _leaf_periods(self, period: Period) -> list[Period]:
        below = self._parts(period)
        return [leaf for part in below for leaf in self._leaf_periods(part)] if below else [period]

    def _children(self, scope: Scope) -> list[Scope]:
        return [line.scope for line in self._lines if line.parent == scope]

    def _parts(self, period: Period) -> list[Period]:
        return [column.period for column in self._columns if column.parent == period]

    def _time_tree(self, period: Period) -> Branch:
        leaves = [column.period for column in self._columns if not self._parts(column.period)]
        weights = dict(zip((leaf.name for leaf in leaves), self._time_weights(leaves), strict=True))
        return self._time_branch(period, weights)

    def _time_branch(self, period: Period, weights: Mapping[str, Fraction]) -> Branch:
        children = tuple(self._time_branch(part, weights) for part in self._parts(period))
        weight = sum((child.weight for child in children), Fraction(0)) if children else weights[period.name]
        return Branch(period.name, weight, self._locked(COMPANY, period), children)

    def _time_weights(self, leaves: Sequence[Period]) -> Sequence[Fraction]:
        match self._wanted.time:
            case Spread.EQUAL:
                return equal_weights(len(leaves))
            case Spread.WORKING_DAYS:
                return working_day_weights(self._calendar, leaves)
            case Spread.TYPED:
                return typed_weights([self._wanted.typed.get(leaf.name, Fraction(0)) for leaf in leaves])
            case Spread.HISTORY:
                return history_weights(self._history_by_time(leaves))

    def _history_by_time(self, leaves: Sequence[Period]) -> list[Fraction]:
        """The same periods a year before; where nothing is known of them, the periods themselves."""
        for periods in ([year_before(leaf) for leaf in leaves], leaves):
            answer = self._ask(periods)
            found = [answer.total("revenue", place)[0] for place in range(len(periods))]
            if any(found):
                return found
        return [Fraction(0)] * len(leaves)

    def _ask(self, periods: Sequence[Period], by: str = "") -> totals.Answer:
        days = tuple((period.start.toordinal(), period.end.toordinal()) for period in periods)
        return totals.ask(self._store, Question(("revenue",), days, by=by), self._revenue)

    def _scope_tree(self, scope: Scope) -> Branch:
        leaves = [line.scope for line in self._lines if not self._children(line.scope)]
        weights = dict(zip(map(_key, leaves), self._scope_weights(leaves), strict=True))
        return self._scope_branch(scope, weights)

    def _scope_branch(self, scope: Scope, weights: Mapping[str, Fraction]) -> Branch:
        children = tuple(self._scope_branch(child, weights) for child in self._children(scope))
        weight = sum((child.weight for child in children), Fraction(0)) if children else weights[_key(scope)]
        locked = None if scope == COMPANY else self._locked(scope, self._wanted.period)
        return Branch(_key(scope), weight, locked, children)

    def _scope_weights(self, leaves: Sequence[Scope]) -> Sequence[Fraction]:
        match self._wanted.scopes:
            case Spread.HISTORY:
                return history_weights(self._history_by_scope(leaves))
            case Spread.TYPED:
                return typed_weights([self._wanted.typed.get(leaf.name, Fraction(0)) for leaf in leaves])
            case _:
                return equal_weights(len(leaves))

    def _history_by_scope(self, leaves: Sequence[Scope]) -> list[Fraction]:
        by = ScopeKind.PERSON.value if self._wanted.people else ScopeKind.TEAM.value
        for period in (year_before(self._wanted.period), self._wanted.period):
            answer = self._ask([period], by)
            found = [answer.total("revenue", 0, leaf.id)[0] for leaf in leaves]
            if any(found):
                return found
        return [Fraction(0)] * len(leaves)

    def _locked(self, scope: Scope, period: Period) -> int | None:
        if period == self._wanted.period and scope == COMPANY:
            return None
        return self._present.amounts[scope, period] if (scope, period) in self._present.locked else None


def _key(scope: Scope) -> str:
    return f"{scope.kind.value}:{scope.id}"


def _chosen_lines(lines: Sequence[Line], wanted: Split) -> tuple[Line, ...]:
    """Teams only, people only, or both."""
    if wanted.people and wanted.teams:
        return tuple(lines)
    if wanted.people:
        persons = [replace(line, depth=1, parent=COMPANY) for line in lines if line.scope.kind is ScopeKind.PERSON]
        return (lines[0], *persons)
    if wanted.teams:
        return tuple(line for line in lines if line.scope.kind is not ScopeKind.PERSON)
    return (lines[0],)
