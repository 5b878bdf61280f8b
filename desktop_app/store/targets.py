"""Targets: dated revisions of a number for a KPI, a scope and a period. How they are broken down: rules/targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.period import MONTHS, Length, Period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import names
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Target:
    """``amount`` is in millionths (money and counts alike), None ends the target. ``locked``: stays in a spread."""

    kpi: str
    scope: Scope
    period: Period
    amount: int | None
    locked: bool = False
    recorded_at: str = ""
    reason: str = ""
    id: int = 0


def save(store: Store, targets: Iterable[Target], *, recorded_at: str, reason: str) -> None:
    """Append one revision each."""
    store.db.conn.executemany(
        "insert into target (kpi, scope, scope_id, period, starts, ends, amount, locked, recorded_at, reason)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                target.kpi,
                target.scope.kind.value,
                target.scope.id,
                target.period.name,
                target.period.start.toordinal(),
                target.period.end.toordinal(),
                target.amount,
                int(target.locked),
                recorded_at,
                reason,
            )
            for target in targets
        ],
    )


def load(store: Store, kpi: str, first: int, after: int) -> list[Target]:
    """The targets in force whose period lies inside the days ``first`` up to, not including, ``after``."""
    rows = store.db.query(
        """select * from target where id in (select max(id) from target where kpi = ? and starts >= ? and ends <= ?
           group by scope, scope_id, starts, ends) and amount is not null order by starts, ends desc, scope""",
        [kpi, first, after],
    )
    return _targets(store, rows)


def history(store: Store, target: Target) -> list[Target]:
    """Every revision of the same target, newest first."""
    rows = store.db.query(
        """select * from target where kpi = ? and scope = ? and scope_id = ? and starts = ? and ends = ?
           order by id desc""",
        [
            target.kpi,
            target.scope.kind.value,
            target.scope.id,
            target.period.start.toordinal(),
            target.period.end.toordinal(),
        ],
    )
    return _targets(store, rows)


def find(store: Store, kpi: str, scope: Scope, period: Period) -> Target | None:
    """The target in force for exactly this scope and these days."""
    found = history(store, Target(kpi, scope, period, 0))
    return found[0] if found and found[0].amount is not None else None


def has_any(store: Store) -> bool:
    return store.db.execute("select 1 from target limit 1").fetchone() is not None


def speak_of(store: Store, kpi: str) -> bool:
    """Whether a target in force is one of this KPI."""
    row = store.db.execute(
        """select 1 from target where id in (select max(id) from target where kpi = ? group by scope, scope_id, starts,
           ends) and amount is not null limit 1""",
        [kpi],
    ).fetchone()
    return row is not None


def names_in_use(store: Store) -> set[int]:
    """Names that a target in force speaks of; they stay when the import that brought them is taken back."""
    rows = store.db.execute(
        """select scope_id from target where id in (select max(id) from target group by kpi, scope, scope_id, starts,
           ends) and amount is not null and scope_id <> 0"""
    )
    return {row[0] for row in rows}


def _targets(store: Store, rows: Iterable[dict[str, object]]) -> list[Target]:
    texts = names.texts(store)
    return [_target(row, texts) for row in rows]


def _target(row: dict[str, object], texts: dict[int, str]) -> Target:
    scope_id = int(str(row["scope_id"]))
    kind = ScopeKind(row["scope"])
    scope = COMPANY if kind is ScopeKind.COMPANY else Scope(kind, scope_id, texts.get(scope_id, ""))
    period = _period(str(row["period"]), int(str(row["starts"])), int(str(row["ends"])))
    amount = row["amount"]
    return Target(
        str(row["kpi"]),
        scope,
        period,
        None if amount is None else int(str(amount)),
        bool(row["locked"]),
        str(row["recorded_at"]),
        str(row["reason"]),
        int(str(row["id"])),
    )


def _period(name: str, starts: int, ends: int) -> Period:
    """The period as it was named then, whatever the fiscal year start is today."""
    first, end = date.fromordinal(starts), date.fromordinal(ends)
    if "W" in name:
        return Period(first, end, name, Length.WEEK)
    whole_months = first.day == end.day == 1
    months = (end.year - first.year) * 12 + end.month - first.month
    length = next((length for length, n in MONTHS.items() if n == months and whole_months), Length.CUSTOM)
    return Period(first, end, name, length)
