"""When deals closed within their month, and how results lie around the bounds of the plans that held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.behaviour import Bunching, Timing, bunching, end_of, expected_at_end, timing
from desktop_app.rules.incentives.credit import counted, made_of_records, unit_of, worth
from desktop_app.rules.incentives.plan import PlanVersion, quota_need, version_on
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.rules.incentives.settling.team import TeamMember
from desktop_app.store import calendar_days, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question


@dataclass(frozen=True, slots=True)
class Behaviour:
    """``timing`` of what counts as revenue; ``bunching`` of monthly results around the bounds of the plans."""

    timing: Timing
    bunching: Bunching


def behaviour(store: Store, known: tuple[Sequence[Period], Sequence[TeamMember]]) -> Behaviour:
    months, members = known
    return Behaviour(_timing(store, months), bunching(_results(members, months)))


def _timing(store: Store, months: Sequence[Period]) -> Timing:
    calendar = calendar_days.working_calendar(store)
    ends = [(end_of(month, calendar).toordinal(), month.end.toordinal()) for month in months]
    whole = [(month.start.toordinal(), month.end.toordinal()) for month in months]
    answer = totals.ask(store, Question(("revenue",), (*whole, *ends)), settings.load(store).revenue_source)
    counts = [answer.total("revenue", place)[1] for place in range(2 * len(months))]
    n, last = sum(counts[: len(months)]), sum(counts[len(months) :])
    return timing(n, last, expected_at_end(months, calendar))


def _results(members: Sequence[TeamMember], months: Sequence[Period]) -> Iterator[tuple[Fraction, Fraction]]:
    for member in members:
        for month in months:
            yield from _of_month(member, version_on(member.plan, month.last), month)


def _of_month(member: TeamMember, version: PlanVersion, month: Period) -> Iterator[tuple[Fraction, Fraction]]:
    """What the person reached in the month, beside each bound above 0 that acts on a month's total."""
    inputs = member.facts.inputs
    for one in version.components:
        if one.by_record or one.selector is not None or not made_of_records(one.measure) or one.every is not None:
            continue
        quota = inputs.quotas.get(quota_need(version, one, month)) if one.needs_quota else None
        if one.needs_quota and not quota:
            continue
        given = Given(ZERO, ZERO, unit_of(one.measure), quota=quota, target_pay=version.target_pay)
        reached = sum((worth(each, one) for each in counted(inputs.credits, one.measure, one.filter, month)), ZERO)
        yield from ((reached, bound) for bound in one.shape.marks(given) if bound > 0)
