"""Many rows in few statements, for SQLite takes longer to begin and end one than to write a row; callers say which."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

from desktop_app.store.engine import Connection

TOGETHER: Final = 64  # rows of a statement; more are no quicker


def write_rows(connection: Connection, statement: str, row: str, columns: Sequence[Sequence[object]]) -> list[int]:
    """Run ``statement`` for the rows of ``columns``, in their order; in it ``{rows}`` stands where its rows go.

    ``row`` is one of them in SQL, with a mark for each column. The result says how many rows of the tables each
    TOGETHER of them changed.
    """
    return [connection.execute(*one).rowcount for one in _statements(statement, row, columns)]


def ask_rows(
    connection: Connection, statement: str, row: str, columns: Sequence[Sequence[object]]
) -> list[tuple[Any, ...]]:
    """What ``statement`` answers for the rows."""
    found: list[tuple[Any, ...]] = []
    for one in _statements(statement, row, columns):
        found += connection.execute(*one).fetchall()
    return found


def _statements(statement: str, row: str, columns: Sequence[Sequence[object]]) -> Iterator[tuple[str, list[object]]]:
    width = len(columns)
    values = list(chain.from_iterable(zip(*columns, strict=True)))
    many = statement.replace("{rows}", ", ".join([row] * TOGETHER))
    for start in range(0, len(values), TOGETHER * width):
        some = values[start : start + TOGETHER * width]
        number = len(some) // width
        yield many if number == TOGETHER else statement.replace("{rows}", ", ".join([row] * number)), some
