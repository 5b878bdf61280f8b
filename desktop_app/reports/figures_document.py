"""The gauges of a period on paper: each figure as a bullet with its words, and the definition it is counted by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.document import Block, Document, Drawing, Grid, GridColumn, Ink, Look, Paragraph, Row
from desktop_app.domain.formats import DASH, format_day, format_number, format_period, format_rough
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _, language
from desktop_app.reports.drawings import bullet
from desktop_app.reports.figure_caption import caption
from desktop_app.reports.figure_tables import STATUS_WORDS
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure

_BULLET: Final = 130.0


@dataclass(frozen=True, slots=True)
class Scene:
    """For whom and when: ``scope`` as people call it, ``data_to`` the newest record."""

    company: str
    scope: str
    period: Period
    as_of: date
    data_to: date | None = None


def build(figures: Sequence[Figure], kpis: Sequence[Kpi], scene: Scene) -> Document:
    """One row a KPI, in the order given."""
    known = {kpi.key: kpi for kpi in kpis}
    facts = [scene.scope, _("as of {day}").format(day=format_day(scene.as_of))]
    if scene.data_to:
        facts.append(_("data to {day}").format(day=format_day(scene.data_to)))
    return Document(
        title=_("Gauges · {period}").format(period=format_period(scene.period)),
        lines=(" · ".join(facts),),
        blocks=tuple(_blocks([(figure, known[figure.kpi]) for figure in figures])),
        head=scene.company,
        foot=" · ".join((scene.company, scene.scope, format_period(scene.period))),
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _blocks(pairs: Sequence[tuple[Figure, Kpi]]) -> Iterator[Block]:
    yield Paragraph(
        _(
            "How to read a bar: the bar is the figure today, the upright mark its target, the small triangle what is "
            "expected by now, the line with a dot where the period will probably end. On the grey ground the end "
            "would call for action, on the lighter one for a watchful eye, on the blue one the target is met."
        ),
        Ink.MUTED,
        size=8,
    )
    columns = (
        GridColumn(_("KPI"), 1, right=False),
        GridColumn(_("Value")),
        GridColumn("", right=False),
        GridColumn(_("Target")),
        GridColumn(_("Landing")),
        GridColumn(_("Status"), right=False),
        GridColumn(_("Records")),
    )
    rows = [_row(figure, kpi) for figure, kpi in pairs]
    kept = [place for place in range(len(columns)) if not rows or any(row.cells[place] for row in rows)]
    yield Grid(
        tuple(columns[place] for place in kept),
        tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows),
    )


def _row(figure: Figure, kpi: Kpi) -> Row:
    """A figure that cannot be computed says why; none is printed as 0."""
    notes = [_(kpi.texts.definition), caption(kpi, figure)]
    if figure.missing is not None:
        notes.insert(0, sentence(figure.missing))
    drawn: str | Drawing = bullet(figure, kpi, _BULLET) if figure.value is not None else ""
    return Row(
        (
            _(kpi.texts.name),
            _shown(figure.value),
            drawn,
            _shown(figure.target or figure.reference, ""),
            _shown(figure.landing.value if figure.landing else None, ""),
            _(STATUS_WORDS[figure.status]),
            format_number(figure.n),
        ),
        Look.ENTRY,
        tuple(notes),
    )


def _shown(quantity: Quantity | None, without: str = DASH) -> str:
    return without if quantity is None else format_rough(quantity)
