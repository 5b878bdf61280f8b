"""Evaluating pay for a period, approving a run, paying it; what is known of people is gathered in pay_facts."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment, today
from desktop_app.operations.pay.assigned_plans import Assigned, plans_by_person
from desktop_app.operations.pay.pay_credits import unassigned
from desktop_app.operations.pay.pay_ledgers import last_ledgers
from desktop_app.operations.pay.pay_run import RULES, Worked, conventions, work_on
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.settling.ledger import ledger_to_json
from desktop_app.rules.incentives.statement import Statement, statement_from_json, statement_to_json
from desktop_app.store import evaluations, holds, people, plans, settings
from desktop_app.store.database import Store
from desktop_app.store.evaluations import LeftOut, Run

HELD: Final = "held"
WITHDRAWN: Final = "withdrawn"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A run with its statements, by name; ``unassigned``: counted records that belong to nobody (number, amount).

    ``left_out``: by person, who is in an approved run and not posted by it.
    """

    run: Run
    statements: tuple[Statement, ...]
    unassigned: tuple[int, Fraction]
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)

    def posted(self) -> tuple[Statement, ...]:
        """Without those that were withdrawn from the run: their pay is in no total and no payroll file."""
        gone = {person for person, one in self.left_out.items() if one.state == WITHDRAWN}
        return tuple(one for one in self.statements if one.person not in gone)

    def total(self) -> int:
        """Minor units of everybody whose pay is known, in the currency of the first; see ``totals``."""
        found = self.totals()
        return next(iter(found.values()), 0)

    def totals(self) -> dict[str, int]:
        """Minor units of everybody whose pay is known, by currency."""
        found: dict[str, int] = {}
        for one in self.posted():
            found[one.currency] = found.get(one.currency, 0) + (one.pay or 0)
        return found


def evaluate_period(store: Store, period: Period, progress: Progress = SILENT) -> Evaluated:
    """Work out everybody's pay for ``period`` and keep it as the draft of the period.

    Who is settled for it already stays so: their kept run is returned, unless somebody left out of it can be paid
    now, who then gets a draft that completes it. UserError if nobody has a plan in it.
    """
    kept = evaluations.current(store, period)
    settled = kept is not None and kept.state != "draft"
    done = evaluations.posted(store, period) if settled else set()
    worked = [] if settled and not _left(store, period, done) else _worked(store, period, progress)
    rest = [one for one in worked if one.statement.person not in done]
    if kept is not None and settled and not any(one.statement.pay is not None for one in rest):
        return load_run(store, kept)
    with store.transaction():
        run = _keep(store, period, rest, kept.id if kept is not None and settled else None)
    return load_run(store, _found(store, run))


def _left(store: Store, period: Period, done: set[int]) -> bool:
    return bool(set(plans_by_person(store, period.start, period.end)) - done)


def _keep(store: Store, period: Period, worked: list[Worked], supplements: int | None) -> int:
    texts = [
        (json.dumps(statement_to_json(one.statement), ensure_ascii=False), json.dumps(ledger_to_json(one.ledger)))
        for one in worked
    ]
    rules = {"rules": RULES, "conventions": conventions(settings.load(store))}
    fingerprint = hashlib.sha256(json.dumps([rules, texts]).encode()).hexdigest()
    evaluations.remove_drafts(store, period)
    run = evaluations.save(
        store,
        period,
        fingerprint,
        recorded_at=moment(),
        rules=RULES,
        conventions=conventions(settings.load(store)),
        supplements=supplements,
    )
    for one, (result, ledger) in zip(worked, texts, strict=True):
        evaluations.save_statement(
            store,
            run,
            person=one.statement.person,
            plan_version_id=one.statement.plan_version,
            state=one.statement.state.value,
            pay=one.statement.pay or 0,
            currency=one.statement.currency,
            result=result,
            ledger=ledger,
        )
    return run


def _found(store: Store, run: int) -> Run:
    found = evaluations.find(store, run)
    assert found is not None
    return found


def work_out(store: Store, period: Period, progress: Progress = SILENT) -> list[Statement]:
    """Everybody's statement for ``period``, by name; nothing is kept."""
    return [one.statement for one in _worked(store, period, progress)]


def _worked(store: Store, period: Period, progress: Progress) -> list[Worked]:
    ledgers = last_ledgers(store)
    waiting = {person for person, own in ledgers.items() if any(one.postings for one in own.values())}
    assigned = plans_by_person(store, period.start, period.end, waiting)
    if not assigned:
        raise UserError(N_("Nobody has a plan in {period}."), N_("Assign a plan to people first."), period=period.name)
    there = set(plans_by_person(store, period.start, period.end))
    worked = work_on(store, period, assigned, today(), ledgers=ledgers, progress=progress)
    return [one for one in worked if one.statement.person in there or one.moves]


def try_out(store: Store, plan: Plan, period: Period, progress: Progress = SILENT) -> list[Statement]:
    """What ``plan`` would pay everybody for ``period`` if it held for them; nothing is kept or assigned."""
    draft = plans.PlanVersion(0, 0, plan.name, 0, "", "", "")
    assigned = Assigned(plan, draft, settings.load(store).currency)
    there = people.present(store, period.start, period.end)
    worked = work_on(store, period, {one.id: assigned for one in there}, today(), progress=progress)
    return [one.statement for one in worked]


def load_run(store: Store, run: Run) -> Evaluated:
    """A kept run with its statements as they were stored."""
    found = tuple(statement_from_json(one.result) for one in evaluations.statements(store, run.id))
    out = {one.person: one for one in evaluations.left_out(store, run.id)}
    days = date.fromordinal(run.starts), date.fromordinal(run.ends)
    return Evaluated(run, found, unassigned(store, *days), out)


