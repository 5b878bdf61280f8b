"""How a pay comes about, as rows: each component with its rule in words and its steps with input, rate and pay."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from desktop_app.domain.document import Drawing, Grid, GridColumn, Look, Row
from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.formats import (
    DASH,
    MINUS,
    format_amount,
    format_number,
    format_period,
    format_quantity,
    format_rate,
    format_value,
    with_currency,
)
from desktop_app.domain.money import exponent
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_, _, ngettext
from desktop_app.reports.account_words import cause_words
from desktop_app.reports.drawings import tier_fill
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.result import OPEN, State
from desktop_app.rules.incentives.statement import Statement, StatementLine

_LABELS: Final = {
    "flat.rate": N_("Everything counted"),
    "unit.amount": N_("Every unit"),
    "tier.slice": N_("From {lower}"),
    "tier.retroactive": N_("{selector} reaches step {tier}, whose rate holds for everything"),
    "tier.attainment": N_("{attainment} of the quota reaches step {tier}"),
    "threshold.excess": N_("Above the threshold of {bound}"),
    "threshold.first": N_("The threshold of {bound} is reached, so everything counts"),
    "curve.payout": N_("{selector} on the curve"),
    "bonus.met": N_("{selector} reaches {bound}"),
}
"""Steps whose input, rate and pay stand in columns, so that their words need not repeat them."""
_MOST_PLACES: Final = 6


def ledger(statement: Statement) -> Grid:
    columns = (
        GridColumn(_("Step"), 1, right=False),
        GridColumn("", right=False),
        GridColumn(_("Base")),
        GridColumn(_("Rate")),
        GridColumn(_("Pay")),
    )
    rows = [row for line in statement.lines for row in _line_rows(line, statement.currency)]
    rows += _account_rows(statement)
    total = _("open") if statement.pay is None else format_amount(statement.pay, statement.currency)
    title = _("Pay for {period}").format(period=format_period(statement.period))
    return Grid(columns, (*rows, Row((title, "", "", "", total), Look.TOTAL)))


def _line_rows(line: StatementLine, currency: str) -> Iterator[Row]:
    pay = _("open") if line.state in OPEN else DASH
    if line.pay is not None:
        pay = format_amount(line.pay, currency)
    rule = tuple(_("{sentence}.").format(sentence=sentence(part)) for part in _flat(line.rule))
    yield Row((_(line.name), "", "", "", pay), Look.GROUP, rule)
    if line.state is not State.EVALUATED:
        yield Row((sentence(line.steps),), Look.MUTED)
    slices = [step for step in _flat_parts(line.steps) if step.step == "tier.slice"]
    for step in _flat_parts(line.steps):
        if step.step == "tier.marginal":
            continue  # its slices say the same
        fill = _fill(step, slices, line) if step.step == "tier.slice" else ""
        if fill == "":
            yield _step_row(step)
        else:
            row = _step_row(step)
            yield Row((row.cells[0], fill, *row.cells[2:]))


def _account_rows(statement: Statement) -> Iterator[Row]:
    """What lies between the components and the pay: releases, adjustments, draw, corrections, balance."""
    steps = statement.account.steps if statement.account else ()
    for one in steps:
        for step in _flat(one):
            yield Row((sentence(step), "", "", "", plain(step.result)))
        if one.step.startswith("settle.delta"):
            yield from (Row((words,), Look.MUTED) for words in _causes(statement, one))


def _causes(statement: Statement, delta: Explanation) -> list[str]:
    """Which imports and edits stand behind the change of an earlier period."""
    period = delta.value("period")
    found = statement.account.corrections if statement.account else ()
    return [cause_words(cause) for one in found if one.period == period for cause in one.causes]


def _flat(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    yield from _flat_parts(explanation)


def _flat_parts(explanation: Explanation) -> Iterator[Explanation]:
    for part in explanation.parts:
        yield from _flat(part)


def _step_row(step: Explanation) -> Row:
    values = dict(step.values)
    if step.step.startswith("measure.") and isinstance(values.get("number"), int):
        number = values["number"]
        assert isinstance(number, int)
        label = ngettext("Credited: {n} record", "Credited: {n} records", number).format(n=format_number(number))
        return Row((label, "", plain(values["total"]), "", ""))
    if step.step in _LABELS:
        words = {name: format_value(value) for name, value in values.items()}
        rate = values.get("rate") or values.get("amount") or values.get("payout")
        return Row((_(_LABELS[step.step]).format(**words), "", plain(values.get("input")), plain(rate),
                    plain(step.result or values.get("pay"))))  # fmt: skip
    share = step.result if step.result and step.result.unit is Unit.PERCENT else None
    changes = step.step.startswith(("limit.floor", "limit.cap"))
    shown = format_quantity(share, 2) if share else ""
    return Row((sentence(step), "", shown, "", plain(step.result) if changes else ""))


def _fill(step: Explanation, slices: list[Explanation], line: StatementLine) -> Drawing | str:
    """How far the tier is used; the last one reached is measured to the next bound, if there is one."""
    if len(slices) + (line.next_bound is not None) < 2:  # noqa: PLR2004 - a single tier has nothing to fill
        return ""
    place = slices.index(step)
    lower, used = step.value("lower"), step.value("input")
    assert isinstance(lower, Quantity)
    assert isinstance(used, Quantity)
    if place + 1 < len(slices):
        return tier_fill(Fraction(1))
    if line.next_bound is None or line.missing is None or lower.unit is not unit_of(line.measure_key):
        return tier_fill(None)
    return tier_fill(1 - line.missing / ((line.next_bound - lower.value) or 1))


def plain(value: Value | None) -> str:
    """A figure for a column: money without its sign, which the heading says; nothing for nothing."""
    match value:
        case None:
            return ""
        case Quantity(unit=Unit.MONEY):
            return exact_number(value.value, value.currency)
        case Quantity(unit=Unit.PERCENT):
            return format_rate(value.value)
        case Quantity():
            return format_quantity(value)
        case _:
            return format_value(value)


def exact_number(value: Fraction, currency: str) -> str:
    """Money with its minor units, and with more decimals where it has more: 0.125."""
    places = exponent(currency)
    while places < _MOST_PLACES and (value * 10**places).denominator != 1 and value.denominator in _ENDING:
        places += 1
    return format_number(value, places)


_ENDING: Final = frozenset(2**two * 5**five for two in range(7) for five in range(7))
"""Denominators whose decimals end within six places."""


def exact_money(value: Fraction, currency: str) -> str:
    return with_currency(exact_number(value, currency), currency)


def quantity_of(line: StatementLine, value: Fraction, currency: str) -> Quantity:
    """``value`` of the line's measure with its unit."""
    unit = unit_of(line.measure_key)
    return Quantity(value, unit, currency if unit is Unit.MONEY else "")


def measured(line: StatementLine, value: Fraction, currency: str) -> str:
    found = quantity_of(line, value, currency)
    return exact_money(value, currency) if found.unit is Unit.MONEY else format_quantity(found)


def rate_text(line: StatementLine, rate: Fraction, currency: str) -> str:
    """A percentage of money; money for each unit of anything else."""
    if unit_of(line.measure_key) is Unit.MONEY:
        return f"{format_number(rate * 100, _rate_places(rate))}\u00a0%"
    return exact_money(Fraction(round(rate * 10**4), 10**4), currency)


def _rate_places(rate: Fraction) -> int:
    return next((places for places in range(3) if (rate * 100 * 10**places).denominator == 1), 2)


def signed_amount(minor: int, currency: str) -> str:
    """With a plus, as a step of a waterfall; a minus has its own sign already."""
    text = format_amount(minor, currency)
    return text if text.startswith(MINUS) or not minor else f"+{text}"
