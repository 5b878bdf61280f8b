"""Several people's runs together: what they share, and what managers earn of their reports, in every period posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.needs import counts_reports
from desktop_app.rules.incentives.plan import Plan, version_on, versions_in
from desktop_app.rules.incentives.result import PersonInputs, ReportPay
from desktop_app.rules.incentives.settling.chain import earn_periods, personal_inputs
from desktop_app.rules.incentives.settling.conversion import in_plan_currency
from desktop_app.rules.incentives.settling.earned import SoFar
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.ledger import Ledger
from desktop_app.rules.incentives.settling.returns import place
from desktop_app.rules.incentives.settling.settle import NONE, settle_each
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.team import in_order, report_pay, share_out

Ledgers = Mapping[int, Mapping[str, Ledger]]
"""What was posted before, by person and currency."""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One person with the plan that holds for them; ``reports``: persons who report to them."""

    plan: Plan
    facts: Facts
    reports: frozenset[int] = field(default=frozenset())

    @property
    def person(self) -> int:
        return self.facts.inputs.person


def settle_team(
    members: Sequence[TeamMember],
    period: Period,
    ledgers: Ledgers,
    run_on: date | None = None,
    team: PersonInputs | None = None,
) -> dict[int, dict[str, Settlement]]:
    """Everybody's run of ``period``, by person and currency; ``members`` in the order of their staff numbers.

    ``team``: quotas and figures of the team as a whole. UserError if somebody's pay depends on itself.
    """
    periods = _periods(period, ledgers)
    known = _with_shared([_with_reports(member, periods) for member in members], periods, team)
    by_person = {member.person: member for member in known}
    earned: dict[int, dict[Period, ReportPay]] = {}
    found: dict[int, dict[str, Settlement]] = {}
    ordered = [(one.facts.inputs, version_on(one.plan, period.last), one.reports) for one in known]
    reporting = frozenset().union(*(one.reports for one in known if _asks(one, periods)))
    for person in in_order(ordered):
        member = by_person[person]
        if _asks(member, periods):
            member = _with_pay(member, periods, earned)
        if person in reporting:
            earned[person] = _earned(member, periods)
        found[person] = settle_each(member.plan, member.facts, period, ledgers.get(person, NONE), run_on)
    return found


def _periods(period: Period, ledgers: Ledgers) -> list[Period]:
    posted = {posting.period for own in ledgers.values() for ledger in own.values() for posting in ledger.postings}
    return sorted({*posted, period}, key=lambda one: (one.end, one.start))


def _asks(member: TeamMember, periods: Sequence[Period]) -> bool:
    return any(counts_reports(version) for one in periods for version in versions_in(member.plan, one))


def _with_reports(member: TeamMember, periods: Sequence[Period]) -> TeamMember:
    """The reports' returns stand where their originals do, as everybody's own."""
    inputs = member.facts.inputs
    if not inputs.reports:
        return member
    placed = place(member.plan, inputs.reports, periods)
    return replace(member, facts=replace(member.facts, inputs=replace(inputs, reports=placed.credits)))


def _with_shared(
    members: Sequence[TeamMember], periods: Sequence[Period], team: PersonInputs | None
) -> list[TeamMember]:
    found = list(members)
    for period in periods:
        people = [(version_on(one.plan, period.last), _inputs(one, periods, period)) for one in found if _shares(one)]
        parts = share_out(people, period, team)
        found = [_with_parts(one, parts.get(one.person, {})) for one in found]
    return found


def _with_parts(member: TeamMember, parts: Mapping[tuple[str, Period], object]) -> TeamMember:
    if not parts:
        return member
    inputs = member.facts.inputs
    shared = {**inputs.shared, **parts}
    return replace(member, facts=replace(member.facts, inputs=replace(inputs, shared=shared)))  # type: ignore[arg-type] # parts


def _shares(member: TeamMember) -> bool:
    return any(
        getattr(component.shape, "of_team", False)
        for version in member.plan.versions
        for component in version.components
    )


def _inputs(member: TeamMember, periods: Sequence[Period], period: Period) -> PersonInputs:
    facts = in_plan_currency(version_on(member.plan, period.last), member.facts)
    return personal_inputs(member.plan, facts, place(member.plan, facts.inputs.credits, periods), period, SoFar())


def _earned(member: TeamMember, periods: Sequence[Period]) -> dict[Period, ReportPay]:
    """By period; one that can't be evaluated yet, and those after it, are left out."""
    facts = in_plan_currency(version_on(member.plan, periods[-1].last), member.facts)
    placed = place(member.plan, facts.inputs.credits, periods)
    chain = earn_periods(member.plan, facts, placed, periods)
    return {one.period: report_pay(one.result) for one in chain if one.result.total is not None}


def _with_pay(
    member: TeamMember, periods: Sequence[Period], earned: Mapping[int, Mapping[Period, ReportPay]]
) -> TeamMember:
    own = [earned[person] for person in sorted(member.reports) if person in earned]
    pay = {one: [found[one] for found in own] for one in periods if all(one in found for found in own)}
    inputs = replace(member.facts.inputs, reports_pay=pay)
    return replace(member, facts=replace(member.facts, inputs=inputs))
