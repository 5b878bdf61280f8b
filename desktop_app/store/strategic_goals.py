"""The tree of goals that targets serve, the mission at its root: revisions, nothing is overwritten."""

from dataclasses import dataclass

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class StrategicGoal:
    """``parent`` 0: nothing is above it, so it is a mission."""

    id: int
    parent: int
    text: str


def save(store: Store, text: str, parent: int = 0, *, goal: int = 0, recorded_at: str) -> int:
    """A new goal, or with ``goal`` a revision of that one; its number."""
    number = goal or int(store.db.execute("select coalesce(max(goal), 0) + 1 from strategic_goal").fetchone()[0])
    store.db.execute(
        "insert into strategic_goal (goal, parent, text, recorded_at) values (?, ?, ?, ?)",
        [number, parent, text, recorded_at],
    )
    return number


def end(store: Store, goal: StrategicGoal, *, recorded_at: str) -> None:
    store.db.execute(
        "insert into strategic_goal (goal, parent, text, ended, recorded_at) values (?, ?, ?, 1, ?)",
        [goal.id, goal.parent, goal.text, recorded_at],
    )


def load(store: Store) -> list[StrategicGoal]:
    """Those that hold, in the order in which they were first written."""
    rows = store.db.query(
        """select goal, parent, text from strategic_goal
           where id in (select max(id) from strategic_goal group by goal) and not ended order by goal"""
    )
    return [StrategicGoal(row["goal"], row["parent"], row["text"]) for row in rows]


def served(store: Store) -> dict[int, int]:
    """How many targets serve each goal, by its number."""
    rows = store.db.execute(
        """select goal, count(*) from aim where id in
           (select max(id) from aim group by kpi, scope, scope_id, starts, ends) and goal <> 0 group by goal"""
    )
    return dict(rows.fetchall())
