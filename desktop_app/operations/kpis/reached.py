"""Which records stand behind a figure, or behind one measure of it, as a question to the store; none is read here."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.kpis.aimed import seen_as
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, default_as_of, narrowed
from desktop_app.operations.kpis.spans import EARLIER, back_to
from desktop_app.operations.targets.goals import goals_of
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME, Feed
from desktop_app.rules.statistics.pace import elapsed
from desktop_app.store import calendar_days, settings
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME
from desktop_app.store.spans import Span
from desktop_app.store.totals import Question


def records_behind(store: Store, wanted: Wanted, measure: str = "") -> Question:
    """The question whose record versions stand behind the first KPI of ``wanted``, or behind one of its measures."""
    kpi = find_kpi(store, wanted.kpis[0], wanted.period.last)
    as_of = wanted.as_of or default_as_of(store)
    last = min(wanted.period.end, as_of + timedelta(days=1))
    span = _looked_at(measure, (wanted.period.start.toordinal(), last.toordinal()))
    where = narrowed(store, kpi, wanted.where)
    people = _carriers(store, wanted, {measure} if measure else kpi.measures)
    return Question(_chosen(kpi, measure), (span,), wanted.scope, "", where, as_of.toordinal(), people)


def through_views(store: Store, wanted: Wanted, views: Collection[str]) -> Wanted:
    """What a measure looks at that stands in a formula inside ``views``: an earlier period, or the whole company."""
    as_of, fiscal = wanted.as_of or default_as_of(store), settings.load(store).fiscal_year_start
    calendar = calendar_days.working_calendar(store)
    over = elapsed(calendar, wanted.period, as_of)
    for view in sorted(EARLIER.keys() & set(views)):
        before, end = back_to(view, wanted.period, over, calendar, fiscal)
        wanted = replace(wanted, period=before, as_of=end - timedelta(days=1))
    return replace(wanted, scope=COMPANY) if "whole" in views else wanted


def has_records(measure: str) -> bool:
    """Whether records tell the measure: not a quota, nor what is computed from people, talks or typed values."""
    computed = COMPUTED_BY_NAME.get(measure)
    return measure in BY_NAME or bool(computed and computed.behind)


def _chosen(kpi: Kpi, measure: str) -> tuple[str, ...]:
    """What is read from records; of what is computed, that which it looks at."""
    asked = {measure} if measure else kpi.measures
    computed = {COMPUTED_BY_NAME[name].behind for name in asked & COMPUTED_BY_NAME.keys()} - {""}
    return tuple(sorted(asked & BY_NAME.keys() or computed))


def _looked_at(measure: str, span: Span) -> Span:
    """The days a computed measure looks at, where they are others than those of the period."""
    computed = COMPUTED_BY_NAME.get(measure)
    return computed.looks(*span) if computed else span


def _carriers(store: Store, wanted: Wanted, measures: Collection[str]) -> tuple[int, ...]:
    """The people whose sales count against the quota of ``wanted``; empty for everybody's."""
    if not any(COMPUTED_BY_NAME[one].feed is Feed.QUOTED for one in measures if one in COMPUTED_BY_NAME):
        return ()
    whole, _scope, _where = seen_as(store, wanted.scope, wanted.where)
    return goals_of(store, {"revenue"}, [wanted.period])["revenue"].carriers(whole, wanted.period)
