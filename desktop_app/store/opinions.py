"""Customers' opinions in force with the newest mark of each; marks append and belong to the record, not a version."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.opinion import Care, Opinion
from desktop_app.domain.records import Kind
from desktop_app.store import names
from desktop_app.store.database import Store


def load(store: Store) -> list[Opinion]:
    """All of them, the newest day first."""
    texts = names.texts(store)
    rows = store.db.query(
        """select v.record_id as number, v.day, v.customer, v.owner, v.status, v.stage, v.comment, v.wait,
           m.state, m.tags, m.note from version v
           left join feedback_mark m on m.id = (select max(id) from feedback_mark where record_id = v.record_id)
           where v.in_force and v.kind = ? order by v.day desc, v.record_id desc""",
        [Kind.FEEDBACK.value],
    )
    return [
        Opinion(
            row["number"],
            date.fromordinal(row["day"]) if row["day"] else None,
            texts.get(row["customer"], ""),
            texts.get(row["owner"], ""),
            row["status"],
            row["stage"],
            row["comment"],
            row["wait"] is not None,
            Care(row["state"] or Care.NEW.value),
            tuple(tag for tag in (row["tags"] or "").split("\n") if tag),
            row["note"] or "",
        )
        for row in rows
    ]


def mark(store: Store, number: int, care: Care, tags: Sequence[str], note: str, *, recorded_at: str) -> None:
    store.db.execute(
        "insert into feedback_mark (record_id, state, tags, note, recorded_at) values (?, ?, ?, ?, ?)",
        [number, care.value, "\n".join(tags), note, recorded_at],
    )
