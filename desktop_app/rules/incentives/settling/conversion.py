"""Money of several currencies: documents into the plan's currency, pay into the currency a person is paid in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_minor, to_minor
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Plan, PlanVersion
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.terms import Conversion, PayDay


@dataclass(frozen=True, slots=True)
class Converted:
    """Pay in minor units of ``currency``: the rounded pay of the plan's currency at ``rate`` of ``day``."""

    currency: str
    minor: int
    rate: Fraction
    day: date


def in_plan_currency(version: PlanVersion, facts: Facts) -> Facts:
    """The records in the currency of ``version``, with every decimal kept; one without a known rate stays foreign.

    The document's own rate counts, else the one of its day.
    """
    if not version.currency or version.terms.currencies.conversion is Conversion.NONE:
        return facts
    if _all_in(version.currency, facts.inputs.credits) and _all_in(version.currency, facts.inputs.reports):
        return facts
    found = tuple(_credit(version, facts, credit) for credit in facts.inputs.credits)
    reports = tuple(_credit(version, facts, credit) for credit in facts.inputs.reports)
    return replace(facts, inputs=replace(facts.inputs, credits=found, reports=reports))


def _all_in(currency: str, credits_: Iterable[Credit]) -> bool:
    return all(not one.record.currency or one.record.currency == currency for one in credits_)


def _credit(version: PlanVersion, facts: Facts, credit: Credit) -> Credit:
    record, ours = credit.record, version.currency
    if record.currency in {"", ours}:
        return credit
    rate = _document_rate(version, facts, credit)
    if rate is None:
        return credit
    gross = None if credit.gross is None else credit.gross * rate
    return replace(credit, record=replace(record, amount=record.amount * rate, currency=ours), gross=gross, rate=rate)


def _document_rate(version: PlanVersion, facts: Facts, credit: Credit) -> Fraction | None:
    terms, currency = version.terms.currencies, credit.record.currency
    if terms.conversion is Conversion.PLAN:
        return next((one.rate for one in terms.rates if one.currency == currency), None)
    if credit.rate is not None:
        return credit.rate
    return rate_on(facts, currency, version.currency, credit.record.day)


def in_currency(plan: Plan, currency: str) -> Plan:
    """``plan`` with every version in ``currency``."""
    return replace(plan, versions=tuple(replace(one, currency=currency) for one in plan.versions))


def only(facts: Facts, currency: str, ours: str) -> Facts:
    """The records of ``currency``; those without one are in the plan's, ``ours``. What isn't records stays there."""
    kept = tuple(one for one in facts.inputs.credits if (one.record.currency or ours) == currency)
    inputs = replace(facts.inputs, credits=kept)
    return replace(facts, inputs=inputs) if currency == ours else replace(facts, inputs=inputs, adjustments=())


def rate_on(facts: Facts, currency: str, into: str, day: date) -> Fraction | None:
    """The latest rate known on ``day``, or the inverse of the other direction's."""
    known = [one for one in facts.rates if one.day <= day and {one.currency, one.into} == {currency, into}]
    if not known:
        return None
    latest = max(known, key=lambda one: one.day)
    return latest.rate if latest.currency == currency else 1 / latest.rate


def pay_out(version: PlanVersion, facts: Facts, minor: int, period: Period, run_on: date | None) -> Converted | None:
    """The pay in another currency, one conversion of the rounded amount; None where it is the plan's or no rate."""
    terms = version.terms.currencies
    if not terms.pay or terms.pay == version.currency:
        return None
    day = run_on if terms.pay_day is PayDay.RUN and run_on else period.last
    rate = rate_on(facts, version.currency, terms.pay, day)
    if rate is None:
        return None
    amount = from_minor(minor, version.currency) * rate
    return Converted(terms.pay, to_minor(amount, terms.pay, version.rounding), rate, day)
