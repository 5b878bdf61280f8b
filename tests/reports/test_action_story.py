"""An action on paper: before and after, the verdict as a word, every sentence behind it."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.action import Action, Obstacle, Sort, State
from desktop_app.domain.annotation import Annotation
from desktop_app.domain.document import Grid, KeyFigures, Paragraph
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.reports.action_story import Story, build, range_words
from desktop_app.reports.action_words import OBSTACLES, SORTS, STATES, VERDICTS
from desktop_app.reports.figures_document import Scene
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.effects import explain_effect
from desktop_app.rules.kpis.judge import Given, judge
from desktop_app.rules.statistics.effect import Measured, Verdict, effect

KPI = next(kpi for kpi in built_in() if kpi.key == "win_rate")
MONTH = parse_period("2026-03")
ACTION = Action("win_rate", "Talk scripts", date(2026, 1, 1), date(2026, 5, 1), sort=Sort.TRAINING, owner="Ion Pop",
                state=State.STOPPED, obstacles=(Obstacle.TOOL,), lesson="The form was too long.")  # fmt: skip
SCENE = Scene("Harbor", "Everybody", MONTH, date(2026, 3, 31), date(2026, 3, 31))


@pytest.fixture
def story() -> Story:
    before = [Measured(value) for value in (0.50, 0.52, 0.49, 0.51, 0.50, 0.48)]
    found = effect(before, [Measured(0.7)] * 4, higher=True)
    figure = judge(KPI, Given(MONTH, COMPANY, SCENE.as_of, Outcome(Fraction(1, 2), 10), SCENE.data_to, "EUR",
                              Fraction(1)))  # fmt: skip
    return Story(ACTION, KPI, figure, found.verdict, explain_effect(KPI, found, None, "EUR"),
                 (Annotation(ACTION.start, ACTION.text),))  # fmt: skip


def test_the_page_tells_the_whole_story(story: Story) -> None:
    made = build(story, SCENE)
    assert (made.title, made.mark) == ("Talk scripts", "Effect shown")
    (figures,) = (block for block in made.blocks if isinstance(block, KeyFigures))
    assert [(one.label, one.figure) for one in figures.figures] == [
        ("Before", "50.0\N{NO-BREAK SPACE}%"), ("After", "70.0\N{NO-BREAK SPACE}%"),
        ("Change", "+20.0\N{NO-BREAK SPACE}pt"),
    ]  # fmt: skip
    assert figures.figures[2].note == range_words(story.explanation)
    words = {cell for block in made.blocks if isinstance(block, Grid) for row in block.rows for cell in row.cells}
    assert {"Ion Pop", "The form was too long.", "Does a system or a tool hold it up?"} <= words
    assert any(isinstance(block, Paragraph) and block.strong for block in made.blocks)


def test_every_state_has_words() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert (set(STATES), set(SORTS), set(OBSTACLES)) == (set(State), set(Sort), set(Obstacle))
