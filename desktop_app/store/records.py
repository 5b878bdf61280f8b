"""Record versions: taking a batch back, and what is in force; what an import brings is merged in record_merge.

Every change of what is in force is written to the temporary table ``changed`` (id of the version, whether it was in
force before), from which store/rollups brings the rollups in step.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.store.database import Store

# The content of a version.
COLUMNS: Final = (
    "document", "item", "day", "time", "opened", "due", "owner", "customer", "product", "channel", "status",
    "stage", "amount", "cost", "tax", "quantity", "original", "score", "wait", "work", "contacts", "comment", "more",
    "currency", "foreign_amount", "rate",
)  # fmt: skip
TEXTS: Final = frozenset({
    "document", "item", "time", "status", "stage", "original", "comment", "more", "currency", "rate",
})  # fmt: skip
"""The columns that are never null: a text without content is empty."""
NAMED: Final = frozenset({"owner", "customer", "product", "channel"})
"""The columns that hold the id of a name, or 0."""
REMOVED: Final = "removed"
"""The status of what a person let count no longer, of what a company brings besides happenings."""
_BESIDE: Final = ", ".join(sorted(f"'{kind.value}'" for kind in set(Kind) - HAPPENINGS))


def prepare(store: Store) -> None:
    """Make the temporary tables of an import or a take-back, empty."""
    execute = store.db.conn.execute
    for table in ("pending", "changed"):
        execute(f"drop table if exists temp.{table}")
    execute("create temp table pending (seq integer primary key, record_id, old, state)")
    execute("create temp table changed (id integer primary key, was integer)")


def touch(store: Store, where: str, *values: object) -> None:
    """Note, before they change, the versions ``where`` speaks of: what the rollups have to follow."""
    store.db.conn.execute(f"insert or ignore into temp.changed select id, in_force from version where {where}", values)


def touch_new(store: Store, batch_id: int) -> None:
    """Note the versions in force of ``batch_id`` as new."""
    store.db.conn.execute(
        "insert or ignore into temp.changed select id, 0 from version where batch_id = ? and in_force", [batch_id]
    )


def kinds_touched(store: Store) -> set[str]:
    """The kinds of the records that changed, for the rollups: to be asked before the temporary tables go."""
    rows = store.db.execute("select distinct kind from temp.changed join version using (id)").fetchall()
    return {row[0] for row in rows}


def spans_of(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of ids in the order of their firsts, those that touch or overlap made one."""
    first, last = 0, -1
    for start, end in pairs:
        if last >= first and start <= last + 1:
            last = max(last, end)
            continue
        if last >= first:
            yield first, last
        first, last = start, end
    if last >= first:
        yield first, last


def learn_repeats(store: Store, without: int = 0) -> None:
    """Let SQL ask ``repeated(id)``: whether a batch in force, other than ``without``, says that version again."""
    rows = store.db.execute(
        """select first, last from repeat join batch on batch.id = batch_id
           where taken_back_at is null and batch_id <> ? order by first""",
        [without],
    )
    spans = list(spans_of((row[0], row[1]) for row in rows))
    firsts, lasts = [span[0] for span in spans], [span[1] for span in spans]

    def repeated(version: int) -> bool:
        place = bisect_right(firsts, version) - 1
        return place >= 0 and version <= lasts[place]

    store.db.conn.create_function("repeated", 1, repeated)


# The versions in force that only the batch :batch holds: its own, and those of batches taken back which it repeats.
_LEAVING: Final = """
    select id, record_id from version where batch_id = :batch and in_force and not repeated(id)
    union select v.id, v.record_id from repeat r join version v on v.id between r.first and r.last
    join batch b on b.id = v.batch_id and b.taken_back_at is not null
    where r.batch_id = :batch and v.in_force and not repeated(v.id)"""


def withdraw(store: Store, batch_id: int) -> tuple[int, int]:
    """Put what only ``batch_id`` holds out of force and what it had replaced back into force: (removed, restored).

    The batch must be marked as taken back already: a version comes back only if a batch in force holds it.
    """
    execute = store.db.conn.execute
    learn_repeats(store)
    execute(f"insert into temp.pending select id, record_id, id, 'out' from ({_LEAVING})", {"batch": batch_id})
    touch(store, "id in (select old from temp.pending)")
    execute("update version set in_force = 0 where id in (select old from temp.pending)")
    out = execute("select count(*) from temp.pending").fetchone()[0]
    execute(
        """insert into temp.pending select null, v.record_id, max(v.id), 'back'
           from version v join batch b on b.id = v.batch_id
           where v.record_id in (select record_id from temp.pending)
           and (b.taken_back_at is null or repeated(v.id)) group by v.record_id"""
    )
    restored = "id in (select old from temp.pending where state = 'back')"
    touch(store, restored)
    execute(f"update version set in_force = 1 where {restored}")
    back = execute("select count(*) from temp.pending where state = 'back'").fetchone()[0]
    return out - back, back


def would_withdraw(store: Store, batch_id: int) -> tuple[int, int]:
    """What ``withdraw`` would do, without doing it: records that go, and those that get an earlier version back."""
    learn_repeats(store, without=batch_id)
    row = store.db.conn.execute(
        f"""select count(*), sum(exists (
              select 1 from version w join batch b on b.id = w.batch_id
              where w.record_id = leaving.record_id and w.id <> leaving.id
              and ((b.taken_back_at is null and b.id <> :batch) or repeated(w.id))))
            from ({_LEAVING}) leaving""",
        {"batch": batch_id},
    ).fetchone()
    number, restored = row[0], row[1] or 0
    return number - restored, restored


def count(store: Store) -> dict[Kind, int]:
    """Records in force by kind; of what a company brings besides happenings those that were not removed."""
    rows = store.db.execute("select kind, count(*) from version where in_force group by kind").fetchall()
    gone = store.db.execute(
        f"""select kind, count(*) from version
            where in_force and status = '{REMOVED}' and kind in ({_BESIDE}) group by kind"""
    )
    removed = dict(gone.fetchall())
    return {Kind(kind): number - removed.get(kind, 0) for kind, number in rows}


def documents_there(store: Store, kind: Kind, numbers: str) -> list[str]:
    """Those of ``numbers``, a JSON list, that a record of ``kind`` in force has as its document."""
    rows = store.db.execute(
        """select distinct document from version
           where in_force and kind = :kind and document in (select value from json_each(:numbers))""",
        {"kind": kind.value, "numbers": numbers},
    )
    return [row[0] for row in rows]


def data_day(store: Store) -> int:
    """The newest day that a record in force carries, as an ordinal; 0 without dated records."""
    return _outermost(store, "max")


def first_day(store: Store) -> int:
    """The oldest day of a record in force; 0 without dated records."""
    return _outermost(store, "min")


def _outermost(store: Store, which: str) -> int:
    """Of each kind by itself: only so does SQLite look no further than at the end of its index."""
    of_kind = ", ".join(
        f"(select {which}(day) from version where in_force and kind = '{kind.value}')" for kind in HAPPENINGS
    )
    days = [day for day in store.db.execute(f"select {of_kind}").fetchone() if day]
    return int(max(days) if which == "max" else min(days)) if days else 0
