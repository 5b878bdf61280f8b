"""What opens, closes and multiplies a component in words; the rest of a plan in words: describe."""

from collections.abc import Iterator
from math import ceil, floor

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.figures import shown
from desktop_app.rules.incentives.modifiers import GateGroup, Kicker, Multiplier, Whose
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.rating import Bounds, Given
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive


def describe_elements(component: Component, given: Given) -> Iterator[Explanation]:
    """Other rates, who is counted and how much, what picks the step."""
    yield from _first_units(component, given)
    for rule in component.rules:
        yield explain("plan.rule", parts=(rule.shape.describe(given),), name=rule.scope)
    if component.selector is not None:
        yield explain("plan.selector", measure=component.selector.measure)
    if component.whose is not Whose.OWN:
        yield explain(f"plan.whose.{component.whose.value}")
    if component.each:
        yield explain("plan.each")
    if component.of:
        yield explain("plan.of", names=", ".join(component.of))
    if component.with_tax:
        yield explain("plan.with_tax")
    for one in component.weights:
        yield explain("plan.category_weight", category=one.category, weight=Quantity(one.weight, Unit.PERCENT))


def describe_modifiers(component: Component, version: PlanVersion) -> Iterator[Explanation]:
    """In the order in which they act, after the limits."""
    yield from _eligible(component)
    for group in version.gates:
        if group.closing(component.name):
            yield _gates(group, version.currency)
    for multiplier in component.multipliers:
        yield _multiplier(multiplier, version.currency)
    for kicker in component.kickers:
        yield _kicker(kicker, version.currency)


def _first_units(component: Component, given: Given) -> Iterator[Explanation]:
    """Which unit is the first at a rate: above 3 it is the fourth, from 4 on all four."""
    shape = component.shape
    if given.unit is not Unit.COUNT or component.selector is not None or component.by_record:
        return
    if not isinstance(shape, (Marginal, Retroactive)) or shape.bounds is not Bounds.MEASURE:
        return
    for tier in shape.tiers:
        if tier.lower > 0:
            number = floor(tier.lower) + 1 if isinstance(shape, Marginal) else ceil(tier.lower)
            yield explain(f"plan.first_unit.{shape.kind}", number=number, rate=given.rate(tier.rate))


def _eligible(component: Component) -> Iterator[Explanation]:
    rule = component.eligible
    if rule is None:
        return
    if rule.roles:
        yield explain("plan.eligible.roles", roles=", ".join(rule.roles))
    if rule.first:
        yield explain("plan.eligible.first", day=rule.first)
    if rule.last:
        yield explain("plan.eligible.last", day=rule.last)
    if rule.months:
        yield explain("plan.eligible.months", months=rule.months)


def _gates(group: GateGroup, currency: str) -> Explanation:
    parts = tuple(
        explain(
            f"plan.gate.{side}",
            measure=gate.subject,
            bound=Quantity(bound, Unit.PERCENT) if gate.component else shown(gate, bound, currency),
        )
        for gate in group.gates
        for side, bound in (("at_least", gate.at_least), ("at_most", gate.at_most))
        if bound is not None
    )
    name = group.name or ", ".join(gate.subject for gate in group.gates)
    return explain(f"plan.gate.{group.mode.value}.{group.closes.value}", parts=parts, name=name)


def _multiplier(multiplier: Multiplier, currency: str) -> Explanation:
    steps = tuple(
        explain(
            "plan.multiplier.step",
            lower=shown(multiplier, step.lower, currency),
            factor=Quantity(step.factor, Unit.RATIO),
        )
        for step in multiplier.steps
    )
    most = multiplier.most
    limit = () if most is None else (explain("plan.multiplier.most", most=Quantity(most, Unit.RATIO)),)
    return explain("plan.multiplier", parts=(*steps, *limit), measure=multiplier.measure)


def _kicker(kicker: Kicker, currency: str) -> Explanation:
    kind = "both" if kicker.percent and kicker.amount else "amount" if kicker.amount else "percent"
    return explain(
        f"plan.kicker.{kind}",
        measure=kicker.measure,
        bound=shown(kicker, kicker.at_least, currency),
        percent=Quantity(kicker.percent, Unit.PERCENT),
        amount=Quantity(kicker.amount, Unit.MONEY, currency),
    )
