"""The months that were and those to come as a trend with the forecast's band; drawn by widgets/plot."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_short, short_month
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.outlook import Outlook
from desktop_app.reports.analysis_tables import rough
from desktop_app.rules.statistics.outlook import Stretch
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.trend import Point, Trend
from desktop_app.ui.widgets.trend_chart import TrendChart

_SHOWN: Final = 24
_HEIGHT: Final = 220
_NOTHING: Final = Trend((), str, ("", "", "", ""))


class OutlookChart(QWidget):
    """A card with the trend; without a forecast it is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._chart = TrendChart(_NOTHING)
        self._chart.setFixedHeight(_HEIGHT)
        self.card = ChartCard(_("The months behind and ahead"), self._chart, Table((), ()), "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    def show_outlook(self, found: Outlook) -> None:
        ahead = months_ahead(found)
        self.setVisible(bool(ahead) and bool(found.months))
        if not ahead:
            return
        self._chart.show_trend(trend_of(found, ahead))
        remark = _("hollow: expected · band: where 8 of 10 cases ended")
        self.card.show_data(chart_table(found, ahead), _("Sums of whole months, then the months to come."), remark)


def months_ahead(found: Outlook) -> list[Stretch]:
    """The running month at its landing, then those to come; empty without a forecast."""
    both = [*found.running, *found.coming]
    return [one for one in both if one.period.length is Length.MONTH and one.value is not None and one.method]


def trend_of(found: Outlook, ahead: list[Stretch]) -> Trend:
    past = found.months[-_SHOWN:]
    points = [Point(_label(month, place), float(value)) for place, (month, value) in enumerate(past)]
    for one in ahead:
        value, low, high = (None if side is None else float(side.value) for side in (one.value, one.low, one.high))
        points.append(Point(_label(one.period, len(points)), value, low, None, high))
    return Trend(tuple(points), _writer(found.kpi.unit), ("", "", "", ""), expected_from=len(past))


def _label(period: Period, place: int) -> str:
    name = short_month(period.start.month)
    if period.start.month > 1 and place:
        return name
    return _("{month} {year}").format(month=name, year=period.start.year)


def _writer(unit: Unit) -> Callable[[float], str]:
    def write(value: float) -> str:
        return format_short(Quantity(Fraction(round(value)), unit))

    return write


def chart_table(found: Outlook, ahead: list[Stretch]) -> Table:
    columns = (
        Column("period", N_("Period")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("low", N_("from"), Unit.COUNT),
        Column("high", N_("to"), Unit.COUNT),
        Column("known", N_("Known as")),
    )
    currency = next((one.value.currency for one in ahead if one.value), "")
    unit = found.kpi.unit
    rows: list[tuple[Cell, ...]] = [
        (month, Quantity(value, unit, currency), None, None, _("booked")) for month, value in found.months
    ]
    rows += [(one.period, rough(one.value), rough(one.low), rough(one.high), _("expected")) for one in ahead]
    return Table(columns, tuple(rows))
