"""What stands beside a run: adjustments, holds, queries, decisions, and what changed since."""

from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.store import adjustments, batches, causes, decisions, holds, pay_queries
from desktop_app.store.database import Store
from desktop_app.store.names import Directory

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")


@pytest.fixture
def ana(store: Store) -> int:
    return Directory(store, batches.start(store, "person", "test", recorded_at="2026-01-01")).mention("person", "Ana")


def test_a_withdrawn_adjustment_stays_readable(store: Store, ana: int) -> None:
    first = adjustments.save(store, ana, MARCH, Fraction("12.34"), "phone", recorded_at="2026-04-01")
    adjustments.save(store, ana, APRIL, Fraction(-5), "advance", recorded_at="2026-04-02")
    adjustments.withdraw(store, first, moment="2026-04-03")
    assert [(one.period, one.amount, one.reason) for one in adjustments.load(store)] == [(APRIL, -5, "advance")]
    gone = adjustments.load(store, withdrawn=True)[0]
    assert (gone.amount, gone.withdrawn_at) == (Fraction("12.34"), "2026-04-03")


def test_a_hold_is_of_one_period_and_ends_when_it_is_released(store: Store, ana: int) -> None:
    holds.save(store, ana, MARCH, "asked", recorded_at="2026-04-01")
    assert [one.reason for one in holds.load(store, MARCH)] == ["asked"]
    assert holds.load(store, APRIL) == []
    holds.release(store, ana, MARCH, moment="2026-04-02")
    assert holds.load(store, MARCH) == []
    assert [one.released_at for one in holds.load(store, MARCH, released=True)] == ["2026-04-02"]


def test_a_query_keeps_its_text_answer_and_outcome(store: Store, ana: int) -> None:
    query = pay_queries.save(store, ana, MARCH, "Commission", "where is 4471?", asked_at="2026-04-01")
    assert [one.answered_at for one in pay_queries.load(store)] == [None]
    pay_queries.answer(store, query, "it was returned", "unchanged", moment="2026-04-02")
    (one,) = pay_queries.load(store)
    assert (one.text, one.answer, one.outcome, one.period) == ("where is 4471?", "it was returned", "unchanged", MARCH)


def test_a_decision_comes_back_as_it_was_kept(store: Store, ana: int) -> None:
    one = decisions.Decided(ana, MARCH, "Wins: csat", "pass", "three answers, all good", "2026-04-01")
    decisions.save(store, one)
    assert decisions.load(store) == [one]


def test_what_came_since_a_moment_is_named_with_its_batch(store: Store, ana: int) -> None:
    late = batches.start(store, "payment", "bank.csv", recorded_at="2026-05-02")
    found = causes.inputs_since(store, ana, "2026-05-01")
    assert [(one.change, one.batch, one.source) for one in found] == [("input", late, "bank.csv")]
    batches.mark_taken_back(store, late, "2026-06-01")
    assert [one.change for one in causes.inputs_since(store, ana, "2026-05-15")] == ["withdrawn"]
    assert causes.inputs_since(store, ana, "2026-07-01") == []
