"""Waiting times as tables; figures come from rules/analysis/waits."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from desktop_app.domain.cells import bound, cell
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.waits import BANDS, WaitRow

_HOUR = 60


def waits_table(rows: Sequence[WaitRow], head: str, name: Callable[[int | str], str], whole: WaitRow) -> Table:
    """A row a group, times in hours; all together below, from the same waits and not from the groups' figures."""
    columns = (
        Column("group", head),
        Column("received", N_("Received"), Unit.COUNT),
        Column("answered", N_("Answered"), Unit.COUNT),
        Column("median", N_("Median"), Unit.HOURS),
        Column("slow", N_("Slow tenth"), Unit.HOURS),
        Column("share", N_("In time"), Unit.PERCENT),
        Column("low", N_("from"), Unit.PERCENT),
        Column("high", N_("to"), Unit.PERCENT),
        Column("due", N_("of"), Unit.COUNT),
    )
    lines = tuple((name(row.group) or _("None"), *_row(row)) for row in rows)
    return Table(columns, lines, totals=(_("All"), *_row(whole)))


def _row(row: WaitRow) -> tuple[Cell, ...]:
    known = row.interval
    return (
        row.received, row.times.n, _hours(row.times.median), _hours(row.times.slow), cell(row.share, Unit.PERCENT),
        bound(known.low if known else None), bound(known.high if known else None), row.due,
    )  # fmt: skip


def _hours(minutes: Fraction | None) -> Cell:
    return None if minutes is None else cell(minutes / _HOUR, Unit.HOURS)


def bands_table(bands: Sequence[int]) -> Table:
    """How many waited how long."""
    columns = (
        Column("band", N_("Waited")),
        Column("records", N_("Records"), Unit.COUNT),
        Column("share", N_("Share"), Unit.PERCENT),
    )
    count = sum(bands)
    lines = tuple(
        (_(word), number, cell(Fraction(number, count) if count else None, Unit.PERCENT))
        for word, number in zip(BANDS, bands, strict=True)
    )
    return Table(columns, lines, totals=(_("All"), count, None))
