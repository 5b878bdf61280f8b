"""Incentive plans as dated versions of their text, and to whom they are assigned. Their meaning: rules/incentives."""

from dataclasses import dataclass

from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import names
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """``text`` is the plan file (TOML) as it was when saved; ``valid_from`` an ordinal."""

    id: int
    plan_id: int
    name: str
    valid_from: int
    text: str
    recorded_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan for a scope or, with ``role``, for everybody in that role; ``valid_to`` None: open end."""

    id: int
    plan_id: int
    plan: str
    scope: Scope
    role: str
    valid_from: int
    valid_to: int | None


_VERSIONS = "select v.*, p.name from plan_version v join plan p on p.id = v.plan_id"


def save(store: Store, name: str, text: str, valid_from: int, *, recorded_at: str, reason: str = "") -> int:
    """Append a version to the plan called ``name``, which is made if it is new; the version's id."""
    store.db.execute("insert or ignore into plan (name, recorded_at) values (?, ?)", [name, recorded_at])
    row = store.db.execute(
        """insert into plan_version (plan_id, valid_from, text, recorded_at, reason)
           select id, ?, ?, ?, ? from plan where name = ? returning id""",
        [valid_from, text, recorded_at, reason, name],
    ).fetchone()
    return int(row[0])


def load(store: Store) -> list[PlanVersion]:
    """The newest version of every plan, by name."""
    rows = store.db.query(
        f"{_VERSIONS} where v.id in (select max(id) from plan_version group by plan_id) order by p.name"
    )
    return [PlanVersion(**row) for row in rows]


def versions(store: Store, plan_id: int) -> list[PlanVersion]:
    """Every version of a plan, newest first."""
    return [
        PlanVersion(**row) for row in store.db.query(f"{_VERSIONS} where plan_id = ? order by v.id desc", [plan_id])
    ]


def version(store: Store, version_id: int) -> PlanVersion | None:
    return next((PlanVersion(**row) for row in store.db.query(f"{_VERSIONS} where v.id = ?", [version_id])), None)


def in_force(store: Store, plan_id: int, day: int) -> PlanVersion | None:
    """The version that holds on ``day``: the latest valid one, of several from one day the newest."""
    rows = store.db.query(
        f"{_VERSIONS} where plan_id = ? and valid_from <= ? order by valid_from desc, v.id desc limit 1", [plan_id, day]
    )
    return next((PlanVersion(**row) for row in rows), None)


def assign(
    store: Store,
    plan_id: int,
    scope: Scope,
    *,
    role: str = "",
    valid_from: int,
    valid_to: int | None = None,
    recorded_at: str,
) -> None:
    """Give the plan to a scope or a role from a day on."""
    store.db.execute(
        """insert into assignment (plan_id, scope, scope_id, role, valid_from, valid_to, recorded_at)
           values (?, ?, ?, ?, ?, ?, ?)""",
        [plan_id, scope.kind.value, scope.id, role, valid_from, valid_to, recorded_at],
    )


def end_assignment(store: Store, assignment_id: int, *, ended_at: str) -> None:
    """Withdraw an assignment; it stays readable."""
    store.db.execute("update assignment set ended_at = ? where id = ?", [ended_at, assignment_id])


def assignments(store: Store) -> list[Assignment]:
    """The assignments in force, in the order in which they were made."""
    texts = names.texts(store)
    rows = store.db.query(
        "select a.*, p.name from assignment a join plan p on p.id = a.plan_id where ended_at is null order by a.id"
    )
    return [
        Assignment(
            row["id"],
            row["plan_id"],
            row["name"],
            Scope(ScopeKind(row["scope"]), row["scope_id"], texts.get(row["scope_id"], "")),
            row["role"],
            row["valid_from"],
            row["valid_to"],
        )
        for row in rows
    ]


def names_in_use(store: Store) -> set[int]:
    """Names that an assignment in force speaks of."""
    return {item.scope.id for item in assignments(store) if item.scope.id}
