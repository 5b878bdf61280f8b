"""Merging the rows of an import with the records that are known, chunk by chunk; the way back is in records.

Rows of keys never met before are appended at once. Only a chunk in which some key is known is laid beside what is in
force, so that nothing but the marks of the rows that came again has to be remembered till the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.store import many_rows
from desktop_app.store.database import Store
from desktop_app.store.many_rows import ask_rows, write_rows
from desktop_app.store.records import COLUMNS, NAMED, TEXTS, spans_of, touch, touch_new

Columns = Mapping[str, Sequence[object]]
"""Rows by column: ``line``, ``key`` and of COLUMNS those that hold something, all of one length."""
_EMPTY: Final = {column: "''" if column in TEXTS else "0" if column in NAMED else "null" for column in COLUMNS}
_LIST: Final = ", ".join(COLUMNS)
_REMOVED_FROM: Final = 2_000  # rows appended from which the indexes are made anew at the end
_AFRESH_FROM: Final = 50_000  # rows appended
_FEW_PAGES: Final = -8_000  # KiB, as SQLite has it


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows by what became of them, and the lines that a later line of the same file replaced.

    ``afresh``: so much of what is in force came now that totals are sooner made anew than brought in step; then
    ``changed`` does not tell which did.
    """

    created: int
    changed: int
    unchanged: int
    replaced: tuple[tuple[int, int], ...]
    afresh: bool = False


def merge(store: Store, kind: Kind, batch_id: int, chunks: Iterable[Columns]) -> Merged:
    """Append a version for each key that is new or differs from what is in force; the same content changes nothing.

    A key that comes twice is taken from its last line; the earlier lines are named in the result. An exception of
    ``chunks`` passes through. Needs ``records.prepare`` first.
    """
    merging = _Merging(store, kind, batch_id)
    for chunk in chunks:
        if chunk["key"]:
            merging.take(chunk)
    return merging.finish()


def merged_lines(store: Store, batch_id: int) -> tuple[int, int, int]:
    """The lines of the import just merged by what became of them: (created, changed, unchanged).

    For files in which one line brings several records: it is new or unchanged if all of them are, else changed.
    """
    rows = store.db.execute(
        """select min(state), max(state), sum(again) from (
             select line, iif(same, 'unchanged', 'changed') as state, 0 as again from temp.met
             union all select line, 'created', 0 from version
             where batch_id = ? and in_force and record_id not in (select record_id from temp.met)
             union all select i.line, case m.same when 1 then 'unchanged' when 0 then 'changed' else 'created' end, 1
             from temp.replaced i left join temp.met m on m.record_id = i.record_id) group by line""",
        [batch_id],
    ).fetchall()
    created = sum(least == most == "created" and not again for least, most, again in rows)
    unchanged = sum(least == most == "unchanged" for least, most, _again in rows)
    return created, len(rows) - created - unchanged, unchanged


def known_keys(store: Store) -> dict[str, bool]:
    """The keys of the import just merged that were known before, and whether it said the same of them."""
    rows = store.db.execute("select key, same from temp.met join record on id = record_id")
    return {row[0]: bool(row[1]) for row in rows}


class _Usual(Enum):
    """What became of most rows of the chunk before, which is tried first of the next one."""

    NEW = "new"
    SAME = "same"
    MIXED = "mixed"


