"""A person's pay by month from monthly sums alone, without lines or steps, where nothing else can bear on it.

Gives the cents of rules/incentives/settling (tested), or None wherever a plan, a person or a record asks for more.
"""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.domain.money import to_minor
from desktop_app.domain.period import Period
from desktop_app.operations.pay.pay_totals import from_totals
from desktop_app.rules.incentives.credit import Credit, counted, worth
from desktop_app.rules.incentives.evaluate import payout_curve
from desktop_app.rules.incentives.plan import Component, PlanVersion, quota_need, versions_in
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.team import TeamMember
from desktop_app.rules.incentives.target_pay import target_in
from desktop_app.rules.incentives.terms import USUAL


def quick_pay(
    member: TeamMember, months: Sequence[Period], volumes: Sequence[Fraction]
) -> list[tuple[int, ...]] | None:
    """Minor units by month, for each of ``volumes``, of ``member``, whose records stand at volume 1."""
    facts = member.facts
    versions = [versions_in(member.plan, month) for month in months]
    if any(len(each) > 1 or not _simple(each[0], month) for each, month in zip(versions, months, strict=True)):
        return None
    if not _whole(facts, months) or not all(_plain(one, versions[0][0].currency) for one in facts.inputs.credits):
        return None
    found = []
    for (version,), month in zip(versions, months, strict=True):
        paid = [_pays(version, one, facts, month, volumes) for one in version.components]
        if None in paid:
            return None
        found.append([sum(each) for each in zip(*filter(None, paid), strict=True)])
    return list(zip(*found, strict=True))


def _simple(version: PlanVersion, month: Period) -> bool:
    limited = any(one.cap is not None or one.attainment_cap is not None for one in version.components)
    whole = not version.gates and version.terms == USUAL and not limited
    return whole and all(from_totals(one, version, month) for one in version.components)


def _whole(facts: Facts, months: Sequence[Period]) -> bool:
    """Present in all of the span under one quota; a part of a period may close what lies above 100 %."""
    joined = facts.joined is None or facts.joined <= months[0].start
    left = facts.left is None or facts.left >= months[-1].last
    return joined and left and not facts.absences and facts.opening is None and not facts.quota_changes


def _plain(credit: Credit, currency: str) -> bool:
    return credit.original is None and credit.record.currency in {"", currency}


def _pays(
    version: PlanVersion, one: Component, facts: Facts, month: Period, volumes: Sequence[Fraction]
) -> list[int] | None:
    quota = facts.inputs.quotas.get(quota_need(version, one, month)) if one.needs_quota else None
    if one.needs_quota and not (quota and quota > 0):
        return None
    credits_ = counted(facts.inputs.credits, one.measure, one.filter, month)
    reached = sum((worth(each, one) for each in credits_), Fraction(0))
    target = target_in(facts.inputs, version.target_pay, month)
    curve = payout_curve(one, quota, [reached * volume for volume in volumes], target)
    return [to_minor(pay, version.currency, version.rounding) for _result, pay in curve] or None
