"""The paper of a performance review: only what was answered, and a form that finds its way back."""

from datetime import date

from desktop_app.domain.document import Heading, Paragraph, Signature
from desktop_app.domain.performance_review import QUESTIONS, Answer
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.sign_off import Signer
from desktop_app.reports.performance_review_document import Reviewed, build, form
from desktop_app.rules.coaching.sheet import About

ABOUT = About(Scope(ScopeKind.PERSON, 7, "Ana Pop"), "Sales", "Field", date(2020, 1, 1), "Lena Vogt", "", None, None, 4)


def review(*answers: Answer) -> Reviewed:
    return Reviewed(ABOUT, "Harbor", parse_period("2026-Q1"), None, (), tuple(QUESTIONS.items()), answers, (), ())


def test_without_answers_nothing_is_made_up() -> None:
    blocks = build(review()).blocks
    assert not [one for one in blocks if isinstance(one, Heading)]
    assert isinstance(blocks[-1], Signature)
    assert blocks[-1].captions == ("Ana Pop, date and signature", "Lena Vogt, date and signature")


def test_each_side_speaks_under_its_name() -> None:
    said = review(Answer(Signer.PERSON, "learned", None, "Much"), Answer(Signer.LEAD, "learned", None, "More"))
    words = [one.text for one in build(said).blocks if isinstance(one, Paragraph)]
    assert words[1:] == ["Ana Pop: Much", "Lena Vogt: More"]


def test_every_row_of_the_form_names_person_period_and_item() -> None:
    rows = form(review(Answer(Signer.PERSON, "done", 5, "Much"))).rows
    assert [row[0] for row in rows] == [f"7/2026-Q1/{item}" for item in QUESTIONS]
    assert rows[0][3:] == ("5", "Much")
