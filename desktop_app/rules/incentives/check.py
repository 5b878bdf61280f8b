"""What is wrong or surprising in a plan version, found before anyone is paid by it. Its payout lines: check_payout."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.check_elements import check_elements, check_gates
from desktop_app.rules.incentives.check_payout import check_payout
from desktop_app.rules.incentives.check_terms import check_terms
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.finding import Finding, Level, error, warning
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.precedence import under
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.rules.incentives.reading import QuotaSpan

_WHOLE: Final = Fraction(1)
_RISING: Final = frozenset({"tiers", "points", "rows", "columns", "steps", "grades"})
_BELOW_ZERO: Final = frozenset({"payment_days"})  # paid before it was due
_NO_LINE: Final = frozenset({"matrix", "grade", "reward"})


def check(
    version: PlanVersion, quotas: Mapping[str, Fraction] | None = None, target_pay: Fraction | None = None
) -> list[Finding]:
    """Errors first, then warnings, each in the order of the components.

    ``quotas`` (by quota name) and ``target_pay`` give a jump its size in money where the plan alone doesn't know it.
    """
    found = [*_check_version(version), *check_terms(version)]
    for component in version.components:
        structure = list(_check_rows(component))
        found += [*structure, *_check_limits(component, version), *check_elements(component, version)]
        if not structure:
            own = version.target_pay if target_pay is None else target_pay
            quota = (quotas or {}).get(component.quota_name)
            given = Given(ZERO, ZERO, unit_of(component.measure), version.currency, quota, own, component.rate_cap)
            found += _check_period(component)
            found += [finding for walked in _walked(component) for finding in check_payout(walked, given)]
    found += check_gates(version)
    return sorted(found, key=lambda finding: finding.level is Level.WARNING)


def _check_version(version: PlanVersion) -> Iterator[Finding]:
    if not version.components:
        yield error("", N_("The plan pays nothing: it has no component."))
    for name, times in Counter(component.name for component in version.components).items():
        if times > 1 or not name.strip():
            yield error(name, N_("Each component needs a name of its own."))
    weights = [component.weight for component in version.components if component.weight is not None]
    if weights and sum(weights) != _WHOLE:
        whole = Quantity(sum(weights, ZERO), Unit.PERCENT)
        yield error("", N_("The shares of the target pay add up to {sum}, not to 100 %."), sum=whole)
    sharing = [one for one in version.components if one.shape.needs_target_pay]
    if len(sharing) > 1 and not weights:
        yield error("", N_("Several components pay the target pay, and none says which share of it."))


def _walked(component: Component) -> Iterator[Component]:
    """The component under each of its rates that has a line from result to pay."""
    for one in (component, *(under(component, rule) for rule in component.rules)):
        apart = getattr(one.shape, "alone", False) or one.fact or one.selector is not None
        if not apart and one.shape.kind not in _NO_LINE:
            yield one


def _check_rows(component: Component) -> Iterator[Finding]:
    """Bounds must rise: only lower bounds are stored, so one that doesn't is an overlap."""
    for shape in (component.shape, *(rule.shape for rule in component.rules)):
        yield from _check_shape(component.name, shape)


def _check_shape(name: str, shape: Any) -> Iterator[Finding]:
    for field in fields(shape):
        rows = getattr(shape, field.name)
        if field.name not in _RISING or not isinstance(rows, tuple):
            continue
        if not rows:
            yield error(name, N_("There is no step yet."))
        bounds = [getattr(row, fields(row)[0].name) if is_dataclass(row) else row for row in rows]
        for number, (bound, after) in enumerate(pairwise(bounds), 2):
            if after <= bound:
                yield error(name, N_("Step {number} overlaps the step before it."), number=number)
        if bounds and bounds[0] < 0 and field.name != "columns" and shape.kind not in _BELOW_ZERO:
            yield error(name, N_("The first step begins below 0."))


def _check_limits(component: Component, version: PlanVersion) -> Iterator[Finding]:
    name = component.name
    pairs = ((component.floor, component.cap), (component.record_floor, component.record_cap))
    for floor, cap in pairs:
        if floor is not None and cap is not None and floor > cap:
            yield error(
                name,
                N_("The minimum of {floor} is above the maximum of {cap}."),
                floor=Quantity(floor, Unit.MONEY, version.currency),
                cap=Quantity(cap, Unit.MONEY, version.currency),
            )
    if any(cap is not None and cap < 0 for cap in (component.cap, component.record_cap, component.attainment_cap)):
        yield error(name, N_("A maximum below 0 takes pay away."))
    by_record = component.by_record
    if not by_record and (component.record_floor is not None or component.record_cap is not None):
        yield error(name, N_("Limits for each record need a component that is worked out on each record."))
    if by_record and not component.fact and (component.needs_quota or component.shape.needs_target_pay):
        yield error(name, N_("A single record cannot be held to a quota or earn the target pay."))
    if component.weight is not None and not component.shape.needs_target_pay:
        yield warning(name, N_("A share of the target pay is given, but the target pay is not what is paid."))


def _check_period(component: Component) -> Iterator[Finding]:
    if component.rule is PeriodRule.DISCRETE:
        return
    if component.needs_quota and component.quota_span is QuotaSpan.PERIOD:
        yield error(component.name, N_("The year to date is held to the quota of a single period."))
    if component.rule is PeriodRule.YEAR_RATE:
        if component.basis is Basis.RECORD or not component.shape.pay(_sample(component)).linear:
            yield error(component.name, N_("A rate of the year to date needs one rate for everything counted."))
        return
    splits = component.shape.pay(_sample(component)).splits
    if component.needs_quota and component.quota_span is QuotaSpan.TO_DATE and not splits:
        yield warning(
            component.name,
            N_("With a quota to date, a weak month can take back pay of earlier months without any return."),
        )


def _sample(component: Component) -> Given:
    return Given(ZERO, ZERO, unit_of(component.measure), "", _WHOLE, _WHOLE, component.rate_cap)
