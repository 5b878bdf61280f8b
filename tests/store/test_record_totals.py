"""Totals read from the records are the same, however the records are found: by an index or in the order of the file."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import kept_answers, record_totals
from desktop_app.store.database import Store
from desktop_app.store.groupings import group_id
from desktop_app.store.measures import BY_NAME
from desktop_app.store.totals import Question, ask, count_versions, versions

Bring = Callable[..., int]
MILLION = 10**6
FIRST = date(2026, 3, 1)
START = FIRST.toordinal()
SPANS = ((START, START + 3), (START + 3, START + 4), (START + 10, START + 31))


@pytest.fixture
def mixed(store: Store, bring: Bring) -> Store:
    """Sixty invoices of Acme and Bold, a day after the other, and two deals among them."""
    invoices = [
        {"document": f"i{n}", "day": FIRST + timedelta(n % 30), "amount": (n + 1) * MILLION, "status": "",
         "customer": "Acme" if n % 3 else "Bold", "key": f"i{n}"}
        for n in range(60)
    ]  # fmt: skip
    bring(*invoices, kind=Kind.INVOICE)
    bring(
        {"document": "1", "day": FIRST, "amount": 5 * MILLION, "customer": "Acme"},
        {"document": "2", "day": FIRST + timedelta(12), "amount": 7 * MILLION, "customer": "Bold", "status": "lost"},
    )
    return store


def test_few_records_are_found_by_an_index_and_many_in_their_order(mixed: Store) -> None:
    assert record_totals.is_much(mixed, "invoice")
    assert not record_totals.is_much(mixed, "opportunity")
    assert not record_totals.is_much(mixed, "invoice", [(0, (START, START + 1))])


@pytest.mark.parametrize("dearer", [0, 10**6])
def test_totals_by_customer_are_those_of_a_plain_loop(
    mixed: Store, dearer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_totals, "_DEARER", dearer)
    answer = ask(mixed, Question(("invoiced", "deals_won", "deals_lost"), SPANS, by="customer"), "opportunity")
    numbers = {name: group_id(mixed, "customer", name) for name in ("Acme", "Bold")}
    for place, (first, after) in enumerate(SPANS):
        inside = [n for n in range(60) if first <= START + n % 30 < after]
        acme, bold = ([n + 1 for n in inside if bool(n % 3) is is_acme] for is_acme in (True, False))
        assert answer.total("invoiced", place, numbers["Acme"]) == (sum(acme), len(acme))
        assert answer.total("invoiced", place, numbers["Bold"]) == (sum(bold), len(bold))
    assert answer.total("deals_won", 0, numbers["Acme"]) == (1, 1)
    assert answer.total("deals_lost", 2, numbers["Bold"]) == (1, 1)
    assert answer.total("deals_won", 2, numbers["Bold"]) == (0, 0)


def test_as_many_records_are_counted_as_are_shown(mixed: Store) -> None:
    for measures in (("invoiced",), ("deals_won", "deals_lost"), ("deals_won",)):
        question = Question(measures, ((START, START + 20),))
        shown = versions(mixed, question, "opportunity", newest_first=True)
        assert count_versions(mixed, question, "opportunity") == len(shown) == len(set(shown))
        assert versions(mixed, question, "opportunity", newest_first=True, limit=1) == shown[:1]


def test_who_is_new_follows_every_change(mixed: Store, bring: Bring) -> None:
    year_ago = FIRST - timedelta(366)
    question = Question(("revenue_new_customers",), ((START, START + 31),))
    assert ask(mixed, question, "opportunity").total("revenue_new_customers") == (5, 1)
    bring({"document": "0", "day": year_ago, "amount": MILLION, "customer": "Acme"})
    assert ask(mixed, question, "opportunity").total("revenue_new_customers") == (0, 0)


def test_what_is_kept_stays_small(mixed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_MOST_ROWS", 100)
    sql = "select id from version where kind = ? limit ?"
    for limit in (50, 51, 52, 60):
        assert len(kept_answers.read(mixed, sql, ["invoice", limit])) == limit
    assert sum(map(len, kept_answers._answers.values())) <= 100  # the newest alone, as two are too many


@pytest.mark.parametrize("revenue", ["opportunity", "sale", "invoice"])
def test_all_measures_can_be_asked_for_together(mixed: Store, revenue: str) -> None:
    asked = Question(tuple(BY_NAME), SPANS, by="customer")
    together = ask(mixed, asked, revenue)
    one_by_one = [ask(mixed, Question((name,), SPANS, by="customer"), revenue) for name in BY_NAME]
    assert together.sums == {key: value for one in one_by_one for key, value in one.sums.items()}
    assert together.spreads == {key: value for one in one_by_one for key, value in one.spreads.items()}
