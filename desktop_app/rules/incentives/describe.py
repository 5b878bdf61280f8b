"""A plan version in words: one tree of sentences for each component, in the order the rules act."""

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import MEASURES, unit_of
from desktop_app.rules.incentives.plan import Basis, Component, Filter, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import ZERO, Given

_OF_RECORDS: Final = frozenset(measure.key for measure in MEASURES)


def describe(version: PlanVersion) -> tuple[Explanation, ...]:
    """For each component what it is paid on; its parts are the rate, the filter, the period and the limits."""
    return tuple(_component(component, version.currency) for component in version.components)


def _component(component: Component, currency: str) -> Explanation:
    given = Given(ZERO, ZERO, unit_of(component.measure), currency)
    parts = (
        component.shape.describe(given),
        *_only(component.filter, given),
        *_periods(component),
        *_limits(component, given),
    )
    if component.measure in _OF_RECORDS:
        return explain(f"plan.component.{component.measure}", parts=parts, name=component.name)
    return explain("plan.component.other", parts=parts, name=component.name, measure=component.measure)


def _only(wanted: Filter, given: Given) -> Iterator[Explanation]:
    for kind in ("products", "channels", "regions", "customers"):
        names = getattr(wanted, kind)
        if names:
            yield explain(f"plan.only.{kind}", names=", ".join(names))
    if wanted.size_from is not None:
        yield explain("plan.only.size_from", amount=given.money(wanted.size_from))
    if wanted.size_below is not None:
        yield explain("plan.only.size_below", amount=given.money(wanted.size_below))


def _periods(component: Component) -> Iterator[Explanation]:
    if component.basis is Basis.RECORD:
        yield explain("plan.by_record")
    if component.every is not None:
        yield explain(f"plan.every.{component.every.value}")
    if component.rule is not PeriodRule.DISCRETE:
        yield explain(f"plan.{component.rule.value}")
    if component.needs_quota:
        yield explain(f"plan.quota.{component.quota_span.value}", quota=component.quota_name)
    if component.weight is not None:
        yield explain("plan.weight", weight=Quantity(component.weight, Unit.PERCENT))


def _limits(component: Component, given: Given) -> Iterator[Explanation]:
    if component.attainment_cap is not None:
        yield explain("plan.attainment_cap", cap=Quantity(component.attainment_cap, Unit.PERCENT))
    if component.rate_cap is not None:
        yield explain("plan.rate_cap", cap=given.rate(component.rate_cap))
    if component.record_floor is not None:
        yield explain("plan.record_floor", floor=given.money(component.record_floor))
    if component.record_cap is not None:
        yield explain("plan.record_cap", cap=given.money(component.record_cap))
    if component.floor is not None:
        yield explain("plan.floor", floor=given.money(component.floor))
    if component.cap is not None:
        yield explain("plan.cap", cap=given.money(component.cap))
