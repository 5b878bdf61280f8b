"""Targets as a table: company, teams and people down, the year and its parts across; nothing is added up here."""

from collections.abc import Callable, Sequence

from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _

_INDENT = "\u2003"  # an em space for each step down


def build(
    periods: Sequence[Period],
    lines: Sequence[tuple[Scope, int]],
    amount: Callable[[Scope, Period], Quantity | None],
    unit: Unit,
    title: str = "",
) -> Table:
    """``lines``: each scope with its depth. A period is a column, by its name as typed in files."""
    columns = (
        Column("scope", N_("Scope")),
        *(Column(period.name, format_period(period), unit) for period in periods),
    )
    rows = tuple(
        (_INDENT * depth + (scope.name or _("Company")), *(amount(scope, period) for period in periods))
        for scope, depth in lines
    )
    return Table(columns, rows, title)
