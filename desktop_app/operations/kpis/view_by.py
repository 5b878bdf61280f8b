"""Figures parted by anything: by groups of records, or by the months, quarters and years that lead to a period."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Length, Period, containing, shifted, split
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown, default_as_of, figures
from desktop_app.store import records, settings
from desktop_app.store.database import Store

LENGTHS: Final[Mapping[str, Length]] = {"month": Length.MONTH, "quarter": Length.QUARTER, "year": Length.YEAR}
_LEADING: Final = {Length.MONTH: 12, Length.QUARTER: 8, Length.YEAR: 5}


def rows_by(store: Store, wanted: Wanted, by: str, progress: Progress = SILENT) -> tuple[Row, ...]:
    """One row for each group of ``by`` (one of LENGTHS or of groupings.BY_KEY), lean; UserError for unknown KPIs."""
    progress.step(N_("Reading the records"), 0, 0)
    if by not in LENGTHS:
        return breakdown(store, replace(wanted, by=by, lean=True))
    return tuple(
        Row(place, format_period(period), figures(store, replace(wanted, period=period, by="", lean=True)))
        for place, period in enumerate(periods_of(store, wanted, LENGTHS[by]))
    )


def periods_of(store: Store, wanted: Wanted, length: Length) -> list[Period]:
    """Its parts, where the period has several; else the periods that lead to it, as far back as there are data."""
    start = settings.load(store).fiscal_year_start
    day = wanted.as_of or default_as_of(store)
    parts = [one for one in split(wanted.period, length, start) if one.start <= day]
    if len(parts) > 1:
        return parts
    last = containing(min(day, wanted.period.last), length, start, fiscal=wanted.period.fiscal)
    first = records.first_day(store)
    past = (shifted(last, -step, start) for step in range(_LEADING[length] - 1, -1, -1))
    return [one for one in past if first and one.last.toordinal() >= first]
