"""A performance review of one person: the form goes out and comes back, both sides' answers stand on the paper."""

import csv
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Outcome, Promise, Recognition, Side
from desktop_app.domain.performance_review import Answer
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.sign_off import Signer
from desktop_app.operations.meetings.one_on_one_entries import settle, write_down
from desktop_app.operations.meetings.performance_review import (
    answer,
    export_review,
    freeze_review,
    load_review,
    reopen_review,
    take_form,
    untake_form,
    write_form,
)
from desktop_app.operations.moments import today
from desktop_app.operations.reviews.ratings import rate
from desktop_app.operations.targets.targets import set_target
from desktop_app.rules.review.result import Rating
from desktop_app.store import groupings, performance_answers, settings
from desktop_app.store.database import Store

MARCH = parse_period("2026-03")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")


@pytest.fixture
def ana(team: Store) -> int:
    found = groupings.group_id(team, "person", "Ana")
    set_target(team, "revenue", Scope(ScopeKind.PERSON, found, "Ana"), MARCH, Fraction(50_000))
    return found


def filled(form: Path, words: dict[str, tuple[str, str]]) -> Path:
    """As a person fills it in: rating and words in the last two columns, the rest left as it is."""
    with form.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    for row in rows:
        row[3:] = words.get(row[0].split("/", 2)[2], ("", ""))
    with form.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return form


def test_the_form_comes_back_with_what_was_filled_in(team: Store, ana: int, tmp_path: Path) -> None:
    form = write_form(team, ana, MARCH, tmp_path / "form.csv")
    assert "Mei" not in form.read_text("utf-8")
    taken = take_form(
        team, filled(form, {"kpi:revenue": ("4", "Două mari"), "done": ("", "王芳's order"), "wanted": ("", "")})
    )
    assert (taken.person, taken.name, taken.period, taken.answers) == (ana, "Ana", MARCH, 2)
    assert performance_answers.load(team, ana, MARCH) == (
        Answer(Signer.PERSON, "kpi:revenue", 4, "Două mari"),
        Answer(Signer.PERSON, "done", None, "王芳's order"),
    )
    again = write_form(team, ana, MARCH, tmp_path / "again.csv")
    assert "Două mari" in again.read_text("utf-8-sig")


def test_a_form_with_a_wrong_rating_or_of_nobody_is_refused_whole(team: Store, ana: int, tmp_path: Path) -> None:
    form = write_form(team, ana, MARCH, tmp_path / "form.csv")
    for wrong in ("6", "0", "3.5", "good"):
        with pytest.raises(UserError, match="not 1 to 5"):
            take_form(team, filled(form, {"done": ("", "kept?"), "kpi:revenue": (wrong, "")}))
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match="no form"):
        take_form(team, tmp_path / "other.csv")
    with pytest.raises(UserError, match="no item"):
        answer(team, ana, MARCH, [Answer(Signer.LEAD, "shoe size", 3, "")])
    assert performance_answers.load(team, ana, MARCH) == ()


def test_an_open_period_is_not_reviewed(team: Store, ana: int) -> None:
    with pytest.raises(UserError, match="is not over"):
        load_review(team, ana, parse_period("2026"))


def test_a_frozen_review_stays_as_it_was_whatever_changes(team: Store, ana: int) -> None:
    settings.save(team, replace(settings.load(team), rates_competencies=True), recorded_at="2026-04-01T10:00:00Z")
    rate(team, MARCH, Rating(ana, "Ana", "learning", 4, "Gave the course"))
    write_down(team, Recognition(ana, date(2026, 3, 9), "Well held", "27 of 28 renewals"))
    answer(team, ana, MARCH, [Answer(Signer.LEAD, "kpi:revenue", 3, "Late in the month")])
    draft = load_review(team, ana, MARCH)
    assert draft.answer(Signer.LEAD, "competency:learning") == Answer(
        Signer.LEAD, "competency:learning", 4, "Gave the course"
    )
    frozen = freeze_review(team, ana, MARCH)
    assert frozen == replace(draft, frozen=today())
    set_target(team, "revenue", Scope(ScopeKind.PERSON, ana, "Ana"), MARCH, Fraction(1))
    write_down(team, Recognition(ana, date(2026, 3, 10), "Later", "x"))
    assert load_review(team, ana, MARCH) == frozen
    for change in (
        lambda: answer(team, ana, MARCH, [Answer(Signer.LEAD, "done", None, "More")]),
        lambda: freeze_review(team, ana, MARCH),
    ):
        with pytest.raises(UserError, match="is frozen"):
            change()
    reopen_review(team, ana, MARCH)
    again = load_review(team, ana, MARCH)
    assert (again.frozen, again.answers, len(again.recognitions)) == (None, draft.answers, 2)
    assert again.score != draft.score  # the target of 1 is met many times over
    with pytest.raises(UserError, match="not frozen"):
        reopen_review(team, ana, MARCH)


def test_taking_a_form_is_undone_answer_by_answer(team: Store, ana: int, tmp_path: Path) -> None:
    answer(team, ana, MARCH, [Answer(Signer.PERSON, "done", None, "Before"), Answer(Signer.LEAD, "done", None, "I")])
    before = load_review(team, ana, MARCH)
    form = write_form(team, ana, MARCH, tmp_path / "form.csv")
    taken = take_form(team, filled(form, {"done": ("", "After"), "kpi:revenue": ("4", "")}))
    assert load_review(team, ana, MARCH) != before
    untake_form(team, taken)
    assert load_review(team, ana, MARCH) == before


def test_the_lead_rates_a_competency_with_evidence_only(team: Store, ana: int) -> None:
    with pytest.raises(UserError, match="needs evidence"):
        answer(team, ana, MARCH, [Answer(Signer.LEAD, "competency:learning", 5, " ")])


@needs_poppler
def test_both_sides_and_what_happened_stand_on_the_paper(team: Store, ana: int, tmp_path: Path) -> None:
    settings.save(team, replace(settings.load(team), rates_competencies=True), recorded_at="2026-04-01T10:00:00Z")
    answer(team, ana, MARCH, [Answer(Signer.LEAD, "kpi:revenue", 3, "Late in the month")])
    answer(team, ana, MARCH, [Answer(Signer.LEAD, "competency:learning", 5, "Gave the course")])
    answer(
        team,
        ana,
        MARCH,
        [Answer(Signer.PERSON, "kpi:revenue", 4, ""), Answer(Signer.PERSON, "learned", None, "Ședințe")],
    )
    promise = write_down(team, Promise(ana, Side.PERSON, "Decide the offers", date(2026, 2, 2)))
    settle(team, Promise, promise, Outcome.KEPT, on=date(2026, 3, 3))
    write_down(team, Recognition(ana, date(2026, 3, 9), "Well held", "27 of 28 renewals"))
    mei = groupings.group_id(team, "person", "Mei")
    answer(team, mei, MARCH, [Answer(Signer.PERSON, "learned", None, "Canary of Mei")])
    target = export_review(team, ana, MARCH, tmp_path / "review.pdf")
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True).stdout.decode()
    for words in ("Ana", "Late in the month", "Gave the course", "Ședințe", "Decide the offers", "27 of 28", "Kept"):
        assert words in text
    assert "Mei" not in text
