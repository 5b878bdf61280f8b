"""Telling people their targets: who was told what on which day, who has to be told anew, who not at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import people, targets, told_targets
from desktop_app.store.database import Store
from desktop_app.store.targets import Target
from desktop_app.store.told_targets import Told


@dataclass(frozen=True, slots=True)
class Telling:
    """A person's target and what they were last told of it; amounts in the KPI's unit.

    ``told`` None: never; ``changed``: the target is another one by now, so it has to be told again.
    """

    scope: Scope
    period: Period
    value: Fraction
    told: Fraction | None = None
    day: date | None = None

    @property
    def changed(self) -> bool:
        return self.told is not None and self.told != self.value


def tellings(store: Store, kpi: str, period: Period) -> tuple[Telling, ...]:
    """Every person with a target of exactly ``period``, by name."""
    known = {
        one.person: one
        for one in told_targets.load(store, kpi, period.start.toordinal(), period.end.toordinal())
        if (one.period.start, one.period.end) == (period.start, period.end)
    }
    found = []
    for target in _of_people(store, kpi, period):
        value, last = from_stored(target.amount or 0), known.get(target.scope.id)
        told = from_stored(last.amount) if last else None
        found.append(Telling(target.scope, period, value, told, last.day if last else None))
    return tuple(found)


def tell(
    store: Store,
    kpi: str,
    period: Period,
    day: date,
    persons: Collection[int] = (),
    *,
    progress: Progress = SILENT,
) -> int:
    """Note that ``persons`` (none: everybody with one) were told their target of ``period`` on ``day``; how many.

    Whoever was told the same number before keeps the earlier day. UserError where nobody has a target.
    """
    progress.step(N_("Noting who was told"), 0, 1)
    known = {one.scope.id: one for one in tellings(store, kpi, period)}
    wanted = [one for one in _of_people(store, kpi, period) if not persons or one.scope.id in persons]
    if not wanted:
        raise UserError(
            N_("Nobody has a target for {period} that could be told."),
            N_("Break the target down to people first."),
            period=period.name,
        )
    new = [one for one in wanted if known[one.scope.id].told != known[one.scope.id].value]
    entries = [Told(one.scope.id, kpi, one.period, one.amount or 0, day) for one in new]
    with store.transaction():
        told_targets.save(store, entries, recorded_at=moment())
    return len(entries)


def take_back_telling(store: Store, kpi: str, period: Period, person: int, progress: Progress = SILENT) -> None:
    """The last telling of this target was none; what was told before holds again."""
    progress.step(N_("Noting who was told"), 0, 1)
    known = told_targets.load(store, kpi, period.start.toordinal(), period.end.toordinal(), person)
    mine = [one for one in known if (one.period.start, one.period.end) == (period.start, period.end)]
    if mine:
        with store.transaction():
            told_targets.withdraw(store, mine[-1].id, moment=moment())


def _of_people(store: Store, kpi: str, period: Period) -> list[Target]:
    order = {person.id: place for place, person in enumerate(people.load(store))}
    found = [
        one
        for one in targets.load(store, kpi, period.start.toordinal(), period.end.toordinal())
        if one.scope.kind is ScopeKind.PERSON and (one.period.start, one.period.end) == (period.start, period.end)
    ]
    return sorted(found, key=lambda one: order.get(one.scope.id, len(order)))
