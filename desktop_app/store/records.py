"""Record versions: merging what an import brings, taking a batch back, and reading records for people to see.

Every change of what is in force is written to the temporary table ``touched`` (kind, owner, day), from which
store/measures brings the rollups in step.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.store.database import Store

# The content of a version, in the order in which an import hands it over after (line, key).
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
Columns = Mapping[str, Sequence[object]]
"""Rows by column: ``line``, ``key`` and of COLUMNS those that hold something, all of one length."""
_EMPTY: Final = ", ".join(f"{c} default {chr(39) * 2 if c in TEXTS else 0 if c in NAMED else 'null'}" for c in COLUMNS)
_LIST: Final = ", ".join(COLUMNS)
_SAME: Final = f"({', '.join(f'i.{c}' for c in COLUMNS)}) is ({', '.join(f'v.{c}' for c in COLUMNS)})"
_DAYS: Final = ("day", "opened", "due")  # every column by which a measure may date a record


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows by what became of them, and the lines that a later line of the same file replaced."""

    created: int
    changed: int
    unchanged: int
    replaced: tuple[tuple[int, int], ...]


def prepare(store: Store) -> None:
    """Make the temporary tables of an import or a take-back, empty."""
    execute = store.db.conn.execute
    for table in ("incoming", "pending", "touched"):
        execute(f"drop table if exists temp.{table}")
    execute(f"create temp table incoming (seq integer primary key, line, key, {_EMPTY})")
    execute("create temp table pending (seq integer primary key, record_id, old, state)")
    execute("create temp table touched (kind, owner, day, primary key (kind, owner, day)) without rowid")


def bring(store: Store, chunks: Iterable[Columns]) -> None:
    """Take chunks of rows in; nothing is merged yet. An exception of ``chunks`` passes through."""
    for chunk in chunks:
        marks = ", ".join("?" * len(chunk))
        statement = f"insert into temp.incoming ({', '.join(chunk)}) values ({marks})"
        store.db.conn.executemany(statement, zip(*chunk.values(), strict=True))


def merge(store: Store, kind: Kind, batch_id: int) -> Merged:
    """Append a version for each key that is new or differs from what is in force; the same content changes nothing.

    A key that comes twice is taken from its last line; the earlier lines are named in the result.
    """
    execute = store.db.conn.execute
    execute("create index if not exists temp.incoming_key on incoming(key)")
    execute("insert or ignore into record (kind, key) select ?, key from temp.incoming", [kind.value])
    execute(
        f"""insert into temp.pending
            select i.seq, r.id, v.id,
                   case when v.id is null then 'created' when {_SAME} then 'unchanged' else 'changed' end
            from (select max(seq) as seq from temp.incoming group by key) last
            join temp.incoming i on i.seq = last.seq
            join record r on r.kind = ? and r.key = i.key
            left join version v on v.record_id = r.id and v.in_force""",
        [kind.value],
    )
    _note_repeats(store, batch_id)
    touch(store, "id in (select old from temp.pending where state = 'changed')")
    execute("update version set in_force = 0 where id in (select old from temp.pending where state = 'changed')")
    execute(
        f"""insert into version (record_id, batch_id, line, in_force, kind, {_LIST})
            select p.record_id, ?, i.line, 1, ?, {", ".join(f"i.{c}" for c in COLUMNS)}
            from temp.pending p join temp.incoming i using (seq) where p.state <> 'unchanged' order by p.seq""",
        [batch_id, kind.value],
    )
    touch(store, "batch_id = ? and in_force", batch_id)
    return _counted(store)


def _counted(store: Store) -> Merged:
    states = dict(store.db.execute("select state, count(*) from temp.pending group by state").fetchall())
    # Where the last line says what holds already, the earlier ones of its key have changed nothing either.
    replaced = store.db.execute(
        f"""select i.line, v.line, {_SAME} or p.state = 'unchanged' from temp.incoming i
            join (select key, max(seq) as seq from temp.incoming group by key having count(*) > 1) last
            on last.key = i.key and last.seq <> i.seq join temp.incoming v on v.seq = last.seq
            join temp.pending p on p.seq = last.seq order by i.line"""
    ).fetchall()
    same = sum(equal for _, _, equal in replaced)
    return Merged(
        states.get("created", 0),
        states.get("changed", 0) + len(replaced) - same,
        states.get("unchanged", 0) + same,
        tuple((line, kept) for line, kept, _ in replaced),
    )


def merged_lines(store: Store) -> tuple[int, int, int]:
    """The lines of the import just merged by what became of them: (created, changed, unchanged).

    For files in which one line brings several records: it is new or unchanged if all of them are, else changed.
    """
    rows = store.db.execute(
        """select min(p.state), max(p.state), sum(i.seq <> p.seq) from temp.incoming i
           join (select key, max(seq) as seq from temp.incoming group by key) last on last.key = i.key
           join temp.pending p on p.seq = last.seq group by i.line"""
    ).fetchall()
    created = sum(least == most == "created" and not replaced for least, most, replaced in rows)
    unchanged = sum(least == most == "unchanged" for least, most, _replaced in rows)
    return created, len(rows) - created - unchanged, unchanged


def touch(store: Store, where: str, *values: object) -> None:
    """Note the kinds, owners and days of the versions ``where`` speaks of: what the rollups have to follow."""
    for day in _DAYS:
        store.db.conn.execute(
            f"""insert or ignore into temp.touched
                select distinct kind, owner, coalesce({day}, 0) from version where {where}""",
            values,
        )


def _note_repeats(store: Store, batch_id: int) -> None:
    """Write down which versions this batch says again, as spans: unchanged rows mostly stand in their old order."""
    unchanged = store.db.execute("select old from temp.pending where state = 'unchanged' order by old")
    spans = _spans((row[0], row[0]) for row in unchanged)
    store.db.conn.executemany("insert into repeat values (?, ?, ?)", ((batch_id, first, last) for first, last in spans))


def _spans(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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
    spans = list(_spans((row[0], row[1]) for row in rows))
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
    execute(
        """update version set in_force = 1 where id in (
             select max(v.id) from version v join batch b on b.id = v.batch_id
             where v.record_id in (select record_id from temp.pending)
             and (b.taken_back_at is null or repeated(v.id)) group by v.record_id)"""
    )
    restored = "in_force and record_id in (select record_id from temp.pending)"
    touch(store, restored)
    back = execute(f"select count(*) from version where {restored}").fetchone()[0]
    out = execute("select count(*) from temp.pending").fetchone()[0]
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
    """Records in force by kind."""
    rows = store.db.execute("select kind, count(*) from version where in_force group by kind").fetchall()
    return {Kind(kind): number for kind, number in rows}


def data_day(store: Store) -> int:
    """The newest day that a record in force carries, as an ordinal; 0 without dated records."""
    newest = [
        store.db.execute("select max(day) from version where in_force and kind = ?", [kind.value]).fetchone()[0]
        for kind in HAPPENINGS
    ]
    return max((day for day in newest if day), default=0)


def first_day(store: Store) -> int:
    """The oldest day of a record in force; 0 without dated records."""
    oldest = [
        store.db.execute("select min(day) from version where in_force and kind = ?", [kind.value]).fetchone()[0]
        for kind in HAPPENINGS
    ]
    return min((day for day in oldest if day), default=0)