class _Merging:
    def __init__(self, store: Store, kind: Kind, batch_id: int) -> None:
        self._store = store
        self._connection = store.db.conn
        self._kind = kind.value
        self._batch = batch_id
        self._before = self._number("select coalesce(max(id), 0) from version")
        self._usual = _Usual.NEW
        self._appended = 0
        self._taken = 0
        self._indexes: list[tuple[str, str]] = []
        self._prepare()

    def _prepare(self) -> None:
        execute = self._connection.execute
        for table in ("incoming", "replaced", "again", "met"):
            execute(f"drop table if exists temp.{table}")
        content = ", ".join(f"{column} default {_EMPTY[column]}" for column in COLUMNS)
        execute(f"create temp table incoming (seq integer primary key, record_id, key, line, {content})")
        execute(f"create temp table replaced (seq integer primary key, record_id, line, {_LIST})")
        execute("create temp table again (record_id integer primary key)")
        # The records that were known before, and what this import says of them; old: the version then in force.
        # place: in the file, of a row that was seen to be the same before others of its chunk were looked at.
        execute("create temp table met (record_id integer primary key, old, line, same, place)")

    def take(self, chunk: Columns) -> None:
        if self._usual is _Usual.NEW and self._are_new(chunk):
            return
        if self._usual is _Usual.SAME:
            chunk = self._without_same(chunk)
        if chunk["key"]:
            self._compare(chunk)

    def _are_new(self, chunk: Columns) -> bool:
        """Whether no key of the chunk was known; then all is appended."""
        keys = chunk["key"]
        before = self._connection.total_changes
        row = f"('{self._kind}', ?)"
        write_rows(self._connection, "insert or ignore into record (kind, key) values {rows}", row, [keys])
        if self._connection.total_changes - before < len(keys):
            return False
        last = self._number("select max(id) from record")
        self._append(range(last - len(keys) + 1, last + 1), chunk)
        return True

    def _append(self, numbers: Sequence[int], chunk: Columns) -> None:
        given = [column for column in COLUMNS if column in chunk]
        marks = ", ".join("?" if column in chunk else _EMPTY[column] for column in COLUMNS)
        write_rows(
            self._connection,
            f"insert into version (record_id, line, batch_id, in_force, kind, {_LIST}) values {{rows}}",
            f"(?, ?, {self._batch}, 1, '{self._kind}', {marks})",
            [numbers, chunk["line"], *(chunk[column] for column in given)],
        )
        self._note_appended(len(numbers))

    def _note_appended(self, number: int) -> None:
        self._appended += number
        if not self._indexes and self._appended > max(_REMOVED_FROM, self._before):
            self._remove_indexes()

    def _remove_indexes(self) -> None:
        """Sorting all keys at the end takes a third of the time of finding the place of each."""
        self._indexes = self._connection.execute(
            """select name, sql from sqlite_master where type = 'index' and tbl_name = 'version'
               and sql like '% where in_force%'"""
        ).fetchall()
        for name, _sql in self._indexes:
            self._connection.execute(f"drop index {name}")

    def _without_same(self, chunk: Columns) -> Columns:
        """The rows that say something else than what was in force before this import; of the others that is noted.

        The whole chunk where a key comes twice: then the order of its rows decides.
        """
        keys = chunk["key"]
        if len(set(keys)) < len(keys):
            return chunk
        given = [column for column in COLUMNS if column in chunk]
        place = {column: f"i.column{number}" for number, column in enumerate(given, 4)}
        ours = ", ".join(place.get(column, _EMPTY[column]) for column in COLUMNS)
        known = ", ".join(f"v.{column}" for column in COLUMNS)
        first, self._taken = self._taken, self._taken + len(keys)
        changed = write_rows(
            self._connection,
            f"""insert or ignore into temp.met select r.id, v.id, i.column2, 1, i.column3 from (values {{rows}}) i
                cross join record r on r.kind = '{self._kind}' and r.key = i.column1
                cross join version v on v.record_id = r.id and v.in_force
                where v.batch_id <> {self._batch} and ({ours}) is ({known})""",
            f"({', '.join('?' * (len(given) + 3))})",
            [keys, chunk["line"], range(first, self._taken), *(chunk[column] for column in given)],
        )
        self._usual = _Usual.SAME if sum(changed) * 2 > len(keys) else _Usual.MIXED
        noted = self._noted(keys, first, changed)
        left = [place for place in range(len(keys)) if place not in noted]
        return {column: [values[place] for place in left] for column, values in chunk.items()}

    def _noted(self, keys: Sequence[object], first: int, changed: Sequence[int]) -> set[int]:
        """The places of the rows just found to be the same; ``changed``: how many of those written together were."""
        found: set[int] = set()
        for start, number in zip(range(0, len(keys), many_rows.TOGETHER), changed, strict=True):
            together = range(len(keys))[start : start + many_rows.TOGETHER]
            if number == len(together):
                found.update(together)
            elif number:
                rows = ask_rows(
                    self._connection,
                    f"""select m.place from (values {{rows}}) i
                        cross join record r on r.kind = '{self._kind}' and r.key = i.column1
                        cross join temp.met m on m.record_id = r.id and m.place = i.column2""",
                    "(?, ?)",
                    [[keys[place] for place in together], [first + place for place in together]],
                )
                found.update(place - first for (place,) in rows)
        return found

    def _compare(self, chunk: Columns) -> None:
        """Lay a chunk beside the versions in force and append what differs."""
        execute = self._connection.execute
        self._fill_incoming(chunk)
        if len(set(chunk["key"])) < len(chunk["key"]):
            self._set_earlier_lines_aside()
        self._undo_earlier_chunks()
        met = execute(
            f"""insert into temp.met select i.record_id, v.id, i.line, {_same("i")}, null from temp.incoming i
                cross join version v on v.record_id = i.record_id and v.in_force"""
        ).rowcount
        gone = "id in (select m.old from temp.incoming i join temp.met m using (record_id) where not m.same)"
        if self._number("select count(*) from temp.incoming join temp.met using (record_id) where not same"):
            touch(self._store, gone)
            execute(f"update version set in_force = 0 where {gone}")
        appended = execute(
            f"""insert into version (record_id, batch_id, line, in_force, kind, {_LIST})
                select i.record_id, ?, i.line, 1, ?, {", ".join(f"i.{column}" for column in COLUMNS)}
                from temp.incoming i left join temp.met m using (record_id)
                where m.record_id is null or not m.same order by i.seq""",
            [self._batch, self._kind],
        ).rowcount
        if self._usual is not _Usual.SAME:
            same = len(chunk["key"]) - appended
            self._usual = _Usual.SAME if same * 2 > len(chunk["key"]) else _Usual.MIXED if met else _Usual.NEW
        self._note_appended(appended)

    def _fill_incoming(self, chunk: Columns) -> None:
        """The rows of a chunk with the records they speak of, which are made where they are new."""
        execute = self._connection.execute
        given = [column for column in COLUMNS if column in chunk]
        execute("delete from temp.incoming")
        write_rows(
            self._connection,
            f"insert into temp.incoming ({', '.join(('key', 'line', *given))}) values {{rows}}",
            f"({', '.join('?' * (len(given) + 2))})",
            [chunk["key"], chunk["line"], *(chunk[column] for column in given)],
        )
        execute(f"insert or ignore into record (kind, key) select '{self._kind}', key from temp.incoming order by seq")
        execute(
            f"""update temp.incoming set record_id =
                (select id from record where kind = '{self._kind}' and record.key = incoming.key)"""
        )

    def _set_earlier_lines_aside(self) -> None:
        earlier = "seq not in (select max(seq) from temp.incoming group by record_id)"
        self._connection.execute(
            f"""insert into temp.replaced (record_id, line, {_LIST})
                select record_id, line, {_LIST} from temp.incoming where {earlier}"""
        )
        self._connection.execute(f"delete from temp.incoming where {earlier}")

    def _undo_earlier_chunks(self) -> None:
        """Take back what earlier chunks said of the records that come again in this one."""
        execute = self._connection.execute
        execute("delete from temp.again")
        execute("insert into temp.again select record_id from temp.incoming join temp.met using (record_id)")
        mine = f"v.in_force and +v.batch_id = {self._batch}"  # "+": by the record, not by all that this batch brought
        if self._appended:
            execute(
                f"""insert or ignore into temp.again select i.record_id from temp.incoming i
                    cross join version v on v.record_id = i.record_id and {mine}"""
            )
        if not self._number("select count(*) from temp.again"):
            return
        execute(
            f"""insert into temp.replaced (record_id, line, {_LIST})
                select record_id, coalesce(m.line, v.line), {", ".join(f"v.{column}" for column in COLUMNS)}
                from temp.again cross join version v using (record_id) left join temp.met m using (record_id)
                where v.in_force"""
        )
        execute(
            f"""delete from version where id in (select v.id from temp.again a
                cross join version v on v.record_id = a.record_id and {mine})"""
        )
        execute(
            "update version set in_force = 1 where id in (select old from temp.again join temp.met using (record_id))"
        )
        execute("delete from temp.met where record_id in (select record_id from temp.again)")

    def finish(self) -> Merged:
        """Count what became of the rows and write down which versions this batch says again."""
        self._restore_indexes()
        self._note_repeats()
        afresh = self._appended > max(_AFRESH_FROM, self._before)
        if not afresh and self._appended:
            touch_new(self._store, self._batch)
        mine = self._number(f"select count(*) from version where batch_id = {self._batch}")
        known, unchanged = self._connection.execute("select count(*), total(same) from temp.met").fetchone()
        changed, unchanged = known - int(unchanged), int(unchanged)
        # Where the last line says what holds already, the earlier ones of its key have changed nothing either.
        replaced = self._connection.execute(
            f"""select i.line, coalesce(m.line, v.line), {_same("i")} or coalesce(m.same, 0) from temp.replaced i
                cross join version v on v.record_id = i.record_id and v.in_force
                left join temp.met m on m.record_id = i.record_id order by i.line"""
        ).fetchall()
        same = sum(equal for _line, _kept, equal in replaced)
        return Merged(
            mine - changed,
            changed + len(replaced) - same,
            unchanged + same,
            tuple((line, kept) for line, kept, _equal in replaced),
            afresh,
        )

    def _restore_indexes(self) -> None:
        """With few pages at hand: the keys that are sorted lie in memory beside them, and each page is needed once."""
        if not self._indexes:
            return
        usual = self._number("PRAGMA cache_size")
        self._connection.execute(f"PRAGMA cache_size = {_FEW_PAGES}")
        self._number("select count(*) from version not indexed")  # what is written makes room only for what is read
        self._connection.execute("PRAGMA shrink_memory")
        try:
            for _name, sql in self._indexes:
                self._connection.execute(sql)
        finally:
            self._connection.execute(f"PRAGMA cache_size = {usual}")

    def _note_repeats(self) -> None:
        """As spans: unchanged rows mostly stand in their old order, and those of a whole file side by side."""
        execute = self._connection.execute
        first, last, number = execute("select min(old), max(old), count(*) from temp.met where same").fetchone()
        spans = iter([(first, last)]) if number and last - first + 1 == number else spans_of(
            execute("select old, old from temp.met where same order by old"))  # fmt: skip
        self._connection.executemany(
            "insert into repeat values (?, ?, ?)", ((self._batch, start, end) for start, end in spans)
        )

    def _number(self, question: str) -> int:
        return int(self._connection.execute(question).fetchone()[0])


def _same(rows: str) -> str:
    """Whether the content of ``rows`` is that of the version ``v``."""
    ours, known = (", ".join(f"{table}.{column}" for column in COLUMNS) for table in (rows, "v"))
    return f"({ours}) is ({known})"
