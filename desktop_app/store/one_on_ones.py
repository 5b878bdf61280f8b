"""Meetings, notes, promises, recognition, development goals and pulse answers; what was withdrawn stays in the file."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

from desktop_app.domain.money import SCALE, from_stored, round_whole
from desktop_app.domain.one_on_one import (
    DevelopmentGoal,
    Level,
    Meeting,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
)
from desktop_app.store.database import Store

Written = Meeting | Note | Promise | Recognition | DevelopmentGoal | PulseAnswer
Row = TypeVar("Row", bound=Written)
_TABLES: Final[Mapping[type[object], str]] = {
    Meeting: "meeting",
    Note: "meeting_note",
    Promise: "promise",
    Recognition: "recognition",
    DevelopmentGoal: "development_goal",
    PulseAnswer: "pulse_answer",
}
_DAYS: Final = frozenset({"day", "signed", "made", "due", "settled", "since", "review"})
_VALUES: Final = frozenset({"start", "aim"})
_ENUMS: Final[Mapping[str, type[Enum]]] = {"level": Level, "side": Side, "outcome": Outcome}


def save(store: Store, one: Written, *, recorded_at: str) -> int:
    """Keep ``one`` as a new row; its number."""
    columns = _columns(one)
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    store.db.execute(
        f"insert into {_TABLES[type(one)]} ({names}, recorded_at) values ({marks}, ?)", [*columns.values(), recorded_at]
    )
    return int(store.db.execute("select last_insert_rowid()").fetchone()[0])


def change(store: Store, one: Written) -> None:
    """Write ``one`` over the row with its number; sqlite refuses it for an official note."""
    columns = _columns(one)
    names = ", ".join(f"{name} = ?" for name in columns)
    store.db.execute(f"update {_TABLES[type(one)]} set {names} where id = ?", [*columns.values(), one.id])


def withdraw(store: Store, one: Written, *, moment: str | None) -> None:
    """Hide ``one`` from now on; with ``moment`` None bring it back."""
    store.db.execute(f"update {_TABLES[type(one)]} set withdrawn_at = ? where id = ?", [moment, one.id])


def undo_meeting(store: Store, held: Meeting, *, moment: str) -> None:
    """Withdraw ``held`` with what was planned when it was closed, and bring back what stood in its place before."""
    (at,) = store.db.execute("select recorded_at from meeting where id = ?", [held.id]).fetchone()
    store.db.execute(
        "update meeting set withdrawn_at = null where person = ? and withdrawn_at = ? and id < ?",
        [held.person, at, held.id],
    )
    store.db.execute(
        "update meeting set withdrawn_at = ? where person = ? and recorded_at = ? and id >= ? and (id = ? or not held)",
        [moment, held.person, at, held.id, held.id],
    )


def load(store: Store, sort: type[Row], person: int = 0) -> tuple[Row, ...]:
    """What holds of that sort, of one person or (0) of all, oldest first; notes of every level."""
    return _load(store, sort, person, "")


def shared_notes(store: Store, person: int) -> tuple[Note, ...]:
    """The person's notes without the private ones, which are not even read."""
    return _load(store, Note, person, "and level <> 'private'")


def _load(store: Store, sort: type[Row], person: int, further: str) -> tuple[Row, ...]:
    names = [field.name for field in fields(sort)]
    first = next(name for name in ("day", "made", "since") if name in names)
    rows = store.db.query(
        f"""select {", ".join(names)} from {_TABLES[sort]} where withdrawn_at is null and (person = ? or ? = 0)
            {further} order by {first}, id""",
        [person, person],
    )
    return tuple(sort(**{name: _read(name, value) for name, value in row.items()}) for row in rows)


def save_rhythm(store: Store, person: int, weeks: int, *, recorded_at: str) -> None:
    """A one-on-one every ``weeks`` weeks from now on; 0: none are wished."""
    store.db.execute(
        "insert into meeting_rhythm (person, weeks, recorded_at) values (?, ?, ?)", [person, weeks, recorded_at]
    )


def rhythms(store: Store) -> dict[int, int]:
    """Weeks by person, of those for whom somebody chose."""
    return {row[0]: row[1] for row in store.db.execute("select person, weeks from meeting_rhythm order by id")}


def names_in_use(store: Store) -> set[int]:
    """People of whom something is written down or signed."""
    written = [f"select person from {table} where withdrawn_at is null" for table in _TABLES.values()]
    kept = [f"select person from {table}" for table in ("sign_off", "performance_answer", "performance_review")]
    asked = " union ".join((*written, *kept))
    return {row[0] for row in store.db.execute(asked)}


def _columns(one: Written) -> dict[str, Any]:
    return {field.name: _plain(getattr(one, field.name)) for field in fields(one) if field.name != "id"}


def _plain(value: object) -> object:
    match value:
        case date():
            return value.toordinal()
        case Enum():
            return value.value
        case bool():
            return int(value)
        case Fraction():
            return round_whole(value * SCALE)
        case _:
            return value


def _read(name: str, value: Any) -> Any:
    if name == "held":
        return bool(value)
    if value is None:
        return None
    if name in _DAYS:
        return date.fromordinal(value)
    if name in _VALUES:
        return from_stored(value)
    return _ENUMS[name](value) if name in _ENUMS else value
