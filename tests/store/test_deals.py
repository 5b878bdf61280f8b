"""Deals as they lie in the store: those outside a filter are told without a group, taken-back moves are none."""

from collections.abc import Callable
from datetime import date

from desktop_app.store import batches, deals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

Bring = Callable[..., int]
MARCH, MAY, JUNE = (date(2026, month, 1).toordinal() for month in (3, 5, 6))


def deal(day: int, *, status: str = "open", document: str = "1") -> dict[str, object]:
    return {"document": document, "owner": "Ana", "day": day, "opened": MARCH, "amount": 5, "status": status}


def test_a_deal_is_told_once_with_its_newest_state(store: Store, bring: Bring) -> None:
    bring(deal(MAY), deal(MAY, status="won", document="2"))
    bring(deal(JUNE))
    ana = store.db.execute("select id from name where text = 'Ana'").fetchone()[0]
    found = {one.document: one for one in deals.load(store, Question((), ((1, 2),), by="person"))}
    assert (found["1"].group, found["1"].opened, found["1"].decided) == (ana, MARCH, None)
    assert (found["2"].decided, bool(found["2"].won)) == (MAY, True)
    outside = deals.load(store, Question((), ((1, 2),), where={"person": ana + 1000}))
    assert {one.group for one in outside} == {None}


def test_moves_go_with_their_batch(store: Store, bring: Bring) -> None:
    bring(deal(MAY))
    second = bring(deal(JUNE))
    assert [len(days) for days in deals.pushes(store).values()] == [1]
    with store.transaction():
        batches.mark_taken_back(store, second, "2026-02-01T00:00:00")
    assert deals.pushes(store) == {}
    assert deals.has_any(store)
    assert not deals.has_steps(store)
