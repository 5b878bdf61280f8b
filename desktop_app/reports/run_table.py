"""A run of pay as tables: what everybody earns, for the lead, and what is to be paid, for payroll."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.ledger import quantity_of
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement, StatementLine

STATES = {
    State.EVALUATED: N_("Evaluated"),
    State.NOT_EVALUABLE: N_("Not evaluable"),
    State.UNDECIDED: N_("To be decided"),
    State.NOT_DUE: N_("Not due"),
}


def build(statements: Sequence[Statement], title: str = "") -> Table:
    """One row a person. Measure, quota and attainment are those of the component held to a quota, else the first."""
    columns = (
        Column("person", N_("Person")),
        Column("plan", N_("Plan")),
        Column("measure", N_("Base"), Unit.COUNT),
        Column("quota", N_("Quota"), Unit.COUNT),
        Column("attainment", N_("Attainment"), Unit.PERCENT),
        Column("pay", N_("Pay"), Unit.MONEY),
        Column("state", N_("State")),
        Column("reason", N_("Reason")),
    )
    return Table(columns, tuple(_row(one) for one in statements), title, _totals(statements))


def main_line(statement: Statement) -> StatementLine | None:
    """The component a person is measured by: one with an attainment, else one with a quota, else the first."""
    ranked = sorted(statement.lines, key=lambda line: (line.attainment is None, line.quota is None))
    return next(iter(ranked), None)


def _row(one: Statement) -> tuple[Cell, ...]:
    line = main_line(one)
    measure = quota = attainment = None
    if line is not None:
        measure = None if line.measure is None else quantity_of(line, line.measure, one.currency)
        quota = None if line.quota is None else quantity_of(line, line.quota, one.currency)
        attainment = None if line.attainment is None else Quantity(line.attainment, Unit.PERCENT)
    reason = sentence(one.reasons[0]) if one.reasons else ""
    return (
        one.name,
        _(one.plan),
        measure,
        quota,
        attainment,
        _money(one.pay, one.currency),
        _(STATES[one.state]),
        reason,
    )


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


def _totals(statements: Sequence[Statement]) -> tuple[Cell, ...]:
    """Pay, and the measure where everybody has the same one; nothing is added across currencies."""
    currencies = {one.currency for one in statements}
    if len(currencies) != 1:
        return ()
    currency = next(iter(currencies))
    lines = [line for line in map(main_line, statements) if line is not None]
    base = None
    if lines and len({line.measure_key for line in lines}) == 1:
        whole = sum((line.measure for line in lines if line.measure is not None), Fraction(0))
        base = quantity_of(lines[0], whole, currency)
    pay = _money(sum(one.pay or 0 for one in statements), currency)
    return _("Total"), None, base, None, None, pay, None, None


PAYROLL: Final = (
    Column("staff_number", N_("Staff number")),
    Column("person", N_("Person")),
    Column("code", N_("Pay code")),
    Column("component", N_("Component")),
    Column("earned_in", N_("Earned in")),
    Column("paid_in", N_("Paid in")),
    Column("pay", N_("Pay before tax"), Unit.MONEY),
    Column("currency", N_("Currency")),
)
"""What a payroll file can hold; the pay is always in it."""


@dataclass(frozen=True, slots=True)
class PayrollForm:
    """``columns``: keys of PAYROLL in their order, empty: all but the code, which is there if there are ``codes``.

    ``staff``: staff numbers by person; ``codes``: by component; ``paid_in``: the month of payment as 2017-10.
    """

    staff: Mapping[int, str]
    paid_in: str = ""
    columns: Sequence[str] = ()
    codes: Mapping[str, str] = field(default_factory=dict)

    def chosen(self) -> tuple[Column, ...]:
        by_key = {one.key: one for one in PAYROLL}
        keys = self.columns or [key for key in by_key if key != "code" or self.codes]
        return tuple(by_key[key] for key in keys)


def build_payroll(statements: Sequence[Statement], form: PayrollForm) -> Table:
    """One row a person and component, before tax, in the plan's currency; the total is the control sum.

    What earlier periods gave more or less stands under the period that earned it. Who cannot be evaluated yet is not
    in the file: see ``held``.
    """
    ready = [one for one in statements if one.pay is not None]
    columns = form.chosen()
    rows = tuple(tuple(cells[column.key] for column in columns) for one in ready for cells in _payroll_rows(one, form))
    currencies = {one.currency for one in ready}
    if len(currencies) != 1:
        return Table(columns, rows)
    currency = next(iter(currencies))
    control = {"pay": _money(sum(one.pay or 0 for one in ready), currency), "currency": currency}
    named = next((column.key for column in columns if column.key not in control), "")
    totals = tuple(control.get(one.key, _("Control total") if one.key == named else None) for one in columns)
    return Table(columns, rows, totals=totals)


def _payroll_rows(one: Statement, form: PayrollForm) -> Iterator[dict[str, Cell]]:
    codes = {_(name): code for name, code in form.codes.items()}
    for label, earned_in, minor in _parts(one):
        yield {
            "staff_number": form.staff.get(one.person, ""),
            "person": one.name,
            "code": codes.get(label, ""),
            "component": label,
            "earned_in": earned_in,
            "paid_in": form.paid_in,
            "pay": _money(minor, one.currency),
            "currency": one.currency,
        }


def _parts(one: Statement) -> Iterator[tuple[str, str, int]]:
    """(component or kind, earning period, minor units) of what is paid; they sum to the pay."""
    period, account = one.period.name, one.account
    if account is None:
        yield from ((_(line.name), period, line.pay) for line in one.lines if line.pay is not None)
        return
    names = dict.fromkeys((*(line.name for line in one.lines if line.pay is not None), *account.released))
    found = [(_(name), period, account.released.get(name, 0)) for name in names]
    found.append((_("Adjustment"), period, account.adjusted))
    found.append((_("Draw or guarantee"), period, account.net + account.top_up - sum(part[2] for part in found)))
    found += [(_("Correction"), each.period.name, each.minor) for each in account.corrections]
    found.append((_("Balance"), period, (one.pay or 0) - sum(part[2] for part in found)))
    components = len(names)
    yield from (part for place, part in enumerate(found) if part[2] or place < components)
