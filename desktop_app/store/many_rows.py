"""Many rows in few statements, for SQLite takes longer to begin and end one than to write a row; callers say which."""

from collections.abc import Sequence
from itertools import chain, islice
from typing import Final

from desktop_app.store.engine import Connection

_TOGETHER: Final = 64  # rows of a statement; more are no quicker


def write_rows(connection: Connection, statement: str, row: str, columns: Sequence[Sequence[object]]) -> None:
    """Run ``statement`` for the rows of ``columns``, in their order; in it ``{rows}`` stands where its rows go.

    ``row`` is one of them in SQL, with a mark for each column.
    """
    width = len(columns)
    values = list(chain.from_iterable(zip(*columns, strict=True)))
    size = _TOGETHER * width
    whole = len(values) // size * size
    following = iter(values)
    many = statement.replace("{rows}", ", ".join([row] * _TOGETHER))
    connection.executemany(many, (tuple(islice(following, size)) for _ in range(0, whole, size)))
    single = statement.replace("{rows}", row)
    connection.executemany(single, (tuple(islice(following, width)) for _ in range(whole, len(values), width)))
