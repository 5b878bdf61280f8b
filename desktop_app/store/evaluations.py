"""Runs of pay and their statements, kept for good: a paid run is frozen, a withdrawn one stays readable."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.period import Period
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation. ``state``: draft, approved, paid or withdrawn. ``paid_on`` is an ISO day."""

    id: int
    period: str
    starts: int
    ends: int
    state: str
    recorded_at: str
    approved_at: str | None
    paid_on: str | None
    note: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """One person's result in a run; ``pay`` in minor units, ``result`` the whole statement as it was stored."""

    id: int
    evaluation_id: int
    person: int
    plan_version_id: int | None
    state: str
    pay: int
    currency: str
    result: Mapping[str, Any]


def save(store: Store, period: Period, fingerprint: str, *, recorded_at: str) -> int:
    """Start a draft run of ``period``; its id."""
    row = store.db.execute(
        "insert into evaluation (period, starts, ends, state, recorded_at, fingerprint) values (?, ?, ?, ?, ?, ?)"
        " returning id",
        [period.name, period.start.toordinal(), period.end.toordinal(), "draft", recorded_at, fingerprint],
    ).fetchone()
    return int(row[0])


def save_statement(
    store: Store,
    run: int,
    *,
    person: int,
    plan_version_id: int | None,
    state: str,
    pay: int,
    currency: str,
    result: Mapping[str, Any],
) -> None:
    store.db.execute(
        "insert into statement (evaluation_id, person, plan_version_id, state, pay, currency, result)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [run, person, plan_version_id, state, pay, currency, json.dumps(result, ensure_ascii=False)],
    )


def remove_drafts(store: Store, period: Period) -> None:
    """Drop the drafts of exactly this period: a draft is only the last look at it."""
    days = [period.start.toordinal(), period.end.toordinal()]
    drafts = "select id from evaluation where state = 'draft' and starts = ? and ends = ?"
    store.db.execute(f"delete from statement where evaluation_id in ({drafts})", days)
    store.db.execute(f"delete from evaluation where id in ({drafts})", days)


def load(store: Store) -> list[Run]:
    """Every run, newest period first."""
    return [Run(**row) for row in store.db.query("select * from evaluation order by starts desc, id desc")]


def current(store: Store, period: Period) -> Run | None:
    """The run of exactly this period that counts: paid or approved before a draft; none if all are withdrawn."""
    rows = store.db.query(
        """select * from evaluation where starts = ? and ends = ? and state <> 'withdrawn'
           order by state = 'draft', id desc limit 1""",
        [period.start.toordinal(), period.end.toordinal()],
    )
    return next((Run(**row) for row in rows), None)


def statements(store: Store, run: int) -> list[StoredStatement]:
    rows = store.db.query("select * from statement where evaluation_id = ? order by id", [run])
    return [StoredStatement(**{**row, "result": json.loads(row["result"])}) for row in rows]


def approve(store: Store, run: int, *, moment: str) -> None:
    store.db.execute(
        "update evaluation set state = 'approved', approved_at = ? where id = ? and state = 'draft'", [moment, run]
    )


def pay(store: Store, run: int, *, paid_on: str) -> None:
    """Freeze an approved run for good."""
    store.db.execute(
        "update evaluation set state = 'paid', paid_on = ? where id = ? and state = 'approved'", [paid_on, run]
    )


def withdraw(store: Store, run: int, *, note: str) -> None:
    """Take an approved, unpaid run back; it stays readable with the reason."""
    store.db.execute(
        "update evaluation set state = 'withdrawn', note = ? where id = ? and state = 'approved'", [note, run]
    )


def earned_before(store: Store, person: int, component: str, first: int, before: int) -> int:
    """Minor units of ``component`` already settled for the person in runs that end inside the days given."""
    total = 0
    rows = store.db.query(
        """select s.result from statement s join evaluation e on e.id = s.evaluation_id
           where s.person = ? and e.state in ('approved', 'paid') and e.starts >= ? and e.ends <= ?""",
        [person, first, before],
    )
    for row in rows:
        total += sum(line["pay"] for line in json.loads(row["result"])["components"] if line["name"] == component)
    return total
