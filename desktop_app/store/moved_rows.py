"""What is recorded of a name beside records: it follows the name when two are made one, and comes back when undone.

Rows keep all but the name they speak of; ``moved_row`` remembers whom they spoke of before. Records: mergers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.store import aims, targets
from desktop_app.store.database import Store
from desktop_app.store.targets import Key

# Told of a name as such: whatever is known of the name that stays, these are added to it.
_ADDED: Final = (
    ("annotation", "scope_id"),
    ("signal_mark", "scope_id"),
    ("action", "scope_id"),
    ("action", "among_id"),
    ("told_target", "person"),
    ("rating", "person"),
    ("hold", "person"),
    ("adjustment", "person"),
    ("pay_query", "person"),
    ("quota_change", "person"),
    ("decision", "person"),
)
FOLLOWING: Final = (("target", "scope_id"), ("aim", "scope_id"), *_ADDED)
"""Every table and column that follows a name."""


def clashes(store: Store, gone: int, stays: int) -> list[Key]:
    """Targets both names have in force with different amounts: the two can't be one."""
    first, second = targets.newest_of(store, gone), targets.newest_of(store, stays)
    both = [key for key in first if first[key] is not None and second.get(key) is not None]
    return [key for key in both if first[key] != second[key]]


def move(store: Store, gone: int, stays: int, batch_id: int) -> None:
    """Let everything told of ``gone`` be told of ``stays``; without clashes.

    A target in force wins over one that was ended; what it rests on (aims) goes with it.
    """
    ways = _Way(store, batch_id, gone, stays), _Way(store, batch_id, stays, gone)
    going, staying = targets.newest_of(store, gone), targets.newest_of(store, stays)
    held = {key for key, amount in staying.items() if amount is not None}
    ended = {key for key, amount in going.items() if amount is None}
    _exchange("target", going.keys() - (ended & staying.keys()), (staying.keys() & going.keys()) - held - ended, ways)
    told, known = aims.keys_of(store, gone), aims.keys_of(store, stays)
    _exchange("aim", told - (told & known & held), (told & known) - held, ways)
    for table, column in _ADDED:
        rows = [row[0] for row in store.db.execute(f"select id from {table} where {column} = ?", [gone])]
        ways[0].rename(table, column, rows)


def move_back(store: Store, batch_id: int) -> None:
    """Undo ``move`` of that batch: every row speaks of whom it spoke before."""
    told = store.db.execute("select place, row_id, was from moved_row where batch_id = ?", [batch_id]).fetchall()
    for place, number, was in told:
        table, _dot, column = place.partition(".")
        store.db.execute(f"update {table} set {column} = ? where id = ?", [was, number])


@dataclass(frozen=True, slots=True)
class _Way:
    """From which name to which, in which batch."""

    store: Store
    batch_id: int
    was: int
    now: int

    def rows(self, table: str, keys: Iterable[Key]) -> list[int]:
        asked = f"select id from {table} where scope_id = ? and kpi = ? and starts = ? and ends = ?"
        return [row[0] for key in keys for row in self.store.db.execute(asked, [self.was, *key])]

    def rename(self, table: str, column: str, rows: Iterable[int]) -> None:
        for number in rows:
            told = [self.batch_id, f"{table}.{column}", number, self.was]
            self.store.db.execute("insert into moved_row values (?, ?, ?, ?)", told)
            self.store.db.execute(f"update {table} set {column} = ? where id = ?", [self.now, number])


def _exchange(table: str, going: Iterable[Key], aside: Iterable[Key], ways: tuple[_Way, _Way]) -> None:
    """The rows of ``going`` take the first way, those of ``aside`` the other; both are found before either moves."""
    found = [way.rows(table, keys) for way, keys in zip(ways, (going, aside), strict=True)]
    for way, rows in zip(ways, found, strict=True):
        way.rename(table, "scope_id", rows)
