"""One person's run: every period posted so far is worked out again, the difference posted, the rest paid or carried.

The law behind it: what a person has been paid, plus the balance, is what timely data would have paid. So each run
needs only what was posted before (ledger) and what is known now (facts); it never asks in which order that came.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import round_whole, to_minor
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.plan import Plan, PlanVersion, version_on
from desktop_app.rules.incentives.settling.chain import earn_periods, presence_of
from desktop_app.rules.incentives.settling.conversion import in_currency, in_plan_currency, only, pay_out
from desktop_app.rules.incentives.settling.draws import Owed, Served, draw, guaranteed
from desktop_app.rules.incentives.settling.earned import EarnedPeriod
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.ledger import EMPTY, Ledger, Posting
from desktop_app.rules.incentives.settling.payable import Payable, payables
from desktop_app.rules.incentives.settling.presence import Relief, month_of_service
from desktop_app.rules.incentives.settling.returns import Placed, place
from desktop_app.rules.incentives.settling.settlement import Delta, Net, Settlement
from desktop_app.rules.incentives.settling.unchanged import told_apart, unchanged
from desktop_app.rules.incentives.settling.words import explained
from desktop_app.rules.incentives.terms import Conversion

NONE: Final[Mapping[str, Ledger]] = {}


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run works on."""

    version: PlanVersion
    facts: Facts
    placed: Placed
    period: Period
    ledger: Ledger
    run_on: date | None
    under: str = ""


def settle(plan: Plan, facts: Facts, period: Period, ledger: Ledger = EMPTY, run_on: date | None = None) -> Settlement:
    """The run of ``period`` with what ``facts`` know; ``run_on``: its day, where a rate depends on it."""
    version = version_on(plan, period.last)
    facts = in_plan_currency(version, facts)
    before = [one.period for one in ledger.postings if one.period != period]
    periods = sorted({*before, period}, key=lambda one: (one.end, one.start))
    placed = place(plan, facts.inputs.credits, periods)
    same = unchanged(plan, facts, ledger, period, lambda one: _credited(placed, one))
    chain = earn_periods(plan, facts, placed, [one for one in periods if one not in same])
    missing = next((one for one in chain if one.result.total is None), None)
    reasons = (
        *placed.problems,
        *(missing.result.reasons if missing else ()),
        *_missing(version, facts, period, run_on),
    )
    if reasons:
        return _held(chain, facts, period, ledger, reasons)
    paid = payables(chain, facts, placed)
    run = _Run(version, facts, placed, period, ledger, run_on, told_apart(plan))
    made = _post(run, chain, _nets(facts, chain, paid), paid)
    if not same:
        return made
    postings = sorted((*same.values(), *made.ledger.postings), key=lambda one: (one.period.end, one.period.start))
    return replace(made, ledger=replace(made.ledger, postings=tuple(postings)))


def settle_each(
    plan: Plan, facts: Facts, period: Period, ledgers: Mapping[str, Ledger] = NONE, run_on: date | None = None
) -> dict[str, Settlement]:
    """The run by currency: the plan's alone, or one for each document currency where none is converted."""
    version = version_on(plan, period.last)
    if version.terms.currencies.conversion is not Conversion.NONE:
        return {version.currency: settle(plan, facts, period, ledgers.get(version.currency, EMPTY), run_on)}
    found = {one.record.currency or version.currency for one in facts.inputs.credits} | {*ledgers, version.currency}
    return {
        currency: settle(
            in_currency(plan, currency), only(facts, currency, version.currency), period,
            ledgers.get(currency, EMPTY), run_on,
        )
        for currency in sorted(found, key=lambda one: (one != version.currency, one))
    }  # fmt: skip


def _held(
    chain: Sequence[EarnedPeriod], facts: Facts, period: Period, ledger: Ledger, reasons: tuple[Explanation, ...]
) -> Settlement:
    result = next((one.result for one in chain if one.period == period), chain[-1].result)
    steps = explain("pay.held", parts=(result.explanation, *reasons), name=facts.inputs.name, period=period)
    return Settlement(period, result, None, steps, ledger, reasons)


def _missing(version: PlanVersion, facts: Facts, period: Period, run_on: date | None) -> tuple[Explanation, ...]:
    """Terms by month of service need the day of joining, another pay currency its rate."""
    terms = version.terms
    by_month = bool(terms.guarantee and (terms.guarantee.by_month or terms.guarantee.last_month)) or bool(terms.ramps)
    by_draw = terms.draw and (terms.draw.last_month or terms.draw.forgive_after or terms.draw.recover_from > 1)
    if facts.joined is None and (by_month or by_draw):
        return (explain("reason.joined_missing", name=facts.inputs.name),)
    wanted = version.terms.currencies.pay
    if wanted not in {"", version.currency} and pay_out(version, facts, 0, period, run_on) is None:
        return (explain("reason.rate_missing", currency=version.currency, into=wanted, period=period),)
    return ()


