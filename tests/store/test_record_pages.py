"""Looking through records: pages in an order, under a filter; compared with a plain sort in Python."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import record_pages
from desktop_app.store.database import Store
from desktop_app.store.record_pages import SHOWN, Asked

Bring = Callable[..., int]
DEALS = 23


@pytest.fixture
def many(store: Store, bring: Bring) -> Store:
    """Deals on eleven days, by three people for two customers; some with a comment."""
    bring(
        *(
            {
                "document": f"D{n:02d}",
                "day": date(2026, 3, 1 + n * 7 % 11),
                "owner": ("Ana", "ion", "Zoe")[n % 3],
                "customer": ("Acme 50%", "Bold")[n % 2],
                "stage": ("Won", "")[n % 2],
                "amount": 1000 - n * n,
            }
            for n in range(DEALS)
        )
    )
    return store


def shown(store: Store, ids: Any) -> list[dict[str, Any]]:
    return [dict(zip(("id", *SHOWN), row, strict=True)) for row in record_pages.rows(store, list(ids))]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("limit", [1, 4, 10, 50])
def test_pages_by_day_joined_are_the_whole_in_order(many: Store, limit: int, descending: bool) -> None:
    asked = Asked(Kind.OPPORTUNITY, descending=descending)
    number = record_pages.count(many, Kind.OPPORTUNITY)
    assert number == DEALS
    found: list[int] = []
    for offset in range(0, number, limit):
        page = record_pages.ids_by_day(many, asked, offset, limit, number)
        assert len(page) == min(limit, number - offset)
        found += page
    days = many.db.execute("select id, day from version").fetchall()
    assert found == [row[0] for row in sorted(days, key=lambda row: (row[1], row[0]), reverse=descending)]


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("person", lambda row: row["person"].casefold()),
        ("amount", lambda row: row["amount"]),
        ("document", lambda row: row["document"]),
    ],
)
@pytest.mark.parametrize("descending", [True, False])
def test_any_column_orders_the_records(many: Store, sort: str, key: Callable[[Any], Any], descending: bool) -> None:
    rows = shown(many, record_pages.order(many, Asked(Kind.OPPORTUNITY, sort, descending)))
    assert len(rows) == DEALS
    assert [key(row) for row in rows] == sorted((key(row) for row in rows), reverse=descending)


@pytest.mark.parametrize("descending", [True, False])
def test_what_is_empty_comes_last_either_way(many: Store, descending: bool) -> None:
    rows = shown(many, record_pages.order(many, Asked(Kind.OPPORTUNITY, "stage", descending)))
    assert [bool(row["stage"]) for row in rows] == [True] * 12 + [False] * 11


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zoe", lambda row: row["person"] == "Zoe"),
        ("ION bold", lambda row: row["person"] == "ion" and row["customer"] == "Bold"),
        ("d07", lambda row: row["document"] == "D07"),
        ("50%", lambda row: row["customer"] == "Acme 50%"),
        ("_", lambda row: row is None),
        ("nobody", lambda row: row is None),
    ],
)
def test_every_word_of_a_filter_has_to_be_found(many: Store, text: str, wanted: Callable[[Any], bool]) -> None:
    everything = shown(many, record_pages.order(many, Asked(Kind.OPPORTUNITY)))
    found = shown(many, record_pages.order(many, Asked(Kind.OPPORTUNITY, text=text)))
    assert found == [row for row in everything if wanted(row)]


def test_a_column_that_is_not_listed_is_a_mistake_of_ours(many: Store) -> None:
    with pytest.raises(ValueError, match="drop table"):
        record_pages.order(many, Asked(Kind.OPPORTUNITY, "drop table"))


def test_a_record_is_found_whole_with_the_place_it_came_from(many: Store) -> None:
    first = record_pages.order(many, Asked(Kind.OPPORTUNITY, "document", descending=False))[0]
    found = record_pages.find(many, first)
    assert found is not None
    assert (found.kind, found.values["document"], found.values["person"]) == (Kind.OPPORTUNITY, "D00", "Ana")
    assert (found.batch, found.line) == (1, 2)
    assert record_pages.find(many, 10**9) is None


def test_only_what_is_in_force_is_listed(many: Store, bring: Bring) -> None:
    bring({"document": "D00", "day": date(2026, 3, 1), "owner": "Ana", "amount": 5})
    assert record_pages.count(many, Kind.OPPORTUNITY) == DEALS
    rows = shown(many, record_pages.order(many, Asked(Kind.OPPORTUNITY, text="d00")))
    assert [row["amount"] for row in rows] == [5]
