"""Imports and edits, each of which can be taken back, and their problems."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Batch:
    """``rows`` = ``created`` + ``changed`` + ``unchanged`` + ``refused``. ``taken_back_at`` is empty while it holds."""

    id: int
    kind: str
    source: str
    recorded_at: str
    rows: int
    created: int
    changed: int
    unchanged: int
    refused: int
    taken_back_at: str | None
    note: str

    @property
    def in_force(self) -> bool:
        return self.taken_back_at is None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was not plainly imported. ``reason`` is a message id, ``details`` fill its placeholders."""

    line: int
    column: str
    original: str
    severity: str
    reason: str
    details: Mapping[str, str]
    row: tuple[str, ...]


# A batch that only holds names which a target or a plan still uses after their import was taken back.
KEPT: Final = "kept"
_FIELDS: Final = "id, kind, source, recorded_at, rows, created, changed, unchanged, refused, taken_back_at, note"


def load(store: Store) -> list[Batch]:
    """Every batch, newest first, those taken back included."""
    rows = store.db.query(f"select {_FIELDS} from batch where kind <> ? order by id desc", [KEPT])
    return [Batch(**row) for row in rows]


def digests(store: Store) -> set[str]:
    """Of every file that was ever imported, also where that was taken back."""
    return {row[0] for row in store.db.execute("select digest from batch where digest <> ''")}


def find(store: Store, batch_id: int) -> Batch:
    for row in store.db.query(f"select {_FIELDS} from batch where id = ?", [batch_id]):
        return Batch(**row)
    raise UserError(
        N_("There is no batch {batch} in this workspace."), N_("Look the number up in the list."), batch=batch_id
    )


def start(store: Store, kind: str, source: str, *, recorded_at: str, digest: str = "") -> int:
    """Open a batch inside the running transaction; its id."""
    row = store.db.execute(
        "insert into batch (kind, source, digest, recorded_at) values (?, ?, ?, ?) returning id",
        [kind, source, digest, recorded_at],
    ).fetchone()
    return int(row[0])


def describe(store: Store, batch_id: int, description: Mapping[str, object]) -> None:
    """Keep what the file of ``batch_id`` looked like: ``columns`` by field, ``header``, ``lines`` by what they are."""
    store.db.execute("update batch set mapping = ? where id = ?", [_dump(description), batch_id])


def description(store: Store, batch_id: int) -> dict[str, Any]:
    """What ``describe`` kept; empty for a batch that came from no file."""
    for row in store.db.query("select mapping from batch where id = ?", [batch_id]):
        found: dict[str, Any] = json.loads(row["mapping"])
        return found
    return {}


def finish(store: Store, batch_id: int, *, created: int, changed: int, unchanged: int, refused: int) -> None:
    store.db.execute(
        "update batch set rows = ?, created = ?, changed = ?, unchanged = ?, refused = ? where id = ?",
        [created + changed + unchanged + refused, created, changed, unchanged, refused, batch_id],
    )


def mark_taken_back(store: Store, batch_id: int, moment: str) -> None:
    store.db.execute("update batch set taken_back_at = ? where id = ?", [moment, batch_id])


def save_problems(store: Store, batch_id: int, problems: Iterable[Problem]) -> None:
    store.db.conn.executemany(
        "insert into problem (batch_id, line, column_title, original, severity, reason, details, row)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (batch_id, p.line, p.column, p.original, p.severity, p.reason, _dump(dict(p.details)), _dump(p.row))
            for p in problems
        ),
    )


def load_problems(store: Store, batch_id: int) -> list[Problem]:
    rows = store.db.query("select * from problem where batch_id = ? order by line, id", [batch_id])
    return [
        Problem(
            row["line"],
            row["column_title"],
            row["original"],
            row["severity"],
            row["reason"],
            json.loads(row["details"]),
            tuple(json.loads(row["row"])),
        )
        for row in rows
    ]


def with_refused(store: Store, settled: Iterable[str]) -> set[int]:
    """Ids of batches with refused rows, but for those whose reason is among ``settled``."""
    reasons = list(settled)
    places = ", ".join("?" * len(reasons))
    rows = store.db.query(
        f"select distinct batch_id from problem where severity = 'refused' and reason not in ({places})", reasons
    )
    return {row["batch_id"] for row in rows}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
