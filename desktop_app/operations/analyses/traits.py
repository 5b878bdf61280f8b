"""What one person is strong and weak in, against the own months and against chance in the team, and who could help."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.analyses.peers import Compared, compare_each, rate_kpis
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.reports.analysis_tables import TraitCells
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.peers import Peer, Place
from desktop_app.store.database import Store


class Side(Enum):
    """``UNKNOWN``: too few months or records to tell."""

    BETTER = "better"
    USUAL = "usual"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Trait:
    """``month``: the last whole month against the own months before; ``peer``: the wanted period against the team.

    ``helpers``: names of those who are beyond the 95 % limits on the good side where this person is weak.
    """

    kpi: Kpi
    month: Figure
    own: Side
    peer: Peer | None
    team: Side
    helpers: tuple[str, ...] = ()

    def cells(self) -> TraitCells:
        """For reports, which know no operation."""
        share = (self.peer.hits, self.peer.n) if self.peer else None
        return self.kpi.texts.name, self.month.value, self.own.value, share, self.team.value

    @property
    def is_strength(self) -> bool:
        return Side.BETTER in (self.own, self.team) and not self.is_weakness

    @property
    def is_weakness(self) -> bool:
        return Side.WORSE in (self.own, self.team)


def traits(store: Store, wanted: Wanted, person: Scope) -> tuple[Trait, ...]:
    """Every KPI with a better side in which ``person`` has records, in the order of the catalogue.

    The team comparison covers everybody in the wanted scope, in the wanted period. ValueError for another scope.
    """
    if person.kind is not ScopeKind.PERSON:
        raise ValueError(person)
    day = wanted.as_of or default_as_of(store)
    known = [kpi for kpi in kpis_with_data(store) if kpi.direction in (Direction.HIGHER, Direction.LOWER)]
    month = _last_month(day)
    asked = Wanted(tuple(kpi.key for kpi in known), month, day, person, "", wanted.where)
    keys = tuple(kpi.key for kpi in rate_kpis(store) if kpi in known)
    compared = {one.kpi.key: one for one in compare_each(store, replace(wanted, kpis=keys))}
    found = []
    for kpi, figure in zip(known, figures(store, asked), strict=True):
        peer, helpers = _among_peers(kpi, compared.get(kpi.key), person.id)
        if peer is None and not figure.n and not any(point.n for point in figure.history):
            continue  # nothing of this kind was ever this person's
        team = _team_side(kpi, peer)
        found.append(Trait(kpi, figure, _own_side(kpi, figure), peer, team, helpers if team is Side.WORSE else ()))
    return tuple(found)


def _last_month(day: date) -> Period:
    running = containing(day, Length.MONTH)
    return running if day >= running.last else shifted(running, -1)


def _own_side(kpi: Kpi, figure: Figure) -> Side:
    """A signal of the last whole month; without one the month is usual."""
    if figure.value is None or figure.limits is None or figure.n < kpi.min_sample:
        return Side.UNKNOWN
    now = [signal for signal in figure.signals if signal.index == len(figure.history)]
    if not now:
        return Side.USUAL
    return Side.BETTER if now[0].upward is (kpi.direction is Direction.HIGHER) else Side.WORSE


def _team_side(kpi: Kpi, peer: Peer | None) -> Side:
    if peer is None:
        return Side.UNKNOWN
    if peer.place is Place.WITHIN:
        return Side.USUAL
    return Side.BETTER if _is_high(peer) is (kpi.direction is Direction.HIGHER) else Side.WORSE


def _is_high(peer: Peer) -> bool:
    return peer.share > peer.inner.high


def _among_peers(kpi: Kpi, compared: Compared | None, person: int) -> tuple[Peer | None, tuple[str, ...]]:
    """The person's own place, and the names of the others who are reliably strong."""
    if compared is None or compared.peers is None:
        return None, ()
    own = next((one for one in compared.peers.people if one.who == person), None)
    strong = [one for one in compared.peers.people if one.who != person and _team_side(kpi, one) is Side.BETTER]
    return own, tuple(compared.names[one.who] for one in strong)
