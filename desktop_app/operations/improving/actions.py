"""Actions: recording one with its frozen baseline, deciding about it, and what can be said of its effect by a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.action import Action, Before, Obstacle, State
from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period, add_months
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.improving.peer_months import peer_months, running_month
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.comparison import team_of
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.moments import moment
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.effects import explain_effect
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.effect import (
    LEAST_AFTER,
    Effect,
    Measured,
    Verdict,
    effect,
    pooled,
    regressed,
    start_of,
)
from desktop_app.rules.statistics.xmr import FIRM
from desktop_app.store import actions, settings
from desktop_app.store.database import Store

REVIEW_MONTHS: Final = 4
"""Proposed until the review: three whole months after one that is begun."""


@dataclass(frozen=True, slots=True)
class Judged:
    """``figure`` holds the trend. ``due``: it still runs on its review day. ``stuck``: seen long enough, no better."""

    action: Action
    kpi: Kpi
    effect: Effect
    explanation: Explanation
    figure: Figure
    due: bool
    stuck: bool


def propose(
    store: Store, key: str, scope: Scope, trigger: Period | None = None, as_of: date | None = None,
    *, start: date | None = None,
) -> Action:  # fmt: skip
    """An action yet to be worded: the KPI's own direction, from the next day on, held against the team.

    UserError for an unknown KPI.
    """
    kpi = find_kpi(store, key)
    first = start or (as_of or default_as_of(store)) + timedelta(days=1)
    return Action(kpi.key, "", first, add_months(first.replace(day=1), REVIEW_MONTHS), scope,
                  kpi.direction is not Direction.LOWER, among=team_of(store, scope), trigger=trigger)  # fmt: skip


def save_action(store: Store, one: Action, progress: Progress = SILENT, *, as_of: date | None = None) -> int:
    """Keep ``one``; its number. The baseline is frozen anew only where KPI, people, start or trigger are others."""
    progress.step(N_("Saving"), 0, 1)
    if not one.text.strip():
        raise UserError(N_("An action needs words."), N_("Write what is done."))
    if one.review <= one.start:
        raise UserError(N_("The review lies before the start."), N_("Choose a later day for the review."))
    kpi = find_kpi(store, one.kpi)
    before = find_action(store, one.id) if one.id else None
    if before is not None and _measured_alike(before, one):
        kept = replace(one, kpi=kpi.key, baseline=before.baseline)
    else:
        kept = replace(one, kpi=kpi.key, baseline=_baseline(store, kpi, one, as_of))
    with store.transaction():
        return actions.save(store, kept, recorded_at=moment())


def decide(
    store: Store, number: int, state: State, progress: Progress = SILENT, *, lesson: str = "",
    obstacles: Sequence[Obstacle] = (), review: date | None = None,
) -> None:  # fmt: skip
    """What the review led to; ``review``: the next day to look at one that goes on.

    Of one that is closed is kept what could be said of its effect that day, for the share of actions that worked.
    """
    progress.step(N_("Saving"), 0, 1)
    one = find_action(store, number)
    if review is not None and review <= one.review:
        raise UserError(N_("The next review is not after this one."), N_("Choose a later day for the review."))
    decided = replace(one, state=state, lesson=lesson.strip(), obstacles=tuple(obstacles), review=review or one.review)
    if state is State.RUNNING:
        decided = replace(decided, verdict="", checked=None)
    elif one.state is State.RUNNING:
        day = default_as_of(store)
        decided = replace(decided, verdict=judge_action(store, one, day).effect.verdict.value, checked=day)
    with store.transaction():
        actions.save(store, decided, recorded_at=moment())


def remove_action(store: Store, number: int, progress: Progress = SILENT) -> None:
    """Tell it no longer; ``bring_back_action`` undoes that."""
    progress.step(N_("Removing"), 0, 1)
    find_action(store, number)
    with store.transaction():
        actions.mark_removed(store, number, removed=True, recorded_at=moment())


def bring_back_action(store: Store, number: int, progress: Progress = SILENT) -> None:
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        actions.mark_removed(store, number, removed=False, recorded_at=moment())


def find_action(store: Store, number: int) -> Action:
    found = next((one for one in actions.load(store) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is no action {number}."), N_("List them and choose one."), number=number)
    return found


def judged_actions(store: Store, as_of: date | None = None) -> tuple[Judged, ...]:
    """All of them by their start, as they stand on ``as_of``."""
    day = as_of or default_as_of(store)
    return tuple(judge_action(store, one, day) for one in actions.load(store))


def judge_action(store: Store, one: Action, as_of: date | None = None) -> Judged:
    """What can be said of it on ``as_of``, from the whole months after its start."""
    day = as_of or default_as_of(store)
    kpi = find_kpi(store, one.kpi)
    figure = _figure(store, kpi, one.scope, day)
    before = [Point(point.period, point.value, point.n) for point in one.baseline]
    after = [point for point in figure.history if point.period.start >= one.start and point.value is not None]
    peers = _peers(store, kpi, one, day)
    found = effect(
        measured_points(kpi, before),
        measured_points(kpi, after),
        higher=one.higher,
        expected=_expected(kpi, one, before, peers),
        changes=_changes(kpi, one, after, _without(store, one, peers)),
        planned=_months(one.start, one.review),
    )
    currency = settings.load(store).currency
    stuck = one.state is State.RUNNING and found.verdict in {Verdict.NOT_SHOWN, Verdict.WORSE}
    return Judged(one, kpi, found, explain_effect(kpi, found, one.size, currency), figure,
                  one.state is State.RUNNING and one.review <= day, stuck)  # fmt: skip


def success_rate(found: Sequence[Judged]) -> Fraction | None:
    """Of the actions that can be told, the share whose effect is shown; None where none can."""
    told = [one for one in found if one.effect.verdict is not Verdict.TOO_EARLY]
    return Fraction(sum(one.effect.verdict is Verdict.SHOWN for one in told), len(told)) if told else None


def _measured_alike(before: Action, one: Action) -> bool:
    now, then = ((it.kpi, it.scope.kind, it.scope.id, it.start, it.trigger) for it in (one, before))
    return now == then


def _baseline(store: Store, kpi: Kpi, one: Action, as_of: date | None) -> tuple[Before, ...]:
    """The last twelve whole months before the start, without the one that led to the action."""
    day = min(as_of or default_as_of(store), one.start - timedelta(days=1))
    history = _figure(store, kpi, one.scope, day).history
    known = [
        Before(point.period, point.value, point.n)
        for point in history
        if point.value is not None and point.period.end <= one.start and point.period != one.trigger
    ]
    return tuple(known[-FIRM:])


def _figure(store: Store, kpi: Kpi, scope: Scope, day: date) -> Figure:
    return figures(store, Wanted((kpi.key,), running_month(day), day, scope))[0]


def measured_points(kpi: Kpi, points: Sequence[Point]) -> list[Measured]:
    return [
        Measured(float(point.value), point.n if kpi.share and point.n else 1)
        for point in points
        if point.value is not None
    ]


def _peers(store: Store, kpi: Kpi, one: Action, day: date) -> dict[int, tuple[Point, ...]]:
    """The months of everybody of the same kind in the comparison group, by number."""
    if one.among is None or one.scope.kind is ScopeKind.COMPANY:
        return {}
    wanted = Wanted((kpi.key,), running_month(day), day, one.among, one.scope.kind.value, ever=True)
    return peer_months(store, wanted)


def _without(store: Store, one: Action, peers: Mapping[int, tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Of ``peers`` those for whom nothing is done about the same KPI."""
    treated = {
        other.scope.id
        for other in actions.load(store)
        if other.kpi == one.kpi and other.scope.kind is one.scope.kind and other.state is not State.STOPPED
    }
    return [points for who, points in peers.items() if who not in treated | {one.scope.id}]


