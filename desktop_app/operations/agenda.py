"""What waits for the lead: changes beyond chance, runs to approve, refused rows, missing targets; read, not changed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.scope import COMPANY
from desktop_app.i18n import language
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.kpis.signals import MOST_PEOPLE, Marks, Unusual, unusual_in, unusual_people
from desktop_app.operations.meetings.due_meetings import DueMeeting, due_meetings
from desktop_app.operations.moments import today
from desktop_app.operations.reviews.keep import calendar
from desktop_app.rules.kpis.catalogue import Kpi, Reference
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store import batches, evaluations, period_reviews, plans, settings, targets
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.store.kept_answers import while_unchanged

_FIRST_SIGNALS: Final = 3  # before what has to be done; others stand after it
_HEADLINE: Final = "revenue"


@dataclass(frozen=True, slots=True)
class DueRun:
    """The pay of a whole month that nobody has approved; ``statements`` 0: it was never evaluated."""

    period: Period
    statements: int


@dataclass(frozen=True, slots=True)
class DueReview:
    """A whole month, quarter or year that nobody has reviewed, where others are."""

    period: Period


@dataclass(frozen=True, slots=True)
class RefusedRows:
    batch: Batch


@dataclass(frozen=True, slots=True)
class MissingTargets:
    """KPIs that wait for a target of the company in ``period``."""

    kpis: tuple[Kpi, ...]
    period: Period


Matter = Unusual | DueRun | DueReview | RefusedRows | MissingTargets | DueMeeting


def agenda(store: Store, as_of: date | None = None) -> tuple[Matter, ...]:
    """Everything that waits on ``as_of``, the most pressing first; the window asks for it with every page."""
    day = as_of or default_as_of(store)
    key = ("agenda", day, today(), language())
    return while_unchanged(store, key, lambda: _agenda(store, day))


def _agenda(store: Store, day: date) -> tuple[Matter, ...]:
    month = containing(day, Length.MONTH)
    kpis = kpis_with_data(store, month.last)
    refused = [RefusedRows(batch) for batch in batches.load(store) if batch.in_force and batch.refused]
    if not kpis:
        return tuple(refused)
    shown = figures(store, Wanted(tuple(kpi.key for kpi in kpis), month, day))
    pairs = sorted(zip(kpis, shown, strict=True), key=lambda pair: not pair[0].pinned)
    marks = Marks(store, day)
    unusual = [one for kpi, figure in pairs for one in unusual_in(kpi, figure, COMPANY) if not marks.of(one)]
    alone = [one for one in unusual_people(store, month, day) if not marks.of(one)]
    return (
        *unusual[:_FIRST_SIGNALS],
        *alone[:MOST_PEOPLE],
        *due_meetings(store),
        *_due_runs(store, month, day),
        *_due_reviews(store, day),
        *refused,
        *_missing_targets(store, kpis, shown, month),
        *unusual[_FIRST_SIGNALS:],
    )


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


def _due_reviews(store: Store, day: date) -> list[Matter]:
    """The newest period that is due, once somebody has begun to review: until then the page itself offers it."""
    if not period_reviews.load(store):
        return []
    newest = next((one for one in calendar(store) if one.period.last <= day), None)
    return [DueReview(newest.period)] if newest is not None and newest.missing else []


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
