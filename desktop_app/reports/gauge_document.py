"""One opened gauge on paper: value, trend, what happened, what changed it, how it is spread, how it is counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.document import (
    CONTENT,
    Block,
    Document,
    Grid,
    GridColumn,
    Heading,
    Ink,
    KeyFigure,
    KeyFigures,
    Look,
    Paragraph,
    Row,
)
from desktop_app.domain.formats import (
    DASH,
    format_change,
    format_day,
    format_number,
    format_period,
    format_quantity,
    format_rough,
)
from desktop_app.domain.money import exponent
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _, language
from desktop_app.reports.figure_caption import caption
from desktop_app.reports.figure_tables import STATUS_WORDS
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.kpi_words import definition_lines
from desktop_app.reports.trend_drawing import trend
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.histogram import Bin


@dataclass(frozen=True, slots=True)
class Driver:
    """A part of the change: its name, before, after and difference as exact figures; None where there is none."""

    label: str
    before: Quantity | None
    after: Quantity | None
    change: Quantity | None


@dataclass(frozen=True, slots=True)
class Opened:
    """``drivers`` under ``driven_by``, a title; they sum to the change of ``since``. ``imports``: sources in words."""

    figure: Figure
    kpi: Kpi
    happened: tuple[Annotation, ...] = ()
    drivers: tuple[Driver, ...] = ()
    driven_by: str = ""
    since: str = ""
    bins: tuple[Bin, ...] = ()
    imports: tuple[str, ...] = ()


def build(opened: Opened, scene: Scene) -> Document:
    name = _(opened.kpi.texts.name)
    title = _("{kpi} · {period}").format(kpi=name, period=format_period(scene.period))
    facts = [scene.scope, _("as of {day}").format(day=format_day(scene.as_of))]
    if scene.data_to:
        facts.append(_("data to {day}").format(day=format_day(scene.data_to)))
    return Document(
        title=title,
        lines=(" · ".join(facts),),
        blocks=tuple(_blocks(opened)),
        head=scene.company,
        foot=f"{scene.company} · {scene.scope} · {title}",
        mark=_(STATUS_WORDS[opened.figure.status]),
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _blocks(opened: Opened) -> Iterator[Block]:
    figure = opened.figure
    yield KeyFigures(tuple(_key_figures(figure)))
    yield Paragraph(caption(opened.kpi, figure), Ink.MUTED)
    chart = trend(opened.kpi, figure, opened.happened, CONTENT)
    if chart.shapes:
        yield Heading(_("Trend"), _("grey: the usual range"))
        yield chart
    if opened.happened:
        yield Heading(_("What happened"))
        yield _happened(opened.happened)
    if opened.drivers:
        yield Heading(_("What changed"), opened.since)
        yield _drivers(opened)
    if opened.bins:
        yield Heading(_("Distribution"))
        yield _spread(opened.bins, figure)
    yield Heading(_("Definition"))
    yield Paragraph(_(opened.kpi.texts.definition), strong=True)
    lines = [*definition_lines(opened.kpi), *((_("Imported from"), one) for one in opened.imports)]
    yield Grid((GridColumn("", 1, right=False), GridColumn("", 4, right=False)), tuple(Row(line) for line in lines))


def _key_figures(figure: Figure) -> Iterator[KeyFigure]:
    yield KeyFigure(_("Value"), DASH if figure.value is None else format_rough(figure.value),
                    note=_("n {n}").format(n=format_number(figure.n)), strong=True)  # fmt: skip
    if figure.target is not None:
        yield KeyFigure(_("Target"), format_rough(figure.target))
    if figure.landing is not None:
        yield KeyFigure(_("Landing"), format_rough(figure.landing.value))
    if figure.change is not None:
        yield KeyFigure(_("Change"), format_change(figure.change.difference))


def _happened(found: Sequence[Annotation]) -> Grid:
    columns = (GridColumn(""), GridColumn(_("Day"), right=False), GridColumn(_("What happened"), 1, right=False))
    return Grid(columns, tuple(Row((str(place), format_day(one.day), one.text)) for place, one in enumerate(found, 1)))


def _drivers(opened: Opened) -> Grid:
    """Exact figures, so that the column sums to the change as it is printed."""
    columns = (GridColumn(opened.driven_by, 1, right=False), GridColumn(_("Before")), GridColumn(_("Now")),
               GridColumn(_("Difference")))  # fmt: skip
    rows = [Row((one.label or _("None"), _exact(one.before), _exact(one.after), _exact(one.change)))
            for one in opened.drivers[:-1]]  # fmt: skip
    last = opened.drivers[-1]
    whole = Row((last.label, _exact(last.before), _exact(last.after), _exact(last.change)), Look.TOTAL)
    return Grid(columns, (*rows, whole))


def _exact(quantity: Quantity | None) -> str:
    if quantity is None:
        return DASH
    if quantity.unit is Unit.MONEY:
        return format_quantity(quantity, exponent(quantity.currency))
    return format_quantity(quantity, 2) if quantity.unit in {Unit.PERCENT, Unit.RATIO} else format_quantity(quantity)


def _spread(bins: Sequence[Bin], figure: Figure) -> Grid:
    assert figure.value is not None
    unit, currency = figure.value.unit, figure.value.currency
    columns = (GridColumn(_("From")), GridColumn(_("Below")), GridColumn(_("Records"), 1))
    rows = [
        Row((format_rough(Quantity(one.start, unit, currency)),
             DASH if one.end is None else format_rough(Quantity(one.end, unit, currency)), format_number(one.n)))
        for one in bins
    ]  # fmt: skip
    return Grid(columns, tuple(rows))
