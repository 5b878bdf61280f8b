"""Quotas that change from a day within their period; a wrong quota is corrected in targets, which is no change."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.store import entries
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of


@dataclass(frozen=True, slots=True)
class QuotaChanged:
    """From ``day`` on the person's quota of the whole ``period`` would be ``amount``, in the unit of ``quota``.

    ``id``: 0 until it is kept.
    """

    person: int
    quota: str
    period: Period
    day: date
    amount: Fraction
    reason: str
    recorded_at: str
    id: int = 0


def save(store: Store, one: QuotaChanged) -> int:
    """Its number. The newest of one person, quota, period and day holds, as long as it is not withdrawn."""
    row = store.db.execute(
        """insert into quota_change (person, quota, period, starts, ends, day, amount, reason, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
        [
            one.person,
            one.quota,
            one.period.name,
            one.period.start.toordinal(),
            one.period.end.toordinal(),
            one.day.toordinal(),
            entries.millionths(one.amount),
            one.reason,
            one.recorded_at,
        ],
    ).fetchone()
    return int(row[0])


def withdraw(store: Store, number: int, *, moment: str) -> None:
    """Let a change count no longer; what it had replaced holds again."""
    store.db.execute("update quota_change set withdrawn_at = ? where id = ? and withdrawn_at is null", [moment, number])


def load(store: Store) -> list[QuotaChanged]:
    """Those that hold, by day."""
    rows = store.db.query(
        """select * from quota_change where id in
           (select max(id) from quota_change where withdrawn_at is null group by person, quota, starts, ends, day)
           order by day, id"""
    )
    return [
        QuotaChanged(
            row["person"],
            row["quota"],
            period_of(row["period"], row["starts"], row["ends"]),
            date.fromordinal(row["day"]),
            from_stored(row["amount"]),
            row["reason"],
            row["recorded_at"],
            row["id"],
        )
        for row in rows
    ]
