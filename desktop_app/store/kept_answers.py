"""Answers read from the records, kept for as long as nothing changes: a page asks for the same again and again."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from desktop_app.store.database import Store

Found = TypeVar("Found")
_MOST: Final = 64
_MOST_ROWS: Final = 400_000  # in all answers together, some 60 MB
_answers: OrderedDict[tuple[object, ...], list[Any]] = OrderedDict()


def read(store: Store, sql: str, values: Sequence[int | str]) -> list[Any]:
    """The rows that ``sql`` gives; inside a transaction always read, as there the state is not yet what it will be."""
    if store.db.conn.in_transaction:
        return _read(store, sql, values)
    key = (store.path, state(store), sql, *values)
    if key not in _answers:
        _answers[key] = _read(store, sql, values)
        while len(_answers) > _MOST or (len(_answers) > 1 and sum(map(len, _answers.values())) > _MOST_ROWS):
            _answers.popitem(last=False)
    _answers.move_to_end(key)
    return _answers[key]


def _read(store: Store, sql: str, values: Sequence[int | str]) -> list[Any]:
    rows: list[Any] = store.db.execute(sql, values).fetchall()
    return rows


def while_unchanged(store: Store, key: object, make: Callable[[], Found]) -> Found:
    """What ``make`` finds in ``store``, kept for as long as nothing at all is written to the file, by whomever.

    ``key``: everything else that it depends on. SQLite counts what others commit in ``data_version``, and what this
    connection writes in ``total_changes``; both are read first, so that a change meanwhile is seen the next time.
    """
    if store.db.conn.in_transaction:
        return make()
    now = (store.db.execute("pragma data_version").fetchone()[0], store.db.conn.total_changes)
    if key not in store.kept or store.kept[key][0] != now:
        store.kept[key] = (now, make())
    found: Found = store.kept[key][1]
    return found


def state(store: Store) -> tuple[object, ...]:
    """What changes with every batch that is written or taken back: what records and names say comes with one."""
    newest = store.db.execute(
        "select max(id), count(taken_back_at), max(recorded_at), (select max(id) from version) from batch"
    ).fetchone()
    return (store.identity, *newest)
