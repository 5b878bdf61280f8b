"""The paper of a team meeting: successes stand first, and what is missing is said."""

from datetime import date

from desktop_app.domain.document import Heading, Paragraph
from desktop_app.domain.period import parse_period
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.team_pack_document import Pack, Success, build, pages

SCENE = Scene("Harbor", "Field", parse_period("2026-03"), date(2026, 3, 31))


def test_successes_stand_before_gauges_and_lessons_behind() -> None:
    pack = Pack(SCENE, (), (Success("Ana", "Well held", "27 of 28"),), ("Ask for the budget first.",), ())
    document = build(pack)
    heads = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert heads == ["Successes", "Gauges", "Lessons"]
    words = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    assert (words[0], words[-1]) == ("Ana: Well held (27 of 28)", "Ask for the budget first.")
    assert [page.name for page in pages(pack)] == ["Successes", "Lessons"]


def test_without_recognition_it_says_so() -> None:
    words = [one.text for one in build(Pack(SCENE, (), (), (), ())).blocks if isinstance(one, Paragraph)]
    assert words[0] == "No recognition was written down in this period."
