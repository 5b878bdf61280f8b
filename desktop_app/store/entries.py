"""What a company brings besides happenings, kept as record versions: one key, one version in force, nothing deleted.

A removed entry is a version too, with the status REMOVED; so an edit can be taken back like an import. What each
noun keeps in which column stands in its own module.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, NamedTuple

from desktop_app.domain.money import SCALE, from_stored, round_whole
from desktop_app.domain.records import Kind
from desktop_app.store.database import Store
from desktop_app.store.record_merge import Columns
from desktop_app.store.records import COLUMNS, NAMED, REMOVED, TEXTS

_EMPTY: Final[dict[str, Any]] = {
    column: 0 if column in NAMED else "" if column in TEXTS else None for column in COLUMNS
}
Row = tuple[object, ...]
"""(key, *COLUMNS) as store/record_merge takes it."""


class Kept(NamedTuple):
    """One version in force: its id, the batch that brought it, its key and its columns by name."""

    version: int
    batch: int
    key: str
    columns: Mapping[str, Any]


def row_of(key: str, **columns: object) -> Row:
    """The row of an entry; columns not named are empty."""
    values = _EMPTY | columns
    return (key, *(values[column] for column in COLUMNS))


def chunk(rows: Iterable[tuple[int, Row]]) -> Columns:
    """Rows with their lines by column, as store/record_merge takes them in."""
    numbered = [(line, *row) for line, row in rows]
    columns = zip(*numbered, strict=True) if numbered else ((),) * (2 + len(COLUMNS))
    return dict(zip(("line", "key", *COLUMNS), columns, strict=True))


def removal_of(key: str) -> Row:
    return row_of(key, status=REMOVED)


def load(store: Store, kind: Kind, where: str = "", values: Sequence[object] = ()) -> Iterator[Kept]:
    """The entries of ``kind`` in force, by day; ``where`` is a further condition on the version ``v``."""
    rows = store.db.query(
        f"""select v.*, r.key from version v join record r on r.id = v.record_id
            where v.in_force and v.kind = ? and v.status <> '{REMOVED}' {where and f"and ({where})"}
            order by v.day, r.key""",
        [kind.value, *values],
    )
    return (Kept(row["id"], row["batch_id"], row["key"], row) for row in rows)


def millionths(value: Fraction) -> int:
    """``value`` as it is kept; OverflowError beyond what a column holds."""
    stored = round_whole(value * SCALE)
    if abs(stored) >= 2**63:
        raise OverflowError(value)
    return stored


def fraction(stored: int | None) -> Fraction:
    return from_stored(stored or 0)


def day_of(ordinal: int) -> date:
    return date.fromordinal(ordinal)
