"""What everybody would earn in a period, as totals alone: from rollups, without records, lines or steps.

For looking while a plan is changed; what is approved comes from operations/evaluate. Both give the same cents (tested),
and a plan that needs more than totals is worked out there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.pay.evaluate import try_out
from desktop_app.operations.pay.pay_sources import own_targets
from desktop_app.operations.pay.plans import in_currency
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.incentives.evaluate import payout_curve
from desktop_app.rules.incentives.plan import (
    Component,
    Plan,
    PlanVersion,
    due,
    quota_need,
    version_on,
)
from desktop_app.rules.incentives.prorating import counts_days
from desktop_app.rules.incentives.terms import USUAL
from desktop_app.store import people, sellers, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Answer, Question

_ROLLUPS: Final = {"revenue": "revenue", "collected": "collected", "units": "units"}
"""Measures of a plan that a rollup holds under that name; a count of deals takes returns off and needs the records."""

_IN_THE_CURVE: Final = frozenset(
    {"name", "shape", "measure", "every", "quota", "quota_span", "weight", "floor", "cap", "rate_cap"}
    | {"attainment_cap", "prorate_bounds", "prorate_limits"}
)
_SAID_BY_RECORDS: Final = tuple(item.name for item in fields(Component) if item.name not in _IN_THE_CURVE)
"""Fields of a component that a total alone does not answer: they must say nothing here."""


@dataclass(frozen=True, slots=True)
class PayTotal:
    """``pay`` in minor units; None where something is missing, as in a full evaluation."""

    person: int
    name: str
    measure: Fraction
    pay: int | None


def pay_totals(store: Store, plan: Plan, period: Period) -> list[PayTotal]:
    """What ``plan`` would pay everybody for ``period``, by name."""
    version = in_currency(version_on(plan, period.last), settings.load(store).currency)
    own = sellers.load(store) or own_targets(store) or _partly_there(store, version, period)
    if own or not all(from_totals(component, version, period) for component in version.components):
        return [
            PayTotal(one.person, one.name, one.lines[0].measure or Fraction(0), one.pay)
            for one in try_out(store, plan, period)
        ]
    measures = tuple(sorted({_ROLLUPS[component.measure] for component in version.components}))
    days = ((period.start.toordinal(), period.end.toordinal()),)
    answer = totals.ask(store, Question(measures, days, by="person"), settings.load(store).revenue_source)
    goals = {
        component.quota_name: Goals(store, component.quota_name, [quota_need(version, component, period).span])
        for component in version.components
        if component.needs_quota
    }
    everybody = people.present(store, period.start, period.end)
    lines = [
        _pays(version, period, component, everybody=everybody, answer=answer, goals=goals)
        for component in version.components
    ]
    first = _ROLLUPS[version.components[0].measure]
    return [
        PayTotal(person.id, person.name, answer.total(first, 0, person.id)[0], _sum(line[place] for line in lines))
        for place, person in enumerate(everybody)
    ]


def _partly_there(store: Store, version: PlanVersion, period: Period) -> bool:
    """Whether somebody joined or left within days that change what a component pays."""
    spans = [
        quota_need(version, component, period).span if component.needs_quota else period
        for component in version.components
        if counts_days(component)
    ]
    return any(
        one.joined > span.start.toordinal() or one.left < span.last.toordinal()
        for span in spans
        for one in people.present(store, period.start, period.end)
    )


def _sum(pays: Iterable[int | None]) -> int | None:
    """None as soon as one component is not evaluable."""
    total = 0
    for pay in pays:
        if pay is None:
            return None
        total += pay
    return total


def from_totals(component: Component, version: PlanVersion, period: Period) -> bool:
    """Whether the component's pay is a function of one rollup, and all of it is paid at once."""
    plain = Component(component.name, component.shape)
    alone = getattr(component.shape, "alone", False) or component.fact
    return (
        component.measure in _ROLLUPS
        and not alone
        and not getattr(component.shape, "readings", ())
        and all(getattr(component, name) == getattr(plain, name) for name in _SAID_BY_RECORDS)
        and not version.gates
        and version.terms == USUAL
        and due(component, period, version.fiscal_start) == [period]
    )


def _pays(
    version: PlanVersion,
    period: Period,
    component: Component,
    *,
    everybody: Sequence[people.Person],
    answer: Answer,
    goals: Mapping[str, Goals],
) -> list[int | None]:
    """What each person earns with ``component``, in minor units."""
    results = [answer.total(_ROLLUPS[component.measure], 0, person.id)[0] for person in everybody]
    if not component.needs_quota:
        curve = payout_curve(component, None, results, version.target_pay)
        return [_minor(version, pay) for _result, pay in curve] or [None] * len(everybody)
    found: list[int | None] = []
    for person, result in zip(everybody, results, strict=True):
        quota = _quota(version, component, period, person, goals)
        curve = payout_curve(component, quota, [result], version.target_pay)
        found.append(_minor(version, curve[0][1]) if curve else None)
    return found


def _minor(version: PlanVersion, pay: Fraction) -> int:
    return to_minor(pay, version.currency, version.rounding)


def _quota(
    version: PlanVersion, component: Component, period: Period, person: people.Person, goals: Mapping[str, Goals]
) -> Fraction | None:
    if not component.needs_quota:
        return None
    need = quota_need(version, component, period)
    goal = goals[component.quota_name].target(Scope(ScopeKind.PERSON, person.id, person.name), need.span)
    return goal.value if goal and goal.value > 0 else None
