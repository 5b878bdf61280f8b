"""What computed measures of one-on-ones, promises, praise, ratings and actions are fed: who counts, and where.

Read once for a question; the measures themselves stand in rules/kpis/computed/talks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from desktop_app.domain.action import Action
from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, Recognition
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.rules.kpis.computed.talks import Checked, Due, Rated, Rhythm, Talks
from desktop_app.rules.statistics.effect import Verdict
from desktop_app.store import actions, one_on_ones, people, performance_answers, settings
from desktop_app.store.database import Store

_TOLD = frozenset({Verdict.SHOWN.value, Verdict.NOT_SHOWN.value, Verdict.WORSE.value})


@dataclass
class TalkFacts:
    """Everything that was written down, narrowed to the people of a scope when asked."""

    store: Store
    _fed: dict[tuple[Scope, int], Talks] = field(default_factory=dict)

    def fed(self, scope: Scope, after: int) -> Talks:
        """What belongs to ``scope``: each thing by its day, one-on-ones by who is there before ``after``."""
        key = Scope(scope.kind, scope.id), after
        if key not in self._fed:
            self._fed[key] = Talks(
                tuple(self._rhythms(scope, after - 1)),
                tuple(due for person, due in self._promises if self._is_in(person, due.day, scope)),
                tuple(day for person, day in self._praised if self._is_in(person, day, scope)),
                tuple(rated for person, rated in self._ratings if self._is_in(person, rated.day, scope)),
                tuple(checked for one, checked in self._actions if self._is_about(one, checked.day, scope)),
            )
        return self._fed[key]

    def groups(self, kind: ScopeKind) -> set[int]:
        """The people, teams or regions that have any of it."""
        of_people = ((person, due.day) for person, due in self._promises)
        days = [*of_people, *self._praised, *((person, rated.day) for person, rated in self._ratings)]
        days += [(person, day) for person, held in self._held.items() for day in held]
        found = {self._place(person, day, kind) for person, day in days}
        return (found | {one.scope.id for one, _checked in self._actions if one.scope.kind is kind}) - {0}

    def _is_in(self, person: int, day: int, scope: Scope) -> bool:
        return scope.kind is ScopeKind.COMPANY or self._place(person, day, scope.kind) == scope.id

    def _is_about(self, one: Action, day: int, scope: Scope) -> bool:
        if scope.kind is one.scope.kind and scope.id == one.scope.id:
            return True
        return scope == COMPANY or (one.scope.kind is ScopeKind.PERSON and self._is_in(one.scope.id, day, scope))

    def _place(self, person: int, day: int, kind: ScopeKind) -> int:
        if kind is ScopeKind.PERSON:
            return person
        for row in self._memberships.get(person, ()):
            if row.valid_from <= day < row.valid_to:
                return row.team if kind is ScopeKind.TEAM else row.region
        return 0

    def _rhythms(self, scope: Scope, last: int) -> Iterator[Rhythm]:
        weeks, usual = self._weeks
        for one in self._everybody:
            if self._is_in(one.id, last, scope):
                held = self._held.get(one.id, ())
                yield Rhythm(one.joined, one.left, 7 * weeks.get(one.id, usual), held)

    @cached_property
    def _everybody(self) -> list[people.Person]:
        return people.load(self.store)

    @cached_property
    def _memberships(self) -> Mapping[int, list[people.Membership]]:
        found: dict[int, list[people.Membership]] = {}
        for row in people.memberships(self.store):
            found.setdefault(row.person, []).append(row)
        return found

    @cached_property
    def _weeks(self) -> tuple[Mapping[int, int], int]:
        return one_on_ones.rhythms(self.store), settings.load(self.store).one_on_one_weeks

    @cached_property
    def _held(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        for one in one_on_ones.load(self.store, Meeting):
            if one.held:
                found.setdefault(one.person, []).append(one.day.toordinal())
        return found

    @cached_property
    def _promises(self) -> list[tuple[int, Due]]:
        """Without those that both sides dropped; one whose outcome has no day was settled in time."""
        return [
            (one.person, Due(one.due.toordinal(), one.outcome is Outcome.KEPT and (one.settled or one.due) <= one.due))
            for one in one_on_ones.load(self.store, Promise)
            if one.due is not None and one.outcome is not Outcome.DROPPED
        ]

    @cached_property
    def _praised(self) -> list[tuple[int, int]]:
        return [(one.person, one.day.toordinal()) for one in one_on_ones.load(self.store, Recognition)]

    @cached_property
    def _ratings(self) -> list[tuple[int, Rated]]:
        return [(one.person, Rated(one.last, one.points)) for one in performance_answers.competencies(self.store)]

    @cached_property
    def _actions(self) -> list[tuple[Action, Checked]]:
        """Those that were closed when something could be said of them."""
        return [
            (one, Checked(one.checked.toordinal(), one.verdict == Verdict.SHOWN.value))
            for one in actions.load(self.store)
            if one.checked is not None and one.verdict in _TOLD
        ]


def talks_with_data(store: Store) -> dict[str, bool]:
    """Whether there is anything of each sort, by the value of its feed."""
    promises, praise = one_on_ones.load(store, Promise), one_on_ones.load(store, Recognition)
    return {
        "meetings": any(one.held for one in one_on_ones.load(store, Meeting)),
        "promises": any(one.due is not None and one.outcome is not Outcome.DROPPED for one in promises),
        "praise": bool(praise),
        "ratings": bool(performance_answers.competencies(store)),
        "actions": bool(actions.verdicts(store) & _TOLD),
    }
