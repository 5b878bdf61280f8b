"""The worker puts records in the same order as the store does."""

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.record_order import order_records
from desktop_app.store import record_pages
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked


def test_ids_come_in_the_order_asked_for(team: Store) -> None:
    found = order_records(team, Asked(Kind.OPPORTUNITY, "amount", descending=False))
    amounts = [
        dict(zip(("id", *record_pages.SHOWN), row, strict=True))["amount"] for row in record_pages.rows(team, found)
    ]
    assert [amount // 10**6 for amount in amounts] == [0, 0, 5000, 10000, 20000, 30000, 40000]
