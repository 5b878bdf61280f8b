"""One person's run: credits, quotas and a plan version in, the exact and explained result out."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import exponent, from_minor, to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.case import Case, open_case, reason_against
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.earning import Earned, earn, earn_by_record, shares_of
from desktop_app.rules.incentives.lines import Share, cut_to_whole, spread_cut
from desktop_app.rules.incentives.plan import Basis, Component, PlanVersion, due
from desktop_app.rules.incentives.prorating import prorated
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.rules.incentives.result import WHOLE, ComponentResult, PersonInputs, RecordPay, Result, State


def evaluate(version: PlanVersion, person: PersonInputs, period: Period) -> Result:
    """What ``person`` earns in ``period`` under ``version``."""
    found: list[ComponentResult] = []
    for component in version.components:
        own = due(component, period, version.fiscal_start, version.terms)
        earned = 0
        for part in own:
            share = person.parts.get((component.name, part), WHOLE)
            case = open_case(version, prorated(component, share), part, person, earned)
            one = _absent(case) if share.quota == 0 and component.needs_quota else _evaluate(case)
            earned += one.pay or 0
            found.append(one)
        if not own:
            found.append(_not_due(component, period))
    return _result(version, person, period, tuple(found))


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
    given = Given(ZERO, ZERO, unit_of(component.measure), "", quota, target_pay, component.rate_cap)
    return [(result, earn(component, given.at(result)).exact) for result in results]


def _evaluate(case: Case) -> ComponentResult:
    component = case.component
    reason = reason_against(case)
    if reason:
        steps = explain("pay.not_evaluable", name=component.name, period=case.period, parts=(reason,))
        return ComponentResult(component, case.period, State.NOT_EVALUABLE, steps, quota=case.quota)
    given = case.given(case.measured())
    by_record = component.basis is Basis.RECORD
    earned, shares = earn_by_record(component, given, case.credits) if by_record else (None, None)
    if earned is None or shares is None:
        earned = earn(component, given)
        shares = shares_of(component, given, case.own_credits, case.before)
    pay = to_minor(earned.exact, case.version.currency, case.version.rounding) - case.earned_before
    own = {credit.record.version for credit in case.own_credits}
    records = _lines(case, earned, [share for share in shares if share.version in own], pay)
    return replace(
        _figures(case, given, earned),
        pay=pay,
        records=records,
        other=pay - sum(record.minor for record in records),
        explanation=_explain(case, given, earned, pay),
    )


def _lines(case: Case, earned: Earned, shares: list[Share], pay: int) -> tuple[RecordPay, ...]:
    """The period's records, each with its part of the rounded ``pay``; what is left over is the caller's."""
    scale = 10 ** exponent(case.version.currency)
    exact = spread_cut([share.exact for share in shares], earned.cut - _cut_before(case))
    rest = earned.exact * scale - case.earned_before - sum(exact, ZERO) * scale
    whole = cut_to_whole(pay, [*(line * scale for line in exact), rest])
    return tuple(
        RecordPay(share.version, share.credited, share.running, line, minor, share.slices)
        for share, line, minor in zip(shares, exact, whole, strict=False)
    )


def _cut_before(case: Case) -> Fraction:
    """What the caps had cut of the year before this period; 0 for a discrete component."""
    if not case.cumulative or not case.of_records:
        return ZERO
    given = case.given(case.before)
    if case.component.basis is Basis.RECORD:
        earlier = [credit for credit in case.credits if credit.record.day < case.period.start]
        return earn_by_record(case.component, given, earlier)[0].cut
    return earn(case.component, given).cut


def _figures(case: Case, given: Given, earned: Earned) -> ComponentResult:
    component, result = case.component, given.selector
    marks = component.shape.marks(given) if component.basis is Basis.PERIOD else ()
    next_bound = next((mark for mark in marks if mark > result), None)
    one_more = None
    if component.basis is Basis.PERIOD:
        one_more = earn(component, given.plus(Fraction(1))).exact - earned.exact
    return ComponentResult(
        component,
        case.period,
        State.EVALUATED,
        explain("pay.component"),
        measure=result,
        quota=case.quota,
        attainment=given.attainment if case.quota and component.needs_quota else None,
        exact=earned.exact,
        earned_before=case.earned_before,
        cut=earned.cut,
        rate=earned.rate,
        effective_rate=earned.exact / given.measure if given.measure else None,
        tier=earned.tier,
        next_unit=one_more,
        next_bound=next_bound,
        missing=None if next_bound is None else next_bound - result,
    )


def _explain(case: Case, given: Given, earned: Earned, pay: int) -> Explanation:
    paid = given.money(from_minor(pay, case.version.currency))
    parts = (*_input_steps(case, given), *earned.steps, *_rounding_steps(case, given, earned, pay))
    return explain("pay.component", paid, parts=parts, name=case.component.name, period=case.period, pay=paid)


def _input_steps(case: Case, given: Given) -> list[Explanation]:
    steps = [_measure_step(case, given)]
    if case.quota and case.component.needs_quota:
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
    result = given.measured(given.selector)
    if not case.of_records:
        return explain("measure.other", result, measure=case.component.measure, total=result)
    records = tuple(credit.record.version for credit in case.credits)
    opening = (
        (explain("measure.opening", given.measured(case.opening), amount=given.measured(case.opening)),)
        if case.opening
        else ()
    )
    return explain(
        f"measure.{case.component.measure}",
        result,
        parts=opening,
        records=records,
        total=result,
        number=len(records),
    )


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


def _result(version: PlanVersion, person: PersonInputs, period: Period, found: tuple[ComponentResult, ...]) -> Result:
    explanations = tuple(one.explanation for one in found)
    open_ = [one for one in found if one.state is State.NOT_EVALUABLE]
    if open_:
        reasons = tuple(part for one in open_ for part in one.explanation.parts)
        steps = explain("pay.held", name=person.name, period=period, parts=explanations)
        return Result(
            person.person, person.name, period, version.currency, State.NOT_EVALUABLE, None, found, steps, reasons
        )
    minor = sum(one.pay or 0 for one in found)
    paid = Quantity(from_minor(minor, version.currency), Unit.MONEY, version.currency)
    steps = explain("pay.statement", paid, parts=explanations, name=person.name, period=period, pay=paid)
    due_ = any(one.state is State.EVALUATED for one in found)
    state = State.EVALUATED if due_ else State.NOT_DUE
    return Result(person.person, person.name, period, version.currency, state, minor, found, steps)
