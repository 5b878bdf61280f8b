"""One person's incentive statement on paper: the pay first, then how it comes about, the records, the signature.

It shows nobody else's pay, note or review: all it knows is the one statement and the circumstances of its run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.document import (
    CONTENT,
    Block,
    Document,
    Grid,
    GridColumn,
    Heading,
    Ink,
    KeyFigure,
    KeyFigures,
    Look,
    Paragraph,
    Row,
    Signature,
)
from desktop_app.domain.formats import (
    DASH,
    NBSP,
    currency_sign,
    format_amount,
    format_day,
    format_minor,
    format_period,
    format_rate,
    format_short_day,
    format_value,
)
from desktop_app.domain.money import to_minor
from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.reports.account_words import part_name
from desktop_app.reports.drawings import Step, StepKind, two_lines, waterfall
from desktop_app.reports.ledger import (
    exact_money,
    ledger,
    measured,
    plain,
    quantity_of,
    rate_text,
    signed_amount,
)
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.statement import CreditedRecord, Statement, StatementLine

RUN_STATES: Final = {
    "draft": N_("Draft"),
    "approved": N_("Approved"),
    "paid": N_("Paid"),
    "withdrawn": N_("Withdrawn"),
}
_MOST_COLUMNS: Final = 9
_NAME_WIDTH: Final = 70.0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What surrounds a statement: ``state`` of its run (a key of RUN_STATES) and the days that go with it.

    ``version`` counts the versions of the plan from 1; 0 where it is not known.
    """

    company: str
    state: str
    evaluated: date
    approved: date | None = None
    paid: date | None = None
    data_to: date | None = None
    version: int = 0


