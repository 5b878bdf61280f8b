"""The workspace's own versions of scorecards, as dated revisions of TOML text; nothing is overwritten."""

from dataclasses import dataclass
from datetime import date

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Revision:
    """``valid_from`` as ordinal, 0: from the beginning."""

    key: str
    valid_from: int
    text: str
    recorded_at: str
    reason: str


def save(store: Store, one: Revision) -> None:
    store.db.execute(
        "insert into scorecard (key, valid_from, text, recorded_at, reason) values (?, ?, ?, ?, ?)",
        [one.key, one.valid_from, one.text, one.recorded_at, one.reason],
    )


def load(store: Store, day: date) -> dict[str, Revision]:
    """By key, the revision that holds on ``day``: of the latest valid-from, the one recorded last."""
    rows = store.db.query(
        """select key, valid_from, text, recorded_at, reason from scorecard where valid_from <= ?
           order by valid_from, id""",
        [day.toordinal()],
    )
    return {row["key"]: Revision(**row) for row in rows}


def history(store: Store, key: str) -> list[Revision]:
    """Every revision of one card, the newest first."""
    rows = store.db.query(
        "select key, valid_from, text, recorded_at, reason from scorecard where key = ? order by id desc", [key]
    )
    return [Revision(**row) for row in rows]
