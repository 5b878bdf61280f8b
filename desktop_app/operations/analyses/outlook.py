"""Where a sum will be: landings of running periods and forecasts of those to come, in all and by segment.

The methods stand in rules/statistics (forecast, landing); here the months are read for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import MONTHS, Length, Period, containing, shifted
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown, default_as_of, figures, narrowed
from desktop_app.rules.kpis.aggregation import Lookup, MeasureTotal, evaluate
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.formula import Input
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.forecast import Forecast, forecast
from desktop_app.rules.statistics.outlook import SegmentOutlook, Stretch
from desktop_app.store import groupings, names, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME
from desktop_app.store.totals import Question

MONTHS_BACK: Final = 36
_MONTHS_AHEAD: Final = 6
_QUARTERS_AHEAD: Final = 2


@dataclass(frozen=True, slots=True)
class Outlook:
    """``months``: the complete ones before the running one, oldest first, with their sums."""

    kpi: Kpi
    as_of: date
    months: tuple[tuple[Period, Fraction], ...]
    running: tuple[Stretch, ...]
    coming: tuple[Stretch, ...]


def forecast_kpis(store: Store) -> tuple[Kpi, ...]:
    """The KPIs that have a forecast: sums over records."""
    return tuple(kpi for kpi in kpis_with_data(store) if kpi.additive and kpi.measures <= BY_NAME.keys())


def outlook(store: Store, wanted: Wanted) -> Outlook:
    """Month, quarter and year as of ``wanted.as_of`` with their landing, then months and quarters to come.

    The first KPI of ``wanted`` is looked at; its period says nothing, the day does.
    """
    kpi, day = find_kpi(store, wanted.kpis[0]), wanted.as_of or default_as_of(store)
    months, series = monthly_series(store, wanted, kpi, day)
    own = series.get(0, [Fraction(0)] * len(months))
    values = [float(value) for value in own]
    currency = settings.load(store).currency
    return Outlook(
        kpi,
        day,
        tuple(zip(months, own, strict=True)),
        tuple(_running(store, wanted, length, day) for length in (Length.MONTH, Length.QUARTER, Length.YEAR)),
        tuple(_stretch(kpi, period, values, day, currency) for period in _coming(store, day)),
    )


def outlook_by(store: Store, wanted: Wanted, noun: str) -> tuple[SegmentOutlook, ...]:
    """Every segment by ``noun`` with records in the last 12 months or now, by name; those without one last."""
    kpi, day = find_kpi(store, wanted.kpis[0]), wanted.as_of or default_as_of(store)
    months, series = monthly_series(store, wanted, kpi, day, noun)
    month = containing(day, Length.MONTH)
    asked = replace(wanted, kpis=wanted.kpis[:1], period=month, as_of=day, by=noun, lean=False)
    landed = {row.group: row.figures[0] for row in breakdown(store, asked)}
    quarter = shifted(_containing(store, day, Length.QUARTER), 1, settings.load(store).fiscal_year_start)
    texts, currency = groupings.labels(store, noun), settings.load(store).currency
    ours = bool(groupings.BY_KEY[noun].labels)
    found = []
    for group in landed.keys() | {key for key, values in series.items() if any(values[-12:])}:
        values = [float(value) for value in series.get(group, [Fraction(0)] * len(months))]
        first = _landed(landed[group]) if group in landed else _stretch(kpi, month, values, day, currency)
        later = (_stretch(kpi, one, values, day, currency) for one in (shifted(month, 1), quarter))
        label = texts.get(group, "") if group else ""
        found.append(SegmentOutlook(group, _(label) if ours and label else label, (first, *later)))
    return tuple(sorted(found, key=lambda one: (not one.label, one.group if ours else 0, names.fold(one.label))))


def explain_stretch(kpi: Kpi, stretch: Stretch) -> Explanation:
    """How the forecast of one period is known: the method, its band, how often it was right."""
    if stretch.value is None:
        return explain("outlook.none", period=stretch.period)
    parts = [explain(f"outlook.method.{stretch.method}"), explain("outlook.band")]
    if stretch.booked is not None:
        parts.insert(0, explain("outlook.booked", stretch.booked))
    if stretch.low is not None and stretch.high is not None:
        parts += [explain("outlook.low", stretch.low), explain("outlook.high", stretch.high)]
    parts.append(_track_record(stretch))
    step = "outlook.coming" if stretch.booked is None else "outlook.landing"
    return explain(step, stretch.value, parts=tuple(parts), period=stretch.period, name=_(kpi.texts.name))


def _track_record(stretch: Stretch) -> Explanation:
    if stretch.of:
        return explain("outlook.right", right=stretch.right, of=stretch.of)
    summed = stretch.booked is not None and stretch.method and stretch.period.length is not Length.MONTH
    return explain("outlook.summed" if summed else "outlook.new")


def monthly_series(
    store: Store, wanted: Wanted, kpi: Kpi, day: date, noun: str = ""
) -> tuple[list[Period], dict[int, list[Fraction]]]:
    """The complete months before the running one that the data cover, and their sums by group."""
    first = records.first_day(store)
    running = containing(day, Length.MONTH)
    months = [shifted(running, -step) for step in range(MONTHS_BACK, 0, -1)]
    start = date.fromordinal(first).replace(day=1) if first else date.max
    months = [month for month in months if month.start >= start]
    if not months:
        return [], {}
    spans = tuple((month.start.toordinal(), month.end.toordinal()) for month in months)
    known_by = day.toordinal() if day.toordinal() < records.data_day(store) else 0
    where = narrowed(store, kpi, wanted.where)
    asked = Question(tuple(sorted(kpi.measures)), spans, wanted.scope, noun, where, known_by)
    answer = totals.ask(store, asked, settings.load(store).revenue_source)

    def found_in(span: int, group: int) -> Lookup:
        def find(asked: Input) -> MeasureTotal:
            return MeasureTotal(*answer.total(asked.name, span, group), BY_NAME[asked.name].unit)

        return find

    return months, {
        group: [evaluate(kpi.formula, found_in(span, group)).value or Fraction(0) for span in range(len(spans))]
        for group in answer.groups()
    }


def _containing(store: Store, day: date, length: Length) -> Period:
    return containing(day, length, settings.load(store).fiscal_year_start)


def _running(store: Store, wanted: Wanted, length: Length, day: date) -> Stretch:
    period = _containing(store, day, length)
    return _landed(figures(store, replace(wanted, kpis=wanted.kpis[:1], period=period, as_of=day, lean=False))[0])


def _landed(figure: Figure) -> Stretch:
    """A period whose last day is over has landed where it is."""
    landing, booked = figure.landing, figure.value
    if landing is None:
        over = booked if figure.as_of >= figure.period.last else None
        return Stretch(figure.period, over, over, over, 0, 0, "", booked, figure.target)
    # What is counted of a landing is its running month; of a quarter or a year nobody has counted yet.
    right, of = (landing.right, landing.of) if figure.period.length is Length.MONTH else (0, 0)
    return Stretch(
        figure.period, landing.value, landing.low, landing.high, right, of, landing.method, booked, figure.target
    )


def _coming(store: Store, day: date) -> list[Period]:
    fiscal_start = settings.load(store).fiscal_year_start
    month, quarter = containing(day, Length.MONTH), _containing(store, day, Length.QUARTER)
    months = [shifted(month, step) for step in range(1, _MONTHS_AHEAD + 1)]
    return [*months, *(shifted(quarter, step, fiscal_start) for step in range(1, _QUARTERS_AHEAD + 1))]


def _stretch(kpi: Kpi, period: Period, months: Sequence[float], day: date, currency: str) -> Stretch:
    """The forecast of a period after the running month; ``months`` end before that one."""
    ahead = (period.start.year - day.year) * 12 + period.start.month - day.month + 1
    found: Forecast | None = forecast(months, ahead, MONTHS[period.length])
    if found is None:
        return Stretch(period, None, None, None, 0, 0, "")
    value, low, high = (_quantity(number, kpi.unit, currency) for number in (found.value, found.low, found.high))
    return Stretch(period, value, low, high, found.right, found.of, found.method)


def _quantity(number: float, unit: Unit, currency: str) -> Quantity:
    """An estimate needs no more digits than a cent; pieces are whole."""
    places = 100 if unit is Unit.MONEY else 1
    return Quantity(Fraction(round(number * places), places), unit, currency if unit is Unit.MONEY else "")
