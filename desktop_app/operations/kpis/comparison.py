"""What a figure is held against beside its target: the period before, last year, the team, the own history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from fractions import Fraction

from desktop_app.domain.period import Period, custom, year_before
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.drivers import Split, split_of
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Change, Figure
from desktop_app.rules.statistics.intervals import Z998, funnel
from desktop_app.rules.statistics.pace import day_at, elapsed
from desktop_app.store import calendar_days, people, records
from desktop_app.store.database import Store

_OWN = 12  # periods


class Against(Enum):
    """``BEFORE`` and ``LAST_YEAR`` stop at the same point; ``TEAM`` is a mean a head where values add up."""

    BEFORE = "before"
    LAST_YEAR = "last_year"
    TEAM = "team"
    OWN = "own"


def read_board(
    store: Store, wanted: Wanted, against: Against = Against.BEFORE, progress: Progress = SILENT
) -> tuple[Figure, ...]:
    """The figures of ``wanted`` with their change against what was asked for; may be read by the worker."""
    progress.step(N_("Reading the records"), 0, 0)
    return compare(store, wanted, figures(store, wanted), against)


def compare(store: Store, wanted: Wanted, shown: Sequence[Figure], against: Against) -> tuple[Figure, ...]:
    """``shown`` are the figures of ``wanted``; each comes back with its change against what was asked for.

    A figure without anything to hold it against has no change.
    """
    match against:
        case Against.BEFORE:
            return tuple(shown)
        case Against.LAST_YEAR:
            return _against_last_year(store, wanted, shown)
        case Against.TEAM:
            return _against_team(store, wanted, shown)
        case Against.OWN:
            return tuple(_against_own(store, wanted, figure) for figure in shown)


def same_point_last_year(store: Store, period: Period, as_of: date) -> tuple[Period, date]:
    """The same period a year earlier, and its day that stands where ``as_of`` stands in this one."""
    calendar, before = calendar_days.working_calendar(store), year_before(period)
    over = elapsed(calendar, period, as_of)
    return before, before.last if over >= 1 else day_at(calendar, before, over)


def _against_last_year(store: Store, wanted: Wanted, shown: Sequence[Figure]) -> tuple[Figure, ...]:
    period, day = same_point_last_year(store, wanted.period, wanted.as_of or default_as_of(store))
    first = records.first_day(store)
    if not first or period.start < date.fromordinal(first).replace(day=1):  # no data is no 0
        return tuple(replace(figure, change=None) for figure in shown)
    earlier = figures(store, replace(wanted, period=period, as_of=day, lean=True))
    return tuple(_held(figure, old.value) for figure, old in zip(shown, earlier, strict=True))


def team_of(store: Store, scope: Scope) -> Scope | None:
    """Whom ``scope`` is compared with: a person with the team, a team or region with the company; None: with nobody."""
    if scope.kind is ScopeKind.COMPANY:
        return None
    if scope.kind is ScopeKind.PERSON:
        team = next((one.team for one in people.load(store) if one.id == scope.id), 0)
        known = (one for one in people.scopes(store) if one.kind is ScopeKind.TEAM and one.id == team)
        return next(known, COMPANY)
    return COMPANY


def _against_team(store: Store, wanted: Wanted, shown: Sequence[Figure]) -> tuple[Figure, ...]:
    team = team_of(store, wanted.scope)
    if team is None:
        return tuple(replace(figure, change=None) for figure in shown)
    whole = figures(store, replace(wanted, scope=team, lean=True))
    mine, all_of_them = (_heads(store, scope, wanted.period) for scope in (wanted.scope, team))
    found = []
    for figure, other in zip(shown, whole, strict=True):
        kpi = find_kpi(store, figure.kpi)
        value = other.value
        if value is not None and split_of(kpi) is Split.SUM:
            value = replace(value, value=value.value * mine / all_of_them) if all_of_them else None
        found.append(_held(figure, value, beyond=_beyond_team(kpi, figure, other)))
    return tuple(found)


def _heads(store: Store, scope: Scope, period: Period) -> int:
    return sum(one.is_there(period.start, period.end) for one in people.in_scope(store, scope, period.last))


def _beyond_team(kpi: Kpi, figure: Figure, team: Figure) -> bool | None:
    """Of a share: outside the 99.8 % funnel of the team's share at the own number of records (statistics.md)."""
    if not kpi.share or figure.value is None or team.value is None or not figure.n:
        return None
    band = funnel(float(team.value.value), figure.n, Z998)
    return not band.low <= float(figure.value.value) <= band.high


def _against_own(store: Store, wanted: Wanted, figure: Figure) -> Figure:
    """Sums: the mean of the last 12 periods; else the KPI over all of them together. Of both what is usual by now."""
    past = figure.history[-_OWN:]
    if not past or figure.value is None:
        return replace(figure, change=None)
    kpi = find_kpi(store, figure.kpi)
    beyond = figure.change.beyond if figure.change else None
    if split_of(kpi) is Split.SUM:
        values = [point.value for point in past if point.value is not None]
        usual = sum(values, Fraction(0)) / len(values) if values else None
        if usual is not None and figure.pace is not None:
            usual *= figure.pace.share
        return _held(figure, None if usual is None else replace(figure.value, value=usual), beyond=beyond)
    span = custom(past[0].period.start, past[-1].period.last)
    whole = figures(store, replace(wanted, kpis=(kpi.key,), period=span, as_of=span.last, lean=True))[0]
    value = whole.value
    if value is not None and figure.pace is not None:  # of a quotient that grows, like revenue against the quota
        value = replace(value, value=value.value * figure.pace.share)
    return _held(figure, value, beyond=beyond)


def _held(figure: Figure, baseline: Quantity | None, *, beyond: bool | None = None) -> Figure:
    if figure.value is None or baseline is None:
        return replace(figure, change=None)
    difference = replace(baseline, value=figure.value.value - baseline.value)
    return replace(figure, change=Change(baseline, difference, beyond))
