"""The table of what is expected of each role, in words."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.domain.formats import format_quantity
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.catalogue import Kpi

PACES: Final = {
    Pace.DAY: N_("a working day"),
    Pace.WEEK: N_("a week"),
    Pace.MONTH: N_("a month"),
    Pace.LEVEL: N_("to be held"),
}
_COLUMNS: Final = (
    Column("role", N_("Role")),
    Column("kpi", N_("KPI")),
    Column("amount", N_("Expected")),
    Column("pace", N_("How often")),
)


def expectations_table(found: Sequence[Expectation], kpis: Mapping[str, Kpi], currency: str) -> Table:
    """One row an expectation; the amount as its KPI is written."""
    rows = []
    for one in found:
        kpi = kpis.get(one.kpi)
        name = _(kpi.texts.name) if kpi else one.kpi
        amount = format_quantity(Quantity(one.amount, kpi.unit, currency)) if kpi else str(one.amount)
        rows.append((one.role, name, amount, _(PACES[one.pace])))
    return Table(_COLUMNS, tuple(rows))
