"""What a case earns: records by the rate of their rule, reports one by one, limits on the sum, what multiplies it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.case import Case, total
from desktop_app.rules.incentives.credit import REPORTS_PAY, Credit
from desktop_app.rules.incentives.earning import Earned, earn, earn_by_record, limit, shares_of
from desktop_app.rules.incentives.figures import read, shown
from desktop_app.rules.incentives.lines import Share
from desktop_app.rules.incentives.modifiers import Kicker, Multiplier
from desktop_app.rules.incentives.plan import Component, PeriodRule
from desktop_app.rules.incentives.points import Left, Point, Right, line_at
from desktop_app.rules.incentives.precedence import rule_of, under
from desktop_app.rules.incentives.rating import ZERO, Given


@dataclass(frozen=True, slots=True)
class _Part:
    """Records that are rated together: those of one rule, of one report, or all."""

    component: Component
    credits: tuple[Credit, ...]
    measure: Fraction
    opening: Fraction
    label: str = ""


def rate(case: Case, given: Given, credits_: Sequence[Credit]) -> tuple[Earned, list[Share]]:
    """The exact pay of ``credits_``, those of the year before included, and the share of each record.

    ``given``: the whole case; its measure is that of ``credits_`` or, without records, of the period.
    """
    parts = _parts(case, credits_)
    if parts is None:
        return _rate_part(case, given, _Part(case.component, tuple(credits_), given.selector, case.opening))
    found = [_rate_part(case, _given_part(case, given, part), part) for part in parts]
    exact = sum((earned.exact for earned, _shares in found), ZERO)
    uncut = sum((earned.uncut for earned, _shares in found), ZERO)
    limited, limits = limit(exact, case.component.floor, case.component.cap, given)
    steps = _steps_of_parts(case, given, parts, [earned for earned, _shares in found])
    shares = [share for _earned, own in found for share in own]
    return Earned(limited, max(uncut, exact), (*steps, *limits)), shares


def raised(case: Case, given: Given, earned: Earned) -> tuple[Earned, Fraction]:
    """``earned`` after multipliers and kickers, and the factor by which each record's line grew."""
    if not case.component.multipliers and not case.component.kickers:
        return earned, Fraction(1)
    exact, factor, steps = earned.exact, Fraction(1), list(earned.steps)
    for multiplier in case.component.multipliers:
        found = _factor(multiplier, case, given)
        exact, factor = exact * found, factor * found
        steps.append(_said(multiplier, case, given, "multiplier.factor", exact, by=Quantity(found, Unit.RATIO)))
    for kicker in case.component.kickers:
        added, step = _kick(kicker, case, given, exact)
        if exact and added and kicker.percent and not kicker.amount:
            factor *= (exact + added) / exact
        exact += added
        steps.append(step)
    if exact == earned.exact:
        return replace(earned, steps=tuple(steps)), Fraction(1)
    return replace(earned, exact=exact, uncut=exact + earned.cut * factor, steps=tuple(steps)), factor


def _parts(case: Case, credits_: Sequence[Credit]) -> list[_Part] | None:
    """None where everything is rated together."""
    component = case.component
    if component.rules:
        own: dict[int, list[Credit]] = {}
        rules = [*component.rules, None]
        places = {id(rule): place for place, rule in enumerate(rules)}
        for credit in credits_:
            own.setdefault(places[id(rule_of(component, credit))], []).append(credit)
        return [
            _part(under(component, rule), own[place], "" if rule is None else rule.scope)
            for place, rule in enumerate(rules)
            if place in own
        ]
    if not component.each:
        return None
    bare = under(component, None)
    if component.measure == REPORTS_PAY:
        return [_Part(bare, (), pay, ZERO) for pay in case.pays()]
    sellers = dict.fromkeys(credit.seller for credit in credits_)
    return [_part(bare, [one for one in credits_ if one.seller == seller], "") for seller in sellers]


def _part(component: Component, credits_: Iterable[Credit], label: str) -> _Part:
    found = tuple(credits_)
    return _Part(component, found, total(found, component), ZERO, label)


def _given_part(case: Case, given: Given, part: _Part) -> Given:
    paid = part.measure
    if case.component.rule is PeriodRule.YEAR_RATE:
        paid = total([one for one in part.credits if one.record.day in case.period], part.component)
    selector = given.selector if case.component.selector is not None else part.measure
    return replace(given, selector=selector, measure=paid)


def _rate_part(case: Case, given: Given, part: _Part) -> tuple[Earned, list[Share]]:
    if part.component.by_record:
        return earn_by_record(part.component, given, part.credits)
    earned = earn(part.component, given)
    if not case.of_records or earned.paid is None:
        return earned, []
    own = [credit for credit in part.credits if credit.record.day in case.period]
    before = part.opening + total([one for one in part.credits if one.record.day < case.period.start], part.component)
    return earned, shares_of(part.component, given, earned.paid, own, before)


def _steps_of_parts(case: Case, given: Given, parts: list[_Part], found: list[Earned]) -> tuple[Explanation, ...]:
    """One step for each part; where it is other people's pay, only their number and the sum."""
    if case.component.measure == REPORTS_PAY:
        pay = given.money(sum((one.exact for one in found), ZERO))
        return (explain("override.each_pay", pay, number=len(found), pay=pay),)
    return tuple(
        explain(
            "rule.part" if part.label else "rule.others",
            given.money(earned.exact),
            parts=earned.steps,
            records=tuple(credit.record.version for credit in part.credits),
            name=part.label,
            pay=given.money(earned.exact),
        )
        for part, earned in zip(parts, found, strict=True)
    )


def _factor(multiplier: Multiplier, case: Case, given: Given) -> Fraction:
    value = read(case.version, multiplier, case.period, case.inputs).value
    assert value is not None  # a missing figure keeps the component from being evaluated
    points = [Point(step.lower, step.factor) for step in multiplier.steps if not _shut(multiplier, step.lower, given)]
    if not points or value < points[0].at:
        return Fraction(1)
    found = points[-1].pays if value >= points[-1].at else line_at(points, Left.FLAT, Right.FLAT, value)
    if not multiplier.linear:
        found = next(point.pays for point in reversed(points) if value >= point.at)
    return found if multiplier.most is None else min(found, multiplier.most)


def _shut(multiplier: Multiplier, lower: Fraction, given: Given) -> bool:
    """Whether a closed accelerator takes the step away."""
    if given.accelerated:
        return False
    marked = multiplier.accelerator is not None and lower >= multiplier.accelerator
    return marked or (multiplier.against is not None and lower >= 1)


def _kick(kicker: Kicker, case: Case, given: Given, earned: Fraction) -> tuple[Fraction, Explanation]:
    value = read(case.version, kicker, case.period, case.inputs).value
    assert value is not None
    bound = shown(kicker, kicker.at_least, given.currency)
    if value < kicker.at_least:
        return ZERO, _said(kicker, case, given, "kicker.missed", ZERO, by=bound)
    added = earned * kicker.percent + kicker.amount
    return added, _said(kicker, case, given, "kicker.met", added, by=bound)


def _said(
    reading: Multiplier | Kicker, case: Case, given: Given, step: str, pay: Fraction, *, by: Quantity
) -> Explanation:
    value = read(case.version, reading, case.period, case.inputs).value
    assert value is not None
    found = shown(reading, value, given.currency)
    return explain(step, given.money(pay), measure=reading.measure, found=found, pay=given.money(pay), by=by)
