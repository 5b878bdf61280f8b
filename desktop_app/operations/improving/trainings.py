"""Trainings: who has to take which, and what can be said of the effect of one on a KPI of those who took it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.training import Attendance, Training
from desktop_app.i18n import N_
from desktop_app.operations.improving.actions import measured_points
from desktop_app.operations.improving.peer_months import peer_months, running_month
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.effects import explain_training
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.statistics.effect import LEAST_AFTER, Measured
from desktop_app.rules.statistics.trained import Months, TrainedEffect, trained_effect
from desktop_app.store import people, settings, trainings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Learned:
    """``found``: those who took ``title`` against those who did not, in ``kpi``."""

    title: str
    kpi: Kpi
    found: TrainedEffect
    explanation: Explanation


def training_list(store: Store, as_of: date | None = None) -> tuple[Training, ...]:
    """By title, as known on ``as_of``."""
    day = as_of or default_as_of(store)
    here = {one.id for one in people.present(store, day, day + timedelta(days=1))}
    by_title = groupby(trainings.load(store), key=lambda one: one.title)
    return tuple(_summed(title, list(group), day, here) for title, group in by_title)


def trainable(store: Store) -> list[Kpi]:
    """The KPIs that a training may move: those that have data and a better side."""
    return [kpi for kpi in kpis_with_data(store) if kpi.direction is not Direction.NEITHER]


def training_effect(store: Store, title: str, key: str, as_of: date | None = None) -> Learned:
    """Whole months until ``as_of`` alone. UserError for a training that nobody took yet, or an unknown KPI."""
    day, kpi = as_of or default_as_of(store), find_kpi(store, key)
    taken = _taken(trainings.load(store), title, day)
    if not taken:
        raise UserError(
            N_("Nobody took “{title}” yet."), N_("Import the trainings with the days on which they were taken."),
            title=title,
        )  # fmt: skip
    known = peer_months(store, Wanted((kpi.key,), running_month(day), day, by="person", ever=True))
    months = [Months(_months(kpi, points), taken.get(who)) for who, points in known.items()]
    found = trained_effect(months, higher=kpi.direction is not Direction.LOWER, share=kpi.share)
    return Learned(title, kpi, found, explain_training(kpi, found, settings.load(store).currency))


def _summed(title: str, found: Sequence[Attendance], day: date, here: Collection[int]) -> Training:
    done = [one for one in found if one.is_done(day)]
    days = [one.day for one in done if one.day is not None]
    newest = {one.person: one for one in found if one.is_done(day) or one.is_late(day)}
    owed = [one for one in found if one in done or one.due is None or one.due <= day]
    return Training(
        title,
        len(owed),
        len(done),
        sum(one.failed for one in found),
        tuple(one.name for one in newest.values() if one.person in here and one.is_late(day)),
        min(days, default=None),
        max(days, default=None),
        sum((one.hours or Fraction(0) for one in done), Fraction(0)),
    )


def _taken(found: Iterable[Attendance], title: str, day: date) -> dict[int, int]:
    """By person the month of the training: the newest that has months enough behind it, else the newest."""
    days: dict[int, list[int]] = defaultdict(list)
    for one in found:
        if one.title == title and one.day is not None and one.is_done(day):
            days[one.person].append(_number(one.day))
    last = _number(running_month(day).start) - LEAST_AFTER
    return {who: max([one for one in known if one < last] or known) for who, known in days.items()}


def _months(kpi: Kpi, history: Sequence[Point]) -> dict[int, Measured]:
    known = [point for point in history if point.value is not None]
    return dict(zip((_number(point.period.start) for point in known), measured_points(kpi, known), strict=True))


def _number(day: date) -> int:
    return day.year * 12 + day.month
