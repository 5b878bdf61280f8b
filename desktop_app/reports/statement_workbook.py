"""One person's statement as a workbook: components, steps and credited records, tied together by formulas."""

from collections.abc import Iterator
from fractions import Fraction

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_period, format_value
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.workbook import Chart, Formula, Sheet
from desktop_app.i18n import _
from desktop_app.reports.account_words import part_name
from desktop_app.reports.ledger import quantity_of
from desktop_app.reports.statement_document import RUN_STATES, Circumstances
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.statement import Statement, StatementLine


def build(statement: Statement, around: Circumstances) -> tuple[Sheet, ...]:
    """Statement, steps, records; the sums on the first sheet are formulas over the last."""
    records = _records(statement)
    return _summary(statement, around, records), _steps(statement), records


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


def _summary(statement: Statement, around: Circumstances, records: Sheet) -> Sheet:
    columns = (
        Column("component", _("Component")),
        Column("base", _("Base"), Unit.COUNT),
        Column("quota", _("Quota"), Unit.COUNT),
        Column("attainment", _("Attainment"), Unit.PERCENT),
        Column("rate", _("Pay ÷ base"), Unit.PERCENT),
        Column("pay", _("Pay"), Unit.MONEY, statement.currency),
    )
    head = tuple(_head(statement, around))
    first = len(head) + 3
    rows = tuple(_component(line, statement.currency, records, first + place)
                 for place, line in enumerate(statement.lines))  # fmt: skip
    beside = (
        (part_name(part), None, None, None, None, _money(part.minor, statement.currency))
        for part in beside_components(statement)
    )
    rows = (*rows, *beside)
    total = _money(statement.pay, statement.currency)
    summed: Cell | Formula = total
    if total is not None and rows:
        summed = Formula(f"SUM(F{first}:F{first + len(rows) - 1})", total)
    return Sheet(_("Statement"), columns, rows, head, (_("Total"), None, None, None, None, summed),
                 Chart(_("Pay by component"), 0, 5))  # fmt: skip


def _head(statement: Statement, around: Circumstances) -> Iterator[tuple[str, Cell]]:
    yield _("Company"), around.company
    yield _("Person"), statement.name
    yield _("Period"), format_period(statement.period)
    yield _("Plan"), _(statement.plan)
    if around.version:
        yield _("Plan version"), around.version
    yield _("State"), _(RUN_STATES[around.state])
    yield _("Evaluated"), around.evaluated
    for name, day in ((_("Approved"), around.approved), (_("Paid"), around.paid), (_("Data to"), around.data_to)):
        if day is not None:
            yield name, day
    for reason in statement.reasons:
        yield _("Not evaluable"), sentence(reason)


def _component(line: StatementLine, currency: str, records: Sheet, row: int) -> tuple[Cell | Formula, ...]:
    """Base and pay are sums over the records where these make up the whole."""
    name = _(line.name)
    measured = None if line.measure is None else quantity_of(line, line.measure, currency)
    base: Cell | Formula = measured
    if line.records and line.measure == sum((one.credited for one in line.records), Fraction(0)):
        base = Formula(_sum_of(records, "credited", row), measured)
    paid = _money(line.pay, currency)
    pay: Cell | Formula = paid
    if line.records and line.pay is not None:
        other = float(from_minor(line.other, currency))
        pay = Formula(_sum_of(records, "pay", row) + (f"{other:+}" if line.other else ""), paid)
    rate: Cell | Formula = None
    if line.effective_rate is not None and line.measure and line.pay is not None:
        money = unit_of(line.measure_key) is Unit.MONEY
        shown = Quantity(from_minor(line.pay, currency) / line.measure, Unit.PERCENT if money else Unit.MONEY,
                         "" if money else currency)  # fmt: skip
        rate = Formula("F{row}/B{row}", shown)
    quota = None if line.quota is None else quantity_of(line, line.quota, currency)
    share: Cell | Formula = None
    if line.attainment is not None and line.measure is not None and line.quota == line.measure / line.attainment:
        share = Formula("B{row}/C{row}", Quantity(line.attainment, Unit.PERCENT))
    elif line.attainment is not None:
        share = Quantity(line.attainment, Unit.PERCENT)
    return name, base, quota, share, rate, pay


