"""Totals by what is known of product, customer, person and day: each record in one group, and the whole the sum."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.operations.importing.import_file import Imported
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, ask, versions
from tests.operations.conftest import DEALS

ImportText = Callable[..., Imported]
YEAR = (date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
PEOPLE = """name,team,role,joined
Ana,Field,Senior,2020-05-17
Ion,Field,Junior,2025-12-31
Mei,Inside,Junior,2026-02-10
"""
PRODUCTS = "Product,Category\nPen,Paper goods\nInk,Liquids\n"
CUSTOMERS = "Customer,Segment\nAcme,Large\nBold,Small\nDune,Small\n"


@pytest.fixture
def known(store: Store, import_text: ImportText) -> Store:
    for name, text in (("people.csv", PEOPLE), ("products.csv", PRODUCTS), ("customers.csv", CUSTOMERS)):
        import_text(text, name)
    import_text(DEALS, "deals.csv")
    return store


def by(store: Store, key: str, where: dict[str, int] | None = None) -> dict[str, int]:
    found = ask(store, Question(("revenue",), (YEAR,), by=key, where=where or {}), "opportunity")
    labels = groupings.labels(store, key)
    return {labels.get(group, ""): int(found.total("revenue", group=group)[0]) for group in found.groups()}


# Won: Ana 40,000 Pen Acme on Tuesday 3 March and 20,000 Ink Bold on Friday 20 March, Ion 30,000 Pen Acme on Tuesday
# 31 March, Mei 10,000 Ink Dune on Thursday 2 April.
@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("category", {"Paper goods": 70_000, "Liquids": 30_000}),
        ("segment", {"Large": 70_000, "Small": 30_000}),
        ("role", {"Senior": 60_000, "Junior": 40_000}),
        ("tenure", {"37 months and more": 60_000, "0-3 months": 40_000}),
        ("weekday", {"Tuesday": 70_000, "Friday": 20_000, "Thursday": 10_000}),
        ("buyer", {"New customers": 100_000}),
    ],
)
def test_each_record_counts_in_one_group(known: Store, key: str, expected: dict[str, int]) -> None:
    assert by(known, key) == expected


@pytest.mark.parametrize("key", list(groupings.BY_KEY))
def test_the_groups_sum_to_the_whole_and_each_can_be_narrowed_to(known: Store, key: str) -> None:
    parts = by(known, key)
    assert sum(parts.values()) == 100_000
    for number, word in groupings.choices(known, key):
        if word in parts:
            question = Question(("revenue",), (YEAR,), where={key: number})
            assert int(ask(known, question, "opportunity").total("revenue")[0]) == parts[word]
            assert versions(known, question, "opportunity")


def test_the_order_of_filters_does_not_matter(known: Store) -> None:
    small, liquids = groupings.group_id(known, "segment", "small"), groupings.group_id(known, "category", "Liquids")
    one = by(known, "person", {"segment": small, "category": liquids})
    assert one == by(known, "person", {"category": liquids, "segment": small}) == {"Ana": 20_000, "Mei": 10_000}


def test_a_customer_is_existing_after_a_year(store: Store, import_text: ImportText) -> None:
    head = "id,owner,customer,stage,opened,closed,amount\n"
    days = ("2025-01-10,100", "2026-01-09,20", "2026-01-10,3")  # day 364 is the last of 365 days
    import_text(head + "".join(f"{n},Ana,Acme,Won,2025-01-01,{day}\n" for n, day in enumerate(days)))
    assert by(store, "buyer") == {"New customers": 20, "Existing customers": 3}


def test_time_in_service_counts_calendar_months_from_that_of_joining(store: Store, import_text: ImportText) -> None:
    import_text("name,joined\nAna,2025-11-30\n", "people.csv")
    head = "id,owner,customer,stage,opened,closed,amount\n"
    import_text(head + "1,Ana,Acme,Won,2026-01-01,2026-02-28,100\n2,Ana,Acme,Won,2026-01-01,2026-03-01,20\n")
    assert by(store, "tenure") == {"0-3 months": 100, "4-12 months": 20}


def test_unknown_words_are_no_group(known: Store) -> None:
    assert groupings.group_id(known, "weekday", "T") == 0
    assert groupings.group_id(known, "weekday", "tue") == 2
    assert groupings.group_id(known, "category", "Nothing") == 0
