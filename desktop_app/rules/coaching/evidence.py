"""Choosing what to talk about: two strengths and one or two topics out of all that is known of a person's figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.peers import Peer
from desktop_app.rules.statistics.xmr import Rule

STRENGTHS: Final = 2
TOPICS: Final = 2
_SIGMAS_TO_LIMIT: Final = 3.0  # natural process limits, Wheeler (1993)
_SIGMAS_INNER: Final = 1.96  # the inner limits of the funnel hold 95 %
_SAME: Final = {"quota_revenue": "revenue"}  # of one person the same, of a team nearly
_WORTH_TELLING: Final = 0.5  # sigmas: nearer to the centre than this nothing leans to a side


@dataclass(frozen=True, slots=True)
class Point:
    """A KPI worth a word: of the last whole month (``figure``), against the team (``peer``), or both.

    ``better``: the good side. ``beyond``: beyond chance; else it only leans there and could be chance.
    ``distance``: sigmas toward the good side, of the comparison that lies farther out. ``helpers``: names of others
    who are reliably strong where this person is weak; never on anything that the person sees.
    """

    kpi: Kpi
    figure: Figure
    peer: Peer | None
    beyond: bool
    distance: float
    helpers: tuple[str, ...] = ()

    @property
    def better(self) -> bool:
        return self.distance > 0


@dataclass(frozen=True, slots=True)
class Changed:
    """A signal since the last one-on-one, in the period at ``place`` of the figure's history (its end: the figure)."""

    kpi: Kpi
    figure: Figure
    place: int
    rule: Rule
    upward: bool

    @property
    def better(self) -> bool:
        return self.upward is (self.kpi.direction is Direction.HIGHER)


def distance(kpi: Kpi, figure: Figure, peer: Peer | None) -> float:
    """Sigmas toward the good side: from the centre of the own months, or from the team's share if that is farther."""
    both = (_from_own(figure) if figure.n >= kpi.min_sample else 0.0, _from_team(peer))
    farther = max(both, key=abs)
    return farther if kpi.direction is Direction.HIGHER else -farther


def _from_own(figure: Figure) -> float:
    limits = figure.limits
    if figure.value is None or limits is None or limits.upper <= limits.centre:
        return 0.0
    return (float(figure.value.value) - limits.centre) / (limits.upper - limits.centre) * _SIGMAS_TO_LIMIT


def _from_team(peer: Peer | None) -> float:
    if peer is None or peer.inner.high <= peer.inner.low:
        return 0.0
    middle, half = (peer.inner.high + peer.inner.low) / 2, (peer.inner.high - peer.inner.low) / 2
    return (peer.share - middle) / half * _SIGMAS_INNER


def strengths(points: Iterable[Point]) -> tuple[Point, ...]:
    """At most two, those beyond chance first; of KPIs made of the same measures only one."""
    found = [one for one in points if one.distance >= _WORTH_TELLING]
    return _choose(found, STRENGTHS)


def topics(points: Iterable[Point], besides: Sequence[Point]) -> tuple[Point, ...]:
    """Up to two beyond chance; without any the one that leans farthest to the worse. Not what is a strength already."""
    found = [one for one in points if one.distance <= -_WORTH_TELLING]
    beyond = [one for one in found if one.beyond]
    return _choose(beyond, TOPICS, besides) or _choose(found, 1, besides)


def _choose(found: Sequence[Point], most: int, besides: Sequence[Point] = ()) -> tuple[Point, ...]:
    told = {measure for one in besides for measure in _made_of(one.kpi)}
    chosen: list[Point] = []
    for one in sorted(found, key=_weight):
        if len(chosen) < most and not _made_of(one.kpi) & told:
            chosen.append(one)
            told |= _made_of(one.kpi)
    return tuple(chosen)


def _made_of(kpi: Kpi) -> set[str]:
    return {_SAME.get(measure, measure) for measure in kpi.measures}


def _weight(one: Point) -> tuple[bool, bool, float]:
    return not one.beyond, not one.kpi.pinned, -abs(one.distance)


def changes(kpi: Kpi, figure: Figure, since: int) -> Iterator[Changed]:
    """The newest signal of each KPI in a period that ends on or after the ordinal day ``since``."""
    periods = [*(point.period for point in figure.history), figure.period]
    for signal in sorted(figure.signals, key=lambda one: -one.index):
        if signal.index < len(periods) and periods[signal.index].last.toordinal() >= since:
            yield Changed(kpi, figure, signal.index, signal.rule, signal.upward)
            return
