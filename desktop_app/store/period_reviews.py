"""Reviews of past periods, kept for good: their results as JSON, lessons, decisions; and ratings with their evidence.

Runs of pay, called evaluations here, stand in ``evaluations``.
"""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class StoredReview:
    """``state``: open or closed. ``result`` is JSON."""

    id: int
    period: str
    starts: int
    ends: int
    state: str
    recorded_at: str
    result: str
    lessons: str
    closed_at: str | None


@dataclass(frozen=True, slots=True)
class StoredDecision:
    matter: str
    subject: str
    outcome: str
    words: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class StoredRating:
    person: int
    subject: str
    score: int
    evidence: str
    recorded_at: str


def load(store: Store) -> list[StoredReview]:
    """The newest review of every period, open or closed; the latest period first."""
    rows = store.db.query(
        """select * from period_review where id in (select max(id) from period_review group by starts, ends)
           order by ends desc, starts"""
    )
    return [StoredReview(**row) for row in rows]


def of_period(store: Store, period: Period) -> list[StoredReview]:
    """Every review of exactly these days, newest first."""
    days = [period.start.toordinal(), period.end.toordinal()]
    rows = store.db.query("select * from period_review where starts = ? and ends = ? order by id desc", days)
    return [StoredReview(**row) for row in rows]


def find(store: Store, number: int) -> StoredReview | None:
    rows = store.db.query("select * from period_review where id = ?", [number])
    return next((StoredReview(**row) for row in rows), None)


def save(store: Store, period: Period, result: str, *, recorded_at: str) -> int:
    """A new open review; its number."""
    row = store.db.execute(
        """insert into period_review (period, starts, ends, state, recorded_at, result)
           values (?, ?, ?, 'open', ?, ?) returning id""",
        [period.name, period.start.toordinal(), period.end.toordinal(), recorded_at, result],
    ).fetchone()
    return int(row[0])


def save_result(store: Store, number: int, result: str, *, recorded_at: str) -> None:
    """What an open review finds now, in the place of what it found before."""
    store.db.execute("update period_review set result = ?, recorded_at = ? where id = ?", [result, recorded_at, number])


def save_lessons(store: Store, number: int, lessons: str) -> None:
    store.db.execute("update period_review set lessons = ? where id = ?", [lessons, number])


def close(store: Store, number: int, *, closed_at: str) -> None:
    store.db.execute("update period_review set state = 'closed', closed_at = ? where id = ?", [closed_at, number])


def save_decision(store: Store, number: int, one: StoredDecision) -> None:
    store.db.execute(
        """insert into period_decision (review_id, matter, subject, outcome, words, recorded_at)
           values (?, ?, ?, ?, ?, ?)""",
        [number, one.matter, one.subject, one.outcome, one.words, one.recorded_at],
    )


def decisions(store: Store, number: int) -> list[StoredDecision]:
    """Those that hold, in the order they were first taken."""
    rows = store.db.query("select * from period_decision where review_id = ? order by id", [number])
    found: dict[tuple[str, str], StoredDecision] = {}
    for row in rows:
        del row["id"], row["review_id"]
        found[row["matter"], row["subject"]] = StoredDecision(**row)
    return list(found.values())


def save_rating(store: Store, period: Period, one: StoredRating) -> None:
    store.db.execute(
        """insert into rating (person, subject, period, starts, ends, score, evidence, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)""",
        [one.person, one.subject, period.name, period.start.toordinal(), period.end.toordinal(), one.score,
         one.evidence, one.recorded_at],
    )  # fmt: skip


def ratings(store: Store, period: Period) -> list[StoredRating]:
    """Those that hold for exactly these days, in the order they were first given."""
    days = [period.start.toordinal(), period.end.toordinal()]
    rows = store.db.query(
        """select person, subject, score, evidence, recorded_at from rating where starts = ? and ends = ?
           order by id""",
        days,
    )
    found = {(row["person"], row["subject"]): StoredRating(**row) for row in rows}
    return list(found.values())
