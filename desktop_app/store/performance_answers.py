"""Answers of performance reviews; a change is a further row, and the newest of one item, side and period holds.

One without rating and words takes the earlier one back.
"""

from collections.abc import Iterable
from typing import NamedTuple

from desktop_app.domain.performance_review import Answer
from desktop_app.domain.period import Period
from desktop_app.domain.sign_off import Signer
from desktop_app.store.database import Store


def save(store: Store, person: int, period: Period, answers: Iterable[Answer], *, recorded_at: str) -> None:
    store.db.conn.executemany(
        """insert into performance_answer (person, period, starts, ends, side, item, rating, comment, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (person, period.name, period.start.toordinal(), period.end.toordinal(), one.signer.value, one.item,
             one.rating, one.comment, recorded_at)
            for one in answers
        ],
    )  # fmt: skip


def load(store: Store, person: int, period: Period) -> tuple[Answer, ...]:
    """Those that hold, in the order in which their items were first answered."""
    rows = store.db.query(
        """select side, item, rating, comment from performance_answer where person = ? and starts = ? and ends = ?
            order by id""",
        [person, period.start.toordinal(), period.end.toordinal()],
    )
    found = {(row["side"], row["item"]): row for row in rows}
    told = [row for row in found.values() if row["rating"] is not None or row["comment"]]
    return tuple(Answer(Signer(row["side"]), row["item"], row["rating"], row["comment"]) for row in told)


class Rating(NamedTuple):
    """``points`` 1 to 5 for a competency; ``last``: the last day of the reviewed period, an ordinal."""

    person: int
    last: int
    points: int


def competencies(store: Store) -> list[Rating]:
    """What holds of the ratings of competencies, of everybody and of both sides."""
    rows = store.db.execute(
        """select person, ends - 1, rating from performance_answer where item like 'competency:%' and rating is not null
            and id in (select max(id) from performance_answer group by person, starts, ends, side, item) order by id"""
    )
    return [Rating(*row) for row in rows]
