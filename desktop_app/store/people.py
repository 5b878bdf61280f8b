"""Who was in which team and region, when: memberships by half-open spans of days, made from the dated facts."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import groupings, names
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Person:
    """A person as of the newest facts; ``team`` and ``region`` are ids of names, 0 for none.

    ``joined`` and ``left`` are the first and the last day with the company, as ordinals.
    """

    id: int
    name: str
    staff_no: str
    team: int
    region: int
    role: str
    manager: str
    joined: int = 0
    left: int = names.FOREVER

    def is_there(self, first: date, after: date) -> bool:
        """Whether the person was with the company on a day from ``first`` up to, not including, ``after``."""
        return self.joined < after.toordinal() and self.left >= first.toordinal()


@dataclass(frozen=True, slots=True)
class Membership:
    """From ``valid_from`` up to, not including, ``valid_to``: days as ordinals."""

    person: int
    valid_from: int
    valid_to: int
    team: int
    region: int
    role: str


def load(store: Store) -> list[Person]:
    """Everybody in force, by name."""
    newest = {row.person: row for row in memberships(store)}
    staff, managers = names.latest_facts(store, "staff_no"), names.latest_facts(store, "manager")
    joined, left = names.latest_facts(store, "joined"), names.latest_facts(store, "left")
    found = []
    for name in names.load(store, "person"):
        row = newest.get(name.id)
        place = (row.team, row.region, row.role) if row else (0, 0, "")
        days = _ordinal(joined.get(name.id), 0), _ordinal(left.get(name.id), names.FOREVER)
        found.append(Person(name.id, name.text, staff.get(name.id, ""), *place, managers.get(name.id, ""), *days))
    return found


def _ordinal(day: str | None, otherwise: int) -> int:
    return date.fromisoformat(day).toordinal() if day else otherwise


def present(store: Store, first: date, after: date) -> list[Person]:
    """Everybody who was with the company on a day from ``first`` up to, not including, ``after``, by name."""
    return [person for person in load(store) if person.is_there(first, after)]


def memberships(store: Store) -> list[Membership]:
    rows = store.db.execute(
        "select person, valid_from, valid_to, team, region, role from membership order by person, valid_from"
    )
    return [Membership(*row) for row in rows.fetchall()]


def refresh_memberships(store: Store) -> None:
    """Make the spans anew from the facts in force, and what else groups names."""
    columns = {field: names.facts(store, field) for field in ("team", "region", "role")}
    known = {noun: names.written(store, noun) for noun in ("team", "region")}
    store.db.execute("delete from membership")
    for person in names.load(store, "person"):
        mine = {field: values.get(person.id, []) for field, values in columns.items()}
        starts = sorted({start for values in mine.values() for start, _ in values}) or [0]
        for start, end in zip(starts, [*starts[1:], names.FOREVER], strict=True):
            now = {field: _at(values, start) for field, values in mine.items()}
            team, region = (known[noun].get(names.fold(now[noun]), 0) for noun in ("team", "region"))
            store.db.execute(
                "insert into membership values (?, ?, ?, ?, ?, ?)",
                [person.id, start, end, team, region, now["role"]],
            )
    groupings.refresh_kin(store)


def _at(values: list[tuple[int, str]], day: int) -> str:
    return next((value for start, value in reversed(values) if start <= day), "")


def in_scope(store: Store, scope: Scope, day: date) -> list[Person]:
    """The people of ``scope`` on ``day``, by name."""
    everybody = load(store)
    if scope.kind is ScopeKind.COMPANY:
        return everybody
    if scope.kind is ScopeKind.PERSON:
        return [person for person in everybody if person.id == scope.id]
    if scope.kind not in (ScopeKind.TEAM, ScopeKind.REGION):
        return []  # what is sold and to whom is nobody's alone
    column = scope.kind.value
    rows = store.db.query(
        f"select person from membership where {column} = ? and valid_from <= ? and ? < valid_to",
        [scope.id, day.toordinal(), day.toordinal()],
    )
    inside = {row["person"] for row in rows}
    return [person for person in everybody if person.id in inside]


def scopes(store: Store) -> list[Scope]:
    """The teams, regions and people one can look at, besides the company."""
    kinds = ((ScopeKind.TEAM, "team"), (ScopeKind.REGION, "region"), (ScopeKind.PERSON, "person"))
    return [Scope(kind, name.id, name.text) for kind, noun in kinds for name in names.load(store, noun)]


def full_time_shares(store: Store, day: date | None = None) -> dict[int, Fraction]:
    """The share of full time of everybody for whom one is recorded: as of ``day``, else the newest."""
    last = day.toordinal() if day else names.FOREVER
    found = {}
    for person, values in names.facts(store, "fte").items():
        valid = [value for start, value in values if start <= last and value]
        if valid:
            found[person] = from_stored(int(valid[-1]))
    return found
