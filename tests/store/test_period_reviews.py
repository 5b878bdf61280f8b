from pathlib import Path

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.store import engine, period_reviews
from desktop_app.store.database import create_store
from desktop_app.store.period_reviews import StoredDecision, StoredRating

MARCH = parse_period("2026-03")


def test_a_closed_review_is_frozen_and_a_further_one_follows(tmp_path: Path) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        number = period_reviews.save(store, MARCH, "{}", recorded_at="2026-04-01")
        period_reviews.save_result(store, number, '{"a": 1}', recorded_at="2026-04-02")
        for outcome in ("keep", "change"):
            period_reviews.save_decision(store, number, StoredDecision("target", "revenue", outcome, "why", "m"))
        assert [one.outcome for one in period_reviews.decisions(store, number)] == ["change"]
        period_reviews.close(store, number, closed_at="2026-04-03")
        with pytest.raises(engine.IntegrityError, match="frozen"):
            period_reviews.save_lessons(store, number, "late")
        with pytest.raises(engine.IntegrityError, match="frozen"):
            period_reviews.save_decision(store, number, StoredDecision("kpi", "", "keep", "", "m"))
        later = period_reviews.save(store, MARCH, "{}", recorded_at="2026-05-01")
        assert [one.id for one in period_reviews.of_period(store, MARCH)] == [later, number]
        assert [one.id for one in period_reviews.load(store)] == [later]
        first = period_reviews.find(store, number)
        assert first is not None
        assert (first.result, first.state) == ('{"a": 1}', "closed")


def test_the_newest_rating_of_a_subject_holds(tmp_path: Path) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        for score in (2, 4):
            period_reviews.save_rating(store, MARCH, StoredRating(0, "customer", score, "seen", "m"))
        assert [one.score for one in period_reviews.ratings(store, MARCH)] == [4]
        assert period_reviews.ratings(store, parse_period("2026-04")) == []
