from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.agenda import DueReview, agenda
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.reviews import keep
from desktop_app.operations.reviews.on_paper import export_review
from desktop_app.operations.reviews.ratings import rate
from desktop_app.operations.reviews.scorecards import built_in, find_card, load_cards, save_card
from desktop_app.reports.review_document import build
from desktop_app.rules.review.decisions import Decision, Matter, Outcome
from desktop_app.rules.review.result import Rating
from desktop_app.rules.review.scorecard import Line
from desktop_app.store import people, settings
from desktop_app.store.database import Store
from tests.operations.reviews.scene import AUGUST, JULY, QUOTAS, set_quotas


def test_whole_periods_are_due_until_somebody_reviews_them(store: Store) -> None:
    due = keep.calendar(store)
    assert [one.period.name for one in due][:3] == ["2026-08", "2026-07", "2026-Q2"]
    assert all(one.missing for one in due)
    keep.start_review(store, AUGUST)
    first = keep.calendar(store)[0]
    assert (first.period, first.missing, first.closed) == (AUGUST, False, False)


def closed(store: Store) -> int:
    number = keep.start_review(store, AUGUST)
    keep.save_lessons(store, number, "Send offers within a day.")
    for asked in keep.load_review(store, number).left:
        outcome = Outcome.LEAVE if asked.matter is Matter.ACTION else Outcome.KEEP
        keep.decide(store, number, Decision(asked.matter, asked.subject, outcome))
    keep.close_review(store, number)
    return number


def test_a_closed_review_keeps_its_result_whatever_changes(store: Store) -> None:
    number = closed(store)
    before = keep.load_review(store, number)
    set_quotas(store, dict.fromkeys(QUOTAS, 1))
    assert keep.load_review(store, number) == before
    with pytest.raises(UserError, match="closed"):
        keep.save_lessons(store, number, "other")
    later = keep.start_review(store, AUGUST)
    assert later != number
    assert keep.find_review(store, AUGUST).id == later
    shares = keep.compare_reviews(store, number, later).shares
    assert [share.reached for share in shares if share] == [2, 4]


def test_an_open_review_is_brought_up_to_date(store: Store) -> None:
    number = keep.start_review(store, AUGUST)
    set_quotas(store, dict.fromkeys(QUOTAS, 1))
    assert keep.start_review(store, AUGUST) == number
    health = keep.load_review(store, number).result.health
    assert health is not None
    assert health.share.reached == 4


def test_closing_asks_for_every_decision_and_a_change_for_words(store: Store) -> None:
    number = keep.start_review(store, AUGUST)
    with pytest.raises(UserError, match="still open"):
        keep.close_review(store, number)
    with pytest.raises(UserError, match="needs words"):
        keep.decide(store, number, Decision(Matter.KPI, "", Outcome.CHANGE, " "))
    with pytest.raises(UserError, match="not asked"):
        keep.decide(store, number, Decision(Matter.TARGET, "nps", Outcome.KEEP))
    with pytest.raises(UserError, match="not asked"):
        keep.decide(store, number, Decision(Matter.ACTION, "", Outcome.KEEP))


def test_lessons_are_found_by_their_words(store: Store) -> None:
    closed(store)
    assert [period for period, _text in keep.find_lessons(store, "day OFFERS")] == [AUGUST]
    assert keep.find_lessons(store, "price") == ()
    assert len(keep.find_lessons(store, "")) == 1


def test_unknown_reviews_are_named(store: Store) -> None:
    with pytest.raises(UserError, match="no review 7"):
        keep.load_review(store, 7)
    with pytest.raises(UserError, match="has not been reviewed"):
        keep.find_review(store, JULY)


def test_other_weights_hold_from_their_day(store: Store) -> None:
    card = find_card(store, "field_sales", date(2026, 8, 31))
    save_card(store, replace(card, lines=(Line("revenue", Fraction(1)),)), date(2026, 8, 1), "simpler")
    assert load_cards(store, date(2026, 7, 31)) == built_in()
    assert len(find_card(store, "field_sales", date(2026, 8, 31)).lines) == 1
    with pytest.raises(UserError, match="100 %"):
        save_card(store, replace(card, lines=(Line("revenue", Fraction(1, 2)),)), None)
    with pytest.raises(UserError, match="no KPI"):
        save_card(store, replace(card, lines=(Line("charm", Fraction(1)),)), None)
    with pytest.raises(UserError, match="no scorecard"):
        find_card(store, "charm", date(2026, 8, 31))


def test_ratings_are_off_until_switched_on_and_rest_on_evidence(store: Store) -> None:
    ana = next(one for one in people.load(store) if one.name == "Ana Pop")
    rating = Rating(ana.id, "Ana Pop", "selling", 4, "Closed two deals alone")
    with pytest.raises(UserError, match="not rated here"):
        rate(store, AUGUST, rating)
    save_settings(store, replace(settings.load(store), rates_competencies=True, six_dimensions=True), "try")
    rate(store, AUGUST, rating)
    rate(store, AUGUST, Rating(0, "", "market_fit", 2, "Two lost to a new product"))
    found = keep.load_review(store, keep.start_review(store, AUGUST)).result.ratings
    assert [(one.name, one.subject, one.score) for one in found] == [("Ana Pop", "selling", 4), ("", "market_fit", 2)]
    for wrong in (replace(rating, score=6), replace(rating, evidence=" "), replace(rating, subject="customer")):
        with pytest.raises(UserError):
            rate(store, AUGUST, wrong)
    assert parse_period("2026-08") == AUGUST


def test_a_rating_stands_in_the_open_review_at_once_and_in_the_closed_one_for_good(store: Store) -> None:
    save_settings(store, replace(settings.load(store), six_dimensions=True), "")
    number = keep.start_review(store, AUGUST)
    rate(store, AUGUST, Rating(0, "", "process", 4, "No deal waited"))
    assert [one.score for one in keep.load_review(store, number).result.ratings] == [4]
    assert closed(store) == number
    rate(store, AUGUST, Rating(0, "", "process", 1, "Late"))
    found = keep.load_review(store, number)
    assert [one.score for one in found.result.ratings] == [4]
    words = str(build(found.result, found.decisions, found.lessons, "Harbor", closed=True).blocks)
    assert "Process: 4 of 5. No deal waited" in words
    assert "Win rate" in words


def test_the_newest_due_period_waits_once_somebody_reviews(store: Store) -> None:
    def due() -> list[DueReview]:
        return [one for one in agenda(store) if isinstance(one, DueReview)]

    assert due() == []
    keep.start_review(store, JULY)
    assert due() == [DueReview(AUGUST)]
    keep.start_review(store, AUGUST)
    assert due() == []


def test_a_review_on_paper_tells_everything_but_pay(store: Store, tmp_path: Path) -> None:
    number = closed(store)
    review = keep.load_review(store, number)
    said = str(build(review.result, review.decisions, review.lessons, "Harbor", closed=True))
    for words in ("2 of 4 people", "Ana Pop", "Send offers within a day.", "Target of Revenue: Keep.", "closed"):
        assert words in said
    assert export_review(store, number, tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="cannot be written"):
        export_review(store, number, tmp_path / "r.doc")
