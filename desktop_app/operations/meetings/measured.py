"""The figures by which a promise or a goal is measured: one person's newest whole month; what they mean is in rules."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from desktop_app.domain.one_on_one import DevelopmentGoal, Promise
from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.scope import Scope
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.rules.coaching.sheet import Shown
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store.database import Store

Kept = TypeVar("Kept", Promise, DevelopmentGoal)


def of_one(kpi: Kpi) -> bool:
    """Whether it says anything of one person: what counts people doesn't."""
    return not any(name.startswith(("people", "full_time")) for name in kpi.measures)


def measures_of(store: Store, day: date) -> tuple[Kpi, ...]:
    """The KPIs a promise can be measured by: those with data that speak of one person."""
    return tuple(kpi for kpi in kpis_with_data(store, day) if of_one(kpi))


def newest_month(store: Store, day: date) -> Period:
    """The last month that was over on ``day`` and that the data cover."""
    until = min(day, default_as_of(store))
    month = containing(until, Length.MONTH)
    return month if until == month.last else shifted(month, -1)


def measured(store: Store, person: Scope, keys: Collection[str], day: date) -> tuple[Shown, ...]:
    """The figure of each KPI among ``keys`` in the newest whole month on ``day``; a KPI no longer known is left out."""
    kpis = [kpi for kpi in kpis_with_data(store, day) if kpi.key in keys]
    month = newest_month(store, day)
    found = figures(store, Wanted(tuple(kpi.key for kpi in kpis), month, month.last, person)) if kpis else ()
    return tuple(Shown(kpi, one) for kpi, one in zip(kpis, found, strict=True))


def with_start(store: Store, person: Scope, one: Kept, day: date) -> Kept:
    """Where the KPI stood when it was promised on ``day``; unless somebody said. UserError for an unknown KPI."""
    if not one.kpi or one.start is not None:
        return one
    find_kpi(store, one.kpi)
    value = next((shown.figure.value for shown in measured(store, person, (one.kpi,), day)), None)
    return one if value is None else replace(one, start=value.value)
