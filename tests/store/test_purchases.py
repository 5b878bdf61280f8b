"""Purchases by customer, as a question parts and narrows them."""

from collections.abc import Callable
from datetime import date

from desktop_app.store import purchases
from desktop_app.store.database import Store
from desktop_app.store.groupings import group_id
from desktop_app.store.totals import Question

Bring = Callable[..., int]
DAY = date(2026, 3, 2)
MILLION = 10**6


def test_purchases_stand_by_customer_and_day_with_their_orders(store: Store, bring: Bring) -> None:
    assert not purchases.has_any(store, "opportunity")
    bring(
        {"document": "1", "day": DAY, "amount": 5 * MILLION, "customer": "Acme", "owner": "Ana"},
        {"document": "2", "day": DAY, "amount": 7 * MILLION, "customer": "Acme", "owner": "Ion"},
        {"document": "3", "day": DAY, "amount": 9 * MILLION, "customer": "Bold", "owner": "Ion", "status": "lost"},
        {"document": "4", "day": DAY, "amount": 11 * MILLION, "owner": "Ion"},
    )
    acme, ion = (group_id(store, noun, text) for noun, text in (("customer", "Acme"), ("person", "Ion")))
    whole = purchases.load(store, Question((), ()), "opportunity")
    assert whole == {0: [(acme, DAY.toordinal(), 12 * MILLION, 2)]}
    assert purchases.load(store, Question((), (), by="person"), "opportunity")[ion] == [
        (acme, DAY.toordinal(), 7 * MILLION, 1)
    ]
    narrowed = Question((), (), where={"person": ion})
    assert purchases.load(store, narrowed, "opportunity")[0][0][2] == 7 * MILLION
    assert purchases.has_any(store, "opportunity")
