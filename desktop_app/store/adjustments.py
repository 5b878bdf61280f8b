"""Amounts of pay by hand, each with its reason; one that was a mistake is withdrawn and stays readable."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.store import entries
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of


@dataclass(frozen=True, slots=True)
class Adjustment:
    """``amount`` in the currency of the person's plan, for the run of ``period``."""

    id: int
    person: int
    period: Period
    amount: Fraction
    reason: str
    recorded_at: str
    withdrawn_at: str | None


def save(store: Store, person: int, period: Period, amount: Fraction, reason: str, *, recorded_at: str) -> int:
    days = [period.name, period.start.toordinal(), period.end.toordinal()]
    row = store.db.execute(
        """insert into adjustment (person, period, starts, ends, amount, reason, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?) returning id""",
        [person, *days, entries.millionths(amount), reason, recorded_at],
    ).fetchone()
    return int(row[0])


def withdraw(store: Store, adjustment: int, *, moment: str) -> None:
    store.db.execute(
        "update adjustment set withdrawn_at = ? where id = ? and withdrawn_at is null", [moment, adjustment]
    )


def load(store: Store, *, withdrawn: bool = False) -> list[Adjustment]:
    """Those that count, oldest first; with ``withdrawn`` all of them."""
    where = "" if withdrawn else "where withdrawn_at is null"
    return [
        Adjustment(
            row["id"],
            row["person"],
            period_of(row["period"], row["starts"], row["ends"]),
            from_stored(row["amount"]),
            row["reason"],
            row["recorded_at"],
            row["withdrawn_at"],
        )
        for row in store.db.query(f"select * from adjustment {where} order by id")
    ]
