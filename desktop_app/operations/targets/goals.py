"""What was set out for a KPI, a scope and a period: its own target, or the sum of finer ones that cover it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import people, targets
from desktop_app.store.database import Store
from desktop_app.store.targets import Target


@dataclass(frozen=True, slots=True)
class Goal:
    """``value`` in the KPI's unit; ``revisions`` are the ids of the target revisions it is made of."""

    value: Fraction
    revisions: tuple[int, ...]


class Goals:
    """The targets in force of a KPI inside a span of days, asked for by scope and period."""

    def __init__(
        self, store: Store, kpi: str, periods: Iterable[Period], known: Iterable[Target] | None = None
    ) -> None:
        """``known``: what was read already of the KPI and the periods."""
        self._store = store
        self._quotas: dict[tuple[Scope, Period], Goal | None] = {}
        self._carriers: dict[tuple[Scope, Period], tuple[int, ...]] = {}
        self._by_scope: dict[tuple[ScopeKind, int], list[Target]] = {}
        for target in targets.load(store, kpi, *_days(periods)) if known is None else known:
            self._by_scope.setdefault((target.scope.kind, target.scope.id), []).append(target)

    def target(self, scope: Scope, period: Period) -> Goal | None:
        """The target of exactly these days, else the sum of the longest ones that cover them; else None."""
        chosen = self.parts(scope, period)
        if chosen is None:
            return None
        total = sum((from_stored(one.amount or 0) for one in chosen), Fraction(0))
        return Goal(total, tuple(one.id for one in chosen))

    def parts(self, scope: Scope, period: Period) -> list[Target] | None:
        """The targets that ``target`` adds up, in their order."""
        known = self._by_scope.get((scope.kind, scope.id), [])
        inside = [one for one in known if period.start <= one.period.start and one.period.end <= period.end]
        return _covering(inside, period)

    def scopes(self, kind: ScopeKind, period: Period) -> set[int]:
        """The ids of those scopes of ``kind`` that have a target for ``period``."""
        return {found for known, found in self._by_scope if known is kind and self.target(Scope(kind, found), period)}

    def quota(self, scope: Scope, period: Period) -> Goal | None:
        """The quotas of the people in ``scope``, summed; without any the target of the scope itself.

        Kept once found: a figure asks for it again as divisor, for its landing and in its history.
        """
        key = (scope, period)
        if key not in self._quotas:
            self._quotas[key] = self._quota(scope, period)
        return self._quotas[key]

    def carriers(self, scope: Scope, period: Period) -> tuple[int, ...]:
        """The people whose quotas ``quota`` sums; none where it is the target of the scope itself."""
        key = (scope, period)
        if scope.kind is ScopeKind.PERSON:
            return ()
        if key not in self._carriers:
            found = (one for one in self._people(scope, period) if self.target(one, period))
            self._carriers[key] = tuple(one.id for one in found)
        return self._carriers[key]

    def _quota(self, scope: Scope, period: Period) -> Goal | None:
        if scope.kind is ScopeKind.PERSON:
            return self.target(scope, period)
        found = [self.target(one, period) for one in self._people(scope, period)]
        goals = [goal for goal in found if goal is not None]
        if not goals:
            return self.target(scope, period)
        revisions = tuple(revision for goal in goals for revision in goal.revisions)
        return Goal(sum((goal.value for goal in goals), Fraction(0)), revisions)

    def _people(self, scope: Scope, period: Period) -> list[Scope]:
        everybody = [key[1] for key in self._by_scope if key[0] is ScopeKind.PERSON]
        if scope == COMPANY:
            return [Scope(ScopeKind.PERSON, person) for person in everybody]
        inside = {person.id for person in people.in_scope(self._store, scope, period.last)}
        return [Scope(ScopeKind.PERSON, person) for person in everybody if person in inside]


def goals_of(store: Store, kpis: Collection[str], periods: Sequence[Period]) -> dict[str, Goals]:
    """Those of several KPIs, read at once."""
    found: dict[str, list[Target]] = {kpi: [] for kpi in kpis}
    for target in targets.load_several(store, kpis, *_days(periods)):
        found[target.kpi].append(target)
    return {kpi: Goals(store, kpi, periods, known) for kpi, known in found.items()}


def _days(periods: Iterable[Period]) -> tuple[int, int]:
    """From the first day of all ``periods`` to the first after them."""
    spans = list(periods)
    first = min((period.start for period in spans), default=date.min)
    after = max((period.end for period in spans), default=date.min)
    return first.toordinal(), after.toordinal()


def _covering(inside: Sequence[Target], period: Period) -> list[Target] | None:
    """Targets that follow one another from the first day to the last, longest first at each day; None if none do."""
    chosen: list[Target] = []
    day = period.start
    while day < period.end:
        at_day = [one for one in inside if one.period.start == day]
        if not at_day:
            return None
        longest = max(at_day, key=lambda one: one.period.days)
        chosen.append(longest)
        day = longest.period.end
    return chosen
