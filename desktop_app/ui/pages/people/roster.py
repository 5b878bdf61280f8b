"""Everybody as a table: where they belong on the as-of day, and how this period stands for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.operations.targets.goals import Goals
from desktop_app.store import names, people
from desktop_app.store.database import Store
from desktop_app.store.people import Membership

KPI: Final = "revenue"
_COLUMNS: Final = (
    ("name", N_("Name"), None),
    ("staff_no", N_("Staff no."), None),
    ("team", N_("Team"), None),
    ("region", N_("Region"), None),
    ("role", N_("Role"), None),
    ("since", N_("Since"), None),
    ("revenue", N_("Revenue"), Unit.MONEY),
    ("attainment", N_("Attainment"), Unit.PERCENT),
)

LESS: Final = ("staff_no", "region", "since", "role")
"""Columns that give way, in this order, where there is no room for all."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person on a day. ``since``: joined, else the first dated place; None: from the beginning."""

    id: int
    name: str
    staff_no: str
    team: str
    region: str
    role: str
    since: date | None
    left: date | None
    revenue: Quantity | None
    quota: Quantity | None

    @property
    def scope(self) -> Scope:
        return Scope(ScopeKind.PERSON, self.id, self.name)

    @property
    def attainment(self) -> Quantity | None:
        if self.revenue is None or self.quota is None or not self.quota.value:
            return None
        return Quantity(self.revenue.value / self.quota.value, Unit.PERCENT)


def load_roster(store: Store, period: Period, as_of: date, currency: str) -> list[Somebody]:
    """Everybody in force, by name, placed as on ``as_of``."""
    texts = names.texts(store)
    joined, left = names.latest_facts(store, "joined"), names.latest_facts(store, "left")
    rows = breakdown(store, Wanted((KPI,), period, as_of=as_of, by="person", lean=True))
    revenue = {row.group: row.figures[0].value for row in rows}
    goals = Goals(store, KPI, [period])
    spans: dict[int, list[Membership]] = {}
    for row in people.memberships(store):
        spans.setdefault(row.person, []).append(row)
    found = []
    for person in people.load(store):
        mine = spans.get(person.id, [])
        place = _at(mine, as_of)
        goal = goals.target(Scope(ScopeKind.PERSON, person.id), period)
        found.append(
            Somebody(
                person.id,
                person.name,
                person.staff_no,
                texts.get(place.team, "") if place else "",
                texts.get(place.region, "") if place else "",
                place.role if place else "",
                _day(joined.get(person.id, "")) or _first_day(mine),
                _day(left.get(person.id, "")),
                revenue.get(person.id),
                Quantity(goal.value, Unit.MONEY, currency) if goal else None,
            )
        )
    return found


def _at(spans: Sequence[Membership], day: date) -> Membership | None:
    """The place on that day; before the first dated one, the first."""
    inside = [span for span in spans if span.valid_from <= day.toordinal() < span.valid_to]
    return next(iter([*inside, *spans]), None)


def _first_day(spans: Sequence[Membership]) -> date | None:
    return date.fromordinal(spans[0].valid_from) if spans and spans[0].valid_from else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def matches(person: Somebody, wanted: str) -> bool:
    """Whether every word that was typed stands somewhere in what is known of the person."""
    known = names.fold(f"{person.name} {person.staff_no} {person.team} {person.region} {person.role}")
    return all(word in known for word in names.fold(wanted).split())


def build_table(found: Sequence[Somebody], currency: str) -> Table:
    """What nobody has is left out: an empty column says nothing."""
    rows = [_cells(person) for person in found]
    kept = [
        number
        for number, (key, _title, _unit) in enumerate(_COLUMNS)
        if key in ("name", KPI) or any(row[number] not in (None, "") for row in rows)
    ]
    columns = tuple(
        Column(key, title, unit, currency if unit is Unit.MONEY else "")
        for key, title, unit in (_COLUMNS[number] for number in kept)
    )
    return Table(columns, tuple(tuple(row[number] for number in kept) for row in rows))


def _cells(person: Somebody) -> tuple[Cell, ...]:
    return (
        person.name,
        person.staff_no or None,
        person.team or None,
        person.region or None,
        person.role or None,
        person.since,
        person.revenue,
        person.attainment,
    )
