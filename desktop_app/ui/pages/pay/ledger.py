"""How a pay comes about, line by line, as data: each component with its steps, what it took in, its rate, its pay."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.formats import format_amount, format_number, format_period, format_quantity, format_value
from desktop_app.domain.money import from_minor, to_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_, _, ngettext
from desktop_app.reports.account_words import cause_words, part_name
from desktop_app.reports.ledger import exact_money
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement, StatementLine
from desktop_app.ui.pages.pay.words import bound_words, plain_sentence, rate_words, signed_amount

_MOST_CAUSES: Final = 5
_POSTED: Final = frozenset(
    {
        "settle.adjusted",
        "settle.draw_advanced",
        "settle.draw_taken",
        "settle.delta",
        "settle.delta_inputs",
        "settle.deducted",
        "settle.guarantee.minimum",
        "settle.guarantee.addition",
    }
)  # steps whose figure is a change of the pay; that of the others says what stands open
_MOST_ROWS: Final = 10  # of a component paid record by record; the Why panel has all


class Kind(Enum):
    HEAD = "head"
    STEP = "step"
    EARNED = "earned"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """Figures are texts, ready to be shown. ``share``: how much of a tier is used. ``why``: what a click opens."""

    kind: Kind
    words: str
    why: Explanation
    input: str = ""
    rate: str = ""
    pay: str = ""
    remark: str = ""
    number: int = 0
    share: float | None = None
    muted: bool = False


@dataclass(frozen=True, slots=True)
class TierRow:
    """One tier of a rule: bounds in the measure or as shares of the quota, and its rate."""

    lower: Quantity
    upper: Quantity | None
    rate: Quantity


# Shorter than the sentences of the Why panel: the figures stand in columns of their own.
_WORDS: Final = {
    "pay.attainment": N_("Attainment: {reached} of {quota} quota"),
    "flat.rate": N_("One rate on everything"),
    "unit.amount": N_("Amount for each unit"),
    "tier.retroactive": N_("{selector} reaches step {tier}: its rate on everything"),
    "tier.attainment": N_("{attainment} of the quota reaches step {tier}"),
    "threshold.excess": N_("Above the threshold of {bound}"),
    "threshold.first": N_("The threshold of {bound} is reached: everything counts"),
    "bonus.met": N_("{selector} reaches {bound}: fixed bonus"),
    "curve.payout": N_("{selector} on the curve"),
}


def ledger(statement: Statement) -> list[LedgerLine]:
    """From the first component to the pay."""
    found: list[LedgerLine] = []
    for number, line in enumerate(statement.lines, 1):
        pay = _pay_of(line, statement.currency)
        found.append(LedgerLine(Kind.HEAD, line.name, line.steps, pay=pay, remark=rate_words(line.rule), number=number))
        found += _steps(line, statement.currency)
    found += _account(statement, len(statement.lines) + 1)
    total = _("open") if statement.pay is None else format_amount(statement.pay, statement.currency)
    words = _("Pay for {period}").format(period=format_period(statement.period))
    found.append(LedgerLine(Kind.TOTAL, words, statement.explanation(), pay=total))
    return found


def _account(statement: Statement, number: int) -> Iterator[LedgerLine]:
    """What was held, released, adjusted, drawn, corrected and carried, under a head with its sum."""
    parts, account = beside_components(statement), statement.account
    if account is None or not (parts or account.steps):
        return
    currency = statement.currency
    whole = sum(part.minor for part in parts)
    yield LedgerLine(Kind.EARNED, _("Earned"), statement.explanation(), pay=_amount(statement.pay, whole, currency))
    words = _("Holds, corrections and balance")
    head = statement.explanation()
    yield LedgerLine(Kind.HEAD, words, head, pay=signed_amount(whole, currency), number=number)
    for step in account.steps:
        minor = signed_amount(to_minor(step.result.value, currency), currency) if step.result else ""
        shown = minor if step.step in _POSTED else ""
        yield LedgerLine(Kind.STEP, plain_sentence(step), step, pay=shown)
        if step.step.startswith("settle.delta"):
            yield from (LedgerLine(Kind.STEP, words, step, muted=True) for words in _causes(statement, step))


def _amount(pay: int | None, beside: int, currency: str) -> str:
    return "" if pay is None else format_amount(pay - beside, currency)


def _causes(statement: Statement, delta: Explanation) -> list[str]:
    assert statement.account is not None
    period = delta.value("period")
    causes = [cause for one in statement.account.corrections if one.period == period for cause in one.causes]
    found = [cause_words(cause) for cause in causes[:_MOST_CAUSES]]
    more = len(causes) - _MOST_CAUSES
    if more > 0:
        found.append(ngettext("{n} more cause", "{n} more causes", more).format(n=format_number(more)))
    return found


def _pay_of(line: StatementLine, currency: str) -> str:
    if line.state is State.NOT_DUE:
        return "—"
    return _("open") if line.pay is None else format_amount(line.pay, currency)


def _steps(line: StatementLine, currency: str) -> Iterator[LedgerLine]:
    if line.state is State.NOT_DUE:
        yield LedgerLine(Kind.STEP, plain_sentence(line.steps), line.steps, muted=True)
        return
    parts = line.steps.parts
    for part in parts[:_MOST_ROWS]:
        if part.step == "tier.marginal":
            yield from _tiers(line, part, currency)
        else:
            yield _step(part)
            for inner in part.parts:
                if inner.step in {"tier.close_call", "curve.point", "pay.target_part"}:
                    yield LedgerLine(Kind.STEP, plain_sentence(inner), part, muted=True)
    more = len(parts) - _MOST_ROWS
    if more > 0:
        words = ngettext("{n} more step", "{n} more steps", more).format(n=format_number(more))
        yield LedgerLine(Kind.STEP, words, line.steps, muted=True)


def _step(part: Explanation) -> LedgerLine:
    values = dict(part.values)
    pay = _money(part.result) if "pay" in values or part.step.startswith(("limit.", "bonus.")) else ""
    if part.step.startswith("measure.") and part.step != "measure.other":
        return LedgerLine(Kind.STEP, _credited(values), part, input=_figure(values.get("total")))
    if part.step == "pay.rounded":
        exact = values["exact"]
        assert isinstance(exact, Quantity)
        words = _("Rounded from {exact}").format(exact=exact_money(exact.value, exact.currency))
        return LedgerLine(Kind.STEP, words, part, pay=_money(part.result), muted=True)
    if part.step in _WORDS:
        shown = {name: format_value(value) for name, value in values.items()}
        input_ = _figure(values.get("input") or values.get("attainment"))
        rate = _figure(values.get("rate") or values.get("amount") or values.get("payout"))
        return LedgerLine(Kind.STEP, _(_WORDS[part.step]).format(**shown), part, input_, rate, pay)
    muted = not (part.result is not None and part.result.value)
    return LedgerLine(Kind.STEP, plain_sentence(part), part, pay=pay, muted=muted)


def _credited(values: dict[str, Value]) -> str:
    number = values["number"]
    assert isinstance(number, int)
    return ngettext("Credited: {n} record", "Credited: {n} records", number).format(n=format_number(number))


def _tiers(line: StatementLine, part: Explanation, currency: str) -> Iterator[LedgerLine]:
    """Every tier of the rule, the ones not reached too: they say what is still to be had."""
    slices = {_lower(one): one for one in part.parts}
    tiers = tiers_of(line.rule)
    if tiers and tiers[0].lower.value > 0 and Fraction(0) in slices:
        yield _slice(slices[Fraction(0)], None)
    for tier in tiers:
        words = _("From {lower}").format(lower=bound_words(tier.lower))
        found = slices.get(tier.lower.value)
        if found is None:
            nothing = format_amount(0, currency)
            yield LedgerLine(Kind.STEP, words, part, nothing, format_value(tier.rate), nothing, share=0.0, muted=True)
        else:
            yield _slice(found, _used(line, tier))
    if not tiers:
        yield from (_slice(one, None) for one in part.parts)


def _slice(one: Explanation, share: float | None) -> LedgerLine:
    values = dict(one.values)
    words = _("From {lower}").format(lower=_bound(one))
    pay = _money(one.result)
    return LedgerLine(Kind.STEP, words, one, _figure(values["input"]), _figure(values["rate"]), pay, share=share)


def _lower(one: Explanation) -> Fraction:
    lower = one.value("lower")
    assert isinstance(lower, Quantity)
    return lower.value


def _bound(one: Explanation) -> str:
    lower = one.value("lower")
    assert isinstance(lower, Quantity)
    return bound_words(lower)


def _used(line: StatementLine, tier: TierRow) -> float | None:
    """How much of a tier is used; None for the last one, which has no end."""
    reached = line.attainment if tier.lower.unit is Unit.PERCENT else line.measure
    if tier.upper is None or reached is None:
        return None
    width = tier.upper.value - tier.lower.value
    return float(max(Fraction(0), min(Fraction(1), (reached - tier.lower.value) / width)))


def tiers_of(rule: Explanation) -> list[TierRow]:
    """The tiers of a marginal rule as it was stored in words; [] for any other."""
    rate = rule.parts[0] if rule.parts else rule
    if not rate.step.startswith("plan.marginal"):
        return []
    values = {name: value for name, value in rate.values if isinstance(value, Quantity)}
    if rate.parts:
        pairs = [(part.value("lower"), part.value("rate")) for part in rate.parts]
    else:
        count = sum(name.startswith("rate_") for name in values)
        first = values["bound_1"]
        zero = Quantity(Fraction(0), first.unit, first.currency)
        lowers = [zero, *(values[f"bound_{place}"] for place in range(1, count))]
        pairs = [(lower, values[f"rate_{place}"]) for place, lower in enumerate(lowers, 1)]
    lowers = [lower for lower, _rate in pairs if isinstance(lower, Quantity)]
    return [
        TierRow(lower, upper, found)
        for lower, upper, (_same, found) in zip(lowers, [*lowers[1:], None], pairs, strict=True)
        if isinstance(found, Quantity)
    ]


def _money(result: Quantity | None) -> str:
    if result is None:
        return ""
    if result.unit is not Unit.MONEY:
        return format_quantity(result)
    return format_amount(to_minor(result.value, result.currency), result.currency)


def _figure(value: Value | None) -> str:
    """Money without its sign, which the column's title says; anything else with its unit."""
    if value is None:
        return ""
    if isinstance(value, Quantity) and value.unit is Unit.MONEY:
        return _money(value)
    return format_value(value)


