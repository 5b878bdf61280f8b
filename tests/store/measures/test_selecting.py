"""What each measure counts, from records made for it alone; open questions of dates and signs decided by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import integrity
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME, MEASURES, selection
from desktop_app.store.measures.selecting import in_order_of_days, is_told_by_day
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
MILLION = 10**6


def on(text: str) -> date:
    return date.fromisoformat(text)


def total(store: Store, measure: str, first: str, after: str, revenue: str = "opportunity") -> int:
    spans = ((on(first).toordinal(), on(after).toordinal()),)
    return int(ask(store, Question((measure,), spans), revenue).total(measure)[0])


def test_measures_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(MEASURES)


def test_what_the_index_by_day_holds_is_read_from_it() -> None:
    revenue = selection(BY_NAME["revenue"].sources[0], "opportunity")
    assert is_told_by_day(revenue)
    assert "version v indexed by version_by_day " in in_order_of_days(revenue)
    assert not is_told_by_day(selection(BY_NAME["deals_against"].sources[0], "opportunity"))


def test_a_deal_without_dates_has_been_open_from_the_beginning(store: Store, bring: Bring) -> None:
    bring({"document": "1", "owner": "Ana", "status": "open", "amount": 5 * MILLION})
    assert total(store, "pipeline_deals", "2020-01-01", "2020-02-01") == 1
    assert total(store, "pipeline_value", "2020-01-01", "2020-02-01") == 5


def test_a_decided_deal_leaves_the_pipeline_on_its_day(store: Store, bring: Bring) -> None:
    bring({"document": "1", "owner": "Ana", "status": "lost", "opened": on("2026-01-05"), "day": on("2026-02-10"),
           "amount": 9 * MILLION})  # fmt: skip
    ends = ("2026-01-05", "2026-01-06", "2026-02-10", "2026-02-11")
    assert [total(store, "pipeline_value", "2026-01-01", end) for end in ends] == [0, 9, 9, 0]


@pytest.fixture
def invoices(store: Store, bring: Bring) -> Store:
    """119 due on 1 April, of which 19 are tax; 50 paid in time, 30 late."""
    bring({"document": "F1", "owner": "Ana", "day": on("2026-03-02"), "amount": 100 * MILLION, "tax": 19 * MILLION,
           "due": on("2026-04-01"), "status": ""}, kind=Kind.INVOICE)  # fmt: skip
    payments = (("P1", "2026-04-01", 50), ("P2", "2026-04-20", 30))
    rows = [{"document": number, "day": on(day), "amount": amount * MILLION, "original": "F1", "status": ""}
            for number, day, amount in payments]  # fmt: skip
    bring(*rows, kind=Kind.PAYMENT)
    return store


@pytest.mark.parametrize(
    ("after", "owed"), [("2026-04-01", 0), ("2026-04-02", 0), ("2026-04-03", 69), ("2026-04-21", 39)]
)
def test_overdue_is_what_is_owed_with_tax_from_the_day_after_the_due_day(
    invoices: Store, after: str, owed: int
) -> None:
    assert total(invoices, "overdue", "2026-01-01", after) == owed


@pytest.mark.parametrize(
    ("days", "after", "owed"),
    [
        (("2026-03-20", None), "2026-04-03", 9),  # before the due day: 119 - 50 - 60
        (("2026-04-10", None), "2026-04-03", 69),
        (("2026-04-10", None), "2026-04-11", 9),
        (("2026-04-10", "2026-04-05"), "2026-04-11", 9),  # its own due day makes nothing of it
    ],
)
def test_a_credit_note_lowers_what_is_overdue_of_the_invoice_it_names(
    invoices: Store, bring: Bring, days: tuple[str, str | None], after: str, owed: int
) -> None:
    day, due = days
    bring({"document": "C1", "day": on(day), "amount": -50 * MILLION, "tax": -10 * MILLION, "original": "F1",
           "stage": "credit_note", "due": on(due) if due else None, "status": ""}, kind=Kind.INVOICE)  # fmt: skip
    assert total(invoices, "overdue", "2026-01-01", after) == owed
    assert integrity.rollups_differ(invoices, "opportunity") == []


def test_an_invoice_that_is_credited_whole_is_no_longer_counted_as_overdue(invoices: Store, bring: Bring) -> None:
    bring({"document": "C1", "owner": "Ana", "day": on("2026-04-21"), "amount": -39 * MILLION, "original": "F1",
           "stage": "credit_note", "status": ""}, kind=Kind.INVOICE)  # fmt: skip
    counted = invoices.db.execute("select sum(overdue), sum(overdue_n) from total").fetchone()
    assert tuple(counted) == (0, 0)


def test_a_call_that_nobody_took_is_no_backlog(store: Store, bring: Bring) -> None:
    missed = {"document": "1", "owner": "Ana", "opened": on("2026-03-30"), "day": on("2026-03-30"), "status": ""}
    bring(missed, {**missed, "document": "2", "day": None}, kind=Kind.INTERACTION)
    assert total(store, "backlog", "2026-03-01", "2026-04-01") == 1
    assert total(store, "cases_resolved", "2026-03-01", "2026-04-01") == 0


def test_cases_are_counted_on_the_days_of_their_own(store: Store, bring: Bring) -> None:
    bring(
        {"document": "1", "owner": "Ana", "opened": on("2026-03-30"), "day": on("2026-04-02"), "wait": 30, "work": 60,
         "contacts": 1, "status": ""},
        {"document": "2", "owner": "Ana", "opened": on("2026-03-31"), "wait": 2000, "status": ""},
        kind=Kind.INTERACTION,
    )  # fmt: skip
    march, april = ("2026-03-01", "2026-04-01"), ("2026-04-01", "2026-05-01")
    assert [total(store, "cases_opened", *one) for one in (march, april)] == [2, 0]
    assert [total(store, "cases_resolved", *one) for one in (march, april)] == [0, 1]
    assert [total(store, "cases_first_contact", *one) for one in (march, april)] == [0, 1]
    assert [total(store, "responded_24h", *one) for one in (march, april)] == [1, 0]
    assert [total(store, "backlog", *one) for one in (march, april)] == [2, 1]


def test_answers_are_counted_by_their_scale(store: Store, bring: Bring) -> None:
    scores = [("csat", 5), ("csat", 4), ("csat", 3), ("nps", 10), ("nps", 8), ("nps", 6)]
    bring(
        *({"document": str(n), "owner": "Ana", "day": on("2026-03-05"), "status": scale, "score": score}
          for n, (scale, score) in enumerate(scores)),
        kind=Kind.SURVEY,
    )  # fmt: skip
    wanted = ("csat_answers", "csat_satisfied", "nps_answers", "nps_promoters", "nps_detractors")
    assert [total(store, name, "2026-03-01", "2026-04-01") for name in wanted] == [3, 2, 3, 1, 1]
