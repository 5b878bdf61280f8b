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
    """From ``day`` on the person's quota of the whole ``period`` would be ``amount``, in the unit of ``quota``."""

    person: int
    quota: str
    period: Period
    day: date
    amount: Fraction
    reason: str
    recorded_at: str


def save(store: Store, one: QuotaChanged) -> None:
    """The newest of one person, quota, period and day holds."""
    store.db.execute(
        """insert into quota_change (person, quota, period, starts, ends, day, amount, reason, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
    )


def load(store: Store) -> list[QuotaChanged]:
    """Those that hold, by day."""
    rows = store.db.query(
        """select * from quota_change where id in
           (select max(id) from quota_change group by person, quota, starts, ends, day) order by day, id"""
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
        )
        for row in rows
    ]
