"""Everybody's quota in a period, what was reached, and the periods before: the facts by which quotas are judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Length, Period, shifted
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown
from desktop_app.operations.kpis.team_standing import quota_kpis
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.review.health import Member
from desktop_app.store import evaluations, groupings, names, people, records, settings
from desktop_app.store.database import Store

BACK: Final = {Length.MONTH: 6, Length.QUARTER: 4, Length.HALF: 2, Length.YEAR: 2}
"""So many periods before are looked at."""
IN_A_ROW: Final = {Length.MONTH: 3}
"""Misses one after another that are a matter of the person; two of the longer periods."""
_TENURE: Final = (3, 12, 36)  # months, the bands of store/groupings


def in_a_row(period: Period) -> int:
    return IN_A_ROW.get(period.length, 2)


def newcomer() -> str:
    """The group of tenure of those in their first months."""
    return groupings.BY_KEY["tenure"].labels[0]


def quota_kpi(store: Store, wanted: Wanted) -> Kpi | None:
    """The KPI in which most people have a quota in the period, revenue first; None without any."""
    found = [kpi for kpi in quota_kpis(store, wanted) if kpi.direction is Direction.HIGHER]
    counted = [(len(_aimed(_rows(store, wanted, kpi))), kpi) for kpi in found]
    most = max((n for n, _kpi in counted), default=0)
    return next((kpi for n, kpi in counted if n == most), None) if most else None


def members(store: Store, wanted: Wanted, kpi: Kpi) -> tuple[Member, ...]:
    """Everybody with a quota above 0 in ``kpi``, by name."""
    rows = _aimed(_rows(store, wanted, kpi))
    past = [_results(store, replace(wanted, period=one), kpi) for one in _before(store, wanted.period)]
    groups = _groups(store, wanted.period)
    pays = _pays(store, wanted.period) if settings.load(store).works_out_pay else {}
    return tuple(_member(row, past, groups, pays) for row in rows)


def _member(
    row: Row,
    past: Sequence[Mapping[int, tuple[Fraction, Fraction | None]]],
    groups: Mapping[int, tuple[tuple[str, str], ...]],
    pays: Mapping[int, int],
) -> Member:
    target = row.figures[0].target
    assert target is not None
    reached = [one[row.group][0] for one in past if row.group in one]
    return Member(
        row.group,
        row.label,
        target.value,
        _value(row),
        tuple(one[row.group][1] if row.group in one else None for one in past),
        max(reached) if len(reached) == len(past) and len(past) > 1 else None,
        groups.get(row.group, ()),
        pays.get(row.group),
    )


def _rows(store: Store, wanted: Wanted, kpi: Kpi) -> list[Row]:
    asked = Wanted((kpi.key,), wanted.period, wanted.as_of, by="person", lean=True)
    return [row for row in breakdown(store, asked) if row.group]


def _aimed(rows: Sequence[Row]) -> list[Row]:
    """A quota of 0 says that nothing is due: nobody reaches or misses it."""
    return [row for row in rows if (target := row.figures[0].target) is not None and target.value > 0]


def _value(row: Row) -> Fraction:
    """A sum over no records is 0 for somebody who has a quota."""
    value = row.figures[0].value
    return value.value if value is not None else Fraction(0)


def _results(store: Store, wanted: Wanted, kpi: Kpi) -> dict[int, tuple[Fraction, Fraction | None]]:
    """By person, what was reached and the attainment where there was a quota."""
    found = {}
    for row in _rows(store, wanted, kpi):
        target, value = row.figures[0].target, _value(row)
        found[row.group] = (value, value / target.value if target is not None and target.value > 0 else None)
    return found


def _before(store: Store, period: Period) -> list[Period]:
    """Oldest first, as far as the data cover them whole."""
    first = records.first_day(store)
    start = settings.load(store).fiscal_year_start
    back = [shifted(period, -step, start) for step in range(BACK.get(period.length, 2), 0, -1)]
    return [one for one in back if first and one.start >= date.fromordinal(first).replace(day=1)]


def _groups(store: Store, period: Period) -> dict[int, tuple[tuple[str, str], ...]]:
    """Region, team, role and time in service of everybody on the last day."""
    texts, joined = names.texts(store), {one.id: one.joined for one in people.load(store)}
    day = period.last.toordinal()
    found = {}
    for one in people.memberships(store):
        if one.valid_from <= day < one.valid_to:
            known = (
                ("region", texts.get(one.region, "")),
                ("team", texts.get(one.team, "")),
                ("role", one.role),
                ("tenure", _tenure(joined.get(one.person, 0), period.last)),
            )
            found[one.person] = tuple((key, name) for key, name in known if name)
    return found


def _tenure(joined: int, last: date) -> str:
    """A message id of store/groupings; empty where the first day is not known."""
    if not joined:
        return ""
    first = date.fromordinal(joined)
    months = (last.year - first.year) * 12 + last.month - first.month
    return groupings.BY_KEY["tenure"].labels[sum(months > bound for bound in _TENURE)]


def _pays(store: Store, period: Period) -> dict[int, int]:
    """By person, minor units of approved and paid runs inside ``period`` in the currency of the workspace."""
    currency, found = settings.load(store).currency, dict[int, int]()
    for run in evaluations.load(store):
        inside = run.starts >= period.start.toordinal() and run.ends <= period.end.toordinal()
        if run.state in ("approved", "paid") and inside:
            for one in evaluations.statements(store, run.id):
                if one.currency == currency:
                    found[one.person] = found.get(one.person, 0) + one.pay
    return found
