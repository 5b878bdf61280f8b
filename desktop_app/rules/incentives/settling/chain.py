"""What a person earned in each period, worked out anew with what is known now; when it is paid: settle."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import to_minor
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import (
    Component,
    PeriodRule,
    Plan,
    PlanVersion,
    due,
    fiscal_year,
    quota_need,
    version_on,
    versions_in,
)
from desktop_app.rules.incentives.result import WHOLE, ComponentResult, PartShare, PersonInputs, Result
from desktop_app.rules.incentives.settling.changes import evaluate_changing
from desktop_app.rules.incentives.settling.cuts import Cut, absorb, cap_run, lone_returns, reverse
from desktop_app.rules.incentives.settling.earned import EarnedPeriod, Line, SoFar, by_component
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.lineage import began_in, begun, identities
from desktop_app.rules.incentives.settling.presence import Presence, Relief
from desktop_app.rules.incentives.settling.quota import personal_quota
from desktop_app.rules.incentives.settling.returns import Placed
from desktop_app.rules.incentives.terms import Proration


def earn_periods(plan: Plan, facts: Facts, placed: Placed, periods: Sequence[Period]) -> list[EarnedPeriod]:
    """Each of ``periods``, in order; the list ends with the first one that cannot be evaluated."""
    plan, so_far, found = begun(plan), SoFar(), []
    for period in periods:
        one = _earn(plan, facts, placed, period, so_far)
        found.append(one)
        if one.result.total is None:
            break
    return found


def _earn(plan: Plan, facts: Facts, placed: Placed, period: Period, so_far: SoFar) -> EarnedPeriod:
    version = version_on(plan, period.last)
    year = fiscal_year(version, period).start
    inputs = personal_inputs(plan, facts, placed, period, so_far)
    result = evaluate_changing(plan, inputs, period, presence_of(version, facts))
    if result.total is None:
        return EarnedPeriod(period, version, result)
    own = [line for one in result.components for line in _lines(one, placed.roots)]
    absorbed, first = _absorb(plan, inputs, result, placed, so_far)
    back, second = reverse(placed, period, so_far, version)
    size = presence_of(version, facts).factor(period.start, period.end, Relief.PAY)
    lines, third = cap_run(version, [*own, *absorbed, *back], size, so_far, year)
    _remember(result, lines[: len(own)], so_far, year)
    for name, minor in by_component(own).items():  # before the cap of the plan, as cumulative components count
        so_far.earned[year, identities(plan).get((version.valid_from, name), name)] += minor
    cut = sum(line.minor for line in (*own, *absorbed, *back)) - sum(line.minor for line in lines)
    return EarnedPeriod(
        period, version, result, tuple(lines), max(0, cut), so_far.excess[year], (*first, *second, *third)
    )


def _remember(result: Result, shown: Sequence[Line], so_far: SoFar, year: date) -> None:
    """``shown``: the lines after the cap of the plan."""
    so_far.years.add(year)
    for line in shown:
        if line.root is not None:
            so_far.shown[line.component, line.root] += line.minor
    for one in result.components:
        if one.component.rule is PeriodRule.DISCRETE:
            so_far.lost[year, one.component.name] += to_minor(one.cut, result.currency)


def presence_of(version: PlanVersion, facts: Facts) -> Presence:
    return Presence(facts, version.terms.proration or Proration())


def personal_inputs(plan: Plan, facts: Facts, placed: Placed, period: Period, so_far: SoFar) -> PersonInputs:
    """The person as the engine takes them for ``period``: personal quotas, and what the year earned before."""
    quotas, parts = dict(facts.inputs.quotas), {}
    for one in versions_in(plan, period):
        presence = presence_of(one, facts)
        held = {need: personal_quota(one, presence, need) for need in quota_needs(one, period)}
        quotas.update({need: quota for need, quota in held.items() if quota is not None})
        for component in one.components:
            for part in due(component, period, one.fiscal_start, one.terms):
                share = _share(one, component, part, presence)
                parts.update({} if share == WHOLE else {(component.name, part): share})
    before, measured = _before(plan, facts, period, so_far)
    return replace(
        facts.inputs,
        credits=placed.credits,
        quotas=quotas,
        decisions={**facts.inputs.decisions, **facts.decided.get(period, {})},
        earned_before=before,
        measure_before=measured,
        parts=parts,
    )


def _share(version: PlanVersion, component: Component, part: Period, presence: Presence) -> PartShare:
    """What the days that count are of all days; a quota of 0 because none counts is told by a share of 0.

    Of the days the quota is for; without one steps of what adds up over the year are those of the year.
    """
    bounds = limits = part
    if component.needs_quota:
        bounds = limits = quota_need(version, component, part).span
    elif component.rule is not PeriodRule.DISCRETE:
        bounds = fiscal_year(version, part)
        limits = bounds if component.rule is PeriodRule.CUMULATIVE else part
    return PartShare(
        presence.factor(bounds.start, bounds.end, Relief.QUOTA),
        presence.factor(limits.start, limits.end, Relief.PAY),
        not presence.too_short_for_accelerator(part.start, part.end),
    )


def _before(plan: Plan, facts: Facts, period: Period, so_far: SoFar) -> tuple[dict[str, int], Mapping[str, Fraction]]:
    """What was earned and measured in the year before; a component nobody spoke of is left out, not 0."""
    version = version_on(plan, period.last)
    year, opening = fiscal_year(version, period), facts.opening
    if opening is None or opening.day not in year:
        earned, measured = dict(facts.inputs.earned_before), facts.inputs.measure_before
    else:
        measured = _of_now(plan, version, opening.day, opening.measure)
        brought = _of_now(plan, version, opening.day, opening.earned)
        earned = {name: to_minor(one, version.currency, version.rounding) for name, one in brought.items()}
    opened = dict(earned)
    for one in versions_in(plan, period):
        for component in one.components:
            identity = identities(plan)[one.valid_from, component.name]
            if year.start in so_far.years or began_in(plan, one, component, period):
                earned[component.name] = opened.get(component.name, 0) + so_far.earned[year.start, identity]
    return earned, measured


def _of_now(plan: Plan, version: PlanVersion, day: date, brought: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """What was brought along on ``day``, by the names that the components it belongs to have in ``version``."""
    first = version_on(plan, max(day, plan.versions[0].valid_from))
    known = identities(plan)
    own = {known.get((first.valid_from, name), name): amount for name, amount in brought.items()}
    names = {one.name: known[version.valid_from, one.name] for one in version.components}
    return {name: own[identity] for name, identity in names.items() if identity in own}


def _lines(one: ComponentResult, roots: Mapping[int, int]) -> Iterator[Line]:
    for record in one.records:
        yield Line(one.component.name, roots.get(record.version, record.version), record.minor)
    if one.other:
        yield Line(one.component.name, None, one.other)


def _absorb(plan: Plan, inputs: PersonInputs, result: Result, placed: Placed, so_far: SoFar) -> Cut:
    period = result.period
    year = fiscal_year(version_on(plan, period.last), period).start
    returned = lone_returns(placed, period)
    if not returned or not any(lost for (when, _), lost in so_far.lost.items() if when == year):
        return [], []
    kept = [credit for credit in inputs.credits if credit.record.version not in returned]
    without = evaluate_changing(plan, replace(inputs, credits=kept), period)
    return absorb(result, {one.component.name: one.pay or 0 for one in without.components}, so_far, year)
