"""How the records of an opened time or amount are spread: histogram, median and 90th percentile; read elsewhere."""

from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_rough, format_short
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.distribution import Distribution
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.histogram import Bar, Histogram, Mark

_COLUMNS: Final = (
    Column("from", N_("From"), Unit.COUNT),
    Column("below", N_("Below"), Unit.COUNT),
    Column("records", N_("Records"), Unit.COUNT),
)


class SpreadCard(ChartCard):
    """Hidden where a KPI has no value of each record."""

    def __init__(self) -> None:
        self.histogram = Histogram()
        super().__init__(_("Distribution"), self.histogram, Table(_COLUMNS, ()), "")

    def show_distribution(self, found: Distribution | None) -> None:
        self.setVisible(found is not None)
        if found is None:
            return
        bars = [Bar(format_short(_quantity(found, one.start)), one.n) for one in found.bins]
        words = spread_words(found)
        marks = [
            Mark(_place(found, found.median.value), _("median {figure}").format(figure=format_rough(found.median))),
            Mark(_place(found, found.p90.value), _("9 of 10 below {figure}").format(figure=format_rough(found.p90))),
        ]
        self.histogram.show_bars(bars, marks)
        self.show_data(spread_table(found), words, words)


def spread_words(found: Distribution) -> str:
    records = ngettext("{n} record", "{n} records", found.n).format(n=format_number(found.n))
    return _("{records}, a value for each: median {median}, 9 of 10 below {p90}").format(
        records=records, median=format_rough(found.median), p90=format_rough(found.p90)
    )


def spread_table(found: Distribution) -> Table:
    """Every range with its records; the last may be open."""
    rows: list[tuple[Cell, ...]] = [
        (_quantity(found, one.start), None if one.end is None else _quantity(found, one.end), one.n)
        for one in found.bins
    ]
    return Table(_COLUMNS, tuple(rows), totals=(_("Together"), None, found.n))


def _quantity(found: Distribution, value: Fraction) -> Quantity:
    return Quantity(value, found.median.unit, found.median.currency)


def _place(found: Distribution, value: Fraction) -> float:
    """In bars from the left; what lies in the open last bar stands at its middle."""
    first = found.bins[0]
    if first.end is None:
        return 0.5
    place = float((value - first.start) / (first.end - first.start))
    return place if place < len(found.bins) - 1 or found.bins[-1].end else len(found.bins) - 0.5
