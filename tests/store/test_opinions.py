"""Marks on opinions: the newest holds."""

from collections.abc import Callable
from datetime import date

from desktop_app.domain.opinion import Care
from desktop_app.domain.records import Kind
from desktop_app.store import opinions
from desktop_app.store.database import Store

Bring = Callable[..., int]


def test_the_newest_mark_holds(store: Store, bring: Bring) -> None:
    bring({"document": "F1", "day": date(2026, 3, 2), "customer": "Acme", "stage": "Late"}, kind=Kind.FEEDBACK)
    (one,) = opinions.load(store)
    assert (one.customer, one.reason, one.care, one.answered) == ("Acme", "Late", Care.NEW, False)
    with store.transaction():
        opinions.mark(store, one.number, Care.IN_WORK, ["a"], "", recorded_at="1")
        opinions.mark(store, one.number, Care.CLOSED, ["b", "c"], "Done", recorded_at="2")
    (found,) = opinions.load(store)
    assert (found.care, found.tags, found.note) == (Care.CLOSED, ("b", "c"), "Done")
