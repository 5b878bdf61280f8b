"""Observations; a change appends, the newest row of a number holds, and one that was removed stays in the file."""

from datetime import date

from desktop_app.domain.observation import Observation, Side
from desktop_app.store.database import Store


def save(store: Store, one: Observation, *, recorded_at: str, removed: bool = False) -> int:
    """Keep it under its number, a new one if it has none; the number."""
    number = one.id or int(store.db.execute("select coalesce(max(number), 0) + 1 from observation").fetchone()[0])
    store.db.execute(
        """insert into observation (number, side, subject, text, day, source, kpi, action, annotation, removed,
           recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [number, one.side.value, one.subject, one.text, one.day.toordinal(), one.source, one.kpi, one.action,
         one.annotation, int(removed), recorded_at],
    )  # fmt: skip
    return number


def load(store: Store) -> list[Observation]:
    """Those that hold, the newest day first."""
    rows = store.db.query(
        """select * from observation where id in (select max(id) from observation group by number) and not removed
           order by day desc, number desc"""
    )
    return [
        Observation(
            Side(row["side"]),
            row["text"],
            date.fromordinal(row["day"]),
            row["subject"],
            row["source"],
            row["kpi"],
            row["action"],
            row["annotation"],
            row["number"],
        )
        for row in rows
    ]