def current_run(store: Store, period: Period) -> Evaluated | None:
    """The run of the period that counts, if there is one; those that complete it: ``runs_of``."""
    run = evaluations.current(store, period)
    return load_run(store, run) if run else None


def runs_of(store: Store, period: Period) -> list[Evaluated]:
    """The run of the period and those that complete it, oldest first."""
    return [load_run(store, run) for run in evaluations.of_period(store, period)]


def pay_of_period(store: Store, period: Period) -> dict[int, int | None]:
    """What each person is paid for exactly this period by all its runs, in minor units; None while it is open."""
    found: dict[int, int | None] = {}
    for statement in (one for run in runs_of(store, period) for one in run.posted()):
        before = found.get(statement.person)
        found[statement.person] = statement.pay if before is None else before + (statement.pay or 0)
    return found


def approve(store: Store, period: Period, progress: Progress = SILENT) -> Evaluated:
    """Evaluate once more and approve: from now on the run keeps its records whatever is imported later.

    Who is held or can't be evaluated is left out of it, and gets a run of their own later.
    """
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
    now = moment()
    reasons = {one.person: one.reason for one in holds.load(store, period)}
    with store.transaction():
        for person in {one.person for one in evaluated.statements if one.pay is None}:
            reason = reasons.get(person, "")
            evaluations.leave_out(store, evaluated.run.id, person, HELD, reason, recorded_at=now)
        evaluations.approve(store, evaluated.run.id, moment=now)
    return load_run(store, _found(store, evaluated.run.id))


def pay(store: Store, period: Period, paid_on: date, progress: Progress = SILENT, *, pay_month: str = "") -> Evaluated:
    """Mark what is approved of the period as paid: frozen for good. ``pay_month``: 2026-04, else that of the day."""
    progress.step(N_("Marking as paid"), 0, 1)
    runs = [run for run in evaluations.of_period(store, period) if run.state == "approved"]
    if not runs:
        raise UserError(
            N_("Only an approved run can be paid; {period} is not approved."),
            N_("Evaluate and approve it first."),
            period=period.name,
        )
    with store.transaction():
        for run in runs:
            evaluations.pay(store, run.id, paid_on=paid_on.isoformat(), pay_month=pay_month)
    return load_run(store, _found(store, runs[-1].id))


def withdraw(store: Store, period: Period, reason: str, progress: Progress = SILENT, *, person: int = 0) -> None:
    """Take what is approved and unpaid back, whole or for one person; it stays readable with ``reason``.

    UserError if somebody was settled for another period since: that run was worked out upon this one.
    """
    progress.step(N_("Withdrawing the run"), 0, 1)
    runs = [run for run in evaluations.of_period(store, period) if run.state == "approved"]
    if person:
        runs = [run for run in runs if person in _settled_by(store, run)]
    if not runs:
        raise UserError(
            N_("Only an approved run that is not paid can be withdrawn."),
            N_("A paid run stays as it is; later changes show in the next run."),
        )
    if not reason.strip():
        raise UserError(N_("A withdrawal needs a reason."), N_("Write why the run is withdrawn."))
    now = moment()
    with store.transaction():
        for run in runs:
            _refuse_built_upon(store, run, {person} if person else _settled_by(store, run))
            if person:
                evaluations.leave_out(store, run.id, person, WITHDRAWN, reason.strip(), recorded_at=now)
            else:
                evaluations.withdraw(store, run.id, note=reason.strip(), moment=now)


def _settled_by(store: Store, run: Run) -> set[int]:
    out = {one.person for one in evaluations.left_out(store, run.id)}
    return {one.person for one in evaluations.statements(store, run.id)} - out


def _refuse_built_upon(store: Store, run: Run, persons: set[int]) -> None:
    names = {one.id: one.name for one in people.load(store)}
    for last in evaluations.last_posted(store):
        if last.person in persons and last.run > run.id and last.period != run.period:
            raise UserError(
                N_("{person} was settled for {period} since, upon this run."),
                N_("Withdraw that run first; if it is paid, correct the data, and the next run posts the difference."),
                person=names.get(last.person, ""),
                period=last.period,
            )


def counts_first(run: Run) -> tuple[bool, int]:
    """Of several runs of a period a settled one counts before a draft, and a newer before an older."""
    return run.state == "draft", -run.id


def run_of(store: Store, person: int, period: Period) -> Run:
    """The run of ``period`` that counts for the person; UserError if there is none."""
    return _statement(store, person, period)[0]


def statement_of(store: Store, person: int, period: Period) -> Statement:
    """The person's statement in the run that counts for ``period``; UserError if there is none."""
    return _statement(store, person, period)[1]


def _statement(store: Store, person: int, period: Period) -> tuple[Run, Statement]:
    """A run that settled the person comes before one that left them out."""
    runs = evaluations.of_period(store, period)
    if not runs:
        raise UserError(
            N_("{period} has not been evaluated yet."), N_("Evaluate the period first."), period=period.name
        )
    out = {run.id: {one.person: one.state for one in evaluations.left_out(store, run.id)}.get(person) for run in runs}
    there = [run for run in runs if out[run.id] != WITHDRAWN]
    for run in sorted(there, key=lambda one: (out[one.id] is not None, *counts_first(one))):
        for stored in evaluations.statements(store, run.id):
            if stored.person == person:
                return run, statement_from_json(stored.result)
    raise UserError(
        N_("This person has no statement for {period}."), N_("Assign a plan and evaluate again."), period=period.name
    )
