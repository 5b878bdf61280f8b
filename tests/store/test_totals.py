"""Totals of a few deals, worked out by hand: by span, by group, under a filter, from the records behind them."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.records import Kind
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import behind, credited, names, people, rollups, totals
from desktop_app.store.database import Store
from desktop_app.store.groupings import group_id
from desktop_app.store.totals import Question, ask, count_versions, measures_with_data, versions

Bring = Callable[..., int]
MILLION = 10**6


def span(first: str, after: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(after).toordinal()


MARCH, APRIL = span("2026-03-01", "2026-04-01"), span("2026-04-01", "2026-05-01")
MID_MARCH = date(2026, 3, 15).toordinal()


def deal(number: str, owner: str, day: str, amount: int, **more: object) -> dict[str, object]:
    return {
        "document": number,
        "owner": owner,
        "day": date.fromisoformat(day),
        "opened": date(2026, 2, 27),
        "amount": amount * MILLION,
        "quantity": MILLION,
        **more,
    }


@pytest.fixture
def deals(store: Store, bring: Bring) -> Store:
    """March: Ana 100 + 50, Ion 30 and one lost; April: Ana 7. Ana moves from Field to Inside in mid-March."""
    bring(
        deal("1", "Ana", "2026-03-02", 100, customer="Acme", product="Pen"),
        deal("2", "Ana", "2026-03-20", 50, customer="Bold", product="Ink"),
        deal("3", "Ion", "2026-03-31", 30, customer="Acme", product="Pen", channel="Shop"),
        deal("4", "Ion", "2026-03-09", 90, customer="Cold", product="Pen", status="lost"),
        deal("5", "Ana", "2026-04-01", 7, customer="Acme", product="Ink"),
    )
    with store.transaction():
        directory = names.Directory(store, 1)
        for text in ("Field", "Inside"):
            directory.mention("team", text)
        ana, ion = (directory.known("person", text) for text in ("Ana", "Ion"))
        directory.hold()
        names.save_facts(store, ana, {"team": "Field"}, 0, 1)
        names.save_facts(store, ana, {"team": "Inside"}, MID_MARCH, 1)
        names.save_facts(store, ion, {"team": "Inside"}, 0, 1)
        people.refresh_memberships(store)
    return store


def revenue(store: Store, *spans: tuple[int, int], **more: object) -> dict[tuple[int, str], tuple[Fraction, int]]:
    texts = names.texts(store)
    answer = ask(store, Question(("revenue",), spans, **more), "opportunity")  # type: ignore[arg-type]  # by name
    found = {(key[1], texts.get(key[2], "")): answer.total("revenue", key[1], key[2]) for key in answer.sums}
    return {key: value for key, value in found.items() if value[1]}


def test_spans_are_half_open_and_answered_together(deals: Store) -> None:
    assert revenue(deals, MARCH, APRIL) == {(0, ""): (180, 3), (1, ""): (7, 1)}
    assert revenue(deals, span("2026-03-02", "2026-03-31")) == {(0, ""): (150, 2)}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("person", {"Ana": (150, 2), "Ion": (30, 1)}),
        ("team", {"Field": (100, 1), "Inside": (80, 2)}),  # Ana's second deal came after she had moved
        ("product", {"Pen": (130, 2), "Ink": (50, 1)}),
        ("channel", {"": (150, 2), "Shop": (30, 1)}),
        ("customer", {"Acme": (130, 2), "Bold": (50, 1)}),
    ],
)
def test_by_group(deals: Store, by: str, expected: dict[str, tuple[int, int]]) -> None:
    assert revenue(deals, MARCH, by=by) == {(0, name): value for name, value in expected.items()}


def test_filters_and_scopes_narrow(deals: Store) -> None:
    pen, acme = group_id(deals, "product", "PEN"), group_id(deals, "customer", "acme")
    inside = Scope(ScopeKind.TEAM, group_id(deals, "team", "Inside"), "Inside")
    assert revenue(deals, MARCH, where={"product": pen}) == {(0, ""): (130, 2)}
    assert revenue(deals, MARCH, where={"product": pen, "customer": acme}, scope=inside) == {(0, ""): (30, 1)}
    assert group_id(deals, "product", "Pencil") == 0


def test_a_distribution_counts_how_often_each_value_came(deals: Store) -> None:
    answer = ask(deals, Question(("cycle_days",), (MARCH,)), "opportunity")
    # From 27 February: won on 2, 20 and 31 March; the lost one does not count.
    assert answer.spread("cycle_days") == ((3, 1), (21, 1), (32, 1))


def test_what_is_open_is_the_level_at_the_end_of_the_span(deals: Store) -> None:
    spans = (span("2026-02-01", "2026-02-28"), span("2026-03-01", "2026-03-10"), MARCH, APRIL)
    answer = ask(deals, Question(("pipeline_deals",), spans), "opportunity")
    # Five opened on 27 February; two decided by 9 March, four by the end of March, all by 1 April.
    assert [answer.total("pipeline_deals", place)[0] for place in range(4)] == [5, 3, 1, 0]


def test_the_records_behind_a_total_are_those_it_counts(deals: Store) -> None:
    question = Question(("revenue",), (MARCH,))
    assert count_versions(deals, question, "opportunity") == 3
    assert versions(deals, question, "opportunity") == [1, 2, 3]
    assert versions(deals, question, "opportunity", limit=1, offset=1, newest_first=True) == [2]
    found = behind.load(deals, question, "opportunity")
    assert [(one.document, one.person, one.amount) for one in found] == [("3", "Ion", 30), ("2", "Ana", 50),
                                                                         ("1", "Ana", 100)]  # fmt: skip


def test_a_customer_is_new_once_to_the_company(deals: Store) -> None:
    answer = ask(deals, Question(("new_customers",), (MARCH, APRIL), by="person"), "opportunity")
    ana, ion = (group_id(deals, "person", text) for text in ("Ana", "Ion"))
    assert answer.total("new_customers", 0, ana)[0] == 2
    assert answer.total("new_customers", 0, ion)[0] == 0
    assert answer.total("new_customers", 1, ana)[0] == 0


def test_only_measures_with_records_have_data(deals: Store) -> None:
    found = measures_with_data(deals)
    assert {"revenue", "deals_won", "deals_lost", "cycle_days"} <= found
    assert not {"invoiced", "collected", "csat_scores", "backlog"} & found


def test_another_source_of_revenue_leaves_none(deals: Store) -> None:
    with deals.transaction():
        rollups.rebuild_all(deals, "invoice")
    assert ask(deals, Question(("revenue",), (MARCH,)), "invoice").total("revenue") == (0, 0)
    assert ask(deals, Question(("revenue_won",), (MARCH,)), "invoice").total("revenue_won") == (180, 3)


def test_what_is_credited_for_pay_is_what_counts_as_revenue(deals: Store) -> None:
    rows = credited.load(deals, "opportunity", *MARCH, "EUR")
    ana, ion = (group_id(deals, "person", text) for text in ("Ana", "Ion"))
    assert [sum(one.record.amount for one in rows if one.record.owner == who) for who in (ana, ion)] == [150, 30]
    assert {one.record.product for one in rows if one.record.owner == ion} == {"Pen"}
    assert set(credited.load_versions(deals, [2, 4], "EUR")) == {2, 4}


def test_a_payment_is_credited_without_tax_to_the_owner_of_its_invoice(store: Store, bring: Bring) -> None:
    invoice = deal("F1", "Ana", "2026-03-02", 100, tax=19 * MILLION, due=date(2026, 4, 1), status="")
    bring(invoice, kind=Kind.INVOICE)
    bring(
        {"document": "P1", "day": date(2026, 3, 20), "amount": 59_500_000, "original": "F1", "status": ""},
        {"document": "P2", "day": date(2026, 3, 21), "amount": 5 * MILLION, "original": "none", "status": ""},
        kind=Kind.PAYMENT,
    )
    paid = credited.load(store, "sale", *MARCH, "EUR")
    (half,) = paid  # of 119, of which 100 is without tax
    assert (half.record.owner, half.record.amount, half.tax) == (group_id(store, "person", "Ana"), 50, 19)
    assert (half.invoiced, half.due) == (date(2026, 3, 2), date(2026, 4, 1))
    answer = ask(store, Question(("collected", "invoiced"), (MARCH,)), "sale")
    assert (answer.total("collected")[0], answer.total("invoiced")[0]) == (50, 100)


def test_counted_records_of_nobody_are_told(store: Store, bring: Bring) -> None:
    bring(deal("1", "", "2026-03-02", 12), deal("2", "Ana", "2026-03-02", 5), deal("3", "", "2026-05-02", 4))
    assert credited.unassigned(store, "opportunity", *MARCH) == (1, 12)


def test_every_group_is_one_of_those_that_can_be_asked_for(deals: Store) -> None:
    for by in totals.GROUPS:
        found = ask(deals, Question(("revenue",), (MARCH,), by=by), "opportunity")
        assert sum(found.total("revenue", 0, group)[0] for group in found.groups()) == 180
