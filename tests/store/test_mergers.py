"""Mergers in the store: what moves, what a later one hides, and pairs that stay apart."""

from collections.abc import Callable
from datetime import date

from desktop_app.store import batches, mergers, names, records
from desktop_app.store.database import Store

Bring = Callable[..., int]


def deal(document: str, owner: str) -> dict[str, object]:
    return {"document": document, "owner": owner, "day": date(2026, 3, 3), "amount": 1}


def merge(store: Store, gone: str, stays: str) -> int:
    ids = {name.text: name.id for name in names.load(store, "person")}
    with store.transaction():
        records.prepare(store)
        batch = batches.start(store, mergers.BATCH, "", recorded_at="2026-04-01T00:00:00")
        mergers.merge(store, "person", ids[gone], ids[stays], batch)
    return batch


def owners(store: Store) -> dict[str, str]:
    texts = names.texts(store)
    rows = store.db.execute("select document, owner from version where in_force")
    return {row[0]: texts[row[1]] for row in rows}


def test_records_speak_of_the_name_that_stays_until_it_is_undone(store: Store, bring: Bring) -> None:
    bring(deal("1", "Ana"), deal("2", "Anna"))
    batch = merge(store, "Anna", "Ana")
    assert owners(store) == {"1": "Ana", "2": "Ana"}
    assert [name.text for name in names.load(store, "person")] == ["Ana"]
    with store.transaction():
        records.prepare(store)
        batches.mark_taken_back(store, batch, "2026-04-02T00:00:00")
        assert mergers.split(store, batch) == 1
        assert records.kinds_touched(store) == {"opportunity"}
    assert owners(store) == {"1": "Ana", "2": "Anna"}


def test_a_merger_knows_the_one_it_led_to(store: Store, bring: Bring) -> None:
    bring(deal("1", "Ana"), deal("2", "Anna"), deal("3", "Hanna"))
    first = merge(store, "Anna", "Ana")
    assert mergers.later_merger(store, first) == 0
    second = merge(store, "Ana", "Hanna")
    assert mergers.later_merger(store, first) == second
    assert set(names.mergers(store).values()) == {names.find(store, "person", "Hanna").id}


def test_pairs_that_stay_apart_are_kept_once_whatever_their_order(store: Store, bring: Bring) -> None:
    bring(deal("1", "Ana"), deal("2", "Anna"))
    first, second = (name.id for name in names.load(store, "person"))
    with store.transaction():
        mergers.save_unlike(store, second, first, recorded_at="2026-04-01")
        mergers.save_unlike(store, first, second, recorded_at="2026-04-02")
    assert mergers.unlike(store) == {(first, second)}
