"""Answers of performance reviews: the newest of one item and side holds."""

from desktop_app.domain.performance_review import Answer
from desktop_app.domain.period import parse_period
from desktop_app.domain.sign_off import Signer
from desktop_app.store import batches, names, performance_answers
from desktop_app.store.database import Store

PERIOD = parse_period("2026-Q1")


def test_the_newest_answer_of_a_side_holds(store: Store) -> None:
    with store.transaction():
        batch = batches.start(store, "person", "people.csv", recorded_at="2026-01-01T09:00:00Z")
        person = names.Directory(store, batch).mention("person", "Ana")
        for rating in (2, 4):
            one = Answer(Signer.PERSON, "done", rating, "")
            performance_answers.save(store, person, PERIOD, [one], recorded_at="2026-04-01T09:00:00Z")
        lead = Answer(Signer.LEAD, "done", 3, "x")
        performance_answers.save(store, person, PERIOD, [lead], recorded_at="2026-04-01T09:00:00Z")
    assert performance_answers.load(store, person, PERIOD) == (Answer(Signer.PERSON, "done", 4, ""), lead)
    assert performance_answers.load(store, person, parse_period("2026-Q2")) == ()