def pay_parts(statement: Statement) -> list[tuple[str, int]]:
    """Name and minor units of what the pay is made of, components first; they sum to it exactly."""
    found = [part for line in statement.lines for part in waterfall_parts(line, statement.currency)]
    return found + [(part_name(part), part.minor) for part in beside_components(statement)]


def waterfall_parts(line: StatementLine, currency: str) -> list[tuple[str, int]]:
    """Name and minor units of what a component's pay is made of; they sum to it exactly."""
    if line.pay is None or line.state is State.NOT_DUE:
        return []
    marginal = next((part for part in line.steps.parts if part.step == "tier.marginal"), None)
    slices = marginal.parts if marginal is not None else ()
    if len(slices) <= 1:
        return [(line.name, line.pay)]
    found: list[tuple[str, int]] = []
    exact, so_far = Fraction(0), 0
    for one in slices:
        assert one.result is not None
        exact += one.result.value
        minor = to_minor(exact, currency) - so_far
        so_far += minor
        rate = format_value(one.value("rate"))
        found.append((_("From {lower}: {rate}").format(lower=_bound(one), rate=rate), minor))
    if line.pay != so_far:
        found.append((_rest_name(line), line.pay - so_far))
    return found


def _rest_name(line: StatementLine) -> str:
    steps = {part.step for part in line.steps.parts}
    if "pay.true_up" in steps:
        return _("Earned before")
    return _("Limit") if any(step.startswith("limit.") for step in steps) else _("Rounding")


def minor_amount(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)
