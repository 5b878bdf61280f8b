"""Pay as it is beside pay as it would be, as a table of people with totals."""

from collections.abc import Sequence

from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.beside import Beside, totals


def build(lines: Sequence[Beside], title: str = "") -> Table:
    """One row a person; a total only where all are paid in one currency."""
    columns = (
        Column("person", N_("Person")),
        Column("plan", N_("Plan")),
        Column("now", N_("Now"), Unit.MONEY),
        Column("then", N_("Then"), Unit.MONEY),
        Column("change", N_("Change"), Unit.MONEY),
        Column("reason", N_("Reason")),
    )
    return Table(columns, tuple(_row(one) for one in lines), title, _totals(lines))


def _row(one: Beside) -> tuple[Cell, ...]:
    shown = one.then or one.now
    reasons = [why for side in (one.now, one.then) if side for why in side.reasons]
    return (
        one.name,
        _(shown.plan) if shown else None,
        *(_money(side.pay if side else None, one.currency) for side in (one.now, one.then)),
        _money(one.change, one.currency),
        sentence(reasons[0]) if reasons else "",
    )


def _totals(lines: Sequence[Beside]) -> tuple[Cell, ...]:
    found = totals(lines)
    if len(found) != 1 or any(one.change is None for one in lines):
        return ()
    ((currency, (now, then)),) = found.items()
    sums = (_money(minor, currency) for minor in (now, then, then - now))
    return _("Total"), None, *sums, None


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)
