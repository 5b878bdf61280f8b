"""Records in force as people look through them: in an order, under a filter, a page at a time, or one whole."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.records import REMOVED

# What a list of records shows besides its id; names come as texts, days as ordinals, amounts as stored.
SHOWN: Final = (
    "document", "day", "opened", "due", "person", "customer", "product", "channel", "status", "stage",
    "quantity", "amount", "tax", "cost", "score", "original", "comment", "contacts", "wait", "work",
    "currency", "foreign_amount", "rate",
)  # fmt: skip
_NOUNS: Final = {"person": "owner", "customer": "customer", "product": "product", "channel": "channel"}
_MARK: Final = "\\"
_AT_ONCE: Final = 500  # versions; SQLite takes no more than some thousand marks


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records, in which order. ``text``: what their number, names, stage or comment must contain.

    ``only``: ids of the versions that stand behind a figure; none: all.
    """

    kind: Kind
    sort: str = "day"
    descending: bool = True
    text: str = ""
    only: tuple[int, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether an index answers it, however many records there are."""
        return self.sort == "day" and not self.text.strip() and not self.only


@dataclass(frozen=True, slots=True)
class Found:
    """One record version whole: ``values`` by column as in SHOWN, ``more``: unmapped cells, and where it came from."""

    id: int
    kind: Kind
    values: dict[str, Any]
    time: str
    item: str
    more: str
    batch: int
    line: int


def count(store: Store, kind: Kind) -> int:
    query = f"select count(*) from version v where v.in_force and v.kind = ? {_there(kind)}"
    found: int = store.db.execute(query, [kind.value]).fetchone()[0]
    return found


def _there(kind: Kind) -> str:
    """Leaves out what was removed by hand; happenings are not, and their counts come from an index."""
    return "" if kind in HAPPENINGS else f"and v.status <> '{REMOVED}'"


def order(store: Store, asked: Asked) -> "array[int]":
    """The ids of all records asked for, in order. With a filter or by a name this reads every record of the kind."""
    where, values = _filter(asked.text)
    join, key = _key(asked.sort)
    way = "desc" if asked.descending else "asc"
    rows = store.db.execute(
        f"""select v.id from version v {join} where v.in_force and v.kind = ? {_there(asked.kind)} {where}
            order by {key} is null, {key} {way}, v.id {way}""",
        [asked.kind.value, *values],
    )
    chosen = frozenset(asked.only)
    return array("q", (row[0] for row in rows if not chosen or row[0] in chosen))


def ids_by_day(store: Store, asked: Asked, offset: int, limit: int, number: int) -> list[int]:
    """A page of a plain question out of ``number`` records; from the nearer end, so that the far one is as quick."""
    back = number - offset - limit
    turned = back < offset
    skip, take = (max(back, 0), limit + min(back, 0)) if turned else (offset, limit)
    way = "desc" if asked.descending is not turned else "asc"
    rows = store.db.execute(
        f"""select v.id from version v where v.in_force and v.kind = ? {_there(asked.kind)}
            order by v.day {way}, v.id {way} limit ? offset ?""",
        [asked.kind.value, max(take, 0), skip],
    ).fetchall()
    found = [row[0] for row in rows]
    return found[::-1] if turned else found


def rows(store: Store, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """(id, *SHOWN) of each of ``ids``, in their order; ids that are gone are left out."""
    marks = ", ".join("?" * len(ids))
    found = {
        row[0]: tuple(row)
        for row in store.db.execute(
            f"select v.id, {_columns()} from version v {_joins()} where v.id in ({marks})", list(ids)
        )
    }
    return [found[key] for key in ids if key in found]


def find(store: Store, version_id: int) -> Found | None:
    """The version ``version_id`` with all its fields, or None."""
    return next(iter(find_all(store, [version_id])), None)


def find_all(store: Store, ids: Sequence[int]) -> list[Found]:
    """The versions ``ids`` with all their fields, in that order; those that are gone are left out."""
    found: dict[int, Found] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = list(ids[start : start + _AT_ONCE])
        query = f"""select v.id, v.kind, v.time, v.item, v.more, v.batch_id, v.line, {_columns()}
                    from version v {_joins()} where v.id in ({", ".join("?" * len(some))})"""
        for row in store.db.execute(query, some):
            number, kind, time, item, more, batch, line, *values = row
            content = dict(zip(SHOWN, values, strict=True))
            found[number] = Found(number, Kind(kind), content, time, item, more, batch, line)
    return [found[one] for one in ids if one in found]


# Whom a typed value is for is kept as the number of the name.
_SCOPE: Final = f"""case v.kind when '{Kind.KPI_VALUE.value}' then
    coalesce((select text from name where id = cast(v.original as integer)), '') else v.original end"""


def _columns() -> str:
    own = {"original": _SCOPE} | {noun: f"coalesce({noun}_name.text, '')" for noun in _NOUNS}
    return ", ".join(own.get(name, f"v.{name}") for name in SHOWN)


def _joins() -> str:
    return " ".join(f"left join name {noun}_name on {noun}_name.id = v.{key}" for noun, key in _NOUNS.items())


def _key(sort: str) -> tuple[str, str]:
    """Names are ordered by their texts, records without one last."""
    if sort in _NOUNS:
        return f"left join name n on n.id = v.{_NOUNS[sort]}", "n.folded"
    if sort in ("document", "status", "stage", "original", "comment"):
        return "", f"nullif(v.{sort}, '')"
    if sort not in SHOWN:
        raise ValueError(sort)
    return "", f"v.{sort}"


def _filter(text: str) -> tuple[str, list[str]]:
    """Every word of ``text`` has to be found somewhere in the record."""
    clauses, values = [], []
    for word in names.fold(text).split():
        escaped = word
        for sign in (_MARK, "%", "_"):
            escaped = escaped.replace(sign, _MARK + sign)
        pattern = f"%{escaped}%"
        named = "in (select id from name where noun = ? and folded like ? escape '\\')"
        parts = [f"v.{column} like ? escape '\\'" for column in ("document", "stage", "status", "comment", "original")]
        values.extend([pattern] * len(parts))
        for noun, column in _NOUNS.items():
            parts.append(f"v.{column} {named}")
            values.extend([noun, pattern])
        clauses.append(f"and ({' or '.join(parts)})")
    return " ".join(clauses), values
