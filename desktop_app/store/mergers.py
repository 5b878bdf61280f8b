"""Two names made one and made two again: what their records, facts and memberships say meanwhile.

The records keep their versions; only which name they speak of changes, and ``moved`` remembers which did.
"""

from typing import Final

from desktop_app.store import names, records
from desktop_app.store.database import Store

BATCH: Final = "merger"
"""The kind of a batch that makes two names one; taking it back makes them two again."""
_COLUMNS: Final = {"person": "owner", "customer": "customer", "product": "product", "channel": "channel"}
_FIELDS: Final = ("staff_no", "email", "role", "team", "manager", "region", "joined", "left", "fte", "segment",
                  "since", "category", "variant_of", "list_price")  # fmt: skip


def merge(store: Store, noun: str, gone: int, stays: int, batch_id: int) -> int:
    """Let ``stays`` stand for ``gone`` from now on; how many record versions moved. Needs ``records.prepare`` first.

    Of the facts known of ``gone`` those are taken over which nothing is known of ``stays``.
    """
    store.db.execute("insert into merger values (?, ?, ?, ?)", [batch_id, noun, gone, stays])
    for field in _FIELDS:
        known = names.facts(store, field)
        if gone in known and stays not in known:
            for start, value in known[gone]:
                names.save_facts(store, stays, {field: value}, start, batch_id)
    column = _COLUMNS.get(noun)
    if column is None:  # teams and regions are facts of people and customers, found by their text
        return 0
    store.db.execute(f"insert into moved select ?, id from version where {column} = ?", [batch_id, gone])
    return _move(store, column, batch_id, stays)


def split(store: Store, batch_id: int) -> int:
    """Undo the merger of ``batch_id``: what spoke of the name that went speaks of it again."""
    row = store.db.execute("select noun, gone from merger where batch_id = ?", [batch_id]).fetchone()
    column = _COLUMNS.get(row[0])
    return 0 if column is None else _move(store, column, batch_id, row[1])


def _move(store: Store, column: str, batch_id: int, name: int) -> int:
    moved = "id in (select version_id from moved where batch_id = ?)"
    records.touch(store, f"in_force and {moved}", batch_id)
    store.db.execute(f"update version set {column} = ? where {moved}", [name, batch_id])
    found: int = store.db.execute("select count(*) from moved where batch_id = ?", [batch_id]).fetchone()[0]
    return found


def later_merger(store: Store, batch_id: int) -> int:
    """The merger in force by which the name that stayed in ``batch_id`` went into another one; 0 if there is none."""
    row = store.db.execute(
        """select min(later.batch_id) from merger one join merger later on later.gone = one.stays
           join batch on batch.id = later.batch_id and batch.taken_back_at is null where one.batch_id = ?""",
        [batch_id],
    ).fetchone()
    return int(row[0] or 0)


def save_unlike(store: Store, first: int, second: int, *, recorded_at: str) -> None:
    """Keep that two names which look alike are two."""
    store.db.execute("insert or ignore into unlike values (?, ?, ?)", [*sorted((first, second)), recorded_at])


def unlike(store: Store) -> set[tuple[int, int]]:
    """Pairs of ids, the smaller first, that a person said are two."""
    return {(row[0], row[1]) for row in store.db.execute("select first, second from unlike")}
