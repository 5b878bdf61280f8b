"""The data behind the sheet of a one-on-one as a workbook: figures, credited records, what is agreed; of one person."""

from collections.abc import Iterator

from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column
from desktop_app.files.workbook import Sheet as Page
from desktop_app.i18n import N_, _
from desktop_app.reports.figure_tables import figure_table
from desktop_app.reports.pay_parts import pay_parts
from desktop_app.reports.promise_words import OUTCOMES
from desktop_app.reports.statement_workbook import record_table
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.rules.incentives.statement import Statement


def build(sheet: Sheet) -> tuple[Page, ...]:
    """A page a part; a part without content has none."""
    return tuple(_pages(sheet))


def _pages(sheet: Sheet) -> Iterator[Page]:
    table = figure_table([one.figure for one in sheet.figures], [one.kpi for one in sheet.figures])
    head = ((_("For"), sheet.about.person.name), (_("Period"), sheet.period), (_("As of"), sheet.as_of))
    yield Page(_("Figures"), table.columns, table.rows, head)
    if sheet.pay is not None:
        yield _pay(sheet.pay)
        records = record_table(sheet.pay)
        if records.rows:
            yield Page(_("Records"), records.columns, records.rows)
    promises = (*sheet.promises, *sheet.agreed)
    if promises:
        columns = (Column("promise", N_("Promise")), Column("due", N_("Due")), Column("outcome", N_("Outcome")))
        yield Page(_("Agreed"), columns, tuple((one.text, one.due, _(OUTCOMES[one.outcome])) for one in promises))


def _pay(statement: Statement) -> Page:
    currency = statement.currency
    columns = (Column("part", N_("Part of the pay")), Column("amount", N_("Amount"), Unit.MONEY, currency))

    def money(minor: int) -> Quantity:
        return Quantity(from_minor(minor, currency), Unit.MONEY, currency)

    rows = tuple((words, money(minor)) for words, minor in pay_parts(statement))
    total = () if statement.pay is None else (_("Pay"), money(statement.pay))
    return Page(_("Pay"), columns, rows, totals=total)
