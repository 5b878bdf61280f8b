"""The trend of a KPI for any page: its periods with the usual range, signals, target; drawn by widgets/plot."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.formats import format_period, format_quantity, format_short, short_month
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.signal_words import signal_words
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.history import Point as Past
from desktop_app.rules.kpis.history import limits_at
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.xmr import FIRM, Limits, Rule
from desktop_app.ui import faces
from desktop_app.ui.widgets.trend import Mark, Note, Point, Trend

_PATTERN = {Rule.RUN: 8, Rule.NEAR_LIMIT: 4}  # points that a pattern of more than one point spans


def trend_of(kpi: Kpi, figure: Figure, happened: Sequence[Annotation] = ()) -> Trend:
    """History and the figure itself; a sum still growing stands at its landing. ``happened``: told above it."""
    marks = _marks(figure)
    line = list(figure.history)
    now = faces.running_value(figure)
    run, words, low = _run(figure)
    if now is not None:
        line.append(Past(figure.period, Fraction(round(now * 10**6), 10**6), figure.n))
    return Trend(
        tuple(_point(kpi, figure, place, one, marks.get(place)) for place, one in enumerate(line)),
        _writer(kpi.unit),
        (_("lower"), _("centre"), _("upper"), _("target")),
        float(figure.target.value) if figure.target else None,
        running=now is not None and faces.is_running(figure),
        notes=tuple(_notes([one.period for one in line], happened)),
        run=run,
        run_words=words,
        run_low=low,
    )


def _notes(periods: Sequence[Period], happened: Sequence[Annotation]) -> Iterator[Note]:
    """What happened in one period is told together, at its point."""
    for place, period in enumerate(periods):
        mine = [one for one in happened if period.start <= one.day < period.end]
        if mine:
            yield Note(place, "; ".join(one.text for one in mine), from_here=any(one.shift for one in mine))


def _point(kpi: Kpi, figure: Figure, place: int, past: Past, mark: Mark | None) -> Point:
    """A share's limits follow the number of records of each period; those of all begin anew at a known shift."""
    limits = limits_at(kpi, figure.history, place, past.n, figure.begins)
    return Point(
        _label(past.period, place),
        None if past.value is None else float(past.value),
        limits.lower if limits else None,
        limits.centre if limits else None,
        limits.upper if limits else None,
        mark,
    )


def _label(period: Period, place: int) -> str:
    if period.length is not Length.MONTH or period.fiscal:
        return format_period(period)
    name = short_month(period.start.month)
    if period.start.month > 1 and place:
        return name
    return _("{month} {year}").format(month=name, year=period.start.year)


def _marks(figure: Figure) -> dict[int, Mark]:
    found: dict[int, Mark] = {}
    for signal in figure.signals:
        if signal.rule is Rule.OUTSIDE:
            found[signal.index] = Mark.OUTSIDE
            continue
        for place in range(max(0, signal.index - _PATTERN[signal.rule] + 1), signal.index + 1):
            found.setdefault(place, Mark.RUN)
    return found


def _run(figure: Figure) -> tuple[tuple[int, ...], str, bool]:
    """The newest pattern of more than one point: its places, its words, and whether it lies below the centre."""
    patterns = [signal for signal in figure.signals if signal.rule is not Rule.OUTSIDE]
    if not patterns:
        return (), "", False
    newest = patterns[-1]
    first = max(0, newest.index - _PATTERN[newest.rule] + 1)
    return (*range(first, newest.index + 1),), signal_words(newest.rule, upward=newest.upward), not newest.upward


def _writer(unit: Unit) -> Callable[[float], str]:
    """How a value is written at an axis: short, with the unit only where it is a sign."""

    def write(value: float) -> str:
        if unit is Unit.PERCENT:
            share = Fraction(round(value * 1000), 1000)
            return format_quantity(Quantity(share, unit), 0 if (share * 100).denominator == 1 else 1)
        rounded = Fraction(round(value)) if abs(value) >= 10 else Fraction(round(value * 10), 10)
        return format_short(Quantity(rounded, unit))

    return write


def trend_table(kpi: Kpi, figure: Figure, happened: Sequence[Annotation] = ()) -> Table:
    """Every whole period of the trend with its records and limits; the last column only where something happened."""
    columns = (
        Column("period", N_("Period")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("records", N_("Records"), Unit.COUNT),
        Column("lower", N_("Lower limit"), Unit.COUNT),
        Column("centre", N_("Centre"), Unit.COUNT),
        Column("upper", N_("Upper limit"), Unit.COUNT),
        Column("signal", N_("Signal")),
    )
    said = {signal.index: signal_words(signal.rule, upward=signal.upward) for signal in figure.signals}
    currency = figure.value.currency if figure.value else ""
    line = list(figure.history)
    if figure.value is not None and figure.pace is None:
        line.append(Past(figure.period, figure.value.value, figure.n))
    limits = [limits_at(kpi, figure.history, place, past.n, figure.begins) for place, past in enumerate(line)]
    rows = [_row(kpi, past, limits[place], currency, said.get(place)) for place, past in enumerate(line)]
    told = {one.place: one.words for one in _notes([past.period for past in line], happened)}
    if not told:
        return Table(columns, tuple(rows))
    whole = ((*row, told.get(place)) for place, row in enumerate(rows))
    return Table((*columns, Column("happened", N_("What happened"))), tuple(whole))


def _row(kpi: Kpi, past: Past, limits: Limits | None, currency: str, said: str | None) -> tuple[Cell, ...]:
    bounds = (limits.lower, limits.centre, limits.upper) if limits else (None, None, None)
    value = None if past.value is None else Quantity(past.value, kpi.unit, currency)
    return (past.period, value, past.n, *(_estimate(bound, kpi.unit, currency) for bound in bounds), said)


def _estimate(value: float | None, unit: Unit, currency: str) -> Quantity | None:
    """A limit is no booked amount: it claims no cents."""
    if value is None:
        return None
    large = unit is Unit.MONEY and abs(value) >= 1000
    rounded = Fraction(round(value)) if large else Fraction(round(value * 10**4), 10**4)
    return Quantity(rounded, unit, currency)


def trend_words(kpi: Kpi, figure: Figure) -> str:
    """How the limits are known, beside the title."""
    if len(figure.begins) > 1:
        return _begun_anew(figure)
    if figure.limits is None:
        return _("A usual range needs six whole periods")
    if kpi.share:
        return _("The usual range follows the number of records of each period")
    if figure.limits.points >= FIRM:
        return _("The usual range comes from the first 12 periods and stays")
    return _("The usual range is provisional until there are 12 periods")


def _begun_anew(figure: Figure) -> str:
    periods = [*(point.period for point in figure.history), figure.period]
    since = format_period(periods[figure.begins[-1]])
    if figure.limits is None:
        return _("A usual range needs six whole periods since {period}").format(period=since)
    return _("The usual range begins anew in {period}, for a known cause").format(period=since)
