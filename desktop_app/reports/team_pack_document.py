"""The pack for a team meeting on paper and as a workbook: gauges, successes, lessons, what happened; no pay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.document import Block, Document, Heading, Ink, Paragraph
from desktop_app.domain.formats import format_day, format_period
from desktop_app.domain.table import Column
from desktop_app.files.workbook import Sheet
from desktop_app.i18n import N_, _
from desktop_app.reports import figures_document
from desktop_app.reports.figure_tables import figure_table
from desktop_app.reports.figures_document import Scene
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure


@dataclass(frozen=True, slots=True)
class Success:
    """Somebody's recognition: what was said, and the fact it is for."""

    name: str
    words: str
    fact: str


@dataclass(frozen=True, slots=True)
class Pack:
    scene: Scene
    figures: tuple[tuple[Kpi, Figure], ...]
    successes: tuple[Success, ...]
    lessons: tuple[str, ...]
    happened: tuple[Annotation, ...]


def title(pack: Pack) -> str:
    return _("Team meeting · {period}").format(period=format_period(pack.scene.period))


def build(pack: Pack) -> Document:
    """What was achieved first, then the gauges, then lessons."""
    gauges = figures_document.build(
        [one for _kpi, one in pack.figures], [kpi for kpi, _one in pack.figures], pack.scene
    )
    blocks = (*_before(pack), Heading(_("Gauges")), *gauges.blocks, *_after(pack))
    return replace(gauges, title=title(pack), blocks=blocks)


def _before(pack: Pack) -> Iterator[Block]:
    yield Heading(_("Successes"))
    if not pack.successes:
        yield Paragraph(_("No recognition was written down in this period."), Ink.MUTED)
    for one in pack.successes:
        yield Paragraph(_("{name}: {words} ({fact})").format(name=one.name, words=one.words, fact=one.fact))


def _after(pack: Pack) -> Iterator[Block]:
    if pack.happened:
        yield Heading(_("What happened"))
    for one in pack.happened:
        yield Paragraph(_("{day}: {words}").format(day=format_day(one.day), words=one.text))
    if pack.lessons:
        yield Heading(_("Lessons"))
    yield from (Paragraph(words) for words in pack.lessons)


def pages(pack: Pack) -> tuple[Sheet, ...]:
    """Each part with content on a page of the workbook."""
    table = figure_table([one for _kpi, one in pack.figures], [kpi for kpi, _one in pack.figures])
    head = ((_("For"), pack.scene.scope), (_("Period"), pack.scene.period), (_("As of"), pack.scene.as_of))
    successes = (Column("name", N_("Name")), Column("words", N_("Success")), Column("fact", N_("Fact")))
    happened = (Column("day", N_("Day")), Column("words", N_("What happened")))
    made = (
        Sheet(_("Gauges"), table.columns, table.rows, head),
        Sheet(_("Successes"), successes, tuple((one.name, one.words, one.fact) for one in pack.successes)),
        Sheet(_("What happened"), happened, tuple((one.day, one.text) for one in pack.happened)),
        Sheet(_("Lessons"), (Column("words", N_("Lesson")),), tuple((words,) for words in pack.lessons)),
    )
    return tuple(one for one in made if one.rows)
