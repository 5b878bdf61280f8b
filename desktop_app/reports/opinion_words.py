"""The words of the inbox: how far the lead is with an opinion, and the table of all of them."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.opinion import Care, Opinion
from desktop_app.domain.records import STATE_WORDS
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _

CARE: Final = {Care.NEW: N_("not looked at"), Care.IN_WORK: N_("in work"), Care.CLOSED: N_("closed")}
COLUMNS: Final = (
    Column("number", N_("Number")),
    Column("day", N_("Day")),
    Column("customer", N_("Customer")),
    Column("sort", N_("Type")),
    Column("reason", N_("Reason")),
    Column("comment", N_("Comment")),
    Column("answered", N_("Answered")),
    Column("care", N_("State")),
    Column("tags", N_("Tags")),
)


def opinions_table(found: Sequence[Opinion]) -> Table:
    """One row an opinion."""
    return Table(COLUMNS, tuple(_row(one) for one in found))


def _row(one: Opinion) -> tuple[Cell, ...]:
    return (str(one.number), one.day, one.customer, _(STATE_WORDS.get(one.sort, one.sort)) if one.sort else "",
            one.reason, one.comment, _("yes") if one.answered else _("no"), _(CARE[one.care]),
            ", ".join(one.tags))  # fmt: skip
