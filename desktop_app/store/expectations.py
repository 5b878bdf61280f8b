"""What is expected of a role: revisions; the newest of a role and KPI holds, and one that ended is none."""

from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.domain.money import SCALE, from_stored, round_whole
from desktop_app.store.database import Store


def save(store: Store, one: Expectation, *, recorded_at: str, ended: bool = False) -> None:
    store.db.execute(
        "insert into expectation (role, kpi, amount, pace, ended, recorded_at) values (?, ?, ?, ?, ?, ?)",
        [one.role, one.kpi, round_whole(one.amount * SCALE), one.pace.value, int(ended), recorded_at],
    )


def load(store: Store) -> list[Expectation]:
    """Those that hold, by role and KPI."""
    rows = store.db.execute(
        """select role, kpi, amount, pace from expectation
           where id in (select max(id) from expectation group by role, kpi) and not ended order by role, kpi"""
    )
    return [Expectation(role, kpi, from_stored(amount), Pace(pace)) for role, kpi, amount, pace in rows.fetchall()]
