"""Where everybody stands against the quota of a period, team by team; figures come from operations/figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.domain.scope import ScopeKind
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store import people, targets
from desktop_app.store.database import Store

_HEADLINE: Final = "revenue"


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A team (``team`` None: those in none) in one KPI. ``quota``: the team's own target, else those of its people."""

    kpi: Kpi
    team: Row | None
    quota: Fraction | None
    members: tuple[Row, ...]

    @property
    def figure(self) -> Figure | None:
        return self.team.figures[0] if self.team else None


def quota_kpis(store: Store, wanted: Wanted) -> list[Kpi]:
    """The KPIs for which people have targets in the period, revenue first; without any the headline alone."""
    first, after = wanted.period.start.toordinal(), wanted.period.end.toordinal()
    known = sorted((kpi for kpi in kpis_with_data(store) if kpi.additive), key=lambda kpi: kpi.key != _HEADLINE)
    found = [
        kpi
        for kpi in known
        if any(target.scope.kind is ScopeKind.PERSON for target in targets.load(store, kpi.key, first, after))
    ]
    return found or known[:1]


def team_standings(store: Store, wanted: Wanted) -> tuple[TeamStanding, ...]:
    """Teams in the order of their names, each with the people in it today; everybody stands once.

    ``wanted`` says when and for whom; its KPIs are not looked at.
    """
    teams = {person.id: person.team for person in people.load(store)}
    shown: set[int] = set()
    found: list[TeamStanding] = []
    kpis = quota_kpis(store, wanted)
    for kpi in kpis:
        rows = [row for row in breakdown(store, _by(wanted, kpi, "person")) if row.group and row.group not in shown]
        if len(kpis) > 1:
            rows = [row for row in rows if row.figures[0].target is not None]
        shown |= {row.group for row in rows}
        of_teams = {row.group: row for row in breakdown(store, _by(wanted, kpi, "team")) if row.group}
        order = [*of_teams, 0]
        for team in order:
            members = [row for row in rows if teams.get(row.group, 0) == team]
            if members:
                row = of_teams.get(team)
                found.append(TeamStanding(kpi, row, _quota(row, members), tuple(members)))
    return tuple(found)


def _by(wanted: Wanted, kpi: Kpi, noun: str) -> Wanted:
    return Wanted((kpi.key,), wanted.period, wanted.as_of, wanted.scope, noun, wanted.where)


def _quota(team: Row | None, members: Sequence[Row]) -> Fraction | None:
    own = team.figures[0].target if team else None
    if own is not None:
        return own.value
    known = [row.figures[0].target for row in members]
    quotas = [target.value for target in known if target is not None]
    return sum(quotas, Fraction(0)) if quotas else None
