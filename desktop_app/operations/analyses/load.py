"""How much each person and team carries on a day: leads in hand, open deals, open cases, per full-time person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.rules.statistics.load import Load
from desktop_app.store import groupings, names, people, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

KINDS: Final = {
    "leads_in_hand": N_("Leads in hand"),
    "pipeline_deals": N_("Open deals"),
    "backlog": N_("Open cases"),
}
"""The measures of what is in hand, and what they are called."""
_FULL: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class PersonLoad:
    person: int
    name: str
    team: int
    load: Load


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """``team`` 0: people in none."""

    team: int
    name: str
    people: int
    load: Load


@dataclass(frozen=True, slots=True)
class Loads:
    """``kind``: key of KINDS. ``people`` who carry something, by name; ``nobody``: what has no owner who is there."""

    kind: str
    day: date
    people: tuple[PersonLoad, ...]
    teams: tuple[TeamLoad, ...]
    all: Load
    nobody: Fraction


def load_kinds(store: Store) -> tuple[str, ...]:
    """What there are records of."""
    known = totals.measures_with_data(store)
    return tuple(kind for kind in KINDS if kind in known)


def loads(store: Store, wanted: Wanted, kind: str) -> Loads:
    """At the end of the wanted period, or on the as-of day within it. Only people who carry something count as FTE.

    A lead of sales who answers no cases would else make the load of support look small.
    """
    last = min(wanted.period.last, wanted.as_of or default_as_of(store))
    after = last + timedelta(days=1)
    span = (last.toordinal(), after.toordinal())
    asked = Question((kind,), (span,), wanted.scope, "person", wanted.where)
    answer = totals.ask(store, asked, settings.load(store).revenue_source)
    held = {group: answer.total(kind, 0, group)[0] for group in answer.groups()}
    shares = people.full_time_shares(store, last)
    there = {one.id: one for one in people.in_scope(store, wanted.scope, last) if one.is_there(last, after)}
    found = [
        PersonLoad(one.id, one.name, one.team, Load(held[one.id], shares.get(one.id, _FULL)))
        for one in there.values()
        if held.get(one.id)
    ]
    whole = sum(held.values(), Fraction(0))
    carried = sum((one.load.open for one in found), Fraction(0))
    return Loads(
        kind, last, tuple(found), tuple(_teams(groupings.labels(store, "team"), found)), _sum(found), whole - carried
    )


def _sum(found: list[PersonLoad]) -> Load:
    return Load(
        sum((one.load.open for one in found), Fraction(0)), sum((one.load.fte for one in found), Fraction(0))
    )  # fmt: skip


def _teams(texts: Mapping[int, str], found: list[PersonLoad]) -> list[TeamLoad]:
    """By name, people of no team last."""
    teams = {one.team: [other for other in found if other.team == one.team] for one in found}
    made = [TeamLoad(team, texts.get(team, "") if team else "", len(its), _sum(its)) for team, its in teams.items()]
    return sorted(made, key=lambda one: (not one.name, names.fold(one.name)))
