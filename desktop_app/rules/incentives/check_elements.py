"""What is wrong with rules, scorecards, pools, gates and overrides of a plan version, before anyone is paid by it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.credit import OWN_PAY, REPORTS_PAY
from desktop_app.rules.incentives.finding import Finding, error, warning
from desktop_app.rules.incentives.modifiers import Closes, Gate, GateGroup, Whose
from desktop_app.rules.incentives.plan import Basis, Component, PlanVersion
from desktop_app.rules.incentives.precedence import may_cross
from desktop_app.rules.incentives.rating import ZERO
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix
from desktop_app.rules.incentives.shapes.pool import Pool, Split
from desktop_app.rules.incentives.shapes.scorecard import Scorecard

FEWEST: Final = 3
"""Of fewer people than this a share tells what the others are paid."""
_WHOLE: Final = Fraction(1)


def check_elements(component: Component, version: PlanVersion) -> Iterator[Finding]:
    """What one component says of itself."""
    yield from _check_rules(component)
    yield from _check_people(component, version)
    yield from _check_selector(component)
    yield from _check_factors(component)
    match component.shape:
        case Scorecard():
            yield from _check_weights(component.name, component.shape)
        case Pool():
            yield from _check_pool(component.name, component.shape)
        case Matrix():
            yield from _check_matrix(component.name, component.shape)


def check_people(component: Component, reports: int, sharers: int) -> Iterator[Finding]:
    """What only the people assigned can tell: pay that can be deduced from a share of it."""
    if component.measure == REPORTS_PAY and reports < FEWEST:
        yield warning(
            component.name,
            N_("With {number} reports a share of their pay tells what they are paid."),
            number=reports,
        )
    if isinstance(component.shape, Pool) and sharers < FEWEST:
        yield warning(
            component.name,
            N_("With {number} people a share of the pool tells what the others are paid."),
            number=sharers,
        )


def check_gates(version: PlanVersion) -> Iterator[Finding]:
    names = {component.name for component in version.components}
    for group in version.gates:
        place = group.name or ", ".join(gate.subject for gate in group.gates)
        if not group.gates:
            yield error(place, N_("A group of conditions without a condition."))
        for name in (*group.components, *(gate.component for gate in group.gates if gate.component)):
            if name not in names:
                yield error(place, N_("There is no component “{name}”."), name=name)
        yield from (finding for gate in group.gates for finding in _check_gate(place, gate))
        yield from _check_lines(place, group, version)


def _check_gate(place: str, gate: Gate) -> Iterator[Finding]:
    if gate.at_least is None and gate.at_most is None:
        yield error(place, N_("The condition on “{measure}” has no bound."), measure=gate.subject)
    if not gate.subject:
        yield error(place, N_("A condition names neither a measure nor a component."))
    if gate.at_least is not None and gate.at_most is not None and gate.at_least > gate.at_most:
        yield error(place, N_("The condition on “{measure}” can never be met."), measure=gate.subject)


def _check_lines(place: str, group: GateGroup, version: PlanVersion) -> Iterator[Finding]:
    if group.closes is not Closes.LINES:
        return
    shapes = [one.shape for one in version.components if group.closing(one.name) and isinstance(one.shape, Scorecard)]
    known = {line.measure for shape in shapes if isinstance(shape, Scorecard) for line in shape.lines}
    for line in group.lines:
        if line not in known:
            yield error(place, N_("No scorecard has a line “{name}”."), name=line)
    if not group.lines:
        yield error(place, N_("It closes lines of a scorecard, and none is named."))


def _check_rules(component: Component) -> Iterator[Finding]:
    for one, other in may_cross(component):
        yield error(
            component.name,
            N_("A record can fall under “{one}” and “{other}”, neither the more specific: give them a priority."),
            one=one.scope,
            other=other.scope,
        )
    for rule in component.rules:
        if not rule.scope:
            yield error(component.name, N_("A rule names no product, category, customer or segment."))
    if component.rules and component.attainment_cap is not None:
        yield error(component.name, N_("Attainment can't be limited where several rates hold."))


def _check_people(component: Component, version: PlanVersion) -> Iterator[Finding]:
    names = [one.name for one in version.components]
    for name in component.of:
        if name not in names:
            yield error(component.name, N_("There is no component “{name}”."), name=name)
        elif component.measure == OWN_PAY and names.index(name) >= names.index(component.name):
            yield error(component.name, N_("“{name}” must stand before what is paid on it."), name=name)
    if component.of and component.measure not in {OWN_PAY, REPORTS_PAY}:
        yield warning(component.name, N_("Components are named whose pay counts, but pay is not what is counted."))
    if component.each and component.whose is Whose.OWN and component.measure != REPORTS_PAY:
        yield error(component.name, N_("There are no reports to work out one by one."))
    if component.measure in {OWN_PAY, REPORTS_PAY} and component.by_record:
        yield error(component.name, N_("Pay is not made of records, so it cannot be paid record by record."))


def _check_selector(component: Component) -> Iterator[Finding]:
    if component.selector is None:
        return
    if isinstance(component.shape, Marginal):
        yield error(component.name, N_("Steps that each pay their own part need the measure itself to pick them."))
    if component.basis is Basis.RECORD and component.selector.against is not None:
        yield error(component.name, N_("A single record cannot be held to a quota or earn the target pay."))


def _check_factors(component: Component) -> Iterator[Finding]:
    for multiplier in component.multipliers:
        bounds = [step.lower for step in multiplier.steps]
        if not bounds:
            yield error(component.name, N_("There is no step yet."))
        elif sorted(set(bounds)) != bounds:
            yield error(component.name, N_("The steps of the multiplier do not rise."))
        elif bounds[0] > 0:
            yield warning(
                component.name,
                N_("Below the first step of “{measure}” pay is multiplied by 1."),
                measure=multiplier.measure,
            )
    for kicker in component.kickers:
        if not kicker.percent and not kicker.amount:
            yield error(component.name, N_("“{measure}” adds nothing on top."), measure=kicker.measure)


def _check_weights(name: str, shape: Scorecard) -> Iterator[Finding]:
    whole = sum((line.weight for line in shape.lines), ZERO)
    if whole != _WHOLE:
        sum_ = Quantity(whole, Unit.PERCENT)
        yield error(name, N_("The weights of the scorecard add up to {sum}, not to 100 %."), sum=sum_)


def _check_pool(name: str, shape: Pool) -> Iterator[Finding]:
    if not shape.rate and not shape.amount:
        yield error(name, N_("Nothing is ever paid: the pool has neither a percent nor an amount."))
    whole = sum((share.percent for share in shape.shares), ZERO)
    if shape.split is Split.PERCENT and whole != _WHOLE:
        sum_ = Quantity(whole, Unit.PERCENT)
        yield error(name, N_("The shares of the pool add up to {sum}, not to 100 %."), sum=sum_)
    if shape.split is Split.POINTS and not shape.points:
        yield error(name, N_("The pool is shared by points, and no figure is named as points."))
    if shape.split is Split.PERCENT and len(shape.shares) < FEWEST:
        yield warning(
            name,
            N_("With {number} people a share of the pool tells what the others are paid."),
            number=len(shape.shares),
        )


def _check_matrix(name: str, shape: Matrix) -> Iterator[Finding]:
    for number, row in enumerate(shape.rows, 1):
        if len(row.rates) != len(shape.columns):
            yield error(
                name,
                N_("Row {number} has {rates} rates for {columns} columns."),
                number=number,
                rates=len(row.rates),
                columns=len(shape.columns),
            )