def _nets(facts: Facts, chain: Sequence[EarnedPeriod], payable: Sequence[Payable]) -> list[Net]:
    """Each period through the draw or guarantee of its version, the draw owed passing from one to the next."""
    currency = chain[0].version.currency
    opening = facts.opening
    owed = Owed(to_minor(opening.owed, currency)) if opening else Owed()
    found = []
    for earned, paid in zip(chain, payable, strict=True):
        terms, period = earned.version.terms, earned.period
        adjusted = sum(to_minor(one.amount, currency) for one in facts.adjustments if one.period == period)
        released = sum(paid.released.values())
        size = presence_of(earned.version, facts).factor(period.start, period.end, Relief.PAY)
        month = None if facts.joined is None else month_of_service(facts.joined, period.last)
        served = Served(period, month, size, currency)
        net, top_up, drawn = released + adjusted, 0, None
        if terms.draw:
            drawn = draw(terms.draw, net, owed, served)
            net, owed = drawn.net, drawn.owed
        elif terms.guarantee:
            top_up = guaranteed(terms.guarantee, net, served)
        found.append(Net(period, released, adjusted, net, top_up, drawn))
    return found


@dataclass(frozen=True, slots=True)
class _Posted:
    """What a run makes of the balance: ``gain`` and ``debt`` before it, in minor units."""

    deducted: int
    pay: int
    balance: int


def _post(run: _Run, chain: Sequence[EarnedPeriod], nets: Sequence[Net], paid: Sequence[Payable]) -> Settlement:
    number = next(place for place, one in enumerate(chain) if one.period == run.period)
    earned, net, payable = chain[number], nets[number], paid[number]
    deltas = tuple(_deltas(run, chain, nets))
    first = run.ledger.posting(run.period) is None
    own, top_up = (net.net, net.top_up) if first else (0, 0)
    opened = _opened(run)
    posted = _balance(run.version, own, [one.minor for one in deltas], top_up, opened)
    postings = tuple(
        Posting(one.period, each.whole, one.by_component(), dict(rest.released), _credited(run.placed, one.period))
        for one, each, rest in zip(chain, nets, paid, strict=True)
    )
    made = Settlement(
        run.period,
        earned.result,
        posted.pay,
        earned.result.explanation,
        Ledger(postings, posted.balance, run.ledger.paid + posted.pay, run.under),
        earned=earned.earned,
        cut=earned.cut,
        carried=earned.carried,
        released=net.released,
        adjusted=net.adjusted,
        net=own,
        top_up=top_up,
        owed=net.drawn.owed.whole if net.drawn else 0,
        taken=net.drawn.taken if net.drawn else 0,
        held=sum(payable.held.values()) + _held_before(run),
        deducted=posted.deducted,
        opened=opened,
        balance=posted.balance,
        deltas=deltas,
        payable=payable,
        converted=pay_out(run.version, run.facts, posted.pay, run.period, run.run_on),
    )
    return replace(made, explanation=explained(run.version, run.facts, earned, net, made))


def _opened(run: _Run) -> int:
    """The balance before the run: the ledger's, or the one typed where there is none yet."""
    opening = run.facts.opening
    if run.ledger.postings or opening is None:
        return run.ledger.balance
    return to_minor(opening.balance, run.version.currency)


def _held_before(run: _Run) -> int:
    opening = run.facts.opening
    return sum(to_minor(one, run.version.currency) for one in opening.held.values()) if opening else 0


def _balance(version: PlanVersion, own: int, deltas: Sequence[int], top_up: int, opened: int) -> _Posted:
    """Floor 0: what is below goes on as a balance, which takes later gains, at most a share of them if so chosen.

    A guarantee's top-up is paid beside it: it neither lowers nor raises a balance.
    """
    moved = sum(deltas)
    gain = max(0, own) + max(0, moved)
    debt = -(opened + min(0, own) + min(0, moved))
    share = version.terms.recovery_share
    most = gain if share is None else min(gain, round_whole(gain * share, version.rounding))
    deducted = min(debt, most) if debt > 0 else 0
    over = max(0, -debt)  # a positive opening balance is simply paid
    return _Posted(deducted, gain - deducted + over + top_up, -(max(0, debt) - deducted))


def _deltas(run: _Run, chain: Sequence[EarnedPeriod], nets: Sequence[Net]) -> Iterator[Delta]:
    for one, net in zip(chain, nets, strict=True):
        posted = run.ledger.posting(one.period)
        if posted is None:
            continue
        now = one.by_component()
        changes = {name: now.get(name, 0) - posted.earned.get(name, 0) for name in {**posted.earned, **now}}
        earned = {name: change for name, change in changes.items() if change}
        if net.whole != posted.net or earned:
            credited = _credited(run.placed, one.period)
            keys = sorted(credited.keys() | posted.credited.keys())
            causes = tuple(key for key in keys if credited.get(key) != posted.credited.get(key))
            yield Delta(one.period, net.whole - posted.net, earned, causes)


def _credited(placed: Placed, period: Period) -> dict[int, Fraction]:
    counted = {
        credit.record.version: credit.record.amount if credit.share == 1 else credit.record.amount * credit.share
        for credit in placed.credits
        if credit.record.day in period
    }
    reversed_ = {one.version: -one.share for one in placed.reversals if one.day in period}
    return {**counted, **reversed_}