def build(statement: Statement, around: Circumstances, *, brief: bool = False) -> Document:
    """The statement in the language and number format of the moment; ``brief``: without the list of records."""
    return Document(
        title=_("Statement · {name}").format(name=statement.name),
        lines=tuple(_circumstances(statement, around)),
        blocks=tuple(_blocks(statement, around, brief=brief)),
        head=around.company,
        foot=_("{company} · {period} · for {name} only").format(
            company=around.company, period=format_period(statement.period), name=statement.name
        ),
        mark=_(RUN_STATES[around.state]),
        mark_ink=Ink.ACCENT if around.state == "paid" else Ink.MUTED,
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _circumstances(statement: Statement, around: Circumstances) -> Iterator[str]:
    """Period, plan and version; then data, records and what has happened to the run."""
    plan = _(statement.plan)
    if around.version:
        plan = _("{plan}, version {version}").format(plan=plan, version=around.version)
    yield _("{period} · {plan}").format(period=format_period(statement.period), plan=plan)
    number = len({record.version for line in statement.lines for record in line.records})
    facts = [_("data to {day}").format(day=format_day(around.data_to))] if around.data_to else []
    facts.append(ngettext("{n} record", "{n} records", number).format(n=number))
    facts.append(_("evaluated {day}").format(day=format_day(around.evaluated)))
    if around.approved:
        facts.append(_("approved {day}").format(day=format_day(around.approved)))
    if around.paid:
        facts.append(_("paid {day}").format(day=format_day(around.paid)))
    yield " · ".join(fact.replace(" ", NBSP) for fact in facts)
    if around.state == "draft":
        yield _("Provisional: it can change until it is approved.")


def _blocks(statement: Statement, around: Circumstances, *, brief: bool) -> Iterator[Block]:
    yield _first(statement)
    if statement.pay is None:
        yield Heading(_("Why the pay cannot be worked out yet"))
        for reason in statement.reasons:
            yield Paragraph(sentence(reason), Ink.WATCH)
    steps = list(_waterfall_steps(statement))
    if 2 < len(steps) <= _MOST_COLUMNS:  # noqa: PLR2004 - one part and its sum need no picture
        yield waterfall(steps, CONTENT)
    yield Heading(
        _("How this pay comes about"), _("Pay in {currency}").format(currency=currency_sign(statement.currency))
    )
    yield ledger(statement)
    yield from _outlook(statement)
    if not brief:
        yield from _all_records(statement)
    yield _signature(statement, around)


def _all_records(statement: Statement) -> Iterator[Block]:
    """Of each component whose records earn something, or are not listed before."""
    shown: set[int] = set()
    for line in statement.lines:
        versions = {record.version for record in line.records}
        if any(record.pay for record in line.records) or versions - shown:
            yield from _records(statement, line)
        shown |= versions


def _first(statement: Statement) -> KeyFigures:
    """Base, rate, pay, total: of the component alone, or the total beside each component's pay."""
    total = format_minor(statement.pay, statement.currency) if statement.pay is not None else _("open")
    figures = [
        KeyFigure(
            _("Pay for {period}").format(period=format_period(statement.period)),
            total,
            note="" if statement.pay is not None else _("not evaluable yet"),
            strong=True,
        )
    ]
    for line in statement.lines[:3]:
        if len(statement.lines) == 1:
            figures += _single(line, statement.currency)
        else:
            pay = DASH if line.pay is None else format_minor(line.pay, statement.currency)
            figures.append(KeyFigure(_(line.name), pay, note=_on_base(line, statement.currency)))
    return KeyFigures(tuple(figures))


def _single(line: StatementLine, currency: str) -> Iterator[KeyFigure]:
    base = DASH if line.measure is None else measured(line, line.measure, currency)
    share = ""
    if line.attainment is not None:
        share = _("{share} of quota").format(share=exact_share(line))
    yield KeyFigure(_("Base"), base, note=share)
    rate = line.effective_rate
    yield KeyFigure(
        _("Rate"),
        DASH if rate is None else rate_text(line, rate, currency),
        note=_("pay ÷ base") if rate is not None else "",
    )


def exact_share(line: StatementLine) -> str:
    """Attainment with as many digits as keep it on its side of 100 %: 99.96 %, not 100.0 %."""
    assert line.attainment is not None
    for places in (1, 2, 3, 4):
        rounded = round(line.attainment, places + 2)
        if (rounded >= 1) == (line.attainment >= 1):
            break
    return format_rate(round(line.attainment, places + 2))


def _on_base(line: StatementLine, currency: str) -> str:
    if line.measure is None:
        return ""
    base = measured(line, line.measure, currency)
    if not line.effective_rate:
        return _("on {base}").format(base=base)
    return _("{rate} of {base}").format(rate=rate_text(line, line.effective_rate, currency), base=base)


def _waterfall_steps(statement: Statement) -> Iterator[Step]:
    """The parts of the pay, then the pay; none while something is open."""
    if statement.pay is None:
        return
    currency = statement.currency
    for line in statement.lines:
        if line.pay is None:
            continue
        slices = list(_slices(line, currency))
        if len(slices) > 1 and sum(step.amount for step in slices) == line.pay:
            yield from slices
        else:
            yield Step(two_lines(_(line.name), _NAME_WIDTH), signed_amount(line.pay, currency), line.pay)
    for part in beside_components(statement):
        yield Step(two_lines(part_name(part), _NAME_WIDTH), signed_amount(part.minor, currency), part.minor)
    yield Step((_("Pay"),), format_amount(statement.pay, currency), statement.pay, StepKind.TOTAL)


def _slices(line: StatementLine, currency: str) -> Iterator[Step]:
    for marginal in line.steps.parts:
        for part in marginal.parts:
            if part.step == "tier.slice" and part.result is not None:
                minor = to_minor(part.result.value, currency)
                lower = _("From {lower}").format(lower=format_value(part.value("lower")))
                yield Step((lower, format_value(part.value("rate"))), signed_amount(minor, currency), minor)


def _outlook(statement: Statement) -> Iterator[Block]:
    """What the next unit would earn and how far the next bound is."""
    found: list[str] = []
    for line in statement.lines:
        several = len(statement.lines) > 1
        found += [
            _("{component}: {text}").format(component=_(line.name), text=text) if several else text
            for text in _next(line, statement.currency)
        ]
    if found:
        yield Heading(_("From here on"))
        yield from (Paragraph(text) for text in found)


def _next(line: StatementLine, currency: str) -> Iterator[str]:
    """The step is as large as the next bound allows, so that the sentence is true as it stands."""
    if line.next_unit:
        far = line.missing if line.missing is not None else Fraction(1)
        step = next((Fraction(one) for one in (1000, 100, 10) if one <= far), Fraction(1))
        yield _("{more} more would now earn {pay}.").format(
            more=measured(line, step, currency), pay=exact_money(line.next_unit * step, currency)
        )
    if line.missing is not None and line.next_bound is not None:
        yield _("{missing} are missing to the next bound at {bound}.").format(
            missing=measured(line, line.missing, currency), bound=measured(line, line.next_bound, currency)
        )


def _records(statement: Statement, line: StatementLine) -> Iterator[Block]:
    number = len(line.records)
    title = _("Credited records")
    if len(statement.lines) > 1:
        title = _("Credited records: {component}").format(component=_(line.name))
    yield Heading(title, ngettext("{n} record", "{n} records", number).format(n=number))
    named = any(record.customer for record in line.records)
    sold = any(record.product for record in line.records)
    columns = (
        GridColumn(_("Date"), right=False),
        GridColumn(_("Document"), 0.8, right=False),
        *((GridColumn(_("Customer"), 1.2, right=False),) if named else ()),
        *((GridColumn(_("Product"), 1, right=False),) if sold else ()),
        GridColumn(_("Credited")),
        GridColumn(_("Running total")),
        GridColumn(_("Pay")),
    )
    rows = [_record_row(record, line, statement.currency, named=named, sold=sold) for record in line.records]
    yield Grid(columns, (*rows, *_sums(line, statement.currency, len(columns))))


def _record_row(record: CreditedRecord, line: StatementLine, currency: str, *, named: bool, sold: bool) -> Row:
    cells = (
        format_short_day(record.day),
        record.document,
        *((record.customer,) if named else ()),
        *((record.product,) if sold else ()),
        plain(quantity_of(line, record.credited, currency)),
        plain(quantity_of(line, record.running, currency)),
        format_amount(record.pay, currency),
    )
    if not record.crosses:
        return Row(cells)
    return Row(cells, Look.MARKED, tuple(_crossing(record, line, currency)))


def _crossing(record: CreditedRecord, line: StatementLine, currency: str) -> Iterator[str]:
    """One sentence for each bound the record crosses, with what lies on either side of it."""
    for before, after in pairwise(sorted(record.slices, key=lambda one: one.lower)):
        yield _("Crosses {bound}: {first} at {first_rate}, {second} at {second_rate}").format(
            bound=measured(line, after.lower, currency),
            first=plain(quantity_of(line, before.amount, currency)),
            first_rate=rate_text(line, before.rate, currency),
            second=plain(quantity_of(line, after.amount, currency)),
            second_rate=rate_text(line, after.rate, currency),
        )


def _sums(line: StatementLine, currency: str, columns: int) -> Iterator[Row]:
    """The records' sums, what no single record earned, and the component's pay if that adds something."""
    blank = [""] * (columns - 4)
    credited = sum((record.credited for record in line.records), Fraction(0))
    earned = sum(record.pay for record in line.records)
    text = ngettext("Sum of {n} record", "Sum of {n} records", len(line.records)).format(n=len(line.records))
    yield Row(
        (text, *blank, plain(quantity_of(line, credited, currency)), "", format_amount(earned, currency)), Look.SUM
    )
    if line.other and line.pay is not None:
        other = _("Not earned by single records")
        yield Row((other, *blank, "", "", format_amount(line.other, currency)))
        yield Row((_(line.name), *blank, "", "", format_amount(line.pay, currency)), Look.SUM)


def _signature(statement: Statement, around: Circumstances) -> Signature:
    text = _("I have received this statement and understood how the pay comes about.")
    company = around.company or _("the company")
    return Signature(
        text,
        (
            _("{name}, date and signature").format(name=statement.name),
            _("For {company}, date and signature").format(company=company),
        ),
    )
