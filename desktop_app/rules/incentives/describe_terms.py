"""The terms of a plan version in words: when earned pay is released, taken back, advanced, limited and carried."""

from collections.abc import Iterator

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.terms import (
    AT_ONCE,
    Clawback,
    Conversion,
    Draw,
    Exit,
    Guarantee,
    Instalment,
    Proration,
    Release,
)


def describe_terms(version: PlanVersion) -> tuple[Explanation, ...]:
    """One sentence for each choice that differs from the usual, in the order in which money meets them."""
    terms, currency = version.terms, version.currency
    found = (
        *_ramps(version),
        *(_proration(terms.proration) if terms.proration else ()),
        *_cap(version),
        *_clawback(terms.clawback),
        *(_draw(terms.draw, currency) if terms.draw else ()),
        *(_guarantee(terms.guarantee, currency) if terms.guarantee else ()),
        *_leavers(version),
        *_currencies(version),
    )
    if terms.recovery_share is not None:
        share = Quantity(terms.recovery_share, Unit.PERCENT)
        found = (*found, explain("plan.terms.recovery", share=share))
    return found


def describe_release(component: Component) -> Iterator[Explanation]:
    """When the component's pay is released, and what part of a period does to its bounds and limits."""
    release = component.release
    if release != AT_ONCE:
        yield from _release(release)
    if component.prorate_bounds is not None:
        yield explain("plan.terms.bounds_shrink" if component.prorate_bounds else "plan.terms.bounds_whole")
    if component.prorate_limits is not None:
        yield explain("plan.terms.limits_shrink" if component.prorate_limits else "plan.terms.limits_whole")


def _release(release: Release) -> Iterator[Explanation]:
    yield explain(f"plan.terms.release.{release.trigger.value}")
    if release.days:
        yield explain("plan.terms.held_days", number=release.days)
    if release.months:
        yield explain("plan.terms.held_months", number=release.months)
    for one in release.instalments:
        yield _instalment(one, release)


def _instalment(one: Instalment, release: Release) -> Explanation:
    share = Quantity(one.share, Unit.PERCENT)
    trigger = one.trigger or release.trigger
    waits = tuple(
        explain(step, number=number)
        for step, number in (("plan.terms.later_months", one.months), ("plan.terms.later_days", one.days))
        if number
    )
    if one.event:
        return explain("plan.terms.instalment.event", parts=waits, share=share, event=one.event)
    return explain(f"plan.terms.instalment.{trigger.value}", parts=waits, share=share)


def _ramps(version: PlanVersion) -> Iterator[Explanation]:
    for ramp in version.terms.ramps:
        rows: list[Quantity] = [Quantity(share, Unit.PERCENT) for share in ramp.percents]
        rows += [Quantity(amount, Unit.MONEY, version.currency) for amount in ramp.amounts]
        parts = tuple(
            explain("plan.terms.ramp_month", month=number, amount=amount) for number, amount in enumerate(rows, 1)
        )
        yield explain("plan.terms.ramp", parts=parts, quota=ramp.quota)


def _proration(rules: Proration) -> Iterator[Explanation]:
    yield explain(f"plan.terms.days.{rules.count.value}")
    if not rules.quota:
        yield explain("plan.terms.quota_whole")
    if not rules.pay:
        yield explain("plan.terms.pay_whole")
    for one in rules.absences:
        chosen = {(True, True): "both", (True, False): "quota", (False, True): "pay", (False, False): "none"}
        yield explain(f"plan.terms.absence.{chosen[one.quota, one.pay]}", name=one.kind, number=one.longer_than)
    yield explain("plan.terms.accelerator", number=rules.accelerator_days)


def _cap(version: PlanVersion) -> Iterator[Explanation]:
    if version.terms.cap is not None:
        cap = Quantity(version.terms.cap, Unit.MONEY, version.currency)
        yield explain(f"plan.terms.cap.{version.terms.excess.value}", cap=cap)


def _clawback(rules: Clawback) -> Iterator[Explanation]:
    yield explain(f"plan.terms.returns.{rules.method.value}")
    if rules.days is not None:
        yield explain("plan.terms.window_days", number=rules.days)
    if rules.months is not None:
        yield explain("plan.terms.window_months", number=rules.months)
    if rules.term_months is not None:
        yield explain("plan.terms.term", number=rules.term_months)
    for row in rules.shares:
        yield explain("plan.terms.served", number=row.served, share=Quantity(row.share, Unit.PERCENT))


def _draw(rules: Draw, currency: str) -> Iterator[Explanation]:
    amount, share = Quantity(rules.amount, Unit.MONEY, currency), Quantity(rules.share, Unit.PERCENT)
    yield explain("plan.terms.draw", amount=amount, share=share)
    if rules.recover_from > 1:
        yield explain("plan.terms.draw_from", month=rules.recover_from)
    if rules.last_month is not None:
        yield explain("plan.terms.last_month", month=rules.last_month)
    if rules.forgive_after is not None:
        yield explain("plan.terms.draw_forgiven", month=rules.forgive_after)


def _guarantee(rules: Guarantee, currency: str) -> Iterator[Explanation]:
    parts = tuple(
        explain("plan.terms.ramp_month", month=number, amount=Quantity(amount, Unit.MONEY, currency))
        for number, amount in enumerate(rules.by_month, 1)
    )
    amount = Quantity(rules.amount, Unit.MONEY, currency)
    table = "_table" if rules.by_month else ""
    yield explain(f"plan.terms.guarantee.{rules.kind.value}{table}", parts=parts, amount=amount)
    if rules.last_month is not None:
        yield explain("plan.terms.last_month", month=rules.last_month)


def _leavers(version: PlanVersion) -> Iterator[Explanation]:
    rules = version.terms.leavers
    if rules.rule is not Exit.KEEP:
        yield explain(f"plan.terms.leavers.{rules.rule.value}")
    elif rules.days is not None:
        yield explain("plan.terms.leavers.days", number=rules.days)


def _currencies(version: PlanVersion) -> Iterator[Explanation]:
    chosen = version.terms.currencies
    if chosen.conversion is not Conversion.DOCUMENT:
        yield explain(f"plan.terms.conversion.{chosen.conversion.value}")
    if chosen.pay:
        yield explain(f"plan.terms.paid_in.{chosen.pay_day.value}", currency=chosen.pay)
