"""What people asked about a line of their statement, what was answered, and what came of it."""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of


@dataclass(frozen=True, slots=True)
class PayQuery:
    """``line``: the component's name, or empty for the statement as a whole. ``answered_at`` None: still open."""

    id: int
    person: int
    period: Period
    line: str
    text: str
    asked_at: str
    answer: str
    outcome: str
    answered_at: str | None


def save(store: Store, person: int, period: Period, line: str, text: str, *, asked_at: str) -> int:
    days = [period.name, period.start.toordinal(), period.end.toordinal()]
    row = store.db.execute(
        """insert into pay_query (person, period, starts, ends, line, text, asked_at)
           values (?, ?, ?, ?, ?, ?, ?) returning id""",
        [person, *days, line, text, asked_at],
    ).fetchone()
    return int(row[0])


def answer(store: Store, query: int, text: str, outcome: str, *, moment: str) -> None:
    store.db.execute(
        "update pay_query set answer = ?, outcome = ?, answered_at = ? where id = ?", [text, outcome, moment, query]
    )


def load(store: Store) -> list[PayQuery]:
    """All of them, oldest first."""
    return [
        PayQuery(
            row["id"],
            row["person"],
            period_of(row["period"], row["starts"], row["ends"]),
            row["line"],
            row["text"],
            row["asked_at"],
            row["answer"],
            row["outcome"],
            row["answered_at"],
        )
        for row in store.db.query("select * from pay_query order by id")
    ]
