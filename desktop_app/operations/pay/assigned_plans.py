"""Which plan holds for whom on which days: assignments by person, team, region and role, each on its own dates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_
from desktop_app.rules.incentives.plan import Plan, PlanVersion
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import names, people, plans, settings
from desktop_app.store.database import Store

_SPECIFIC: Final = {ScopeKind.COMPANY: 0, ScopeKind.REGION: 2, ScopeKind.TEAM: 3, ScopeKind.PERSON: 4}


@dataclass(frozen=True, slots=True)
class Span:
    """``plan_id`` holds from ``first`` up to, not including, ``after``: ordinals."""

    plan_id: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """The plan that holds for a person, with its stored version and the workspace's currency.

    Where another plan held before, its versions come first, so that earlier periods stay under it. ``spans``: the
    days on which any plan holds; without them all days. ``names``: what these plans are called, the last one first.
    """

    plan: Plan
    stored: plans.PlanVersion
    currency: str
    spans: tuple[Span, ...] = field(default=())
    names: tuple[str, ...] = field(default=())

    def covers(self, day: date) -> bool:
        ordinal = day.toordinal()
        return not self.spans or any(one.first <= ordinal < one.after for one in self.spans)


def plans_by_person(store: Store, first: date, after: date, also: Iterable[int] = ()) -> dict[int, Assigned]:
    """Who is paid by which plan in the days given; the most specific assignment wins, a tie is a UserError.

    ``also``: people who are there no longer and to whom something may still be due; their last plan holds on.
    """
    spans = _spans(store, after)
    there = {person.id for person in people.present(store, first, after)}
    stored = {version.plan_id: version for version in plans.load(store)}
    known = {plan_id: _with_history(store, plan_id) for plan_id in stored}
    currency = settings.load(store).currency
    found = {}
    for person, own in spans.items():
        last = own[-1]
        if (person in there and last.after > first.toordinal()) or person in set(also):
            held = tuple(dict.fromkeys(stored[span.plan_id].name for span in reversed(own)))
            found[person] = Assigned(_joined(own, known), stored[last.plan_id], currency, tuple(own), held)
    return found


def _spans(store: Store, after: date) -> dict[int, list[Span]]:
    """By person, in order, up to ``after``."""
    rows: dict[int, list[people.Membership]] = {}
    for row in people.memberships(store):
        rows.setdefault(row.person, []).append(row)
    assignments = [one for one in plans.assignments(store) if one.valid_from < after.toordinal()]
    found = {}
    for person in people.load(store):
        own = _spans_of(person, rows.get(person.id, []), assignments, after.toordinal())
        if own:
            found[person.id] = own
    return found


def _spans_of(
    person: people.Person, rows: Sequence[people.Membership], assignments: Sequence[plans.Assignment], end: int
) -> list[Span]:
    starts = {one.valid_from for one in assignments} | {row.valid_from for row in rows}
    cuts = sorted({*starts, *(one.valid_to for one in assignments if one.valid_to), end})
    found: list[Span] = []
    for day, until in pairwise(cuts):
        chosen = _on(
            person, next((row for row in rows if row.valid_from <= day < row.valid_to), None), assignments, day
        )
        if day >= end or chosen is None:
            continue
        if found and found[-1].plan_id == chosen.plan_id and found[-1].after == day:
            found[-1] = replace(found[-1], after=min(until, end))
        else:
            found.append(Span(chosen.plan_id, day, min(until, end)))
    return found


def _on(
    person: people.Person, row: people.Membership | None, assignments: Sequence[plans.Assignment], day: int
) -> plans.Assignment | None:
    """The assignment that holds for the person on ``day``."""
    best: tuple[int, plans.Assignment] | None = None
    for one in assignments:
        if not one.valid_from <= day < (one.valid_to or names.FOREVER) or not _means(one, person, row):
            continue
        rank = max(_SPECIFIC[one.scope.kind], 1 if one.role else 0)
        if best and best[0] == rank and best[1].plan_id != one.plan_id:
            raise UserError(
                N_("Two plans hold for {person} at once: {first} and {second}."),
                N_("End one of the two assignments."),
                person=person.name,
                first=best[1].plan,
                second=one.plan,
            )
        if not best or rank >= best[0]:
            best = (rank, one)
    return best[1] if best else None


def _means(one: plans.Assignment, person: people.Person, row: people.Membership | None) -> bool:
    if one.role and names.fold(one.role) != names.fold(row.role if row else ""):
        return False
    match one.scope.kind:
        case ScopeKind.COMPANY:
            return True
        case ScopeKind.PERSON:
            return one.scope.id == person.id
        case ScopeKind.TEAM:
            return row is not None and row.team == one.scope.id
        case _:
            return row is not None and row.region == one.scope.id


def _with_history(store: Store, plan_id: int) -> Plan:
    """The plan's newest text; versions from before the first one in it come from earlier texts."""
    newest, *earlier = plans.versions(store, plan_id)
    plan = parse_plan(newest.text).plan
    for one in earlier:
        before = [old for old in parse_plan(one.text).plan.versions if old.valid_from < plan.versions[0].valid_from]
        if before:
            plan = replace(plan, versions=(*before, *plan.versions))
    return plan


def _joined(spans: Sequence[Span], known: Mapping[int, Plan]) -> Plan:
    """One plan whose versions follow one another as the spans do."""
    if len({span.plan_id for span in spans}) == 1:
        return known[spans[-1].plan_id]
    versions: list[PlanVersion] = []
    for span in spans:
        plan, first = known[span.plan_id], date.fromordinal(span.first)
        begun = [one for one in plan.versions if one.valid_from <= first]
        inside = [one for one in plan.versions if first < one.valid_from < date.fromordinal(span.after)]
        versions += [replace(one, valid_from=first) for one in begun[-1:]] + inside
    return replace(known[spans[-1].plan_id], versions=tuple(versions))
