"""In which unit a figure of a plan is typed: it hangs on what is paid on, and on which figure is read."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.quantity import Unit
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.reports import own_kpis
from desktop_app.rules.incentives.credit import MEASURES, unit_of
from desktop_app.rules.incentives.modifiers import Gate
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import Base, Bounds
from desktop_app.rules.incentives.reading import Reading
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.grade import Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix
from desktop_app.rules.incentives.shapes.scorecard import Line

_BOUNDS = ("lower", "at", "bound", "at_least")
_OF_READING = ("lower", "at_least", "at_most", "accelerator")


def bounds_and_rates(component: Component) -> tuple[Unit, Unit]:
    """The unit of bounds, and that of rates."""
    shape, money = component.shape, unit_of(component.measure) is Unit.MONEY
    base = getattr(shape, "base", getattr(shape, "acts_on", Base.MEASURE))
    by_quota = getattr(shape, "bounds", Bounds.MEASURE) is Bounds.QUOTA or isinstance(shape, Attainment)
    if by_quota or (isinstance(shape, Marginal) and base is not Base.MEASURE):
        counted = Unit.PERCENT
    else:
        counted = Unit.MONEY if money and not isinstance(shape, Grades) else Unit.COUNT
    percent = base is Base.TARGET_PAY or (base is Base.MEASURE and money)
    return counted, Unit.PERCENT if percent else Unit.MONEY


def units_differ(one: Component, other: Component) -> bool:
    """Whether figures typed for the one would mean something else in the other."""
    return bounds_and_rates(one) != bounds_and_rates(other)


def units_of(component: Component) -> dict[str, Unit]:
    """By the name of the field, for the component's own shape and limits."""
    counted, rate = bounds_and_rates(component)
    return dict.fromkeys(_BOUNDS, counted) | dict.fromkeys(("rate", "rates", "pays", "rate_cap", "later"), rate)


def suited_units(value: Any) -> Mapping[str, Unit]:
    """What a part of a plan that reads a figure of its own asks for, and what is not the component's."""
    match value:
        case Matrix():
            return {"columns": figure_unit(value.column)}
        case Line():
            unit = figure_unit(value)
            return {"at": unit, "threshold": unit, "pays": Unit.PERCENT}
        case Reading():
            return dict.fromkeys(_OF_READING, figure_unit(value))
        case _:
            return {}


def figure_unit(reading: Reading) -> Unit:
    """A share of a quota is a percentage, a KPI has its own unit."""
    if reading.against is not None or (isinstance(reading, Gate) and reading.component):
        return Unit.PERCENT
    known = own_kpis.units() | {kpi.key: kpi.unit for kpi in built_in()}
    known |= {measure.key: measure.unit for measure in MEASURES}
    return known.get(reading.measure, Unit.SCORE)
