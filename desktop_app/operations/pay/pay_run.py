"""Working a run of pay out: everybody's facts through the engine, as statements with what passes to the next run."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Record
from desktop_app.i18n import N_
from desktop_app.operations.pay.assigned_plans import Assigned
from desktop_app.operations.pay.pay_credits import Asks, asks_of, load_credits
from desktop_app.operations.pay.pay_facts import Gathering, facts_of, gather, team_of
from desktop_app.operations.pay.pay_ledgers import Ledgers, periods_of
from desktop_app.operations.pay.pay_money import MARGIN
from desktop_app.operations.pay.plans import in_currency
from desktop_app.operations.pay.supposed import NOTHING, Supposed
from desktop_app.operations.whole import without_collecting
from desktop_app.rules.incentives.account import Cause, make_account
from desktop_app.rules.incentives.crediting import NOBODY, on_day
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.needs import credit_span
from desktop_app.rules.incentives.plan import Plan, PlanVersion, version_on
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.settling.ledger import EMPTY, Ledger
from desktop_app.rules.incentives.settling.settlement import Delta, Settlement
from desktop_app.rules.incentives.settling.team import TeamMember, settle_team
from desktop_app.rules.incentives.statement import Statement, make_statement
from desktop_app.store import causes, evaluations, holds, names, people
from desktop_app.store.database import Store
from desktop_app.store.settings import WorkspaceSettings

RULES: Final = "3"  # raised when the engine would give another result for the same inputs


@dataclass(frozen=True, slots=True)
class Worked:
    """A statement and what was posted up to and with it."""

    statement: Statement
    ledger: Ledger

    @property
    def moves(self) -> bool:
        """Whether anything is paid, held or carried, for somebody who is there no longer."""
        account = self.statement.account
        return account is None or any((self.statement.pay, account.held, account.balance, account.corrections))


def conventions(chosen: WorkspaceSettings) -> dict[str, Any]:
    """The settings that a result depends on, as they are kept with a run."""
    told = asdict(chosen)
    wanted = ("currency", "tax_rate", "fiscal_year_start", "revenue_source", "week_start", "weekend", "country",
              "new_customer_history")  # fmt: skip
    return {name: told[name] for name in wanted}


@without_collecting()
def work_on(
    store: Store,
    period: Period,
    assigned: Mapping[int, Assigned],
    run_on: date,
    *,
    ledgers: Ledgers | None = None,
    progress: Progress = SILENT,
    supposed: Supposed = NOTHING,
) -> list[Worked]:
    """Everybody's statements for ``period``, by name; ``ledgers``: what was posted before, by default nothing."""
    ledgers = {person: own for person, own in (ledgers or {}).items() if person in assigned}
    gathered, members = gather_members(store, period, assigned, ledgers, progress, supposed=supposed)
    _refuse_margin(members, period)
    made = settle_members(gathered, members, period, ledgers, run_on)
    held = {one.person: one.reason for one in holds.load(store, period)}
    writing = _Writing(store, period, gathered, held, gathered.loaded.records())
    by_name = sorted(members, key=lambda one: names.fold(one.facts.inputs.name))
    return [
        writing.worked(member, assigned[member.person], settlement, ledgers.get(member.person, {}).get(currency, EMPTY))
        for member in by_name
        for currency, settlement in made[member.person].items()
    ]


def gather_members(
    store: Store,
    period: Period,
    assigned: Mapping[int, Assigned],
    ledgers: Ledgers,
    progress: Progress = SILENT,
    *,
    supposed: Supposed = NOTHING,
    asks: Asks | None = None,
) -> tuple[Gathering, list[TeamMember]]:
    """What the engine is given: everybody with their plan and all that is known of them, by staff number and name.

    ``asks``: what must be known of records; without it what the plans ask of them.
    """
    known = {person.id: person for person in people.load(store)}
    firsts = {person: min([period, *periods_of(own)], key=lambda one: one.start) for person, own in ledgers.items()}
    plans = _own_plans(assigned, {person: firsts.get(person, period) for person in assigned})
    gathered = _gather(store, period, plans, ledgers, supposed=supposed, asks=asks or asks_of(plans.values()))
    order = sorted(plans, key=lambda person: (known[person].staff_no, names.fold(known[person].name)))
    members = [
        TeamMember(
            plans[person],
            facts_of(gathered, known[person], plans[person], assigned[person]),
            reports_of(gathered, person),
        )
        for person in progress.track(order, N_("Evaluating"), len(order))
    ]
    return gathered, members


def settle_members(
    gathered: Gathering, members: Sequence[TeamMember], period: Period, ledgers: Ledgers, run_on: date
) -> dict[int, dict[str, Settlement]]:
    """The run by person and currency, with the quotas and figures of the team as a whole."""
    periods = sorted({period, *(one for own in ledgers.values() for one in periods_of(own))}, key=lambda one: one.end)
    shared = shared_plans({member.person: member.plan for member in members})
    return settle_team(members, period, ledgers, run_on, team_of(gathered, shared, periods))


