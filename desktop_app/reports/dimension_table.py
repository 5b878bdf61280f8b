"""The six dimensions with the figures that speak for each: as a table, and in words beside a rating."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.formats import format_rough
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.wording import kpi_title
from desktop_app.rules.review.dimensions import DIMENSIONS, Dimension
from desktop_app.rules.review.result import KpiResult

VERDICTS: Final = {True: N_("Met"), False: N_("Missed"), None: N_("no target")}


def dimension_table(found: Sequence[Dimension]) -> Table:
    """A row of its own for each dimension with its rating, then its KPIs."""
    columns = (
        Column("what", N_("Dimension and KPI")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("target", N_("Target"), Unit.COUNT),
        Column("verdict", N_("Verdict")),
        Column("score", N_("1 to 5"), Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        rows.append((_(DIMENSIONS[one.key]), "", "", "", one.rating.score if one.rating else None))
        rows += [(kpi_title(kpi.kpi), kpi.value, kpi.target, _(VERDICTS[kpi.met]), "") for kpi in one.kpis]
        if not one.kpis:
            rows.append((_("No figure speaks for it in this period."), "", "", "", ""))
    return Table(columns, tuple(rows))


def row_subjects(found: Sequence[Dimension]) -> list[tuple[Dimension, KpiResult | None]]:
    """What stands in each row of the table: a dimension (None), or one of its KPIs."""
    rows: list[tuple[Dimension, KpiResult | None]] = []
    for one in found:
        rows.append((one, None))
        rows += [(one, kpi) for kpi in one.kpis] or [(one, None)]
    return rows


def facts_words(one: Dimension) -> str:
    """A line for each KPI that speaks for it."""
    lines = []
    for kpi in one.kpis:
        assert kpi.value is not None
        name, value = kpi_title(kpi.kpi), format_rough(kpi.value)
        if kpi.target is None:
            lines.append(_("{kpi}: {value}, no target").format(kpi=name, value=value))
        else:
            words = _("{kpi}: {value} of {target}, {verdict}")
            target = format_rough(kpi.target)
            lines.append(words.format(kpi=name, value=value, target=target, verdict=_(VERDICTS[kpi.met])))
    return "\n".join(lines) or _("No figure speaks for it in this period.")
