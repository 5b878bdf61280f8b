"""Evaluating pay for a period, approving a run, paying it; who is credited with what comes from the store."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Record
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.figures import Wanted, figures
from desktop_app.operations.goals import Goals
from desktop_app.operations.moments import moment
from desktop_app.operations.plans import Assigned, in_currency, plans_by_person
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.needs import credit_span, figure_needs, quota_needs
from desktop_app.rules.incentives.plan import Component, Need, Plan, PlanVersion, version_on
from desktop_app.rules.incentives.result import PersonInputs, RoleSpan
from desktop_app.rules.incentives.statement import (
    Statement,
    make_statement,
    statement_from_json,
    statement_to_json,
)
from desktop_app.store import credited, evaluations, names, people, plans, settings
from desktop_app.store.database import Store
from desktop_app.store.evaluations import Run

_SUMMED: Final = frozenset({Unit.MONEY, Unit.COUNT})  # counted whole, however few stand behind
_NOT_CARRIED: Final = "margin"
_RULES: Final = "1"  # raised when the engine would give another result for the same inputs


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A run with its statements, by name; ``unassigned``: counted records that belong to nobody (number, amount)."""

    run: Run
    statements: tuple[Statement, ...]
    unassigned: tuple[int, Fraction]

    def total(self) -> int:
        """Minor units of everybody whose pay is known."""
        return sum(statement.pay or 0 for statement in self.statements)


def evaluate_period(store: Store, period: Period, progress: Progress = SILENT) -> Evaluated:
    """Work out everybody's pay for ``period`` and keep it as the draft of the period.

    A period that is approved or paid is not evaluated again: its kept run is returned. UserError if nobody has a
    plan in it.
    """
    kept = evaluations.current(store, period)
    if kept is not None and kept.state != "draft":
        return load_run(store, kept)
    statements = work_out(store, period, progress)
    fingerprint = hashlib.sha256(repr((_RULES, statements)).encode()).hexdigest()
    with store.transaction():
        evaluations.remove_drafts(store, period)
        run = evaluations.save(store, period, fingerprint, recorded_at=moment())
        for statement in statements:
            evaluations.save_statement(
                store,
                run,
                person=statement.person,
                plan_version_id=statement.plan_version,
                state=statement.state.value,
                pay=statement.pay or 0,
                currency=statement.currency,
                result=statement_to_json(statement),
            )
    draft = evaluations.current(store, period)
    assert draft is not None
    return load_run(store, draft)


def work_out(store: Store, period: Period, progress: Progress = SILENT) -> list[Statement]:
    """Everybody's statement for ``period``, by name; nothing is kept."""
    assigned = plans_by_person(store, period.start, period.end)
    if not assigned:
        raise UserError(N_("Nobody has a plan in {period}."), N_("Assign a plan to people first."), period=period.name)
    return _statements(store, period, assigned, progress)


def try_out(store: Store, plan: Plan, period: Period, progress: Progress = SILENT) -> list[Statement]:
    """What ``plan`` would pay everybody for ``period`` if it held for them; nothing is kept or assigned."""
    draft = plans.PlanVersion(0, 0, plan.name, 0, "", "", "")
    assigned = Assigned(plan, draft, settings.load(store).currency)
    there = people.present(store, period.start, period.end)
    return _statements(store, period, {person.id: assigned for person in there}, progress)


def _statements(store: Store, period: Period, assigned: dict[int, Assigned], progress: Progress) -> list[Statement]:
    chosen = settings.load(store)
    known = {person.id: person for person in people.load(store)}
    start = min(
        (credit_span(version_on(one.plan, period.last), period).start for one in assigned.values()),
        default=period.start,
    )
    by_owner = credited.load(store, chosen.revenue_source, start.toordinal(), period.end.toordinal(), chosen.currency)
    ordered = sorted(assigned, key=lambda person: known[person].name.casefold())
    return [
        _statement(store, period, known[person], assigned[person], by_owner.get(person, []))
        for person in progress.track(ordered, N_("Evaluating"), len(ordered))
    ]


def _statement(store: Store, period: Period, person: people.Person, one: Assigned, records: list[Record]) -> Statement:
    version = in_currency(version_on(one.plan, period.last), one.currency)
    _refuse_margin(version)
    span = credit_span(version, period)
    totals, answers = _totals(store, person, figure_needs(version, period))
    inputs = PersonInputs(
        person.id,
        person.name,
        [Credit(record) for record in records if record.day in span],
        _quotas(store, person, quota_needs(version, period)),
        totals,
        None,
        _earned_before(store, person, version, period),
        answers=answers,
        roles=_roles(store, person.id) or None,
        joined=date.fromordinal(person.joined) if person.joined > 1 else None,
    )
    result = evaluate(version, inputs, period)
    rules = {part.value("name"): part for part in describe(version)}
    return make_statement(
        result,
        one.plan.name,
        one.stored.id,
        {str(name): rule for name, rule in rules.items()},
        {record.version: record for record in records},
    )


def _refuse_margin(version: PlanVersion) -> None:
    """A plan paid on margin would pay 0 in silence, for no record carries one."""
    for component in version.components:
        if component.measure == _NOT_CARRIED:
            raise UserError(
                N_("“{component}” is paid on margin, and records carry no margin."),
                N_("Choose another measure for it in the plan."),
                component=component.name,
            )