def own_plan(one: Assigned, first: Period) -> Plan:
    """Every version in a currency; a plan that begins inside the first period stands from that one's first day.

    Records of days without a plan are left out by ``Assigned.covers``.
    """
    versions = [in_currency(version, one.currency) for version in one.plan.versions]
    version_on(one.plan, first.last)
    if versions[0].valid_from > first.start:
        versions[0] = replace(versions[0], valid_from=first.start)
    return replace(one.plan, versions=tuple(versions))


def _own_plans(assigned: Mapping[int, Assigned], firsts: Mapping[int, Period]) -> dict[int, Plan]:
    """Each plan made once for all who share it: what is known of a plan is then looked up, not worked out, for each."""
    made: dict[tuple[int, str, Period], Plan] = {}
    found = {}
    for person, one in assigned.items():
        key = id(one.plan), one.currency, firsts[person]
        found[person] = made[key] if key in made else made.setdefault(key, own_plan(one, firsts[person]))
    return found


def _gather(
    store: Store, period: Period, plans: Mapping[int, Plan], ledgers: Ledgers, *, supposed: Supposed, asks: Asks
) -> Gathering:
    postings = {person: periods_of(own) for person, own in ledgers.items()}
    spans = {
        (one.name, span): credit_span(version_on(one, span.last), span)
        for person, one in plans.items()
        for span in {period, *postings.get(person, ())}
    }
    first = min((one.start for one in spans.values()), default=period.start)
    after = max((one.end for one in spans.values()), default=period.end)
    loaded = load_credits(store, first, after, asks=asks, supposed=supposed)
    return gather(store, period, postings, loaded, supposed)


def reports_of(gathered: Gathering, manager: int) -> frozenset[int]:
    day = gathered.period.last
    return frozenset(
        person for person, entries in gathered.loaded.managers.items()
        if on_day(entries, day) == manager != NOBODY and person != manager
    )  # fmt: skip


def shared_plans(plans: Mapping[int, Plan]) -> list[Plan]:
    """Each plan once."""
    return list({one.name: one for one in plans.values()}.values())


def _refuse_margin(members: Sequence[TeamMember], period: Period) -> None:
    """A plan paid on margin would pay 0 in silence where no record carries its cost."""
    for member in members:
        for component in version_on(member.plan, period.last).components:
            paid = component.measure == MARGIN
            if paid and not any(MARGIN in credit.values for one in members for credit in one.facts.inputs.credits):
                raise UserError(
                    N_("“{component}” is paid on margin, and records carry no margin."),
                    N_("Choose another measure for it in the plan."),
                    component=component.name,
                )


@dataclass(frozen=True, slots=True)
class _Writing:
    """Makes statements of settlements. ``held``: reasons by person."""

    store: Store
    period: Period
    gathered: Gathering
    held: Mapping[int, str]
    records: Mapping[int, Record]
    rules: dict[int, Mapping[str, Explanation]] = field(default_factory=dict)
    """By the identity of a plan, which all who share it are paid by."""

    def worked(self, member: TeamMember, one: Assigned, made: Settlement, before: Ledger) -> Worked:
        version = version_on(member.plan, self.period.last)
        reasons = tuple(self._reasons(member, version))
        if id(member.plan) not in self.rules:
            self.rules[id(member.plan)] = _rules(member.plan, self.period)
        rules = self.rules[id(member.plan)]
        statement = make_statement(made.result, one.plan.name, one.stored.id, rules, self.records)
        if made.pay is None or reasons:
            state = statement.state if statement.state is not State.EVALUATED else State.NOT_EVALUABLE
            told = tuple(dict.fromkeys((*reasons, *statement.reasons, *made.reasons)))
            held = replace(statement, pay=None, state=state, reasons=told)
            return Worked(held, before)
        account = make_account(made, lambda delta: self._causes(member.person, delta))
        return Worked(replace(statement, pay=made.pay, account=account), made.ledger)

    def _reasons(self, member: TeamMember, version: PlanVersion) -> list[Explanation]:
        found = list(self.gathered.money.reasons(member.facts, version, self.gathered.loaded.found))
        if member.person in self.held:
            found.insert(0, explain("reason.held", reason=self.held[member.person]))
        return found

    def _causes(self, person: int, delta: Delta) -> tuple[Cause, ...]:
        last = [one for one in evaluations.last_posted(self.store) if one.person == person]
        since = max((one.recorded_at for one in last), default="")
        found = causes.of_versions(self.store, delta.records, since) if delta.records else []
        found = found or causes.inputs_since(self.store, person, since)
        return tuple(Cause(one.change, one.batch, one.source, one.moment, one.document) for one in found)


def _rules(plan: Plan, period: Period) -> dict[str, Explanation]:
    """Each component in words, also of versions that hold for a part of the period only."""
    found: dict[str, Explanation] = {}
    for version in plan.versions:
        if version.valid_from < period.end:
            found.update({str(part.value("name")): part for part in describe(version)})
    return found
