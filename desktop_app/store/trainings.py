"""Trainings as their records tell them: who had to take which by when, and who took it."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.records import Kind
from desktop_app.domain.training import Attendance
from desktop_app.store import names
from desktop_app.store.database import Store


def load(store: Store) -> list[Attendance]:
    """All of them, by title and person, the newest last."""
    texts = names.texts(store)
    rows = store.db.query(
        """select owner, document, day, due, status, quantity, score from version
           where in_force and kind = ? order by document, owner, coalesce(day, due)""",
        [Kind.TRAINING.value],
    )
    return [
        Attendance(
            row["owner"],
            texts.get(row["owner"], ""),
            row["document"],
            _day(row["day"]),
            _day(row["due"]),
            failed=row["status"] == "no",
            hours=_number(row["quantity"]),
            score=_number(row["score"]),
        )
        for row in rows
    ]


def _day(value: int | None) -> date | None:
    return None if value is None else date.fromordinal(value)


def _number(value: int | None) -> Fraction | None:
    return None if value is None else from_stored(value)
