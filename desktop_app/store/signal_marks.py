"""What the lead answered to signals: put aside until a day, or acted on; an answer withdrawn stays in the file."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.targets import period_of

SNOOZED, ACTED = "snoozed", "acted"


@dataclass(frozen=True, slots=True)
class Mark:
    """``until``: the first day on which a snoozed signal is told again. ``note``: the reason, or what was done."""

    kpi: str
    scope: Scope
    period: Period
    upward: bool
    state: str
    until: date | None = None
    note: str = ""
    recorded_at: str = ""
    id: int = 0


def save(store: Store, one: Mark) -> int:
    store.db.execute(
        """insert into signal_mark (kpi, scope, scope_id, period, starts, ends, upward, state, until, note, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [one.kpi, one.scope.kind.value, one.scope.id, one.period.name, one.period.start.toordinal(),
         one.period.end.toordinal(), int(one.upward), one.state, one.until.toordinal() if one.until else 0, one.note,
         one.recorded_at],
    )  # fmt: skip
    return int(store.db.execute("select last_insert_rowid()").fetchone()[0])


def withdraw(store: Store, number: int, *, moment: str) -> None:
    store.db.execute("update signal_mark set withdrawn_at = ? where id = ? and withdrawn_at is null", [moment, number])


def load(store: Store) -> list[Mark]:
    """Those that hold, newest first."""
    texts = names.texts(store)
    rows = store.db.query("select * from signal_mark where withdrawn_at is null order by id desc")
    return [
        Mark(
            row["kpi"],
            Scope(ScopeKind(row["scope"]), row["scope_id"], texts.get(row["scope_id"], "")),
            period_of(row["period"], row["starts"], row["ends"]),
            bool(row["upward"]),
            row["state"],
            date.fromordinal(row["until"]) if row["until"] else None,
            row["note"],
            row["recorded_at"],
            row["id"],
        )
        for row in rows
    ]
