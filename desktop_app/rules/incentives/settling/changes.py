"""A plan that changes while it counts: records go on, each under the version of its day; all else splits in two.

A year that adds up counts like one long period: the records of its first months keep the rates they were sold under.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import dropwhile, pairwise
from typing import Final

from desktop_app.domain.explanation import explain
from desktop_app.domain.money import exponent, from_minor, to_minor
from desktop_app.domain.period import Period, custom
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import made_of_records
from desktop_app.rules.incentives.evaluate import evaluate, gathered
from desktop_app.rules.incentives.lines import cut_to_whole, spread_cut
from desktop_app.rules.incentives.plan import (
    Component,
    Need,
    PeriodRule,
    Plan,
    PlanVersion,
    due,
    earning_span,
    quota_need,
    version_on,
    versions_in,
)
from desktop_app.rules.incentives.rating import Base
from desktop_app.rules.incentives.result import (
    WHOLE,
    ComponentResult,
    PartShare,
    PersonInputs,
    RecordPay,
    Result,
    State,
)
from desktop_app.rules.incentives.settling.lineage import identities
from desktop_app.rules.incentives.settling.presence import Presence, Relief

_OF_RECORDS: Final = frozenset({"flat", "per_unit", "marginal", "retroactive", "threshold", "attainment"})


def evaluate_changing(plan: Plan, person: PersonInputs, period: Period, presence: Presence | None = None) -> Result:
    """What ``person`` earns in ``period`` under the versions that are valid in it and in the year that adds up.

    ``presence``: how their days count; by default all alike.
    """
    last = version_on(plan, period.last)
    plain = evaluate(last, person, period)
    if len(_since(plan, last, period)) == 1:
        return plain
    found: list[ComponentResult] = []
    for component in last.components:
        own = [one for one in plain.components if one.component.name == component.name]
        parts = due(component, period, last.fiscal_start, last.terms)
        found += (
            _joined(plan, person, component, parts, own) or _split(plan, person, component, period, presence) or own
        )
    for component in _dropped(plan, period):
        if component.rule is PeriodRule.DISCRETE:
            found += _split(plan, person, component, period, presence)
        else:
            found += _ended(plan, person, component, period)
    return gathered(last, person, period, tuple(found))


def sub_periods(plan: Plan, period: Period) -> list[Period]:
    """``period`` cut where the plan changes; itself where it does not."""
    versions = versions_in(plan, period)
    starts = [period.start, *(one.valid_from for one in versions[1:]), period.end]
    cut = [custom(start, end - timedelta(days=1)) for start, end in pairwise(starts)]
    return cut if len(cut) > 1 else [period]


def _since(plan: Plan, last: PlanVersion, period: Period) -> list[PlanVersion]:
    """The versions valid since the first record that counts for the period."""
    spans = [
        earning_span(last, component, part)
        for component in last.components
        for part in due(component, period, last.fiscal_start, last.terms)
    ]
    start = min((period.start, *(span.start for span in spans)))
    return _valid(plan, Period(start, period.end, ""))


def _valid(plan: Plan, span: Period) -> list[PlanVersion]:
    """Those valid in ``span``; days before the first one stand under it."""
    before = [one for one in plan.versions if one.valid_from <= span.start]
    return [*before[-1:], *(one for one in plan.versions if span.start < one.valid_from < span.end)]


def _same(plan: Plan, version: PlanVersion, component: Component) -> Component | None:
    """The component of ``version`` that ``component`` of the last one goes on from."""
    identity = _identity(plan, component)
    return next((one for one in version.components if _identity(plan, one, version) == identity), None)


def _identity(plan: Plan, component: Component, version: PlanVersion | None = None) -> str:
    """Of a component of ``version``, by default of the last one that has it."""
    own = version or next(one for one in reversed(plan.versions) if component in one.components)
    return identities(plan)[own.valid_from, component.name]


def _joined(
    plan: Plan, person: PersonInputs, component: Component, parts: Sequence[Period], own: Sequence[ComponentResult]
) -> list[ComponentResult]:
    """The component's periods with each record under the version of its day; [] where it is not made of records."""
    if not _of_single_records(component):
        return []
    if component.rule is PeriodRule.YEAR_RATE or any(one.state is not State.EVALUATED for one in own):
        return []
    found = []
    for part, whole in zip(parts, own, strict=True):
        one = _join(plan, person, component, part, whole)
        if one is None:
            return []
        found.append(one)
    return found


def _of_single_records(component: Component) -> bool:
    """Whether single records earn all of it: by themselves, or at a rate or in the slice that the total gives them."""
    shape = component.shape
    if getattr(shape, "alone", False) or not made_of_records(component.measure):
        return False
    base = getattr(shape, "base", getattr(shape, "acts_on", Base.MEASURE))
    return component.by_record or (shape.kind in _OF_RECORDS and base is Base.MEASURE)


def _join(
    plan: Plan, person: PersonInputs, component: Component, part: Period, whole: ComponentResult
) -> ComponentResult | None:
    last = version_on(plan, part.last)
    span = earning_span(last, component, part)
    versions = _valid(plan, span)
    if component.rule is not PeriodRule.DISCRETE:  # what came later counts from its day
        versions = list(dropwhile(lambda one: _same(plan, one, component) is None, versions))
    if len(versions) == 1:
        return whole
    lines: list[RecordPay] = []
    opened, brought = Fraction(0), person.measure_before.get(component.name, Fraction(0))
    for version, after in zip(versions, [*versions[1:], None], strict=True):
        before = _same(plan, version, component)
        if before is None:
            return None
        rated = _rated(version, before, person, span, brought)
        if rated.exact is None:
            return None
        rest = rated.exact - sum((line.exact for line in rated.records), Fraction(0))
        if rest and not brought:
            return None
        if version is versions[0]:  # what was brought along was earned under the first one
            opened = rest
        days = {credit.record.version: credit.record.day for credit in person.credits}
        first = span.start if version is versions[0] else version.valid_from
        end = span.end if after is None else after.valid_from
        lines += [line for line in rated.records if first <= days[line.version] < end]
    return _summed(last, person, whole, lines, opened)


