"""What a KPI that is not kept yet would show on the data at hand: this period and the months before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import inputs_with_data
from desktop_app.operations.kpis.define_kpi import trial_kpi
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figure_of
from desktop_app.operations.kpis.missing import missing_of
from desktop_app.reports.kpi_gaps import Gap
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import FormulaError, Input
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.notation import parse_formula
from desktop_app.rules.kpis.units import unit_of
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME

MONTHS: Final = 12
_COLUMNS: Final = (
    Column("period", N_("Month")),
    Column("value", N_("Value"), Unit.COUNT),
    Column("records", N_("Records"), Unit.COUNT),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """``months``: the last twelve, the newest first; ``gaps``: what the data lack, then there is no value."""

    kpi: Kpi
    figure: Figure
    months: Table
    gaps: tuple[Gap, ...]


def likely_unit(formula: str) -> Unit | None:
    """In what the value of ``formula`` is counted, as far as its measures tell; None where it has a mistake.

    A quotient of like things is taken for a share.
    """
    try:
        tree = parse_formula(formula)
    except FormulaError:
        return None
    found = unit_of(tree, _unit_of)
    return Unit.PERCENT if found is Unit.RATIO else found


def _unit_of(wanted: Input) -> Unit:
    known = BY_NAME.get(wanted.name) or COMPUTED_BY_NAME.get(wanted.name)
    return known.unit if known else Unit.MONEY  # a quota, or the target of a KPI


def try_kpi(store: Store, fields: Mapping[str, Any], as_of: date | None = None) -> Trial:
    """The value of the month of ``as_of`` (default: that of the newest data) and of the eleven before.

    UserError, or FormulaError with the place, if ``fields`` make no KPI.
    """
    kpi = trial_kpi(store, fields)
    day = as_of or default_as_of(store)
    figure = figure_of(store, kpi, Wanted((), containing(day, Length.MONTH), day))
    chosen = settings.load(store)
    points = [(point.period, point.value, point.n) for point in figure.history[-(MONTHS - 1) :]]
    rows = [_row(kpi, period, value, n, chosen.currency) for period, value, n in points]
    rows.append((figure.period, figure.value, figure.n))
    gaps = missing_of(kpi, inputs_with_data(store), chosen.revenue_source)
    return Trial(kpi, figure, Table(_COLUMNS, tuple(reversed(rows))), gaps)


def _row(kpi: Kpi, period: Period, value: Any, n: int, currency: str) -> tuple[Period, Quantity | None, int]:
    shown = None if value is None else Quantity(value, kpi.unit, currency if kpi.unit is Unit.MONEY else "")
    return period, shown, n
