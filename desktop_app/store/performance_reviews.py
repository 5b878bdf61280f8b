"""Performance reviews that were frozen: all that stood in one, as JSON. Drafts are made of performance_answers."""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class FrozenReview:
    """``result`` is JSON; ``frozen_at`` ISO 8601 in UTC."""

    id: int
    frozen_at: str
    result: str


def save(store: Store, person: int, period: Period, result: str, *, frozen_at: str) -> None:
    store.db.execute(
        "insert into performance_review (person, period, starts, ends, frozen_at, result) values (?, ?, ?, ?, ?, ?)",
        [person, period.name, period.start.toordinal(), period.end.toordinal(), frozen_at, result],
    )


def find(store: Store, person: int, period: Period) -> FrozenReview | None:
    """The one in force for exactly these days: at most one is."""
    rows = store.db.query(
        """select id, frozen_at, result from performance_review where person = ? and starts = ? and ends = ?
           and reopened_at is null order by id desc limit 1""",
        [person, period.start.toordinal(), period.end.toordinal()],
    )
    return next((FrozenReview(**row) for row in rows), None)


def reopen(store: Store, number: int, *, moment: str) -> None:
    """It holds no longer; it stays in the file as it was."""
    store.db.execute("update performance_review set reopened_at = ? where id = ?", [moment, number])
