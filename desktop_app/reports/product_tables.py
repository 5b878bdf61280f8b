"""Products by revenue as a table; figures come from rules/analysis/products and pareto."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from desktop_app.domain.cells import cell, mean_money, without_empty
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.pareto import Ranked
from desktop_app.rules.analysis.products import ProductRow


def products_table(
    rows: Sequence[Ranked[ProductRow]],
    before: Mapping[int, Fraction],
    labels: Mapping[int, str],
    currency: str,
    head: str = N_("Product"),
) -> Table:
    """Columns of which nothing is known (margin, pieces, discount, the year before) are left out."""
    columns = (
        Column("product", head),
        Column("letter", N_("Class")),
        Column("revenue", N_("Revenue"), Unit.MONEY, currency),
        Column("share", N_("Share"), Unit.PERCENT),
        Column("cumulative", N_("Up to here"), Unit.PERCENT),
        Column("margin", N_("Gross profit"), Unit.MONEY, currency),
        Column("margin_rate", N_("Profit margin"), Unit.PERCENT),
        Column("units", N_("Pieces"), Unit.COUNT),
        Column("price", N_("Revenue per piece"), Unit.MONEY, currency),
        Column("discount", N_("Discount"), Unit.PERCENT),
        Column("before", N_("A year before"), Unit.MONEY, currency),
        Column("records", N_("Records"), Unit.COUNT),
    )
    cells = [_row(row, before, labels, currency) for row in rows]
    whole = _totals(rows, before, currency)
    return without_empty(Table(columns, tuple(cells), totals=whole), {"product", "letter", "revenue"})


def _row(
    row: Ranked[ProductRow], before: Mapping[int, Fraction], labels: Mapping[int, str], currency: str
) -> tuple[Cell, ...]:
    one = row.item
    return (
        labels.get(one.key, ""), row.letter, cell(one.revenue, Unit.MONEY, currency), cell(row.share, Unit.PERCENT),
        cell(row.cumulative, Unit.PERCENT), cell(one.margin, Unit.MONEY, currency) if one.costed else None,
        cell(one.margin_rate, Unit.PERCENT), cell(one.units, Unit.COUNT) if one.units else None,
        mean_money(one.price, currency), cell(one.discount, Unit.PERCENT),
        cell(before[one.key], Unit.MONEY, currency) if before.get(one.key) else None, one.n,
    )  # fmt: skip


def _totals(rows: Sequence[Ranked[ProductRow]], before: Mapping[int, Fraction], currency: str) -> tuple[Cell, ...]:
    """Sums, and ratios of the sums."""
    parts = [row.item for row in rows]
    if not parts:
        return ()

    def total(name: str) -> Fraction:
        return sum((getattr(one, name) for one in parts), Fraction(0))

    whole = ProductRow(
        0, total("revenue"), sum(one.n for one in parts), total("units"), total("margin"), total("costed"),
        total("listed"), total("sold"),
    )  # fmt: skip
    last_year = {0: sum((before.get(one.key, Fraction(0)) for one in parts), Fraction(0))}
    line = _row(Ranked(whole, whole.revenue, None, None, ""), last_year, {0: _("Total")}, currency)
    return (*line[:7], line[7], None, *line[9:])
