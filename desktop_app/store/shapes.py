"""What was settled for files of one shape, by the fingerprint of their header; what it means is for operations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Shape:
    fingerprint: str
    settled: Mapping[str, Any]
    recorded_at: str


def load(store: Store) -> list[Shape]:
    """Every remembered shape, the newest first."""
    rows = store.db.query("select * from shape order by recorded_at desc, fingerprint")
    return [Shape(row["fingerprint"], json.loads(row["mapping"]), row["recorded_at"]) for row in rows]


def find(store: Store, fingerprint: str) -> Shape | None:
    for row in store.db.query("select * from shape where fingerprint = ?", [fingerprint]):
        return Shape(row["fingerprint"], json.loads(row["mapping"]), row["recorded_at"])
    return None


def save(store: Store, fingerprint: str, settled: Mapping[str, Any], *, recorded_at: str) -> None:
    """Inside the running transaction; what was known of this shape is replaced."""
    store.db.execute(
        "insert into shape values (?, ?, ?) on conflict (fingerprint) do update"
        " set mapping = excluded.mapping, recorded_at = excluded.recorded_at",
        [fingerprint, json.dumps(settled, ensure_ascii=False), recorded_at],
    )


def remove(store: Store, fingerprint: str) -> None:
    store.db.execute("delete from shape where fingerprint = ?", [fingerprint])
