"""Each kind of damage that the check looks for, made by hand, is found and called by its name."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.store import integrity
from desktop_app.store.database import Store

Bring = Callable[..., int]


@pytest.fixture
def deals(store: Store, bring: Bring) -> Store:
    bring(
        {
            "document": "1",
            "owner": "Ana",
            "day": date(2026, 3, 3),
            "amount": 10,
            "opened": date(2026, 2, 1),
            "customer": "Acme",
        },
        {"document": "2", "owner": "Ion", "day": date(2026, 3, 9), "amount": 20, "opened": date(2026, 2, 1)},
    )
    bring({"document": "2", "owner": "Ion", "day": date(2026, 3, 9), "amount": 30, "opened": date(2026, 2, 1)})
    assert integrity.check(store, "opportunity") == []
    return store


@pytest.mark.parametrize(
    "change",
    [
        "update version set in_force = 1 where amount = 20",
        "update version set in_force = 0 where amount = 30",
        "update version set in_force = 1 - in_force where document = '2'",
        "update batch set taken_back_at = '2026-01-02' where id = 1",
    ],
)
def test_a_wrong_mark_of_what_is_in_force_is_found(deals: Store, change: str) -> None:
    deals.db.execute(change)
    assert integrity.IN_FORCE in integrity.check(deals, "opportunity")


@pytest.mark.parametrize(
    "change",
    [
        "update total set revenue = revenue + 1",
        "update month_product set deals_won_n = null",
        "update month_spread set n = n + 1",
        "insert into total (day, owner, revenue, revenue_n) values (999, 1, 1, 1)",
        "insert into total (day, owner, revenue, revenue_n) values (999, 1, 0, 0)",
        "update total set revenue = revenue - 1 + 2 * (owner = (select min(owner) from total))",
        "delete from month_total where owner = (select min(owner) from total)",
        "update month_total set revenue = revenue - 1",
        "update month_product set revenue = revenue + 1",
        "update month_product set product = product + 1",
        "delete from month_spread where value = (select min(value) from month_spread)",
        "update total set deals_won_n = deals_won_n + 1",
        "update total set pipeline_deals_held = pipeline_deals_held + 1",
        "delete from first_sale where noun = 'customer'",
        "update first_sale set day = day + 1",
        "drop table month_total",
    ],
)
def test_totals_that_are_not_those_of_the_records_are_found(deals: Store, change: str) -> None:
    deals.db.execute(change)
    assert integrity.check(deals, "opportunity") == [integrity.ROLLUP]


def test_the_measures_that_differ_are_named(deals: Store) -> None:
    deals.db.execute("update total set deals_won_n = null")
    assert integrity.rollups_differ(deals, "opportunity") == ["deals_won"]


def test_a_row_without_what_it_belongs_to_is_found(deals: Store) -> None:
    deals.db.execute("pragma foreign_keys = off")
    deals.db.execute("delete from batch where id = 2")
    deals.db.execute("pragma foreign_keys = on")
    assert integrity.check(deals, "opportunity") == [integrity.KEYS]


def test_a_check_changes_nothing(deals: Store) -> None:
    before = deals.db.conn.total_changes
    integrity.check(deals, "opportunity")
    assert deals.db.conn.total_changes == before