def _changes(
    kpi: Kpi, one: Action, after: Sequence[Point], others: Sequence[tuple[Point, ...]]
) -> list[float]:  # fmt: skip
    """After − before of each of ``others``, over the very months of the action; those without both are left out."""
    months = ({point.period for point in one.baseline}, {point.period for point in after})
    found = []
    for points in others:
        before, then = ([point for point in points if point.period in side] for side in months)
        sides = measured_points(kpi, before), measured_points(kpi, then)
        if all(sides):
            found.append(pooled(sides[1]) - pooled(sides[0]))
    return found


def _expected(
    kpi: Kpi, one: Action, before: Sequence[Point], peers: Mapping[int, tuple[Point, ...]]
) -> float | None:  # fmt: skip
    """The start drawn toward the team, for somebody chosen for being worst."""
    own = start_of(measured_points(kpi, before))
    if not one.worst or own is None:
        return None
    months = {point.period for point in one.baseline}
    starts = (
        start_of(measured_points(kpi, [point for point in points if point.period in months]))
        for who, points in peers.items()
        if who != one.scope.id
    )
    return regressed(own, [own, *(start for start in starts if start is not None)])


def _months(start: date, review: date) -> int:
    """Whole months from the start to the review."""
    first = start if start.day == 1 else add_months(start.replace(day=1), 1)
    return max(LEAST_AFTER, (review.year - first.year) * 12 + review.month - first.month)
