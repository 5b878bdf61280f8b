"""An action on paper: what was done, before and after with the trend, the verdict and what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.action import Action
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
    Paragraph,
    Row,
)
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import DASH, format_change, format_day, format_rough
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _, language
from desktop_app.reports.action_words import OBSTACLES, SORTS, STATES, VERDICTS
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.trend_drawing import trend
from desktop_app.reports.wording import result_text, sentence
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.effect import Verdict

_CHANGES: Final = frozenset(
    f"effect.{word}" for word in ("others", "few_others", "low", "high", "wanted", "smallest", "will_see")
) | {"training.others", "training.few_others"}


@dataclass(frozen=True, slots=True)
class Story:
    """``explanation`` is that of the effect; ``happened`` is told above the trend, the action's start included."""

    action: Action
    kpi: Kpi
    figure: Figure
    verdict: Verdict
    explanation: Explanation
    happened: tuple[Annotation, ...]


def build(story: Story, scene: Scene) -> Document:
    action = story.action
    facts = [_(story.kpi.texts.name), scene.scope, _("as of {day}").format(day=format_day(scene.as_of))]
    if scene.data_to:
        facts.append(_("data to {day}").format(day=format_day(scene.data_to)))
    return Document(
        title=action.text,
        lines=(" · ".join(facts),),
        blocks=tuple(_blocks(story)),
        head=scene.company,
        foot=f"{scene.company} · {scene.scope} · {action.text}",
        mark=_(VERDICTS[story.verdict]),
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _blocks(story: Story) -> Iterator[Block]:
    figures = tuple(_key_figures(story.explanation))
    if figures:
        yield KeyFigures(figures)
    yield Paragraph(sentence(story.explanation), strong=True)
    chart = trend(story.kpi, story.figure, story.happened, CONTENT)
    if chart.shapes:
        yield Heading(_("Trend"), _("grey: the usual range"))
        yield chart
    if story.happened:
        yield Heading(_("What happened"))
        yield _pairs([(format_day(one.day), one.text) for one in story.happened])
    yield Heading(_("The action"))
    yield _pairs(list(_facts(story.action)))
    yield Heading(_("How is this known?"))
    yield _pairs([(figure_text(one) or DASH, sentence(one)) for one in story.explanation.parts])
    yield Paragraph(_(story.kpi.texts.definition), Ink.MUTED)


def _key_figures(explanation: Explanation) -> Iterator[KeyFigure]:
    known = {part.step: part.result for part in explanation.parts}
    for step, word in (("effect.before", _("Before")), ("effect.after", _("After"))):
        figure = known.get(step)
        if figure is not None:
            yield KeyFigure(word, format_rough(figure))
    if explanation.result is not None:
        yield KeyFigure(_("Change"), format_change(explanation.result), note=range_words(explanation), strong=True)


def range_words(explanation: Explanation) -> str:
    """From where to where the change lies in 95 of 100 cases; empty where nothing is told yet."""
    known = {part.step: part.result for part in explanation.parts}
    low, high = known.get("effect.low"), known.get("effect.high")
    return between(low, high) if low is not None and high is not None else ""


def between(low: Quantity, high: Quantity) -> str:
    return _("{low} to {high}").format(low=format_change(low), high=format_change(high))


def figure_text(step: Explanation) -> str:
    """The figure of one step as it is printed: a change of a percentage is in points."""
    return format_change(step.result) if step.result is not None and step.step in _CHANGES else result_text(step)


def _facts(action: Action) -> Iterator[tuple[str, str]]:
    yield _("Kind"), _(SORTS[action.sort])
    yield _("Start"), format_day(action.start)
    yield _("Review"), format_day(action.review)
    if action.owner:
        yield _("Who sees to it"), action.owner
    yield _("State"), _(STATES[action.state])
    if action.obstacles:
        yield _("In the way"), " ".join(_(OBSTACLES[one]) for one in action.obstacles)
    if action.lesson:
        yield _("What was learned"), action.lesson


def _pairs(rows: Sequence[tuple[str, str]]) -> Grid:
    columns = (GridColumn("", 1, right=False), GridColumn("", 4, right=False))
    return Grid(columns, tuple(Row(row) for row in rows))
