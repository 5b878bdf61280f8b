"""Targets: dated revisions of a number for a KPI, a scope and a period. How they are broken down: rules/targets."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from desktop_app.domain.period import MONTHS, Length, Period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store.database import Store

Key = tuple[str, int, int]
"""Which target of one scope: the KPI's key, first day, end."""


@dataclass(frozen=True, slots=True)
class Target:
    """``amount`` is in millionths (money and counts alike), None ends the target. ``locked``: stays in a spread.

    ``carried``: what of the amount comes from earlier periods, whose miss it makes good or whose win it gives back.
    """

    kpi: str
    scope: Scope
    period: Period
    amount: int | None
    locked: bool = False
    recorded_at: str = ""
    reason: str = ""
    id: int = 0
    carried: int = 0


# The revisions that count: all but those of a batch that was taken back.
_HOLDS: Final = "(batch_id is null or batch_id in (select id from batch where taken_back_at is null))"


def save(
    store: Store, targets: Iterable[Target], *, recorded_at: str, reason: str, batch_id: int | None = None
) -> None:
    """Append one revision each; those of a batch go with it."""
    store.db.conn.executemany(
        "insert into target (kpi, scope, scope_id, period, starts, ends, amount, locked, recorded_at, reason,"
        " batch_id, carried) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                batch_id,
                target.carried,
            )
            for target in targets
        ],
    )


def load(store: Store, kpi: str, first: int, after: int) -> list[Target]:
    """The targets in force whose period lies inside the days ``first`` up to, not including, ``after``."""
    return load_several(store, [kpi], first, after)


def load_several(store: Store, kpis: Collection[str], first: int, after: int) -> list[Target]:
    """Those of all ``kpis``."""
    marks = ", ".join("?" * len(kpis))
    rows = store.db.execute(
        f"""{_READ} where t.id in (select max(id) from target where kpi in ({marks}) and starts >= ? and ends <= ?
            and {_HOLDS} group by kpi, scope, scope_id, starts, ends) and t.amount is not null
            order by t.starts, t.ends desc, t.scope""",
        [*kpis, first, after],
    )
    return [_target(row) for row in rows.fetchall()]


def history(store: Store, target: Target) -> list[Target]:
    """Every revision of the same target that counts, newest first; one that says the same again is left out."""
    rows = store.db.execute(
        f"""{_READ} where t.kpi = ? and t.scope = ? and t.scope_id = ? and t.starts = ? and t.ends = ?
            and {_HOLDS} order by t.id""",
        [
            target.kpi,
            target.scope.kind.value,
            target.scope.id,
            target.period.start.toordinal(),
            target.period.end.toordinal(),
        ],
    )
    kept: list[Target] = []
    for revision in (_target(row) for row in rows.fetchall()):
        if not kept or (kept[-1].amount, kept[-1].locked) != (revision.amount, revision.locked):
            kept.append(revision)
    return kept[::-1]


def find(store: Store, kpi: str, scope: Scope, period: Period) -> Target | None:
    """The target in force for exactly this scope and these days."""
    found = history(store, Target(kpi, scope, period, 0))
    return found[0] if found and found[0].amount is not None else None


def newest_of(store: Store, name: int) -> dict[Key, int | None]:
    """What the newest revision that counts says of every target of the name with that id; None: it was ended."""
    rows = store.db.execute(
        f"""select kpi, starts, ends, amount from target where id in (select max(id) from target
            where scope_id = ? and {_HOLDS} group by kpi, starts, ends)""",
        [name],
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def has_any(store: Store) -> bool:
    return store.db.execute(f"select 1 from target where {_HOLDS} limit 1").fetchone() is not None


def speak_of(store: Store, kpi: str) -> bool:
    """Whether a target in force is one of this KPI."""
    row = store.db.execute(
        f"""select 1 from target where id in (select max(id) from target where kpi = ? and {_HOLDS}
            group by scope, scope_id, starts, ends) and amount is not null limit 1""",
        [kpi],
    ).fetchone()
    return row is not None


def would_withdraw(store: Store, batch_id: int) -> tuple[int, int]:
    """What taking ``batch_id`` back does: targets that go, and those that get an earlier amount back."""
    rows = store.db.execute(
        f"""select t.amount, (
              select o.amount from target o where o.kpi = t.kpi and o.scope = t.scope and o.scope_id = t.scope_id
              and o.starts = t.starts and o.ends = t.ends and o.id < t.id
              and (o.batch_id is null or o.batch_id <> t.batch_id)
              and {_HOLDS} order by o.id desc limit 1)
            from target t where t.batch_id = ? and t.id in (
              select max(id) from target where {_HOLDS} group by kpi, scope, scope_id, starts, ends)""",
        [batch_id],
    ).fetchall()
    changed = [before for amount, before in rows if before != amount]
    gone = sum(before is None for before in changed)
    return gone, len(changed) - gone


def names_in_use(store: Store, without: int = 0) -> set[int]:
    """Names that a target in force speaks of; they stay when the import that brought them is taken back.

    ``without``: a batch whose own targets don't count.
    """
    rows = store.db.execute(
        f"""select scope_id from target where id in (
              select max(id) from target where {_HOLDS} and (batch_id is null or batch_id <> ?)
              group by kpi, scope, scope_id, starts, ends) and amount is not null and scope_id <> 0""",
        [without],
    )
    return {row[0] for row in rows}


_READ: Final = """select t.kpi, t.scope, t.scope_id, n.text, t.period, t.starts, t.ends, t.amount, t.locked,
    t.recorded_at, t.reason, t.id, t.carried from target t left join name n on n.id = t.scope_id"""


def _target(row: Sequence[Any]) -> Target:
    kpi, scope, scope_id, name, period, starts, ends, amount, locked, recorded_at, reason, number, carried = row
    kind = ScopeKind(scope)
    whose = COMPANY if kind is ScopeKind.COMPANY else Scope(kind, scope_id, name or "")
    days = period_of(period, starts, ends)
    return Target(kpi, whose, days, amount, bool(locked), recorded_at, reason, number, carried)


@lru_cache(maxsize=1024)  # a plan of a year names a few periods for everybody
def period_of(name: str, starts: int, ends: int) -> Period:
    """The period as it was named then, whatever the fiscal year start is today."""
    first, end = date.fromordinal(starts), date.fromordinal(ends)
    if "W" in name:
        return Period(first, end, name, Length.WEEK)
    whole_months = first.day == end.day == 1
    months = (end.year - first.year) * 12 + end.month - first.month
    length = next((length for length, n in MONTHS.items() if n == months and whole_months), Length.CUSTOM)
    return Period(first, end, name, length)
