"""The steps of a settlement, from what was earned to what is paid; their sentences: reports/sentences."""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.rules.incentives.settling.cuts import money
from desktop_app.rules.incentives.settling.earned import EarnedPeriod
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.settlement import Delta, Net, Settlement


def explained(version: PlanVersion, facts: Facts, earned: EarnedPeriod, net: Net, made: Settlement) -> Explanation:
    """Earned, released and adjusted, through draw or guarantee, with the differences of earlier periods, to pay."""
    currency = version.currency
    paid = money(made.pay or 0, currency)
    parts = (
        earned.result.explanation,
        *earned.steps,
        *_released(currency, made),
        *_adjusted(facts, made, currency),
        *_drawn(version, made, net, currency),
        *(_delta(one, currency) for one in made.deltas),
        *_balance(currency, made),
        *_converted(version, made),
        *_final(facts, made, currency),
    )
    return explain("settle.pay", paid, parts=parts, name=facts.inputs.name, period=made.period, pay=paid)


def _released(currency: str, made: Settlement) -> Iterator[Explanation]:
    if made.held or made.released != made.earned:
        released, held = money(made.released, currency), money(made.held, currency)
        yield explain("settle.released", released, released=released, held=held)


def _adjusted(facts: Facts, made: Settlement, currency: str) -> Iterator[Explanation]:
    for one in facts.adjustments:
        if one.period == made.period:
            amount = Quantity(one.amount, Unit.MONEY, currency)
            yield explain("settle.adjusted", amount, amount=amount, reason=one.reason)


def _drawn(version: PlanVersion, made: Settlement, net: Net, currency: str) -> Iterator[Explanation]:
    if made.top_up:
        added = money(made.top_up, currency)
        kind = version.terms.guarantee.kind.value if version.terms.guarantee else ""
        yield explain(f"settle.guarantee.{kind}", added, added=added)
    drawn = net.drawn
    if drawn is None:
        return
    owed = money(drawn.owed.whole, currency)
    if drawn.advanced:
        advanced = money(drawn.advanced, currency)
        yield explain("settle.draw_advanced", advanced, advanced=advanced, owed=owed)
    if drawn.taken:
        taken = money(drawn.taken, currency)
        yield explain("settle.draw_taken", taken, taken=taken, owed=owed)
    if drawn.forgiven:
        forgiven = money(drawn.forgiven, currency)
        yield explain("settle.draw_forgiven", forgiven, forgiven=forgiven)


def _delta(one: Delta, currency: str) -> Explanation:
    amount = money(one.minor, currency)
    parts = tuple(
        explain("settle.delta_component", money(minor, currency), name=name, amount=money(minor, currency))
        for name, minor in one.earned.items()
        if name
    )
    number = len(one.records)
    step = "settle.delta" if number else "settle.delta_inputs"
    return explain(step, amount, parts=parts, records=one.records, period=one.period, amount=amount, number=number)


def _balance(currency: str, made: Settlement) -> Iterator[Explanation]:
    if made.deducted:
        yield explain(
            "settle.deducted", money(-made.deducted, currency), deducted=money(made.deducted, currency),
            left=money(-made.balance, currency),
        )  # fmt: skip
    elif made.balance:
        yield explain("settle.carried", money(made.balance, currency), left=money(-made.balance, currency))


def _converted(version: PlanVersion, made: Settlement) -> Iterator[Explanation]:
    if made.converted:
        into = made.converted
        paid = money(into.minor, into.currency)
        yield explain(
            "settle.converted",
            paid,
            pay=money(made.pay or 0, version.currency),
            rate=Quantity(into.rate, Unit.RATIO),
            day=into.day,
            paid=paid,
        )


def _final(facts: Facts, made: Settlement, currency: str) -> Iterator[Explanation]:
    """What stays open when somebody has left: reported, never deducted from base pay."""
    left: date | None = facts.left
    if left is None or left >= made.period.end or made.payable is None:
        return
    for one in made.payable.open:
        held = money(one.minor, currency)
        if one.document:
            yield explain("settle.final_document", held, name=one.component, document=one.document, held=held)
        else:
            yield explain("settle.final_hold", held, name=one.component, held=held)
    for document in made.payable.unpaid:
        yield explain("settle.final_unpaid", document=document)
    if made.balance:
        yield explain("settle.final_balance", money(made.balance, currency), left=money(-made.balance, currency))
    if made.owed:
        yield explain("settle.final_owed", money(made.owed, currency), left=money(made.owed, currency))
