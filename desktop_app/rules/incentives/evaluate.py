"""One person's run: credits, quotas and a plan version in, the exact and explained result out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import exact_sum, exponent, from_minor, to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.case import Case, open_case
from desktop_app.rules.incentives.complete import Unknown, complete
from desktop_app.rules.incentives.credit import OWN_PAY, REPORTS_PAY, parts_of, unit_of
from desktop_app.rules.incentives.earning import Earned, exact_pay
from desktop_app.rules.incentives.eligibility import reason_ineligible, reason_unknown
from desktop_app.rules.incentives.gating import Gated, gated
from desktop_app.rules.incentives.lines import Share, cut_to_whole, spread_cut
from desktop_app.rules.incentives.plan import Component, PlanVersion, due
from desktop_app.rules.incentives.prorating import prorated
from desktop_app.rules.incentives.rated import raised, rate
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.rules.incentives.result import (
    OPEN,
    WHOLE,
    ComponentResult,
    GateState,
    PersonInputs,
    RecordPay,
    Result,
    State,
)


def evaluate(version: PlanVersion, person: PersonInputs, period: Period) -> Result:
    """What ``person`` earns in ``period`` under ``version``; pools, contests and pay of reports come from team."""
    found: list[ComponentResult] = []
    own_pay: dict[str, int] = {}
    for component in version.components:
        own = due(component, period, version.fiscal_start, version.terms)
        earned = 0
        for part in own:
            share = person.parts.get((component.name, part), WHOLE)
            case = open_case(version, prorated(component, share), part, person, earned, own_pay=own_pay)
            one = _absent(case) if share.quota == 0 and component.needs_quota else _evaluate(case)
            earned += one.pay or 0
            found.append(one)
        own_pay[component.name] = earned
        if not own:
            found.append(_not_due(component, period))
    return gathered(version, person, period, tuple(found))


def payout_curve(
    component: Component,
    quota: Fraction | None,
    results: Sequence[Fraction],
    target_pay: Fraction | None = None,
) -> list[tuple[Fraction, Fraction]]:
    """(result, exact pay) for drawing; [] without the quota or target pay the shape needs.

    A component that pays each record on its own is drawn for one record of that size.
    """
    if (component.needs_quota and not quota) or (component.shape.needs_target_pay and target_pay is None):
        return []
    unit, cap = unit_of(component.measure), component.rate_cap
    return [
        (result, exact_pay(component, Given(result, result, unit, "", quota, target_pay, cap))) for result in results
    ]


def _evaluate(case: Case) -> ComponentResult:
    reason = reason_unknown(case.component.eligible, case.inputs)
    if reason:
        return _open(case, State.NOT_EVALUABLE, (reason,))
    out = reason_ineligible(case.component.eligible, case.inputs, case.period)
    if out:
        return _nothing(case, out, None)
    gates = gated(case)
    if gates.state is GateState.UNDECIDED:
        return _open(case, State.UNDECIDED, gates.reasons, gates.state)
    if not gates.pays:
        return _nothing(case, explain("pay.closed", parts=gates.steps, name=case.component.name), gates.state)
    found = complete(case, gates)
    if isinstance(found, Unknown):
        return _open(case, found.state, found.reasons, gates.state)
    return _rated(case, found, gates)


def _open(case: Case, state: State, reasons: tuple[Explanation, ...], gate: GateState | None = None) -> ComponentResult:
    steps = explain("pay.not_evaluable", name=case.component.name, period=case.period, parts=reasons)
    return ComponentResult(case.component, case.period, state, steps, quota=case.quota, gate=gate)


def _nothing(case: Case, why: Explanation, gate: GateState | None) -> ComponentResult:
    """Nothing is earned: no floor, multiplier or kicker is applied to it."""
    zero = Quantity(ZERO, Unit.MONEY, case.version.currency)
    steps = explain("pay.component", zero, parts=(why,), name=case.component.name, period=case.period, pay=zero)
    return ComponentResult(
        case.component,
        case.period,
        State.EVALUATED,
        steps,
        quota=case.quota,
        exact=ZERO,
        pay=0,
        earned_before=case.earned_before,
        gate=gate,
    )


def _rated(case: Case, given: Given, gates: Gated) -> ComponentResult:
    rated, shares = rate(case, given, case.credits)
    earned, factor = raised(case, given, rated)
    pay = to_minor(earned.exact, case.version.currency, case.version.rounding) - case.earned_before
    own = {credit.record.version for credit in case.own_credits}
    mine = [share for share in shares if share.version in own]
    if factor != 1:
        mine = [share._replace(exact=share.exact * factor) for share in mine]
    before = _cut_before(case, given) * factor
    own_part = replace(earned, uncut=earned.uncut - before) if before else earned
    records = _lines(case, own_part, sorted(mine, key=_places(case)), pay)
    return replace(
        _figures(case, given, earned, rated.exact),
        pay=pay,
        records=records,
        other=pay - sum(record.minor for record in records),
        explanation=_explain(case, given, earned, pay, gates.steps),
        gate=gates.state,
    )


def _places(case: Case) -> Callable[[Share], int]:
    """Records are listed in their order, whatever rule they fall under."""
    places = {credit.record.version: place for place, credit in enumerate(case.credits)}
    return lambda share: places[share.version]


def _lines(case: Case, earned: Earned, shares: list[Share], pay: int) -> tuple[RecordPay, ...]:
    """The period's records, each with its part of the rounded ``pay``; what is left over is the caller's."""
    scale = 10 ** exponent(case.version.currency)
    exact = spread_cut([share.exact for share in shares], earned.cut)
    rest = earned.exact - Fraction(case.earned_before, scale) - exact_sum(exact)
    whole = cut_to_whole(pay, [*exact, rest], scale)
    return tuple(
        RecordPay(share.version, share.credited, share.running, line, minor, share.slices)
        for share, line, minor in zip(shares, exact, whole, strict=False)
    )


def _cut_before(case: Case, given: Given) -> Fraction:
    """What the caps had cut of the year before this period; 0 for a discrete component."""
    if not case.cumulative or not case.of_records:
        return ZERO
    earlier = [credit for credit in case.credits if credit.record.day < case.period.start]
    return rate(case, given.at(case.before), earlier)[0].cut


def _figures(case: Case, given: Given, earned: Earned, rated: Fraction) -> ComponentResult:
    """``rated``: what is earned before multipliers and kickers."""
    component, result = case.component, given.selector
    plain = not component.by_record and not component.rules and component.selector is None and not component.each
    plain = plain and not case.alone
    marks = component.shape.marks(given) if plain else ()
    next_bound = next((mark for mark in marks if mark > result), None)
    one_more = None
    if plain:
        one_more = exact_pay(component, given.plus(Fraction(1))) - rated
    return ComponentResult(
        component,
        case.period,
        State.EVALUATED,
        explain("pay.component"),
        measure=result,
        quota=case.quota,
        attainment=_attainment(case, given),
        exact=earned.exact,
        earned_before=case.earned_before,
        cut=earned.cut,
        rate=earned.rate,
        effective_rate=earned.exact / given.measure if given.measure else None,
        tier=earned.tier,
        next_unit=one_more,
        next_bound=next_bound,
        missing=None if next_bound is None else next_bound - result,
        rank=None if given.shared is None else given.shared.rank,
        fund=None if given.shared is None else given.shared.fund,
        reward=earned.reward,
    )


def _attainment(case: Case, given: Given) -> Fraction | None:
    if given.attained is not None:
        return given.attained
    if not case.quota or case.alone:
        return None
    return given.selector / case.quota if case.component.needs_quota or case.attained_for_gate else None


def _explain(case: Case, given: Given, earned: Earned, pay: int, gates: tuple[Explanation, ...]) -> Explanation:
    paid = given.money(from_minor(pay, case.version.currency))
    parts = (
        *gates,
        *_input_steps(case, given),
        *case.target_steps,
        *earned.steps,
        *_rounding_steps(case, given, earned, pay),
    )
    return explain("pay.component", paid, parts=parts, name=case.component.name, period=case.period, pay=paid)


def _input_steps(case: Case, given: Given) -> list[Explanation]:
    if case.alone:
        return []
    steps = [_measure_step(case, given)]
    if case.quota and case.component.needs_quota and given.attained is None:
        attainment = Quantity(given.attainment, Unit.PERCENT)
        steps.append(
            explain(
                "pay.attainment",
                attainment,
                reached=given.measured(given.selector),
                quota=given.measured(case.quota),
                attainment=attainment,
            )
        )
    return steps


def _measure_step(case: Case, given: Given) -> Explanation:
    result = given.measured(case.measured())
    if case.component.measure in {OWN_PAY, REPORTS_PAY}:
        return explain(f"measure.{case.component.measure}", result, total=result, number=len(case.pays()))
    if not case.of_records:
        return explain("measure.other", result, measure=case.component.measure, total=result)
    records = tuple(credit.record.version for credit in case.credits)
    opening = (
        (explain("measure.opening", given.measured(case.opening), amount=given.measured(case.opening)),)
        if case.opening
        else ()
    )
    return explain(
        _measure_sentence(case),
        result,
        parts=opening,
        records=records,
        total=result,
        number=len(records),
        measure=case.component.measure,
    )


def _measure_sentence(case: Case) -> str:
    plain = len(parts_of(case.component.measure)) == 1
    return f"measure.{case.component.measure}" if plain else "measure.sum"


def _rounding_steps(case: Case, given: Given, earned: Earned, pay: int) -> list[Explanation]:
    currency = case.version.currency
    rounded = from_minor(pay + case.earned_before, currency)
    steps = []
    if rounded != earned.exact:
        steps.append(
            explain("pay.rounded", given.money(rounded), exact=given.money(earned.exact), pay=given.money(rounded))
        )
    if case.cumulative:
        steps.append(
            explain(
                "pay.true_up",
                given.money(from_minor(pay, currency)),
                year=given.money(rounded),
                before=given.money(from_minor(case.earned_before, currency)),
                pay=given.money(from_minor(pay, currency)),
            )
        )
    return steps


def _absent(case: Case) -> ComponentResult:
    """No day counts, so no quota is held against the person and nothing is due; credits are left to the lead."""
    records = tuple(credit.record.version for credit in case.own_credits)
    left = (explain("pay.absent_credits", records=records, number=len(records)),) if records else ()
    steps = explain("pay.absent", parts=left, name=case.component.name, period=case.period)
    return ComponentResult(case.component, case.period, State.NOT_DUE, steps, quota=ZERO, pay=0)


def _not_due(component: Component, period: Period) -> ComponentResult:
    steps = explain("pay.not_due", name=component.name, period=period)
    return ComponentResult(component, period, State.NOT_DUE, steps)


def gathered(version: PlanVersion, person: PersonInputs, period: Period, found: tuple[ComponentResult, ...]) -> Result:
    """The run that consists of the components ``found``; no total as long as one of them is open."""
    explanations = tuple(one.explanation for one in found)
    open_ = [one for one in found if one.state in OPEN]
    if open_:
        reasons = tuple(part for one in open_ for part in one.explanation.parts)
        steps = explain("pay.held", name=person.name, period=period, parts=explanations)
        undecided = all(one.state is State.UNDECIDED for one in open_)
        state = State.UNDECIDED if undecided else State.NOT_EVALUABLE
        return Result(person.person, person.name, period, version.currency, state, None, found, steps, reasons)
    minor = sum(one.pay or 0 for one in found)
    paid = Quantity(from_minor(minor, version.currency), Unit.MONEY, version.currency)
    steps = explain("pay.statement", paid, parts=explanations, name=person.name, period=period, pay=paid)
    due_ = any(one.state is State.EVALUATED for one in found)
    state = State.EVALUATED if due_ else State.NOT_DUE
    return Result(person.person, person.name, period, version.currency, state, minor, found, steps)