def _sum_of(records: Sheet, key: str, row: int) -> str:
    """The sum of a column of the records of the component named in column A of ``row``."""
    return f"SUMIFS({records.cells(key)},{records.cells('component')},A{row})"


def _steps(statement: Statement) -> Sheet:
    columns = (
        Column("component", _("Component")),
        Column("step", _("Step")),
        Column("input", _("Base"), Unit.COUNT),
        Column("rate", _("Rate"), Unit.PERCENT),
        Column("pay", _("Pay"), Unit.MONEY, statement.currency),
    )
    rows = tuple(_step(_(line.name), step) for line in statement.lines for step in _flat(line.steps))
    return Sheet(_("Steps"), columns, rows)


def _flat(steps: Explanation) -> Iterator[Explanation]:
    yield steps
    for part in steps.parts:
        yield from _flat(part)


def _step(component: str, step: Explanation) -> tuple[Cell | Formula, ...]:
    """Where a step multiplies, its pay is the product of the cells before it."""
    values = dict(step.values)
    given, rate = values.get("input"), values.get("rate") or values.get("amount")
    if isinstance(given, Quantity) and isinstance(rate, Quantity) and step.result:
        product = given.value * rate.value == step.result.value
        pay: Cell | Formula = Formula("C{row}*D{row}", step.result) if product else step.result
        return component, sentence(step), given, rate, pay
    result = step.result
    if result is not None and result.unit is Unit.MONEY and not step.step.startswith("measure."):
        return component, sentence(step), None, None, result
    return component, sentence(step), result, None, None


def _records(statement: Statement) -> Sheet:
    columns = (
        Column("component", _("Component")),
        Column("day", _("Date")),
        Column("document", _("Document")),
        Column("customer", _("Customer")),
        Column("product", _("Product")),
        Column("credited", _("Credited"), Unit.COUNT),
        Column("running", _("Running total"), Unit.COUNT),
        Column("pay", _("Pay"), Unit.MONEY, statement.currency),
        Column("crossing", _("Crosses")),
    )
    rows = tuple(row for line in statement.lines for row in _record_rows(line, statement.currency))
    paid = sum(record.pay for line in statement.lines for record in line.records)
    totals: tuple[Cell | Formula, ...] = ()
    if rows:
        summed = Formula(f"SUM(H2:H{len(rows) + 1})", _money(paid, statement.currency))
        totals = (_("Total"), *([None] * 6), summed, None)
    return Sheet(_("Records"), columns, rows, (), totals)


def _record_rows(line: StatementLine, currency: str) -> Iterator[tuple[Cell | Formula, ...]]:
    before: Fraction | None = None
    for record in line.records:
        so_far = quantity_of(line, record.running, currency)
        running: Cell | Formula = so_far
        if before is not None and before + record.credited == record.running:
            running = Formula("G{above}+F{row}", so_far)
        before = record.running
        bounds = [one.lower for one in record.slices][1:] if record.crosses else []
        yield (
            _(line.name),
            record.day,
            record.document,
            record.customer,
            record.product,
            quantity_of(line, record.credited, currency),
            running,
            _money(record.pay, currency),
            ", ".join(format_value(quantity_of(line, bound, currency)) for bound in bounds),
        )


def record_table(statement: Statement) -> Table:
    """The credited records alone, for a file that holds one table."""
    sheet = _records(statement)
    rows = tuple(tuple(_value(cell) for cell in row) for row in sheet.rows)
    return Table(sheet.columns, rows, statement.name, tuple(_value(cell) for cell in sheet.totals))


def _value(cell: Cell | Formula) -> Cell:
    return cell.value if isinstance(cell, Formula) else cell
