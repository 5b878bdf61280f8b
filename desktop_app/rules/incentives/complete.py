"""Everything a component's shape asks for, found and put together; or what is missing or still to be decided."""

from dataclasses import dataclass, replace
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.case import Case, reason_against
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.figures import decision, read, reason_for, undecided
from desktop_app.rules.incentives.gating import Gated
from desktop_app.rules.incentives.precedence import crossing
from desktop_app.rules.incentives.rating import Given
from desktop_app.rules.incentives.reading import Outcome, Reading
from desktop_app.rules.incentives.result import WHOLE, State


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why there is no pay yet."""

    state: State
    reasons: tuple[Explanation, ...]


def complete(case: Case, gates: Gated) -> Given | Unknown:
    """What the shape works on."""
    reason = reason_against(case) or _crossing(case) or _accelerator_without_quota(case, gates)
    if reason:
        return Unknown(State.NOT_EVALUABLE, (reason,))
    figures: dict[Reading, Fraction] = {}
    decided: dict[str, Outcome] = {}
    for reading in case.component.readings:
        figure = read(case.version, reading, case.period, case.inputs)
        if figure.value is not None:
            figures[reading] = figure.value
        if reading.weighted and reading.measure not in gates.closed and not figure.enough(reading):
            ruled = decision(case.inputs, case.component.name, reading.measure)
            if ruled is None:
                return Unknown(State.UNDECIDED, (undecided(reading, figure),))
            decided[reading.measure] = ruled.outcome
        elif not reading.weighted and (reason := reason_for(case.version, reading, case.period, figure)):
            return Unknown(State.NOT_EVALUABLE, (reason,))
    share = case.inputs.parts.get((case.component.name, case.period), WHOLE)
    found, accelerated = case.given(case.measured()), gates.accelerated and share.accelerator
    if figures or decided or gates.closed or not accelerated:
        found = replace(found, figures=figures, decided=decided, closed=gates.closed, accelerated=accelerated)
    return _selected(case, found)


def _selected(case: Case, given: Given) -> Given:
    """``given`` with the tier picked by another figure than the measure, if the component names one."""
    selector = case.component.selector
    if selector is None or case.component.by_record:
        return given
    value = given.figures[selector]
    if selector.against is not None:
        return replace(given, selector=value, attained=value, selector_unit=Unit.PERCENT)
    return replace(given, selector=value, selector_unit=unit_of(selector.measure))


def _crossing(case: Case) -> Explanation | None:
    for credit in case.credits if case.component.rules else ():
        found = crossing(case.component, credit)
        if found:
            return explain(
                "reason.rules_cross",
                records=(credit.record.version,),
                document=credit.record.document,
                one=found[0].scope,
                other=found[1].scope,
            )
    return None


def _accelerator_without_quota(case: Case, gates: Gated) -> Explanation | None:
    """With bounds in money only the quota, or a mark, tells what is the accelerator."""
    tiers = getattr(case.component.shape, "tiers", ())
    marked = any(getattr(tier, "accelerator", False) for tier in tiers)
    if gates.accelerated or not tiers or marked or case.quota is not None or case.component.attained_elsewhere:
        return None
    return explain("reason.accelerator_quota", name=case.component.name)
