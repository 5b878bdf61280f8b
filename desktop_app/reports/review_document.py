"""A review of a past period on paper: results, quota, scores, why a target was missed, decisions; nobody's pay."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.document import Block, Document, Heading, Paragraph
from desktop_app.domain.formats import format_day, format_period
from desktop_app.i18n import _, language
from desktop_app.reports import gap_tables
from desktop_app.reports import review_tables as tables
from desktop_app.reports.dimension_table import dimension_table
from desktop_app.reports.table_document import grid
from desktop_app.reports.wording import kpi_title
from desktop_app.rules.review.decisions import Decision, Matter
from desktop_app.rules.review.dimensions import DIMENSIONS, dimensions
from desktop_app.rules.review.result import Rating, Result


def build(result: Result, decisions: Sequence[Decision], lessons: str, company: str, *, closed: bool) -> Document:
    """``closed``: its figures are frozen; an open one says that it may change."""
    title = _("Review of {period}").format(period=format_period(result.period))
    state = _("closed") if closed else _("open: its figures may still change")
    words = _("Data up to {day} · {state}").format(day=format_day(result.as_of), state=state)
    return Document(
        title=title,
        lines=(words,),
        blocks=tuple(_blocks(result, decisions, lessons)),
        head=company,
        foot=title,
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _blocks(result: Result, decisions: Sequence[Decision], lessons: str) -> Iterator[Block]:
    yield Heading(_("Against targets"))
    aimed = tuple(one for one in result.kpis if one.target is not None)
    yield grid(tables.kpi_results_table(replace(result, kpis=aimed) if aimed else result))
    if result.gap is not None:
        yield Heading(_("From target to result"))
        yield grid(gap_tables.gap_table(result.gap))
        if result.gap.products:
            yield Heading(_("By product"))
            yield grid(gap_tables.product_gap_table(result.gap))
    if result.health is not None:
        yield Heading(_("How many reached their quota"))
        yield from (Paragraph(words) for words in tables.health_words(result))
        yield grid(tables.members_table(result, with_pay=False))
        yield Heading(_("Speaks for changing the plan"))
        yield from (Paragraph(words) for words in tables.plan_evidence(result))
        yield Heading(_("Speaks for coaching"))
        yield from (Paragraph(words) for words in tables.people_evidence(result))
        yield Paragraph(tables.advice_words(result.health.advice), strong=True)
    if result.scores:
        yield Heading(_("Scores"))
        yield grid(tables.scores_table(result))
    found = dimensions(result)
    if any(one.rating for one in found):
        yield Heading(_("Six dimensions"))
        yield grid(dimension_table(found))
        said = [one.rating for one in found if one.rating]
        yield from (Paragraph(rating_words(one)) for one in said)
    if decisions:
        yield Heading(_("Decisions"))
        yield from (Paragraph(decision_words(one)) for one in decisions)
    if lessons:
        yield Heading(_("Lessons"))
        yield Paragraph(lessons)


def rating_words(one: Rating) -> str:
    """A dimension, its rating and what it rests on."""
    return _("{what}: {score} of 5. {evidence}").format(
        what=_(DIMENSIONS[one.subject]), score=one.score, evidence=one.evidence
    )


def decision_words(one: Decision) -> str:
    """What was decided on and how, with its reason."""
    what = {
        Matter.TARGET: _("Target of {kpi}").format(kpi=kpi_title(one.subject)),
        Matter.QUOTA: _("Quotas"),
        Matter.KPI: _("KPIs we go by"),
        Matter.ACTION: _("Action"),
    }[one.matter]
    how = _(tables.OUTCOMES[one.outcome])
    if not one.words:
        return _("{what}: {outcome}.").format(what=what, outcome=how)
    return _("{what}: {outcome}. {words}").format(what=what, outcome=how, words=one.words)
