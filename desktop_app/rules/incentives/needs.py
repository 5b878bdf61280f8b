"""What evaluating a period asks of the outside: quotas, figures that are not made of records, days of credits."""

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.credit import OWN_PAY, REPORTS_PAY, made_of_records, parts_of
from desktop_app.rules.incentives.modifiers import Closes, Whose
from desktop_app.rules.incentives.plan import (
    Component,
    Need,
    PlanVersion,
    days_of,
    due,
    earning_span,
    fiscal_year,
    quota_need,
    to_date,
)
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.shapes.pool import Pool, Split

_OF_PEOPLE: Final = frozenset({"", OWN_PAY, REPORTS_PAY})  # found while people are evaluated


def reading_span(version: PlanVersion, reading: Reading, period: Period) -> Period:
    """The days whose figure ``reading`` reads."""
    return to_date(version, period) if reading.year else period


def reading_quota(version: PlanVersion, reading: Reading, period: Period) -> Need | None:
    """The quota the figure is divided by, if it is divided at all."""
    match reading.against:
        case None:
            return None
        case QuotaSpan.PERIOD:
            return Need(reading.quota_name, period)
        case QuotaSpan.YEAR:
            return Need(reading.quota_name, fiscal_year(version, period))
        case QuotaSpan.TO_DATE:
            return Need(reading.quota_name, to_date(version, period))


def quota_needs(version: PlanVersion, period: Period) -> list[Need]:
    """Every quota that evaluating ``period`` will ask for, each once, in the order of the components."""
    own = [
        quota_need(version, component, part)
        for component in version.components
        if component.needs_quota or component.name in _gated(version) or _accelerated(version, component)
        for part in due(component, period, version.fiscal_start, version.terms)
    ]
    read = [
        need
        for reading, part in _readings(version, period)
        if (need := reading_quota(version, reading, part)) is not None
    ]
    return list(dict.fromkeys([*own, *read]))


def figure_needs(version: PlanVersion, period: Period) -> list[Need]:
    """Every figure that is not made of records and that evaluating ``period`` may ask for, each once."""
    measured = [
        Need(component.measure, earning_span(version, component, part))
        for component in version.components
        for part in due(component, period, version.fiscal_start, version.terms)
    ]
    read = [Need(reading.measure, reading_span(version, reading, part)) for reading, part in _readings(version, period)]
    points = [
        Need(component.shape.points, part)
        for component in version.components
        if isinstance(component.shape, Pool) and component.shape.split is Split.POINTS
        for part in due(component, period, version.fiscal_start, version.terms)
    ]
    return [
        need
        for need in dict.fromkeys([*measured, *read, *points])
        if need.name not in _OF_PEOPLE and not made_of_records(need.name)
    ]


def team_needs(version: PlanVersion, period: Period) -> tuple[list[Need], list[Need]]:
    """The quotas and the figures of the team as a whole that its pools read."""
    quotas: list[Need] = []
    figures: list[Need] = []
    for component in version.components:
        if not isinstance(component.shape, Pool):
            continue
        for part in due(component, period, version.fiscal_start, version.terms):
            figures.append(Need(component.measure, part))
            for reading in (component.shape.gate, component.shape.multiplier):
                if reading is not None:
                    held = reading_quota(version, reading, part)
                    quotas += [] if held is None else [held]
                    figures.append(Need(reading.measure, reading_span(version, reading, part)))
    return quotas, figures


def credit_span(version: PlanVersion, period: Period) -> Period:
    """The days whose credits evaluating ``period`` needs."""
    spans = [
        earning_span(version, component, part)
        for component in version.components
        for part in due(component, period, version.fiscal_start, version.terms)
    ]
    spans += [
        reading_span(version, reading, part)
        for reading, part in _readings(version, period)
        if made_of_records(reading.measure)
    ]
    start = min((span.start for span in spans), default=period.start)
    return period if start == period.start else days_of(start, period)


def figures_read(version: PlanVersion) -> Iterator[tuple[str, str]]:
    """(component, figure) of every figure that records don't make, in the order of the components."""
    for component in version.components:
        gates = [gate for group in version.gates if group.closing(component.name) for gate in group.gates]
        points = [component.shape.points] if isinstance(component.shape, Pool) else []
        for name in (component.measure, *(one.measure for one in (*component.readings, *gates)), *points):
            if name not in _OF_PEOPLE and not made_of_records(name):
                yield component.name, name


def counts_reports(version: PlanVersion) -> bool:
    """Whether records or pay of a person's reports are asked for."""
    return any(component.whose is not Whose.OWN or component.measure == REPORTS_PAY for component in version.components)


def counts_payments(version: PlanVersion) -> bool:
    """Whether anything is measured in money collected."""
    read = {component.measure for component in version.components}
    read |= {one.measure for component in version.components for one in component.readings}
    read |= {gate.measure for group in version.gates for gate in group.gates}
    return any("collected" in parts_of(measure) for measure in read)


def _gated(version: PlanVersion) -> set[str]:
    """Components whose attainment a gate reads."""
    return {gate.component for group in version.gates for gate in group.gates if gate.component}


def _accelerated(version: PlanVersion, component: Component) -> bool:
    """Whether a gate can close the accelerator, which begins at the quota."""
    return any(group.closes is Closes.ACCELERATOR and group.closing(component.name) for group in version.gates)


def _readings(version: PlanVersion, period: Period) -> Iterator[tuple[Reading, Period]]:
    """Every reading with the period it is for."""
    for component in version.components:
        gates = [gate for group in version.gates if group.closing(component.name) for gate in group.gates]
        for part in due(component, period, version.fiscal_start, version.terms):
            for reading in (*component.readings, *gates):
                yield reading, part
