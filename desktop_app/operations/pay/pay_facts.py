"""All that is known of each person on the day of a run, gathered from the store as the incentive engine takes it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.company import Absence as AwayFrom
from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, split
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.pay.assigned_plans import Assigned
from desktop_app.operations.pay.pay_credits import Loaded, in_document_currency
from desktop_app.operations.pay.pay_money import Money
from desktop_app.operations.pay.pay_openings import counted_from, opening_of
from desktop_app.operations.pay.pay_sources import own_targets
from desktop_app.operations.pay.supposed import NOTHING, Supposed
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.incentives.needs import figure_needs, quota_needs, team_needs
from desktop_app.rules.incentives.plan import Need, Plan, PlanVersion, fiscal_year, version_on, versions_in
from desktop_app.rules.incentives.reading import Decision, Outcome
from desktop_app.rules.incentives.result import OwnTarget, PersonInputs, RoleSpan
from desktop_app.rules.incentives.settling.changes import sub_periods
from desktop_app.rules.incentives.settling.facts import Absence, Adjustment, Facts, QuotaChange, QuotaWeights
from desktop_app.rules.incentives.terms import Conversion
from desktop_app.rules.kpis.computed import COMPUTED, Feed
from desktop_app.store import (
    absences,
    adjustments,
    calendar_days,
    decisions,
    names,
    opening_balances,
    people,
    quota_changes,
)
from desktop_app.store.database import Store

_SUMMED: Final = frozenset({Unit.MONEY, Unit.COUNT})  # counted whole, however few stand behind
_STATED: Final = frozenset(one.name for one in COMPUTED if one.feed is Feed.TYPED)
UNPAID: Final = "unpaid"
_Own = TypeVar("_Own", AwayFrom, OpeningBalance, adjustments.Adjustment, decisions.Decided, quota_changes.QuotaChanged)


@dataclass(frozen=True, slots=True)
class Gathering:
    """What several people share, read once. ``postings``: periods posted so far, by person."""

    store: Store
    period: Period
    postings: Mapping[int, Sequence[Period]]
    loaded: Loaded
    money: Money
    calendar: WorkingCalendar
    absences: Mapping[int, Sequence[AwayFrom]]
    adjustments: Mapping[int, Sequence[adjustments.Adjustment]]
    decisions: Mapping[int, Sequence[decisions.Decided]]
    quota_changes: Mapping[int, Sequence[quota_changes.QuotaChanged]]
    roles: Mapping[int, Sequence[RoleSpan]]
    own_targets: Mapping[int, Sequence[OwnTarget]]
    balances: Mapping[int, Sequence[OpeningBalance]]
    goals: dict[tuple[str, Period], Goals]
    supposed: Supposed = NOTHING


def gather(
    store: Store,
    period: Period,
    postings: Mapping[int, Sequence[Period]],
    loaded: Loaded,
    supposed: Supposed = NOTHING,
) -> Gathering:
    return Gathering(
        store,
        period,
        postings,
        loaded,
        Money.load(store, supposed.payments),
        calendar_days.working_calendar(store),
        _by_person(absences.load(store)),
        _by_person(adjustments.load(store)),
        _by_person(decisions.load(store)),
        _by_person(quota_changes.load(store)),
        _roles(store),
        own_targets(store),
        _by_person(opening_balances.load(store)),
        {},
        supposed,
    )


def facts_of(known: Gathering, person: people.Person, plan: Plan, assigned: Assigned) -> Facts:
    """What is known of ``person``, who is paid by ``plan`` (its versions in their currency) on days it is assigned.

    What an opening balance holds is not counted once more, unless it was posted here.
    """
    periods = sorted({*known.postings.get(person.id, ()), known.period}, key=lambda one: (one.end, one.start))
    version = version_on(plan, known.period.last)
    absent = tuple(one for own in known.absences.get(person.id, ()) for one in _absences(own, version))
    joined = _day(person.joined, 1, names.FOREVER)
    balances = known.balances.get(person.id, ())
    opening = opening_of(balances, person, plan, (plan.name, *assigned.names), periods[0])
    since = counted_from(opening, periods[0])
    inputs = _inputs(known, person, plan, periods, lambda day: day >= since and assigned.covers(day))
    return known.money.with_money(
        Facts(
            inputs,
            joined,
            _day(person.left, 1, names.FOREVER),
            known.calendar,
            absent,
            adjustments=tuple(
                Adjustment(one.period, one.amount, one.reason) for one in known.adjustments.get(person.id, ())
            ),
            opening=opening,
            weights=tuple(_weights(known, person, inputs, version)),
            quota_changes=tuple(
                QuotaChange(one.quota, one.period, one.day, one.amount)
                for one in known.quota_changes.get(person.id, ())
            ),
            decided=_decided(known.decisions.get(person.id, ())),
        ),
        version,
    )


def team_of(known: Gathering, plans: Iterable[Plan], periods: Sequence[Period]) -> PersonInputs:
    """Quotas and figures of the team as a whole, which its pools read."""
    quotas: dict[Need, Fraction] = {}
    totals: dict[Need, Fraction] = {}
    for plan in plans:
        for period in periods:
            for version in _versions(plan, period):
                held, read = team_needs(version, period)
                quotas |= _quotas(known, COMPANY, held)
                totals |= _totals(known.store, COMPANY, read)[0]
    return PersonInputs(0, "", quotas=quotas, totals=totals)


def _by_person(found: Iterable[_Own]) -> dict[int, list[_Own]]:
    grouped: dict[int, list[_Own]] = {}
    for one in found:
        grouped.setdefault(one.person, []).append(one)
    return grouped


def _day(ordinal: int, first: int, last: int) -> date | None:
    return date.fromordinal(ordinal) if first < ordinal < last else None


def _roles(store: Store) -> dict[int, list[RoleSpan]]:
    """The dated roles of each person; a day before the first one known belongs to it."""
    found: dict[int, list[RoleSpan]] = {}
    for one in people.memberships(store):
        if one.role:
            first = date.fromordinal(one.valid_from) if one.valid_from > 1 else None
            last = date.fromordinal(one.valid_to - 1) if one.valid_to < names.FOREVER else None
            found.setdefault(one.person, []).append(RoleSpan(one.role, first, last))
    return found


def _versions(plan: Plan, period: Period) -> list[PlanVersion]:
    """Those valid in the period; a plan that begins inside it counts from its first day."""
    if plan.versions[0].valid_from > period.start:
        return [version_on(plan, period.last)]
    return versions_in(plan, period)


def _inputs(
    known: Gathering, person: people.Person, plan: Plan, periods: Sequence[Period], counts: Callable[[date], bool]
) -> PersonInputs:
    pairs = [(version, period) for period in periods for version in _versions(plan, period)]
    halves = [
        (version_on(plan, sub.start), sub)
        for period in periods
        if len(_versions(plan, period)) > 1
        for sub in sub_periods(plan, period)
    ]
    scope = Scope(ScopeKind.PERSON, person.id, person.name)
    quotas = _quotas(known, scope, [need for version, one in pairs for need in quota_needs(version, one)])
    wanted = [need for version, one in (*pairs, *halves) for need in figure_needs(version, one)]
    totals, answers = _totals(known.store, scope, wanted)
    credits_ = known.loaded.credits
    own, reports = (
        [one for one in pool.get(person.id, ()) if counts(one.record.day)] for pool in (credits_.own, credits_.reports)
    )
    version = version_on(plan, known.period.last)
    if version.terms.currencies.conversion is not Conversion.DOCUMENT or version.currency != known.money.home:
        own, reports = (in_document_currency(each, known.loaded.found) for each in (own, reports))
    return PersonInputs(
        person.id,
        person.name,
        [known.money.rated(one, version) for one in own],
        quotas,
        totals,
        answers=answers,
        earned_before=_nothing_before(person, plan, version, periods),
        roles=known.roles.get(person.id) or None,
        joined=_day(person.joined, 1, names.FOREVER),
        reports=[known.money.rated(one, version) for one in reports],
        own_targets=known.own_targets.get(person.id, ()),
    )


def _nothing_before(
    person: people.Person, plan: Plan, version: PlanVersion, periods: Sequence[Period]
) -> dict[str, int]:
    """Somebody who joined within the first period has earned nothing in the year before it."""
    first = periods[0]
    year = fiscal_year(version_on(plan, first.last), first)
    if person.joined <= 1 or not year.start.toordinal() < person.joined < first.end.toordinal():
        return {}
    return (
        dict.fromkeys((one.name for one in version.components), 0) if first.start.toordinal() <= person.joined else {}
    )


def _quotas(known: Gathering, scope: Scope, needs: Iterable[Need]) -> dict[Need, Fraction]:
    """Targets of exactly this scope; of one without a target nothing is known."""
    found = {}
    for need in needs:
        goal = _goals(known, need).target(scope, need.span)
        amount = known.supposed.quota(scope.id, need.span, goal.value if goal else None)
        if amount is not None:
            found[need] = amount
    return found


def _goals(known: Gathering, need: Need) -> Goals:
    key = (need.name, need.span)
    if key not in known.goals:
        known.goals[key] = Goals(known.store, need.name, [need.span])
    return known.goals[key]


def _weights(
    known: Gathering, person: people.Person, inputs: PersonInputs, version: PlanVersion
) -> Iterable[QuotaWeights]:
    """A quota that was set by shorter periods is prorated in these."""
    scope = Scope(ScopeKind.PERSON, person.id, person.name)
    for need in inputs.quotas:
        parts = _goals(known, need).parts(scope, need.span) or []
        every = parts[0].period.length if parts else Length.CUSTOM
        alike = len(parts) > 1 and every is not Length.CUSTOM and all(one.period.length is every for one in parts)
        if not alike or len(split(need.span, every, version.fiscal_start)) != len(parts):
            continue
        weights = tuple(Fraction(one.amount or 0) for one in parts)
        if sum(weights) > 0:
            yield QuotaWeights(need.name, need.span, every, weights)


def _totals(store: Store, scope: Scope, needs: Iterable[Need]) -> tuple[dict[Need, Fraction], dict[Need, int]]:
    """Measures that are not made of records are KPIs of the scope; of shares and averages how many stand behind."""
    found, answers = {}, {}
    wanted = list(dict.fromkeys(needs))
    known = {kpi.key for kpi in load_catalogue(store)} if wanted else set()
    for need in (one for one in wanted if one.name in known):  # of another one the engine says that it is missing
        figure = figures(store, Wanted((need.name,), need.span, need.span.last, scope, lean=True))[0]
        if figure.value is None:
            continue
        found[need] = figure.value.value
        stated = need.name in _STATED and figure.n <= 1  # nobody said how many answers stand behind it
        if figure.value.unit not in _SUMMED and not stated:
            answers[need] = figure.n
    return found, answers


def _absences(one: AwayFrom, version: PlanVersion) -> Iterable[Absence]:
    """Under the plan's own spelling of its type; unpaid leave of any type is that too."""
    rules = version.terms.proration.absences if version.terms.proration else ()
    spelled = {names.fold(rule.kind): rule.kind for rule in rules}
    kinds = {names.fold(one.type)} | ({UNPAID} if one.paid is False else set())
    for kind in sorted(kinds):
        if kind in spelled and one.share != 1:
            raise UserError(
                N_("{day}: an absence for part of a day cannot relieve a quota."),
                N_("Enter the whole days, or another type of absence."),
                day=one.first,
            )
        yield Absence(spelled.get(kind, one.type), one.first, one.last)


def _decided(found: Sequence[decisions.Decided]) -> dict[Period, dict[str, Decision]]:
    by_period: dict[Period, dict[str, Decision]] = {}
    for one in found:
        by_period.setdefault(one.period, {})[one.what] = Decision(Outcome(one.outcome), one.reason)
    return by_period
