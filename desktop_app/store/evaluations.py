"""Runs of pay and their statements, kept for good: a paid run is frozen, a withdrawn one stays readable."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.period import Period
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation. ``state``: draft, approved, paid or withdrawn. ``paid_on`` is an ISO day, ``pay_month`` 2026-04.

    ``rules``: the engine's version. ``conventions``: settings it was worked out under, as JSON. ``supplements``: the
    run of the same period whose people it completes.
    """

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
    pay_month: str = ""
    rules: str = ""
    conventions: str = "{}"
    supplements: int | None = None
    withdrawn_at: str | None = None


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """One person's result in a run; ``pay`` in minor units, ``result`` the whole statement as it was stored.

    ``ledger``: what was posted up to and with it, as JSON; empty in runs of earlier programs.
    """

    id: int
    evaluation_id: int
    person: int
    plan_version_id: int | None
    state: str
    pay: int
    currency: str
    result: Mapping[str, Any]
    ledger: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody in an approved run who is not posted by it. ``state``: held or withdrawn."""

    person: int
    state: str
    reason: str
    recorded_at: str


def save(
    store: Store,
    period: Period,
    fingerprint: str,
    *,
    recorded_at: str,
    rules: str = "",
    conventions: Mapping[str, Any] | None = None,
    supplements: int | None = None,
) -> int:
    """Start a draft run of ``period``; its id."""
    days = [period.name, period.start.toordinal(), period.end.toordinal()]
    row = store.db.execute(
        """insert into evaluation (period, starts, ends, state, recorded_at, fingerprint, rules, conventions,
           supplements) values (?, ?, ?, 'draft', ?, ?, ?, ?, ?) returning id""",
        [*days, recorded_at, fingerprint, rules, json.dumps(conventions or {}), supplements],
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
    result: str,
    ledger: str = "",
) -> None:
    """``result`` and ``ledger`` are JSON."""
    store.db.execute(
        "insert into statement (evaluation_id, person, plan_version_id, state, pay, currency, result, ledger)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [run, person, plan_version_id, state, pay, currency, result, ledger],
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


def has_posted(store: Store) -> bool:
    """Whether any run is approved or paid."""
    row = store.db.execute("select 1 from evaluation where state in ('approved', 'paid') limit 1").fetchone()
    return row is not None


def current(store: Store, period: Period) -> Run | None:
    """The run of exactly this period that counts: paid or approved before a draft; none if all are withdrawn.

    Runs that complete it are found by ``of_period``.
    """
    found = [one for one in of_period(store, period) if one.supplements is None]
    return min(found, key=lambda one: (one.state == "draft", -one.id), default=None)


def of_period(store: Store, period: Period) -> list[Run]:
    """Every run of exactly this period that was not withdrawn, oldest first."""
    rows = store.db.query(
        "select * from evaluation where starts = ? and ends = ? and state <> 'withdrawn' order by id",
        [period.start.toordinal(), period.end.toordinal()],
    )
    return [Run(**row) for row in rows]


def find(store: Store, run: int) -> Run | None:
    return next((Run(**row) for row in store.db.query("select * from evaluation where id = ?", [run])), None)


def leave_out(store: Store, run: int, person: int, state: str, reason: str, *, recorded_at: str) -> None:
    """Keep somebody in a run that is not paid yet from being posted by it."""
    store.db.execute("insert into left_out values (?, ?, ?, ?, ?)", [run, person, state, reason, recorded_at])


def left_out(store: Store, run: int) -> list[LeftOut]:
    rows = store.db.query("select * from left_out where evaluation_id = ? order by recorded_at, person", [run])
    return [LeftOut(row["person"], row["state"], row["reason"], row["recorded_at"]) for row in rows]


_POSTED: Final = """from statement s join evaluation e on e.id = s.evaluation_id
    where e.state in ('approved', 'paid')
    and not exists (select 1 from left_out l where l.evaluation_id = e.id and l.person = s.person)
    and json_extract(s.result, '$.pay') is not null"""


def posted(store: Store, period: Period) -> set[int]:
    """Who has been settled for exactly this period by an approved or paid run."""
    days = [period.start.toordinal(), period.end.toordinal()]
    return {row[0] for row in store.db.execute(f"select s.person {_POSTED} and e.starts = ? and e.ends = ?", days)}


@dataclass(frozen=True, slots=True)
class LastPosted:
    """The newest settled statement of a person in a currency. ``recorded_at``: when its run was worked out."""

    person: int
    currency: str
    ledger: str
    run: int
    period: str
    recorded_at: str


def last_posted(store: Store, before: int | None = None) -> list[LastPosted]:
    """Of each person and currency; ``before``: only runs older than this one."""
    rows = store.db.execute(
        f"""select s.person, s.currency, s.ledger, e.id, e.period, e.recorded_at, max(s.id) {_POSTED}
            and s.ledger <> '' and (? is null or e.id < ?) group by s.person, s.currency""",
        [before, before],
    )
    return [LastPosted(*row[:6]) for row in rows]


def without_ledger(store: Store, before: int | None = None) -> list[StoredStatement]:
    """Settled statements of earlier programs, oldest first."""
    rows = store.db.query(
        f"select s.* {_POSTED} and s.ledger = '' and (? is null or e.id < ?) order by s.id", [before, before]
    )
    return [_stored(row) for row in rows]


def _stored(row: dict[str, Any]) -> StoredStatement:
    return StoredStatement(**{**row, "result": json.loads(row["result"])})


def statements(store: Store, run: int) -> list[StoredStatement]:
    rows = store.db.query("select * from statement where evaluation_id = ? order by id", [run])
    return [_stored(row) for row in rows]


def approve(store: Store, run: int, *, moment: str) -> None:
    store.db.execute(
        "update evaluation set state = 'approved', approved_at = ? where id = ? and state = 'draft'", [moment, run]
    )


def pay(store: Store, run: int, *, paid_on: str, pay_month: str = "") -> None:
    """Freeze an approved run for good."""
    store.db.execute(
        "update evaluation set state = 'paid', paid_on = ?, pay_month = ? where id = ? and state = 'approved'",
        [paid_on, pay_month or paid_on[:7], run],
    )


def withdraw(store: Store, run: int, *, note: str, moment: str) -> None:
    """Take an approved, unpaid run back; it stays readable with the reason."""
    store.db.execute(
        "update evaluation set state = 'withdrawn', note = ?, withdrawn_at = ? where id = ? and state = 'approved'",
        [note, moment, run],
    )
