"""What happened on which day, as it is told on trends; an annotation that was changed or removed stays in the file."""

from datetime import date

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import names
from desktop_app.store.database import Store


def save(store: Store, one: Annotation, *, recorded_at: str) -> int:
    """Keep it as a new one; its number."""
    store.db.execute(
        """insert into annotation (day, occasion, text, scope, scope_id, kpi, shift, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)""",
        [one.day.toordinal(), one.occasion.value, one.text, one.scope.kind.value, one.scope.id, one.kpi,
         int(one.shift), recorded_at],
    )  # fmt: skip
    return int(store.db.execute("select last_insert_rowid()").fetchone()[0])


def end(store: Store, number: int, *, moment: str) -> None:
    store.db.execute("update annotation set ended_at = ? where id = ? and ended_at is null", [moment, number])


def bring_back(store: Store, number: int) -> None:
    store.db.execute("update annotation set ended_at = null where id = ?", [number])


def load(store: Store) -> list[Annotation]:
    """Those that hold, by day."""
    rows = list(store.db.query("select * from annotation where ended_at is null order by day, id"))
    texts = names.texts(store) if rows else {}
    return [
        Annotation(
            date.fromordinal(row["day"]),
            row["text"],
            Occasion(row["occasion"]),
            Scope(ScopeKind(row["scope"]), row["scope_id"], texts.get(row["scope_id"], "")),
            row["kpi"],
            bool(row["shift"]),
            row["id"],
        )
        for row in rows
    ]
