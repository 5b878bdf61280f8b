"""The rows of logs that versions of interactions were folded from, each version keeping those of its own batch.

How they are folded: operations/case_log. What is in force otherwise: records.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from desktop_app.domain.records import Kind
from desktop_app.store.database import Store
from desktop_app.store.records import COLUMNS, NAMED, TEXTS, learn_repeats, touch

EVENTS: Final = ".events"
"""Under which ``more`` holds the rows of a version's own batch, as a text."""
_HOLDS: Final = f"v.kind = '{Kind.INTERACTION.value}' and instr(v.more, '\"{EVENTS}\"') > 0"
_LIST: Final = ", ".join(COLUMNS)


class Held(NamedTuple):
    """A version that a batch in force brought or repeats, by the ``number`` of its case."""

    number: str
    version: int
    batch: int
    line: int
    in_force: bool
    more: str


def held(store: Store, numbers: Iterable[str]) -> list[Held]:
    """The versions of these cases that still count and hold rows of a log, oldest first."""
    learn_repeats(store)
    execute = store.db.conn.execute
    execute("drop table if exists temp.asked")
    execute("create temp table asked (number text primary key) without rowid")
    store.db.conn.executemany("insert or ignore into temp.asked values (?)", ((number,) for number in numbers))
    rows = execute(
        f"""select a.number, v.id, v.batch_id, v.line, v.in_force, v.more from temp.asked a
            cross join record r on r.kind = '{Kind.INTERACTION.value}' and r.key = a.number
            cross join version v on v.record_id = r.id join batch b on b.id = v.batch_id
            where {_HOLDS} and (b.taken_back_at is null or repeated(v.id)) order by v.id"""
    )
    return [Held(row[0], row[1], row[2], row[3], bool(row[4]), row[5]) for row in rows]


def numbers_of(store: Store, batch_id: int) -> list[str]:
    """The cases of which a batch brought rows, or said them again."""
    rows = store.db.execute(
        f"""select distinct r.key from version v join record r on r.id = v.record_id where {_HOLDS} and v.batch_id = ?
            union select r.key from repeat p join version v on v.id between p.first and p.last
            join record r on r.id = v.record_id where {_HOLDS} and p.batch_id = ?""",
        [batch_id, batch_id],
    )
    return [row[0] for row in rows]


def save_repeats(store: Store, batch_id: int, versions: Iterable[int]) -> None:
    """Write down that a batch says again what is held by these versions."""
    store.db.conn.executemany(
        "insert or replace into repeat values (?, ?, ?)", [(batch_id, version, version) for version in versions]
    )


def replace_in_force(store: Store, batch_id: int, columns: Mapping[str, Sequence[object]]) -> None:
    """Append, for each key, a version of ``batch_id`` in the place of the one in force, unless it says the same."""
    for place, key in enumerate(columns["key"]):
        content = [columns[name][place] if name in columns else _empty(name) for name in COLUMNS]
        old = store.db.execute(
            f"""select v.id, v.record_id, v.kind, {_LIST} from version v join record r on r.id = v.record_id
                where r.kind = ? and r.key = ? and v.in_force""",
            [Kind.INTERACTION.value, key],
        ).fetchone()
        if list(old[3:]) == content:
            continue
        store.db.execute("update version set in_force = 0 where id = ?", [old[0]])
        new = store.db.execute(
            f"""insert into version (record_id, batch_id, line, in_force, kind, {_LIST})
                values (?, ?, ?, 1, ?, {", ".join("?" * len(COLUMNS))}) returning id""",
            [old[1], batch_id, columns["line"][place], old[2], *content],
        ).fetchone()[0]
        touch(store, "id in (?, ?)", old[0], new)


def _empty(column: str) -> object:
    return "" if column in TEXTS else 0 if column in NAMED else None
