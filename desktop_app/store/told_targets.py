"""Which target a person was told on which day; what holds now is in targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.period import Period
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of


@dataclass(frozen=True, slots=True)
class Told:
    """``amount`` in millionths, as it was told on ``day``."""

    person: int
    kpi: str
    period: Period
    amount: int
    day: date
    recorded_at: str = ""
    id: int = 0


def save(store: Store, told: Iterable[Told], *, recorded_at: str) -> None:
    store.db.conn.executemany(
        """insert into told_target (person, kpi, period, starts, ends, amount, day, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (one.person, one.kpi, one.period.name, one.period.start.toordinal(), one.period.end.toordinal(),
             one.amount, one.day.toordinal(), recorded_at)
            for one in told
        ],
    )  # fmt: skip


def withdraw(store: Store, number: int, *, moment: str) -> None:
    """It was never told after all; the entry stays in the file."""
    store.db.execute("update told_target set withdrawn_at = ? where id = ? and withdrawn_at is null", [moment, number])


def load(store: Store, kpi: str, first: int, after: int, person: int = 0) -> list[Told]:
    """What was told of targets inside the days ``first`` up to, not including, ``after``; oldest first."""
    rows = store.db.query(
        """select * from told_target where kpi = ? and starts >= ? and ends <= ? and (person = ? or ? = 0)
           and withdrawn_at is null order by day, id""",
        [kpi, first, after, person, person],
    )
    return [
        Told(
            row["person"],
            row["kpi"],
            period_of(row["period"], row["starts"], row["ends"]),
            row["amount"],
            date.fromordinal(row["day"]),
            row["recorded_at"],
            row["id"],
        )
        for row in rows
    ]
