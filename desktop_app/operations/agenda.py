"""What waits for the lead: changes beyond chance, runs to approve, refused rows, missing targets; read, not changed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.catalogue import kpis_with_data
from desktop_app.operations.figures import Wanted, breakdown, default_as_of, figures
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status
from desktop_app.rules.statistics.xmr import Rule, Signal
from desktop_app.store import batches, evaluations, people, plans, settings, targets
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store

_MOST_PEOPLE: Final = 2  # of thirty people chance alone marks two a month
_FIRST_SIGNALS: Final = 3  # before what has to be done; others stand after it
_HEADLINE: Final = "revenue"
_UNJUDGED: Final = frozenset({Status.TOO_EARLY, Status.TOO_FEW})


@dataclass(frozen=True, slots=True)
class Unusual:
    """A figure that got worse beyond chance; ``rule`` None: by the same point of earlier periods."""

    kpi: Kpi
    scope: Scope
    figure: Figure
    rule: Rule | None
    upward: bool
    period: Period


@dataclass(frozen=True, slots=True)
class DueRun:
    """The pay of a whole month that nobody has approved; ``statements`` 0: it was never evaluated."""

    period: Period
    statements: int


@dataclass(frozen=True, slots=True)
class RefusedRows:
    batch: Batch


@dataclass(frozen=True, slots=True)
class MissingTargets:
    """KPIs that wait for a target of the company in ``period``."""

    kpis: tuple[Kpi, ...]
    period: Period


Matter = Unusual | DueRun | RefusedRows | MissingTargets


def agenda(store: Store, as_of: date | None = None) -> tuple[Matter, ...]:
    """Everything that waits on ``as_of``, the most pressing first."""
    day = as_of or default_as_of(store)
    month = containing(day, Length.MONTH)
    kpis = kpis_with_data(store)
    refused = [RefusedRows(batch) for batch in batches.load(store) if batch.in_force and batch.refused]
    if not kpis:
        return tuple(refused)
    shown = figures(store, Wanted(tuple(kpi.key for kpi in kpis), month, day))
    pairs = sorted(zip(kpis, shown, strict=True), key=lambda pair: not pair[0].pinned)
    unusual = [one for kpi, figure in pairs for one in _unusual(kpi, figure, COMPANY)]
    return (
        *unusual[:_FIRST_SIGNALS],
        *_unusual_people(store, month, day),
        *_due_runs(store, month, day),
        *refused,
        *_missing_targets(store, kpis, shown, month),
        *unusual[_FIRST_SIGNALS:],
    )


def _unusual(kpi: Kpi, figure: Figure, scope: Scope) -> list[Matter]:
    """Only what got worse: a signal of the newest point, else a change at the same point of the period.

    A slow drift is told of headline KPIs alone, and nothing of figures too young to be judged: a long list is not read.
    """
    if kpi.direction is Direction.NEITHER or figure.status in _UNJUDGED:
        return []
    wrong = kpi.direction is Direction.LOWER
    signal = _newest_signal(figure)
    if signal is not None and signal.rule is not Rule.OUTSIDE and not kpi.pinned:
        return []
    if figure.value is not None and signal is not None and signal.upward is wrong:
        periods = [*(point.period for point in figure.history), figure.period]
        return [Unusual(kpi, scope, figure, signal.rule, signal.upward, periods[signal.index])]
    change = figure.change
    if figure.value is not None and change and change.beyond and (change.difference.value > 0) is wrong:
        return [Unusual(kpi, scope, figure, None, wrong, figure.period)]
    return []


def _newest_signal(figure: Figure) -> Signal | None:
    """Of the figure itself; of a sum that still grows, of the last whole period."""
    newest = len(figure.history) - (figure.pace is not None)
    return next((signal for signal in figure.signals if signal.index == newest), None)


def _unusual_people(store: Store, month: Period, day: date) -> list[Matter]:
    """People whose revenue left its usual range downward, those who fell the most first."""
    kpi = next((one for one in kpis_with_data(store) if one.key == _HEADLINE), None)
    if kpi is None or len(people.load(store)) <= 1:
        return []
    rows = [row for row in breakdown(store, Wanted((kpi.key,), month, day, by=ScopeKind.PERSON.value)) if row.group]
    found = [
        (row.figures[0], one)
        for row in rows
        for one in _unusual(kpi, row.figures[0], Scope(ScopeKind.PERSON, row.group, row.label))
        if isinstance(one, Unusual) and one.rule in {None, Rule.OUTSIDE}
    ]
    found.sort(key=lambda pair: pair[0].change.difference.value if pair[0].change else 0)
    return [one for _figure, one in found[:_MOST_PEOPLE]]


def _due_runs(store: Store, month: Period, day: date) -> list[Matter]:
    """The last whole month, if somebody has a plan in it and its run is not approved."""
    last = month if day >= month.last else shifted(month, -1)
    if not settings.load(store).works_out_pay:
        return []
    first, after = last.start.toordinal(), last.end.toordinal()
    held = any(one.valid_from < after and (one.valid_to or after) > first for one in plans.assignments(store))
    run = evaluations.current(store, last)
    if not held or (run is not None and run.state != "draft"):
        return []
    return [DueRun(last, len(evaluations.statements(store, run.id)) if run else 0)]


def _missing_targets(store: Store, kpis: tuple[Kpi, ...], shown: tuple[Figure, ...], month: Period) -> list[Matter]:
    """Headline KPIs that are judged by a target alone and have none, once targets are in use or revenue is there."""
    missing = tuple(
        kpi
        for kpi, figure in zip(kpis, shown, strict=True)
        if kpi.pinned and kpi.thresholds.reference is Reference.TARGET and figure.target is None
    )
    if targets.has_any(store):
        missing = tuple(kpi for kpi in missing if _had_target(store, kpi.key, month))
    return [MissingTargets(missing, month)] if missing else []


def _had_target(store: Store, key: str, month: Period) -> bool:
    """Whether somebody sets targets for this KPI at all: then a month without one is a gap."""
    return key == _HEADLINE or bool(targets.load(store, key, 0, month.end.toordinal()))
