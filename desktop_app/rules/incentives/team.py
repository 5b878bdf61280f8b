"""Several people's run together: reports before their managers, pools and contests before those who share them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.i18n import N_
from desktop_app.rules.incentives.credit import REPORTS_PAY
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.rules.incentives.rating import Shared
from desktop_app.rules.incentives.result import PersonInputs, ReportPay, Result
from desktop_app.rules.incentives.sharing import shared_out


@dataclass(frozen=True, slots=True)
class Member:
    """One person with the version that holds for them; ``reports``: persons who report to them in the period."""

    version: PlanVersion
    inputs: PersonInputs
    reports: frozenset[int] = field(default=frozenset())


def evaluate_team(members: Sequence[Member], period: Period, team: PersonInputs | None = None) -> list[Result]:
    """Everybody's result, in the order of ``members``, which is that of staff numbers and settles ties.

    ``team``: quotas and figures of the team as a whole, read by pools. UserError if people's pay depends on itself
    through who reports to whom.
    """
    shared = share_out([(member.version, member.inputs) for member in members], period, team)
    by_person = {member.inputs.person: member for member in members}
    done: dict[int, Result] = {}
    for person in in_order([(one.inputs, one.version, one.reports) for one in members]):
        member = by_person[person]
        pay = _pay(member, done)
        inputs = replace(member.inputs, shared=shared.get(person, {}), reports_pay={} if pay is None else {period: pay})
        done[person] = evaluate(member.version, inputs, period)
    return [done[member.inputs.person] for member in members]


def share_out(
    people: Sequence[tuple[PlanVersion, PersonInputs]], period: Period, team: PersonInputs | None
) -> dict[int, dict[tuple[str, Period], Shared]]:
    """By person: the part of each pool and contest that is due in ``period``."""
    found: dict[int, dict[tuple[str, Period], Shared]] = {}
    for key, person, part in shared_out(people, period, team):
        found.setdefault(person, {})[key] = part
    return found


def _pay(member: Member, done: Mapping[int, Result]) -> list[ReportPay] | None:
    """None while a report's pay is not known."""
    results = [done[person] for person in sorted(member.reports) if person in done]
    if any(result.total is None for result in results):
        return None
    return [report_pay(result) for result in results]


def report_pay(result: Result) -> ReportPay:
    """What the person earned, by component: after its cap and multiplier, before the plan's cap and holds."""
    found: dict[str, int] = {}
    for one in result.components:
        found[one.component.name] = found.get(one.component.name, 0) + (one.pay or 0)
    return ReportPay(result.person, found)


def in_order(people: Sequence[tuple[PersonInputs, PlanVersion, frozenset[int]]]) -> Iterator[int]:
    """Persons, those who report before those whose pay depends on theirs."""
    waiting = list(people)
    while waiting:
        left = {inputs.person for inputs, _version, _reports in waiting}
        ready = [one for one in waiting if not (_depends_on(one[1], one[2]) & left)]
        if not ready:
            raise UserError(
                N_("The pay of {names} depends on itself: each earns a share of what the other earns."),
                N_("Change who reports to whom, or pay one of them on sales."),
                names=", ".join(inputs.name for inputs, _version, _reports in waiting),
            )
        yield from (inputs.person for inputs, _version, _reports in ready)
        done = {inputs.person for inputs, _version, _reports in ready}
        waiting = [one for one in waiting if one[0].person not in done]


def _depends_on(version: PlanVersion, reports: frozenset[int]) -> frozenset[int]:
    return reports if any(component.measure == REPORTS_PAY for component in version.components) else frozenset()