def _rated(
    version: PlanVersion, component: Component, person: PersonInputs, span: Period, brought: Fraction
) -> ComponentResult:
    """All records of ``span`` upon the measure ``brought`` along, under one version without the limits of the sum."""
    rule = PeriodRule.CUMULATIVE if brought else PeriodRule.DISCRETE
    bare = replace(component, rule=rule, every=None, floor=None, cap=None)
    quota = person.quotas.get(quota_need(version, component, span))
    quotas = {**person.quotas, **({} if quota is None else {quota_need(version, bare, span): quota})}
    known = replace(person, quotas=quotas, earned_before={bare.name: 0}, measure_before={bare.name: brought})
    return evaluate(replace(version, components=(bare,)), known, span).components[0]


def _summed(
    version: PlanVersion, person: PersonInputs, whole: ComponentResult, lines: Sequence[RecordPay], opened: Fraction
) -> ComponentResult:
    """``opened``: what the measure brought along is worth."""
    currency, component, part = version.currency, whole.component, whole.period
    uncut = sum((line.exact for line in lines), opened)
    exact = uncut if component.cap is None else min(uncut, component.cap)
    exact = exact if component.floor is None else max(exact, component.floor)
    pay = to_minor(exact, currency, version.rounding) - whole.earned_before
    days = {credit.record.version: credit.record.day for credit in person.credits}
    own = [line for line in lines if days[line.version] in part]
    scale = 10 ** exponent(currency)
    cut = spread_cut([line.exact for line in own], max(Fraction(0), uncut - exact))
    rest = exact - Fraction(whole.earned_before, scale) - sum(cut, Fraction(0))
    minor = cut_to_whole(pay, [*cut, rest], scale)
    records = tuple(line._replace(exact=each, minor=to) for line, each, to in zip(own, cut, minor, strict=False))
    paid = Quantity(from_minor(pay, currency), Unit.MONEY, currency)
    steps = explain("settle.versions", paid, records=tuple(line.version for line in own), number=len(own), pay=paid)
    return replace(
        whole,
        pay=pay,
        exact=exact,
        cut=max(Fraction(0), uncut - exact),
        effective_rate=exact / whole.measure if whole.measure else None,
        records=records,
        other=pay - sum(record.minor for record in records),
        explanation=explain("pay.component", paid, parts=(steps,), name=component.name, period=part, pay=paid),
    )


def _dropped(plan: Plan, period: Period) -> list[Component]:
    """Components of earlier versions that the last one no longer has, under whatever name."""
    last = version_on(plan, period.last)
    kept = {_identity(plan, component, last) for component in last.components}
    earlier = {
        _identity(plan, component, version): component
        for version in versions_in(plan, period)[:-1]
        for component in version.components
    }
    return [component for identity, component in earlier.items() if identity not in kept]


def _ended(plan: Plan, person: PersonInputs, component: Component, period: Period) -> list[ComponentResult]:
    """What adds up over the year and was dropped within ``period``: to date, up to its last day."""
    version = next(one for one in reversed(versions_in(plan, period)) if component in one.components)
    after = min(one.valid_from for one in plan.versions if one.valid_from > version.valid_from)
    days = custom(period.start, after - timedelta(days=1))
    return [evaluate(replace(version, components=(replace(component, every=None),)), person, days).components[0]]


def _split(
    plan: Plan, person: PersonInputs, component: Component, period: Period, presence: Presence | None
) -> list[ComponentResult]:
    """The component in each sub-period of its own; [] where nothing changes or its period is not the run's."""
    subs = sub_periods(plan, period)
    if len(subs) == 1 or component.every not in {None, period.length} or component.rule is not PeriodRule.DISCRETE:
        return []
    found: list[ComponentResult] = []
    for sub in subs:
        version = version_on(plan, sub.start)
        same = _same(plan, version, component)
        found += [] if same is None else [_in_part(version, same, person, (period, sub), presence)]
    return found


def _in_part(
    version: PlanVersion,
    component: Component,
    person: PersonInputs,
    spans: tuple[Period, Period],
    presence: Presence | None,
) -> ComponentResult:
    """Quota, bounds, limits and fixed amounts by the share of the days."""
    period, sub = spans
    part = replace(component, every=None, prorate_bounds=True, prorate_limits=True)
    quota, pay = (_share(period, sub, presence, relief) for relief in (Relief.QUOTA, Relief.PAY))
    held = person.quotas.get(quota_need(version, component, period))
    quotas = {} if held is None else {Need(component.quota_name, quota_need(version, part, sub).span): held * quota}
    before = person.parts.get((component.name, period), WHOLE)
    share = PartShare(quota * before.quota, pay * before.pay, before.accelerator)
    known = replace(person, quotas={**person.quotas, **quotas}, parts={**person.parts, (component.name, sub): share})
    return evaluate(replace(version, components=(part,)), known, sub).components[0]


def _share(period: Period, sub: Period, presence: Presence | None, relief: Relief) -> Fraction:
    """The part of the days that count in ``period`` which lies in ``sub``."""
    if presence is None:
        return Fraction(sub.days, period.days)
    whole = presence.worth(period.start, period.end, relief)
    return presence.worth(sub.start, sub.end, relief) / whole if whole else Fraction(0)
