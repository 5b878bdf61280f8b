"""Rollups that follow a change, beside those made anew from the records."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import integrity, rollups
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
MILLION = 10**6
TABLES = ("total", "month_total", "month_product", "month_spread", "first_sale")


def on(text: str) -> date:
    return date.fromisoformat(text)


def kept(store: Store) -> list[tuple[object, ...]]:
    return [row for table in TABLES for row in store.db.execute(f"select * from {table} order by 1, 2, 3, 4")]


def test_mending_what_was_touched_gives_what_making_all_anew_gives(store: Store, bring: Bring) -> None:
    rows = [{"document": str(n), "owner": ("Ana", "Ion")[n % 2], "day": on("2026-03-05"), "amount": n * MILLION}
            for n in range(6)]  # fmt: skip
    bring(*rows)
    bring({**rows[1], "owner": "Ana", "day": on("2026-03-09")}, {**rows[2], "status": "lost"})
    assert integrity.check(store, "opportunity") == []
    mended = kept(store)
    with store.transaction():
        rollups.rebuild_all(store, "opportunity")
    assert kept(store) == mended


@pytest.fixture
def many(store: Store, bring: Bring) -> Store:
    """So many deals that a later change of few is mended, not made anew."""
    bring(*({"document": f"M{n}", "owner": "Ana", "product": "Cart", "channel": "Web", "customer": f"C{n % 7}",
             "opened": on("2026-01-03"), "day": on("2026-02-05"), "amount": n * MILLION}
            for n in range(40)))  # fmt: skip
    return store


def test_a_deal_that_moves_leaves_nothing_where_it_was(many: Store, bring: Bring) -> None:
    before = kept(many)
    deal = {"document": "new", "owner": "Ion", "product": "Bus", "customer": "C9", "amount": MILLION}
    first = bring({**deal, "opened": on("2026-03-02"), "day": on("2026-03-02")})
    bring({**deal, "opened": on("2026-04-02"), "day": on("2026-05-02"), "owner": "Eva"})
    assert integrity.rollups_differ(many, "opportunity") == []
    for batch in (first + 1, first):
        take_back(many, batch)
        assert integrity.rollups_differ(many, "opportunity") == []
    assert kept(many) == before


def test_a_person_whose_deals_came_and_went_has_an_empty_pipeline_and_not_none(many: Store, bring: Bring) -> None:
    """Opened and decided on one day is nothing open, which is known; two such deals become one."""
    deals = [{"document": f"S{n}", "owner": "Ion", "product": "Bus", "opened": on("2026-03-02"), "amount": 0,
              "day": on("2026-03-02")} for n in range(2)]  # fmt: skip
    bring(*deals)
    bring({**deals[0], "owner": "Eva"})
    assert integrity.rollups_differ(many, "opportunity") == []
    ion = many.db.execute("select id from name where text = 'Ion'").fetchone()[0]
    for by in ("person", "product"):
        answer = ask(many, Question(("pipeline_deals",), ((1, on("2026-04-01").toordinal()),), by=by), "opportunity")
        assert by == "product" or answer.sums["pipeline_deals", 0, ion] == (0, 0)


def test_the_first_sale_of_a_customer_moves_when_an_earlier_one_comes(many: Store, bring: Bring) -> None:
    bring({"document": "early", "owner": "Ion", "customer": "C3", "day": on("2026-01-20"), "amount": MILLION})
    assert integrity.rollups_differ(many, "opportunity") == []
    january = ((on("2026-01-01").toordinal(), on("2026-02-01").toordinal()),)
    assert ask(many, Question(("new_customers",), january), "opportunity").total("new_customers") == (1, 1)


@pytest.mark.parametrize("by", ["product", "channel"])
def test_parts_of_months_by_product_are_read_from_the_records(many: Store, bring: Bring, by: str) -> None:
    bring({"document": "later", "owner": "Ana", "product": "Bus", "channel": "Phone", "opened": on("2026-01-20"),
           "day": on("2026-04-10"), "amount": 7 * MILLION})  # fmt: skip
    days = ("2026-01-01", "2026-02-05", "2026-02-06", "2026-04-10", "2026-04-11", "2026-05-01")
    spans = tuple((on(days[0]).toordinal(), on(day).toordinal()) for day in days[1:])
    other = many.db.execute("select id from name where text = ?", ["Bus" if by == "product" else "Phone"]).fetchone()[0]
    answer = ask(many, Question(("revenue", "pipeline_deals", "cycle_days"), spans, by=by), "opportunity")
    found = [answer.total("revenue", place, other) for place in range(5)]
    assert found == [(0, 0), (0, 0), (0, 0), (7, 1), (7, 1)]
    assert [answer.total("pipeline_deals", place, other)[0] for place in range(5)] == [1, 1, 1, 0, 0]
    assert answer.spread("cycle_days", 3, other) == ((80, 1),)
    assert answer.spread("cycle_days", 2, other) == ()


def test_payments_of_invoices_are_made_anew_with_either(store: Store, bring: Bring) -> None:
    bring({"document": "F1", "owner": "Ana", "customer": "C", "day": on("2026-03-02"), "amount": 100 * MILLION,
           "tax": 0, "due": on("2026-04-01"), "status": ""}, kind=Kind.INVOICE)  # fmt: skip
    bring({"document": "P1", "day": on("2026-04-02"), "amount": 40 * MILLION, "original": "F1", "status": ""},
          kind=Kind.PAYMENT)  # fmt: skip
    assert integrity.rollups_differ(store, "invoice") == ["revenue", "new_customers"]
    with store.transaction():
        rollups.rebuild_all(store, "invoice")
    assert integrity.rollups_differ(store, "invoice") == []


def test_a_deal_that_moves_within_its_month_leaves_no_empty_day_behind(many: Store, bring: Bring) -> None:
    """Opened and decided on one day it counts 0 in the pipeline; on another day nothing is left of that."""
    for day in (3, 9, 4):
        moment = date(2026, 3, day)
        bring({"document": "1", "owner": "Ion", "opened": moment, "day": moment, "amount": day})
        assert integrity.rollups_differ(many, "opportunity") == []