def _quotas(store: Store, person: people.Person, needs: list[Need]) -> dict[Need, Fraction]:
    """Person-level targets; of a scope without one nothing is known."""
    found = {}
    for need in needs:
        goal = Goals(store, need.name, [need.span]).target(Scope(ScopeKind.PERSON, person.id, person.name), need.span)
        if goal is not None:
            found[need] = goal.value
    return found


def _totals(store: Store, person: people.Person, needs: list[Need]) -> tuple[dict[Need, Fraction], dict[Need, int]]:
    """Measures that are not made of records are KPIs of the person; of shares and averages how many stand behind."""
    found, answers = {}, {}
    for need in needs:
        scope = Scope(ScopeKind.PERSON, person.id, person.name)
        figure = figures(store, Wanted((need.name,), need.span, need.span.last, scope, lean=True))[0]
        if figure.value is None:
            continue
        found[need] = figure.value.value
        if figure.value.unit not in _SUMMED:
            answers[need] = figure.n
    return found, answers


def _roles(store: Store, person: int) -> list[RoleSpan]:
    """The dated roles of the person; a day before the first one known belongs to it."""
    return [
        RoleSpan(
            one.role,
            date.fromordinal(one.valid_from) if one.valid_from > 1 else None,
            date.fromordinal(one.valid_to - 1) if one.valid_to < names.FOREVER else None,
        )
        for one in people.memberships(store)
        if one.person == person and one.role
    ]


def _earned_before(store: Store, person: people.Person, version: PlanVersion, period: Period) -> Mapping[str, int]:
    """What cumulative components have earned in runs of the same fiscal year before the period."""
    span = credit_span(version, period)
    if span.start == period.start:
        return {}
    return {
        component.name: _settled(store, person, component, span.start, period.start) for component in version.components
    }


def _settled(store: Store, person: people.Person, component: Component, first: date, before: date) -> int:
    return evaluations.earned_before(store, person.id, component.name, first.toordinal(), before.toordinal())


def load_run(store: Store, run: Run) -> Evaluated:
    """A kept run with its statements as they were stored."""
    chosen = settings.load(store)
    found = tuple(statement_from_json(one.result) for one in evaluations.statements(store, run.id))
    return Evaluated(run, found, credited.unassigned(store, chosen.revenue_source, run.starts, run.ends))


def current_run(store: Store, period: Period) -> Evaluated | None:
    """The run of the period that counts, if there is one."""
    run = evaluations.current(store, period)
    return load_run(store, run) if run else None


def approve(store: Store, period: Period, progress: Progress = SILENT) -> Evaluated:
    """Evaluate once more and approve: from now on the run keeps its records whatever is imported later."""
    evaluated = evaluate_period(store, period, progress)
    if evaluated.run.state == "paid":
        raise UserError(
            N_("The run of {period} is paid already."),
            N_("It stays as it is; later changes show in the next run."),
            period=period.name,
        )
    if evaluated.run.state == "approved":
        raise UserError(
            N_("The run of {period} is approved already."),
            N_("Withdraw it first if it must change."),
            period=period.name,
        )
    with store.transaction():
        evaluations.approve(store, evaluated.run.id, moment=moment())
    return _current(store, period)


def pay(store: Store, period: Period, paid_on: date, progress: Progress = SILENT) -> Evaluated:
    """Mark the approved run as paid: frozen for good."""
    progress.step(N_("Marking as paid"), 0, 1)
    run = evaluations.current(store, period)
    if run is None or run.state != "approved":
        raise UserError(
            N_("Only an approved run can be paid; {period} is not approved."),
            N_("Evaluate and approve it first."),
            period=period.name,
        )
    with store.transaction():
        evaluations.pay(store, run.id, paid_on=paid_on.isoformat())
    return _current(store, period)


def withdraw(store: Store, period: Period, reason: str, progress: Progress = SILENT) -> None:
    """Take an approved, unpaid run back; it stays readable with ``reason``."""
    progress.step(N_("Withdrawing the run"), 0, 1)
    run = evaluations.current(store, period)
    if run is None or run.state != "approved":
        raise UserError(
            N_("Only an approved run that is not paid can be withdrawn."),
            N_("A paid run stays as it is; later changes show in the next run."),
        )
    if not reason.strip():
        raise UserError(N_("A withdrawal needs a reason."), N_("Write why the run is withdrawn."))
    with store.transaction():
        evaluations.withdraw(store, run.id, note=reason.strip())


def _current(store: Store, period: Period) -> Evaluated:
    found = current_run(store, period)
    assert found is not None
    return found


def statement_of(store: Store, person: int, period: Period) -> Statement:
    """The person's statement in the run that counts for ``period``; UserError if there is none."""
    found = current_run(store, period)
    if found is None:
        raise UserError(
            N_("{period} has not been evaluated yet."), N_("Evaluate the period first."), period=period.name
        )
    for statement in found.statements:
        if statement.person == person:
            return statement
    raise UserError(
        N_("This person has no statement for {period}."), N_("Assign a plan and evaluate again."), period=period.name
    )
