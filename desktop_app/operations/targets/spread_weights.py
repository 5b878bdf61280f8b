"""By what a target is broken down: the choice a person makes, the tree of its parts, and the weight of each leaf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import MONTHS, Length, Period, year_before
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.targets.carriers import Carriers
from desktop_app.operations.targets.target_grid import Column, Line, Place, TargetGrid
from desktop_app.rules.kpis.formula import Name
from desktop_app.rules.targets.weights import (
    equal_weights,
    history_weights,
    season_weights,
    typed_weights,
    working_day_weights,
)
from desktop_app.store import calendar_days, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_NO_PRESENT: Final = (N_("The parts have no targets yet, so there are no present shares."), N_("Choose another way."))
_Key = TypeVar("_Key", Scope, Period)


class Spread(Enum):
    """By what a target is divided; ``PRESENT``: in proportion to what the parts have now.

    ``SEASON``: the mean share of each part over the last three years. ``FTE``: full-time share and days there;
    ``RAMP``: the same, and less in the first months of service; ``TENURE``: years of service begun, at most five;
    ``POTENTIAL``: what a person's open deals are worth.
    """

    EQUAL = "equal"
    HISTORY = "history"
    WORKING_DAYS = "working_days"
    SEASON = "season"
    PRESENT = "present"
    FTE = "fte"
    RAMP = "ramp"
    TENURE = "tenure"
    POTENTIAL = "potential"
    TYPED = "typed"


TIME_WAYS: Final = (
    Spread.HISTORY, Spread.SEASON, Spread.PRESENT, Spread.WORKING_DAYS, Spread.EQUAL, Spread.TYPED,
)  # fmt: skip
PEOPLE_WAYS: Final = (
    Spread.HISTORY, Spread.PRESENT, Spread.EQUAL, Spread.FTE, Spread.RAMP, Spread.TENURE, Spread.POTENTIAL,
    Spread.TYPED,
)  # fmt: skip
_OF_PEOPLE: Final = (Spread.FTE, Spread.RAMP, Spread.TENURE)
_SEASONS: Final = 3
_FINE: Final = 10**12


@dataclass(frozen=True, slots=True)
class Split:
    """How to break the target of ``scope`` in ``period`` down.

    ``finest``: the shortest periods wanted; ``people``: down to persons, else to teams; ``typed``: weights by the
    name of a scope or period (a scope also by ``scope_key``), 0 for those left out; what lies below a typed one
    shares its weight. ``step``: amounts are multiples of so many smallest units if the target and all locked ones
    are. ``prorate``: people carry only the part of a period in which they are there; present shares stay. ``rows``: of
    what the target is made, one of ROWS.
    """

    kpi: str
    period: Period
    time: Spread = Spread.EQUAL
    scopes: Spread = Spread.EQUAL
    finest: Length = Length.MONTH
    people: bool = True
    teams: bool = True
    typed: Mapping[str, Fraction] = field(default_factory=dict)
    scope: Scope = COMPANY
    step: int = 1
    prorate: bool = True
    rows: ScopeKind = ScopeKind.PERSON


def ways_over(rows: ScopeKind) -> list[Spread]:
    """By what a target can be spread over such rows: regions, products and segments have no service of their own."""
    return [way for way in PEOPLE_WAYS if rows is ScopeKind.PERSON or way not in _OF_PEOPLE]


def scope_key(scope: Scope) -> str:
    return f"{scope.kind.value}:{scope.id}"


def below(root: _Key, parts: Mapping[_Key | None, list[_Key]]) -> list[_Key]:
    """``root`` and everything under it, each whole before its parts."""
    found = [root]
    for part in parts.get(root, ()):
        found += below(part, parts)
    return found


class Tree:
    """What of a grid lies under the target of ``wanted``: scopes down, periods across."""

    def __init__(self, present: TargetGrid, wanted: Split) -> None:
        self.columns = _chosen_columns(present, wanted)
        self.lines = _chosen_lines(present, wanted)
        self.inside: dict[Scope | None, list[Scope]] = {}
        self.parts: dict[Period | None, list[Period]] = {}
        for line in self.lines:
            self.inside.setdefault(line.parent, []).append(line.scope)
        for column in self.columns:
            self.parts.setdefault(column.parent, []).append(column.period)

    def leaf_scopes(self, scope: Scope) -> list[Scope]:
        return [one for one in below(scope, self.inside) if one not in self.inside]

    def leaf_periods(self, period: Period) -> list[Period]:
        return [part for part in below(period, self.parts) if part not in self.parts]


class Weights:
    """The weight of every leaf scope and leaf period, only their ratios count. UserError where nothing is known."""

    def __init__(self, store: Store, present: TargetGrid, wanted: Split, tree: Tree) -> None:
        if wanted.scopes not in ways_over(present.rows):
            raise UserError(
                N_("Only people have hours, a ramp and years of service to spread by."), N_("Choose another way.")
            )
        chosen = settings.load(store)
        self._store = store
        self._wanted = wanted
        self._present = present
        self._tree = tree
        self._calendar = calendar_days.working_calendar(store)
        self._revenue = chosen.revenue_source
        self._carriers = Carriers(store, present)
        kpi = find_kpi(store, wanted.kpi)
        # Where the KPI is no sum of one measure, revenue says who carries how much.
        self._measure = kpi.formula.name if kpi.additive and isinstance(kpi.formula, Name) else "revenue"
        leaves, months = tree.leaf_scopes(wanted.scope), tree.leaf_periods(wanted.period)
        self.scopes = dict(zip(leaves, self._of_scopes(leaves), strict=True))
        self.periods = dict(zip(months, self._of_periods(months), strict=True))
        self.there = self._there(leaves, months)

    def _there(self, leaves: Sequence[Scope], months: Sequence[Period]) -> dict[Place, Fraction]:
        """By how much each leaf carries another part of a month than its own weight says; empty if nobody does.

        Who is there shares the month of who is not: the sum over people stays what the month has.
        """
        if len(leaves) == 1 or self._wanted.scopes is Spread.PRESENT:
            return {}
        parts = {(leaf, month): self._part(leaf, month) for month in months for leaf in leaves}
        if all(part == 1 for part in parts.values()):
            return {}
        found = {}
        for month in months:
            whole = sum((self.scopes[leaf] * parts[leaf, month] for leaf in leaves), Fraction(0))
            for leaf in leaves:
                part = parts[leaf, month] / whole if whole else Fraction(0)
                found[leaf, month] = Fraction(round(part * _FINE), _FINE)
        return found

    def _part(self, leaf: Scope, month: Period) -> Fraction:
        match self._wanted.scopes:
            case Spread.FTE:
                return self._carriers.carries(leaf, month)
            case Spread.RAMP:
                return self._carriers.carries(leaf, month, self._carriers.ramp)
            case _:
                return self._carriers.presence(leaf, month) if self._wanted.prorate else Fraction(1)

    def _of_scopes(self, leaves: Sequence[Scope]) -> Sequence[Fraction]:
        if len(leaves) == 1 or self._wanted.scopes in (Spread.EQUAL, Spread.FTE, Spread.RAMP):
            return equal_weights(len(leaves))
        match self._wanted.scopes:
            case Spread.HISTORY:
                return history_weights(self._history_by_scope(leaves))
            case Spread.TYPED:
                return typed_weights([self._typed_scope(leaf) for leaf in leaves])
            case Spread.PRESENT:
                periods = self._tree.leaf_periods(self._wanted.period)
                return _present_weights([self._has(leaf, self._wanted.period, [leaf], periods) for leaf in leaves])
            case Spread.TENURE:
                return [self._carriers.tenure(leaf, self._wanted.period) for leaf in leaves]
            case _:
                return self._carriers.potential(leaves, date.fromordinal(max(1, records.data_day(self._store))))

    def _typed_scope(self, leaf: Scope) -> Fraction:
        parents = {line.scope: line.parent for line in self._tree.lines}
        at: Scope | None = leaf
        while at is not None:
            known = self._wanted.typed.get(scope_key(at), self._wanted.typed.get(at.name) if at.name else None)
            if known is not None:
                return known / len(self._tree.leaf_scopes(at))
            at = parents[at] if at != self._wanted.scope else None
        return Fraction(0)

    def _of_periods(self, leaves: Sequence[Period]) -> Sequence[Fraction]:
        if len(leaves) == 1 or self._wanted.time is Spread.EQUAL:
            return equal_weights(len(leaves))
        match self._wanted.time:
            case Spread.WORKING_DAYS:
                return working_day_weights(self._calendar, leaves)
            case Spread.TYPED:
                return typed_weights([self._typed_period(leaf) for leaf in leaves])
            case Spread.PRESENT:
                scopes = self._tree.leaf_scopes(self._wanted.scope)
                return _present_weights([self._has(self._wanted.scope, leaf, scopes, [leaf]) for leaf in leaves])
            case Spread.HISTORY:
                return history_weights(self._history_by_time(leaves))
            case _:
                return season_weights(self._seasons(leaves))

    def _typed_period(self, leaf: Period) -> Fraction:
        for column in reversed(self._tree.columns):  # the finest first
            known = self._wanted.typed.get(column.period.name)
            if known is not None and column.period.start <= leaf.start and leaf.end <= column.period.end:
                return known / len(self._tree.leaf_periods(column.period))
        return Fraction(0)

    def _has(self, scope: Scope, period: Period, scopes: Iterable[Scope], periods: Sequence[Period]) -> int:
        """What a row or column has now: its own target, else the sum of its cells."""
        own = self._present.amounts.get((scope, period))
        return (
            sum(self._present.amounts.get((one, part), 0) for one in scopes for part in periods) if own is None else own
        )

    def _history_by_time(self, leaves: Sequence[Period]) -> list[Fraction]:
        """A year before; where nothing is known of that, the periods themselves; of the scope, else of the company."""
        before = [year_before(leaf) for leaf in leaves]
        for scope in (self._wanted.scope, COMPANY):
            for periods in (before, leaves):
                answer = self._ask(periods, scope)
                found = [answer.total(self._measure, place)[0] for place in range(len(periods))]
                if any(amount > 0 for amount in found):
                    return found
        return [Fraction(0)] * len(leaves)

    def _seasons(self, leaves: Sequence[Period]) -> list[list[Fraction]]:
        """The parts in each of the years before, the newest first; of the scope, else of the company."""
        for scope in (self._wanted.scope, COMPANY):
            years, parts = [], list(leaves)
            for _year in range(_SEASONS):
                parts = [year_before(part) for part in parts]
                answer = self._ask(parts, scope)
                years.append([answer.total(self._measure, place)[0] for place in range(len(parts))])
            if any(amount > 0 for year in years for amount in year):
                return years
        return [[Fraction(0)] * len(leaves)]

    def _history_by_scope(self, leaves: Sequence[Scope]) -> list[Fraction]:
        kinds = {one.kind for one in leaves}
        by = (ScopeKind.PERSON if ScopeKind.PERSON in kinds else leaves[0].kind).value
        whole = self._present.columns[0].period
        for period in (year_before(self._wanted.period), self._wanted.period, year_before(whole), whole):
            answer = self._ask([period], COMPANY, by)
            found = [answer.total(self._measure, 0, leaf.id)[0] for leaf in leaves]
            if any(amount > 0 for amount in found):
                return found
        return [Fraction(0)] * len(leaves)

    def _ask(self, periods: Sequence[Period], scope: Scope, by: str = "") -> totals.Answer:
        days = tuple((period.start.toordinal(), period.end.toordinal()) for period in periods)
        return totals.ask(self._store, Question((self._measure,), days, scope, by), self._revenue)


def _present_weights(amounts: Sequence[int]) -> list[Fraction]:
    if not any(amount > 0 for amount in amounts):
        raise UserError(*_NO_PRESENT)
    return [Fraction(max(0, amount)) for amount in amounts]


def _chosen_columns(present: TargetGrid, wanted: Split) -> tuple[Column, ...]:
    """The wanted period first, then its parts as far down as wanted."""
    root = next((column for column in present.columns if column.period == wanted.period), None)
    inside = [column for column in present.columns if column.depth and _within(column.period, wanted.period)]
    finest = MONTHS.get(wanted.finest, 1)
    kept = [column for column in inside if MONTHS.get(column.period.length, 1) >= finest and column != root]
    return (Column(wanted.period, 0, None), *kept)


def _within(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _chosen_lines(present: TargetGrid, wanted: Split) -> tuple[Line, ...]:
    """The wanted scope first, then teams, people, or both, of those inside it."""
    root = Line(wanted.scope, 0, None)
    inside = [line for line in present.lines if _is_inside(present, line, wanted.scope)]
    teams = [line for line in inside if line.scope.kind is not ScopeKind.PERSON]
    people = [line for line in inside if line.scope.kind is ScopeKind.PERSON]
    if wanted.people and wanted.teams:
        return (root, *inside)
    if wanted.people:
        return (root, *(replace(line, depth=1, parent=wanted.scope) for line in people))
    return (root, *(teams if wanted.teams else ()))


def _is_inside(present: TargetGrid, line: Line, scope: Scope) -> bool:
    parents = {one.scope: one.parent for one in present.lines}
    at = line.parent
    while at is not None and at != scope:
        at = parents[at]
    return at == scope
