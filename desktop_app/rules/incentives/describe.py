"""A plan version in words: one tree of sentences for each component, in the order the rules act."""

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import MEASURES, OWN_PAY, REPORTS_PAY, unit_of
from desktop_app.rules.incentives.describe_modifiers import describe_elements, describe_modifiers
from desktop_app.rules.incentives.describe_terms import describe_release
from desktop_app.rules.incentives.plan import Basis, Component, Customers, Filter, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import ZERO, Given

_NAMED: Final = frozenset({*(measure.key for measure in MEASURES), OWN_PAY, REPORTS_PAY})


def describe(version: PlanVersion) -> tuple[Explanation, ...]:
    """For each component what it is paid on; its parts are the rate, the filter, the period and the limits."""
    return tuple(_component(component, version) for component in version.components)


def _component(component: Component, version: PlanVersion) -> Explanation:
    given = _given(component, version.currency)
    parts = (
        component.shape.describe(given),
        *describe_elements(component, given),
        *_only(component.filter, given),
        *_periods(component),
        *_limits(component, given),
        *describe_modifiers(component, version),
        *describe_release(component),
    )
    if getattr(component.shape, "alone", False) and not getattr(component.shape, "of_team", False):
        return explain("plan.component.alone", parts=parts, name=component.name)
    if component.measure in _NAMED:
        return explain(f"plan.component.{component.measure}", parts=parts, name=component.name)
    return explain("plan.component.other", parts=parts, name=component.name, measure=component.measure)


def _given(component: Component, currency: str) -> Given:
    """Only units matter; those of the bounds are the selector's, if there is one."""
    picked = component.fact or (component.selector.measure if component.selector else "")
    unit = unit_of(picked) if picked else None
    return Given(ZERO, ZERO, unit_of(component.measure), currency, selector_unit=unit)


def _only(wanted: Filter, given: Given) -> Iterator[Explanation]:
    for kind in ("products", "channels", "regions", "customers", "categories", "segments"):
        names = getattr(wanted, kind)
        if names:
            yield explain(f"plan.only.{kind}", names=", ".join(names))
    for side in ("size_from", "size_below"):
        if getattr(wanted, side) is not None:
            yield explain(f"plan.only.{side}", amount=given.money(getattr(wanted, side)))
    if wanted.new is not Customers.ALL:
        yield explain(f"plan.only.{wanted.new.value}")
    for side in ("discount_from", "discount_below"):
        if getattr(wanted, side) is not None:
            yield explain(f"plan.only.{side}", share=Quantity(getattr(wanted, side), Unit.PERCENT))
    for side in ("first_day", "last_day"):
        if getattr(wanted, side) is not None:
            yield explain(f"plan.only.{side}", day=getattr(wanted, side))


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
