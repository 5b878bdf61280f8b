"""Files of the watched folder that wait for a person, or were left out; the folder itself is a setting."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import UserError, Words
from desktop_app.store.database import Store

_WORDS: Final = frozenset({"field", "kind", "noun"})  # details that are messages themselves


@dataclass(frozen=True, slots=True)
class Waiting:
    """``headline`` and ``advice`` are message ids, ``details`` fill their places; ``stamp`` tells a changed file."""

    path: str
    stamp: str
    digest: str
    headline: str
    advice: str
    details: Mapping[str, str]
    left_out: bool = False

    def error(self) -> UserError:
        """Why it waits, as a sentence in the reader's language."""
        values = {key: Words(value) if key in _WORDS else value for key, value in self.details.items()}
        return UserError(self.headline, self.advice, **values)


def load(store: Store) -> list[Waiting]:
    """Every file that was looked at and not imported, by path."""
    rows = store.db.query("select * from watched order by path")
    return [
        Waiting(
            row["path"], row["stamp"], row["digest"], row["headline"], row["advice"],
            json.loads(row["details"]), bool(row["left_out"]),
        )
        for row in rows
    ]  # fmt: skip


def save(store: Store, waiting: Waiting) -> None:
    """Keep why a file waits; a file that changed waits anew."""
    store.db.execute(
        "insert or replace into watched values (?, ?, ?, ?, ?, ?, ?)",
        [waiting.path, waiting.stamp, waiting.digest, waiting.headline, waiting.advice,
         json.dumps(dict(waiting.details), ensure_ascii=False), int(waiting.left_out)],
    )  # fmt: skip


def remove(store: Store, path: str) -> None:
    store.db.execute("delete from watched where path = ?", [path])


def leave_out(store: Store, path: str) -> None:
    """The file is not asked about again unless its content changes."""
    store.db.execute("update watched set left_out = 1 where path = ?", [path])
