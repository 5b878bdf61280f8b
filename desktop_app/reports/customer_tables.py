"""Classes of customers and the customers themselves as tables; figures come from rules/analysis/classes."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from desktop_app.domain.cells import cell, mean_money, without_empty
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.classes import Classed, ClassRow


def classes_table(rows: Sequence[ClassRow], currency: str, head: str = N_("Class")) -> Table:
    """A row a class, with its share of customers and amount; contacts only where a class asks for them."""
    columns = (
        Column("class", head),
        Column("customers", N_("Customers"), Unit.COUNT),
        Column("customer_share", N_("Share"), Unit.PERCENT),
        Column("amount", N_("Revenue"), Unit.MONEY, currency),
        Column("amount_share", N_("Share of revenue"), Unit.PERCENT),
        Column("orders", N_("Orders"), Unit.COUNT),
        Column("per_order", N_("Per order"), Unit.MONEY, currency),
        Column("margin_rate", N_("Profit margin"), Unit.PERCENT),
        Column("silent", N_("Silent for, median"), Unit.DAYS),
        Column("coverage", N_("Spoken to in time"), Unit.PERCENT),
        Column("strategy", N_("Strategy")),
    )
    count = sum(row.customers for row in rows)
    amount = sum((row.amount for row in rows), Fraction(0))
    lines = [_row(row, count, amount, currency) for row in rows]
    totals = (_("Total"), count, None, cell(amount, Unit.MONEY, currency), None, sum(row.orders for row in rows),
              *[None] * 5)  # fmt: skip
    return without_empty(Table(columns, tuple(lines), totals=totals), {"class", "customers", "amount"})


def _row(row: ClassRow, count: int, amount: Fraction, currency: str) -> tuple[Cell, ...]:
    return (
        _(row.name), row.customers, cell(Fraction(row.customers, count) if count else None, Unit.PERCENT),
        cell(row.amount, Unit.MONEY, currency), cell(row.amount / amount if amount else None, Unit.PERCENT),
        row.orders, mean_money(row.per_order, currency), cell(row.margin_rate, Unit.PERCENT),
        cell(row.silent.median, Unit.DAYS), cell(row.coverage, Unit.PERCENT), _(row.strategy) if row.strategy else "",
    )  # fmt: skip


def customers_table(
    found: Sequence[Classed], class_of: Callable[[int | None], str], labels: Mapping[int, str], currency: str
) -> Table:
    """The customers one by one, with class and the fifths of recency, frequency and money."""
    columns = (
        Column("customer", N_("Customer")),
        Column("class", N_("Class")),
        Column("rfm", N_("RFM")),
        Column("group", N_("Group")),
        Column("amount", N_("Revenue"), Unit.MONEY, currency),
        Column("orders", N_("Orders"), Unit.COUNT),
        Column("silent", N_("Since last purchase"), Unit.DAYS),
        Column("since", N_("Since first purchase"), Unit.DAYS),
        Column("margin_rate", N_("Profit margin"), Unit.PERCENT),
        Column("contacted", N_("Since last contact"), Unit.DAYS),
    )
    lines = tuple(
        (
            labels.get(one.customer.key, ""), class_of(one.place), one.code, _(one.group),
            cell(one.customer.amount, Unit.MONEY, currency), one.customer.orders, cell(one.customer.last, Unit.DAYS),
            cell(one.customer.first, Unit.DAYS), cell(one.customer.margin_rate, Unit.PERCENT),
            cell(one.customer.contacted, Unit.DAYS),
        )
        for one in found
    )  # fmt: skip
    return without_empty(Table(columns, lines), {"customer", "class", "amount", "silent"})
