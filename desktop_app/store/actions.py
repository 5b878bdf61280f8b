"""Actions and what became of them; a change appends, the newest row of a number holds, and a removal can be undone."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.action import Action, Before, Obstacle, Sort, State
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import names
from desktop_app.store.database import Store


def save(store: Store, one: Action, *, recorded_at: str) -> int:
    """Keep it under its number, a new one if it has none; the number."""
    number = one.id or int(store.db.execute("select coalesce(max(number), 0) + 1 from action").fetchone()[0])
    _write(store, {**_row(one), "number": number, "recorded_at": recorded_at, "removed": 0})
    return number


def mark_removed(store: Store, number: int, *, removed: bool, recorded_at: str) -> None:
    """Tell it no longer, or again."""
    row = next(store.db.query("select * from action where number = ? order by id desc limit 1", [number]))
    del row["id"]
    _write(store, {**row, "removed": int(removed), "recorded_at": recorded_at})


def _write(store: Store, row: Mapping[str, Any]) -> None:
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    store.db.execute(f"insert into action ({columns}) values ({places})", list(row.values()))


def _row(one: Action) -> dict[str, Any]:
    return {
        "kpi": one.kpi,
        "text": one.text,
        "starts": one.start.toordinal(),
        "review": one.review.toordinal(),
        "scope": one.scope.kind.value,
        "scope_id": one.scope.id,
        "higher": int(one.higher),
        "sort": one.sort.value,
        "size": "" if one.size is None else str(one.size),
        "owner": one.owner,
        "among": one.among.kind.value if one.among else "",
        "among_id": one.among.id if one.among else 0,
        "worst": int(one.worst),
        "trigger_period": one.trigger.name if one.trigger else "",
        "baseline": json.dumps([[point.period.name, str(point.value), point.n] for point in one.baseline]),
        "state": one.state.value,
        "lesson": one.lesson,
        "obstacles": ",".join(obstacle.value for obstacle in one.obstacles),
        "verdict": one.verdict,
        "checked": one.checked.toordinal() if one.checked else None,
    }


def load(store: Store) -> list[Action]:
    """Those that are told, by their start."""
    texts = names.texts(store)
    rows = store.db.query(
        """select * from action where id in (select max(id) from action group by number) and not removed
           order by starts, number"""
    )
    return [_action(row, texts) for row in rows]


def verdicts(store: Store) -> set[str]:
    """What could be said of those that are closed."""
    rows = store.db.execute(
        """select distinct verdict from action where id in (select max(id) from action group by number)
           and not removed and checked is not null"""
    )
    return {row[0] for row in rows}


def due(store: Store, day: date) -> int:
    """How many are still running on the day they were to be looked at, or after it."""
    counted = store.db.execute(
        """select count(*) from action where id in (select max(id) from action group by number)
           and not removed and state = 'running' and review <= ?""",
        [day.toordinal()],
    )
    return int(counted.fetchone()[0])


def _action(row: Mapping[str, Any], texts: Mapping[int, str]) -> Action:
    return Action(
        row["kpi"],
        row["text"],
        date.fromordinal(row["starts"]),
        date.fromordinal(row["review"]),
        Scope(ScopeKind(row["scope"]), row["scope_id"], texts.get(row["scope_id"], "")),
        bool(row["higher"]),
        Sort(row["sort"]),
        Fraction(row["size"]) if row["size"] else None,
        row["owner"],
        Scope(ScopeKind(row["among"]), row["among_id"], texts.get(row["among_id"], "")) if row["among"] else None,
        bool(row["worst"]),
        parse_period(row["trigger_period"]) if row["trigger_period"] else None,
        tuple(Before(parse_period(name), Fraction(value), n) for name, value, n in json.loads(row["baseline"])),
        State(row["state"]),
        row["lesson"],
        tuple(Obstacle(word) for word in row["obstacles"].split(",") if word),
        row["number"],
        row["verdict"],
        date.fromordinal(row["checked"]) if row["checked"] else None,
    )
