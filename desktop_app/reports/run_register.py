"""A run of pay for an auditor: what was done when, under which rules, and every figure down to the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.workbook import Formula, Sheet
from desktop_app.i18n import N_, _
from desktop_app.reports.account_words import cause_words, part_name
from desktop_app.reports.ledger import quantity_of
from desktop_app.reports.run_table import STATES
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.statement import Statement, statement_to_json
from desktop_app.store.evaluations import Run

HAPPENINGS: Final[Mapping[str, str]] = {
    "evaluated": N_("Evaluated"),
    "approved": N_("Approved"),
    "paid": N_("Paid"),
    "withdrawn": N_("Withdrawn"),
    "held": N_("Held"),
    "released": N_("Released"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """What was done to a run (a key of HAPPENINGS), and when; ``person``: their name, empty for the whole run."""

    moment: str
    what: str
    person: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A run with everything that belongs to it. ``conventions``: the settings it was worked out under.

    ``gone``: who was withdrawn from it alone; their pay is in no sum.
    """

    run: Run
    conventions: Mapping[str, Any]
    happenings: tuple[Happening, ...]
    statements: tuple[Statement, ...]
    gone: frozenset[int] = frozenset()


def build(found: Register) -> tuple[Sheet, ...]:
    """The run and its rules, what was done, every line of pay, every record behind it."""
    return _run_sheet(found), _sheet(_("What was done"), done_table(found)), _lines_sheet(found), _records_sheet(found)


def _sheet(name: str, table: Table) -> Sheet:
    columns = tuple(Column(one.key, _(one.title), one.unit, one.currency) for one in table.columns)
    return Sheet(name, columns, table.rows, totals=table.totals)


def _run_sheet(found: Register) -> Sheet:
    run = found.run
    columns = (Column("what", _("What")), Column("value", _("Value")))
    facts = (
        (_("Run"), str(run.id)),
        (_("Period"), run.period),
        (_("State"), _(HAPPENINGS.get(run.state, N_("Draft")))),
        (_("Evaluated"), run.recorded_at),
        (_("Approved"), run.approved_at),
        (_("Paid"), run.paid_on),
        (_("Month of payment"), run.pay_month),
        (_("Completes run"), None if run.supplements is None else str(run.supplements)),
        (_("Version of the engine"), run.rules),
        (_("Fingerprint"), run.fingerprint),
    )
    settings = tuple((name, str(value)) for name, value in sorted(found.conventions.items()))
    return Sheet(_("Run"), columns, (*facts, *settings))


def done_table(found: Register) -> Table:
    """What was done to the run, in order."""
    columns = (
        Column("moment", N_("Moment")),
        Column("what", N_("What")),
        Column("person", N_("Person")),
        Column("reason", N_("Reason")),
    )
    return Table(columns, tuple((one.moment, _(HAPPENINGS[one.what]), one.person, one.reason)
                                for one in found.happenings))  # fmt: skip


def line_table(found: Register) -> Table:
    """Every line that makes up a pay; those of a person sum to their pay."""
    columns = (
        Column("person", N_("Person")),
        Column("plan", N_("Plan")),
        Column("line", N_("Line")),
        Column("earned_in", N_("Earned in")),
        Column("base", N_("Base"), Unit.COUNT),
        Column("quota", N_("Quota"), Unit.COUNT),
        Column("pay", N_("Pay"), Unit.MONEY),
        Column("currency", N_("Currency")),
        Column("remark", N_("Remark")),
        Column("fingerprint", N_("Fingerprint")),
    )
    rows = tuple(
        (*row, found.run.fingerprint)
        for one in found.statements
        for row in ([_gone(one)] if one.person in found.gone else _lines(one))
    )
    return Table(columns, rows)


def _gone(one: Statement) -> tuple[Cell, ...]:
    return one.name, _(one.plan), _(HAPPENINGS["withdrawn"]), one.period.name, None, None, None, one.currency, ""


def _lines(one: Statement) -> Iterator[tuple[Cell, ...]]:
    start, period = (one.name, _(one.plan)), one.period.name
    if one.pay is None:
        reasons = " ".join(sentence(reason) for reason in one.reasons)
        yield (*start, _(STATES[one.state]), period, None, None, None, one.currency, reasons)
        return
    for line in one.lines:
        base, quota = (
            None if value is None else quantity_of(line, value, one.currency) for value in (line.measure, line.quota)
        )
        yield (*start, _(line.name), period, base, quota, _money(line.pay, one), one.currency, "")
    for part in beside_components(one):
        earned = part.period.name if part.period else period
        causes = " ".join(cause_words(cause) for cause in part.causes)
        yield (*start, part_name(part), earned, None, None, _money(part.minor, one), one.currency, causes)


def _money(minor: int | None, one: Statement) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, one.currency), Unit.MONEY, one.currency)


def _lines_sheet(found: Register) -> Sheet:
    table = line_table(found)
    sheet = _sheet(_("Lines of pay"), table)
    currencies = {one.currency for one in found.statements}
    if len(currencies) != 1 or not table.rows:
        return sheet
    whole = sum(one.pay or 0 for one in found.statements if one.person not in found.gone)
    total = Formula(f"SUM(G2:G{len(table.rows) + 1})", _money(whole, found.statements[0]))
    return Sheet(sheet.name, sheet.columns, sheet.rows, totals=(_("Total"), *[None] * 5, total, None, None, None))


def _records_sheet(found: Register) -> Sheet:
    columns = (
        Column("person", _("Person")),
        Column("line", _("Line")),
        Column("version", _("Version of the record")),
        Column("day", _("Date")),
        Column("document", _("Document")),
        Column("customer", _("Customer")),
        Column("product", _("Product")),
        Column("credited", _("Credited"), Unit.COUNT),
        Column("running", _("Running total"), Unit.COUNT),
        Column("pay", _("Pay"), Unit.MONEY),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.name,
            _(line.name),
            str(record.version),
            record.day,
            record.document,
            record.customer,
            record.product,
            quantity_of(line, record.credited, one.currency),
            quantity_of(line, record.running, one.currency),
            _money(record.pay, one),
        )
        for one in found.statements
        for line in one.lines
        for record in line.records
    )
    return Sheet(_("Records"), columns, rows)


def to_json(found: Register) -> dict[str, Any]:
    """Plain values without loss; the fields stand in the help."""
    run = found.run
    return {
        "run": run.id,
        "period": run.period,
        "state": run.state,
        "supplements": run.supplements,
        "evaluated": run.recorded_at,
        "approved": run.approved_at,
        "paid": run.paid_on,
        "pay_month": run.pay_month,
        "rules": run.rules,
        "fingerprint": run.fingerprint,
        "conventions": found.conventions,
        "happenings": [
            {"moment": one.moment, "what": one.what, "name": one.person, "reason": one.reason}
            for one in found.happenings
        ],
        "statements": [statement_to_json(one) for one in found.statements],
    }
