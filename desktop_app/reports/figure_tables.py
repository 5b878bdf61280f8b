"""Figures and targets as tables: for the screen, the command line and files."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status

STATUS_WORDS = {
    Status.ON_TRACK: N_("On track"),
    Status.WATCH: N_("Watch"),
    Status.ACT: N_("Act"),
    Status.TOO_EARLY: N_("Too early"),
    Status.TOO_FEW: N_("Too few"),
    Status.NONE: N_("No judgement"),
    Status.NO_TARGET: N_("No target"),
}


def figure_table(figures: Sequence[Figure], kpis: Sequence[Kpi]) -> Table:
    """One row a KPI: value, target, attainment, landing, status, records."""
    columns = (
        Column("kpi", N_("KPI")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("target", N_("Target"), Unit.COUNT),
        Column("attainment", N_("Attainment"), Unit.PERCENT),
        Column("landing", N_("Landing"), Unit.COUNT),
        Column("status", N_("Status")),
        Column("records", N_("Records"), Unit.COUNT),
    )
    names = {kpi.key: kpi.texts.name for kpi in kpis}
    rows = tuple(
        (
            _(names[figure.kpi]),
            figure.value,
            figure.target,
            figure.attainment,
            figure.landing.value if figure.landing else None,
            _(STATUS_WORDS[figure.status]),
            figure.n,
        )
        for figure in figures
    )
    return Table(columns, rows)


def group_table(groups: Sequence[tuple[str, Sequence[Figure]]], kpis: Sequence[Kpi], head: str) -> Table:
    """One row a group, one column a KPI, and their records. Sums are totalled, ratios are not.

    Where a group has a target of the KPI, target and attainment stand beside its value.
    """
    aimed = [any(figures[place].target is not None for _label, figures in groups) for place in range(len(kpis))]
    columns = [Column("group", head)]
    for kpi, has_targets in zip(kpis, aimed, strict=True):
        columns.append(Column(kpi.key, kpi.texts.name, kpi.unit))
        if has_targets:
            columns.append(Column(f"{kpi.key}_target", N_("Target"), kpi.unit))
            columns.append(Column(f"{kpi.key}_attainment", N_("Attainment"), Unit.PERCENT))
        columns.append(Column(f"{kpi.key}_records", N_("Records"), Unit.COUNT))
    rows = tuple(
        (
            label or _("None"),
            *(cell for figure, has in zip(figures, aimed, strict=True) for cell in _cells(figure, has)),
        )
        for label, figures in groups
    )
    return Table(tuple(columns), rows, totals=_totals(groups, kpis, aimed))


def _cells(figure: Figure, has_targets: bool) -> tuple[Cell, ...]:
    beside = (figure.target, figure.attainment) if has_targets else ()
    return (figure.value, *beside, figure.n)


def _totals(
    groups: Sequence[tuple[str, Sequence[Figure]]], kpis: Sequence[Kpi], aimed: Sequence[bool]
) -> tuple[Cell, ...]:
    if not groups or not any(kpi.additive for kpi in kpis):
        return ()
    cells: list[Cell] = [_("Total")]
    for place, kpi in enumerate(kpis):
        found = [figures[place] for _label, figures in groups]
        records = sum(figure.n for figure in found)
        cells += [_sum(found, kpi) if kpi.additive else None, *((None, None) if aimed[place] else ()), records]
    return tuple(cells)


def _sum(found: Sequence[Figure], kpi: Kpi) -> Quantity | None:
    values = [figure.value for figure in found if figure.value is not None]
    if not values:
        return None
    return Quantity(sum((value.value for value in values), Fraction(0)), kpi.unit, values[0].currency)
