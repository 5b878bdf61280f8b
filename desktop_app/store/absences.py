"""Who was away when, and whether that was paid."""

from datetime import date
from typing import Final

from desktop_app.domain.company import Absence
from desktop_app.domain.records import Kind
from desktop_app.store import entries
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row

KIND: Final = Kind.ABSENCE
_PAID: Final = {True: "paid", False: "unpaid", None: ""}


def key_of(absence: Absence) -> str:
    """A person begins one absence a day; the same again corrects it."""
    return f"{absence.person}/{absence.first.isoformat()}"


def row_of(absence: Absence) -> Row:
    return entries.row_of(
        key_of(absence),
        owner=absence.person,
        day=absence.first.toordinal(),
        due=absence.last.toordinal(),
        stage=absence.type,
        status=_PAID[absence.paid],
        quantity=entries.millionths(absence.share),
        comment=absence.note,
    )


def load(store: Store, person: int = 0, first: date | None = None, after: date | None = None) -> list[Absence]:
    """The absences of ``person`` (0: everybody) that touch the days ``first`` up to, not including, ``after``."""
    conditions = [("v.owner = ?", person)] if person else []
    if first is not None:
        conditions.append(("v.due >= ?", first.toordinal()))
    if after is not None:
        conditions.append(("v.day < ?", after.toordinal()))
    where = " and ".join(text for text, _value in conditions)
    return [entry_of(kept) for kept in entries.load(store, KIND, where, [value for _text, value in conditions])]


def entry_of(kept: Kept) -> Absence:
    columns = kept.columns
    return Absence(
        columns["owner"],
        entries.day_of(columns["day"]),
        entries.day_of(columns["due"]),
        columns["stage"],
        {"paid": True, "unpaid": False}.get(columns["status"]),
        entries.fraction(columns["quantity"]),
        columns["comment"],
    )
