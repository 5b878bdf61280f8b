"""People whose pay for a period waits, with the reason; the run goes on without them."""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Hold:
    """``released_at`` is None while it lasts."""

    id: int
    person: int
    starts: int
    ends: int
    reason: str
    recorded_at: str
    released_at: str | None


def save(store: Store, person: int, period: Period, reason: str, *, recorded_at: str) -> None:
    store.db.execute(
        "insert into hold (person, starts, ends, reason, recorded_at) values (?, ?, ?, ?, ?)",
        [person, period.start.toordinal(), period.end.toordinal(), reason, recorded_at],
    )


def release(store: Store, person: int, period: Period, *, moment: str) -> None:
    store.db.execute(
        "update hold set released_at = ? where person = ? and starts = ? and ends = ? and released_at is null",
        [moment, person, period.start.toordinal(), period.end.toordinal()],
    )


def load(store: Store, period: Period, *, released: bool = False) -> list[Hold]:
    """The holds of exactly this period that last, oldest first; with ``released`` all of them."""
    rows = store.db.query(
        "select * from hold where starts = ? and ends = ? order by id",
        [period.start.toordinal(), period.end.toordinal()],
    )
    return [one for one in (Hold(**row) for row in rows) if released or one.released_at is None]
