"""What is wrong or surprising in when and how much a plan version pays, and in starting it for certain people."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.finding import Finding, error, warning
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import Bounds
from desktop_app.rules.incentives.spans import year_of
from desktop_app.rules.incentives.terms import Clawback, Conversion, Exit, Method, Release

_WHOLE: Final = Fraction(1)
_REVERSIBLE: Final = frozenset({"flat", "per_unit", "marginal"})
_WEEKS: Final = frozenset({52 * 7, 53 * 7})


@dataclass(frozen=True, slots=True)
class Start:
    """Whom a version begins for. ``joiners``: some join, leave or are away within a period.

    ``opened``: opening balances are entered or confirmed as 0.
    """

    joiners: bool = False
    opened: bool = True


def check_terms(version: PlanVersion) -> Iterator[Finding]:
    """What no opening day or person can make right."""
    terms = version.terms
    if terms.draw and terms.guarantee:
        yield error("", N_("A draw and a guarantee exclude each other."))
    if terms.cap is not None and terms.cap < 0:
        yield error("", N_("A maximum below 0 takes pay away."))
    if terms.recovery_share is not None and not 0 < terms.recovery_share <= 1:
        yield error("", N_("The share of pay that a balance may take lies between 0 and 100 %."))
    if terms.leavers.rule is Exit.FORFEIT:
        yield warning(
            "", N_("Keeping earned pay from somebody who leaves is often void in law; ask before you rely on it.")
        )
    yield from _check_currencies(version)
    yield from _check_ramps(version)
    yield from _check_spans(version)
    yield from _check_clawback(version, terms.clawback)
    for component in version.components:
        yield from _check_release(component.name, component.release)


def _check_currencies(version: PlanVersion) -> Iterator[Finding]:
    chosen = version.terms.currencies
    if chosen.conversion is Conversion.NONE and chosen.pay:
        yield error("", N_("A total for each currency cannot be paid in one."))
    if chosen.conversion is Conversion.PLAN and not chosen.rates:
        yield error("", N_("Foreign documents count at the plan's rates, and there is none."))


def _check_ramps(version: PlanVersion) -> Iterator[Finding]:
    quotas = {component.quota_name for component in version.components if component.needs_quota}
    for ramp in version.terms.ramps:
        if ramp.quota not in quotas:
            yield warning(
                "", N_("New people have a quota “{quota}” of their own, and nothing is held to it."), quota=ramp.quota
            )
        if bool(ramp.percents) == bool(ramp.amounts):
            yield error(
                "", N_("The quota “{quota}” of new people needs shares or amounts, one of them."), quota=ramp.quota
            )


def _check_spans(version: PlanVersion) -> Iterator[Finding]:
    for start, end in pairwise(sorted(version.terms.years)):
        if (end - start).days not in _WEEKS:
            yield error("", N_("The year of weeks from {day} has neither 52 nor 53 weeks."), day=start)


def _check_clawback(version: PlanVersion, rules: Clawback) -> Iterator[Finding]:
    if rules.term_months and rules.shares:
        yield error("", N_("A return is taken back by the term served or by a table, not by both."))
    served = [row.served for row in rules.shares]
    if served != sorted(set(served)) or any(not 0 <= row.share <= 1 for row in rules.shares):
        yield error("", N_("The table of returns needs rising months and shares between 0 and 100 %."))
    for component in version.components if rules.method is Method.AS_PAID else ():
        lines = component.shape.kind in _REVERSIBLE and component.basis is Basis.PERIOD
        if not lines or component.rule is not PeriodRule.DISCRETE:
            yield error(
                component.name, N_("A return cannot be reversed as paid where no single record earned the pay.")
            )


def _check_release(name: str, release: Release) -> Iterator[Finding]:
    shares = [one.share for one in release.instalments]
    if shares and (sum(shares) != _WHOLE or min(shares) <= 0):
        whole = Quantity(sum(shares, Fraction(0)), Unit.PERCENT)
        yield error(name, N_("The instalments add up to {sum}, not to 100 %."), sum=whole)
    waits = (release.days, release.months, *(one.days for one in release.instalments))
    if min(waits) < 0 or any(one.months < 0 for one in release.instalments):
        yield error(name, N_("Pay cannot be held for less than no time."))
    if not 0 <= release.tolerance < 1:
        yield error(name, N_("The unpaid rest that counts as paid lies between 0 and 100 %."))


def check_start(version: PlanVersion, start: Start) -> Iterator[Finding]:
    """What keeps a version from being activated for the people and on the day it begins for."""
    first = year_of(version.terms, version.valid_from, version.fiscal_start).start
    adding = [one for one in version.components if one.rule is not PeriodRule.DISCRETE]
    if not start.opened and version.valid_from > first and (adding or version.terms.draw):
        place = adding[0].name if adding else ""
        yield error(
            place, N_("The plan begins inside its year: enter the opening balances, or confirm that they are 0.")
        )
    if start.joiners:
        yield from _check_joiners(version)


def _check_joiners(version: PlanVersion) -> Iterator[Finding]:
    terms = version.terms
    if terms.proration is None and any(_shrinks(component) for component in version.components):
        yield warning("", N_("Some people are there for part of a period only: choose how days are counted."))
    for component in version.components:
        if component.prorate_bounds is None and _has_bounds(component):
            yield warning(
                component.name, N_("Some people are there for part of a period only: choose whether the steps shrink.")
            )
        limited = component.cap is not None or component.floor is not None
        if component.prorate_limits is None and limited:
            yield warning(
                component.name, N_("Some people are there for part of a period only: choose whether the limits shrink.")
            )
    open_ = terms.cap is not None and terms.prorate_cap is None
    promised = [one for one in (terms.draw, terms.guarantee) if one]
    if open_ or any(one.prorate is None for one in promised):
        yield warning(
            "",
            N_("Some people are there for part of a period only: choose whether maximum, draw and guarantee shrink."),
        )


def _shrinks(component: Component) -> bool:
    return component.needs_quota or component.shape.needs_target_pay or component.shape.kind == "bonus"


def _has_bounds(component: Component) -> bool:
    """Steps counted in the measure itself: a bound other than 0 means less in half a month."""
    if getattr(component.shape, "bounds", Bounds.QUOTA) is not Bounds.MEASURE:
        return False
    rows = getattr(component.shape, "tiers", getattr(component.shape, "points", ()))
    bounds = [getattr(row, "lower", getattr(row, "at", 0)) for row in rows]
    return any(bounds) or hasattr(component.shape, "bound") or hasattr(component.shape, "at_least")
