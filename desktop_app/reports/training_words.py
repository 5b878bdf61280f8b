"""Trainings as a table: how many had to take one, how many did, and who still has to."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.domain.training import Training
from desktop_app.i18n import N_

_COLUMNS: Final = (
    Column("title", N_("Training")),
    Column("due", N_("Due"), Unit.COUNT),
    Column("done", N_("Completed"), Unit.COUNT),
    Column("share", N_("Share"), Unit.PERCENT),
    Column("failed", N_("Failed"), Unit.COUNT),
    Column("hours", N_("Hours"), Unit.COUNT),
    Column("last", N_("Last time")),
    Column("late", N_("Who still has to")),
)


def trainings_table(found: Sequence[Training]) -> Table:
    """One row a training."""
    return Table(_COLUMNS, tuple(_row(one) for one in found))


def _row(one: Training) -> tuple[Cell, ...]:
    share = Quantity(Fraction(one.done, one.due), Unit.PERCENT) if one.due else None
    count = [Quantity(Fraction(n), Unit.COUNT) for n in (one.due, one.done, one.failed, one.hours)]
    return one.title, count[0], count[1], share, count[2], count[3], one.last, ", ".join(one.late)
