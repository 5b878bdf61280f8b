"""What people bring into a plan that begins inside its year."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.period import Length, containing
from desktop_app.domain.records import Kind
from desktop_app.store import entries, names
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row

KIND: Final = Kind.OPENING_BALANCE
AMOUNTS: Final = ("earned", "held", "owed", "carried")
"""Kept as exact texts beside the measure, which is the record's amount."""


def key_of(balance: OpeningBalance) -> str:
    return f"{balance.person}/{names.fold(balance.plan)}/{balance.day.isoformat()}"


def row_of(balance: OpeningBalance) -> Row:
    more = {f".{name}": str(getattr(balance, name)) for name in AMOUNTS}
    return entries.row_of(
        key_of(balance),
        owner=balance.person,
        stage=balance.plan,
        day=balance.day.toordinal(),
        amount=entries.millionths(balance.measure),
        currency=balance.currency,
        comment=balance.note,
        more=json.dumps(more),
    )


def load(store: Store, person: int = 0) -> list[OpeningBalance]:
    """The balances of ``person`` (0: everybody), oldest first."""
    return [
        entry_of(kept) for kept in entries.load(store, KIND, "v.owner = ?" if person else "", [person][: bool(person)])
    ]


def newest(balances: Sequence[OpeningBalance], plan: str, until: date = date.max) -> OpeningBalance | None:
    """Of one person's ``balances``, oldest first, the newest in the plan called ``plan``; None if there is none.

    One of a day after ``until`` only where there is no earlier one: it is of a later year.
    """
    wanted = names.fold(plan)
    found = [one for one in balances if names.fold(one.plan) == wanted]
    return next((one for one in reversed(found) if one.day <= until), found[-1] if found else None)


def same_year(balances: Iterable[OpeningBalance], one: OpeningBalance, fiscal_start: int = 1) -> OpeningBalance | None:
    """Another of ``balances`` with which ``one`` would stand in the same plan and year; None if there is none."""
    year = containing(one.day, Length.YEAR, fiscal_start, fiscal=fiscal_start > 1)
    key = one.person, names.fold(one.plan)
    alike = (two for two in balances if (two.person, names.fold(two.plan)) == key)
    return next((two for two in alike if two.day != one.day and two.day in year), None)


def entry_of(kept: Kept) -> OpeningBalance:
    columns = kept.columns
    more = json.loads(columns["more"] or "{}")
    return OpeningBalance(
        columns["owner"],
        columns["stage"],
        entries.day_of(columns["day"]),
        entries.fraction(columns["amount"]),
        **{name: Fraction(more.get(f".{name}", 0)) for name in AMOUNTS},
        currency=columns["currency"],
        note=columns["comment"],
    )
