"""What is remembered by the fingerprint of a header."""

from desktop_app.store import shapes
from desktop_app.store.database import Store


def test_the_last_settlement_of_a_shape_is_remembered_until_it_is_removed(store: Store) -> None:
    assert shapes.find(store, "shape") is None
    for day, columns in (("2026-01-01", {"day": 0}), ("2026-01-02", {"day": 1})):
        shapes.save(store, "shape", {"kind": "sale", "columns": columns}, recorded_at=day)
    found = shapes.find(store, "shape")
    assert found is not None
    assert found.settled == {"kind": "sale", "columns": {"day": 1}}
    assert shapes.load(store) == [found]
    assert shapes.find(store, "other") is None
    shapes.remove(store, "shape")
    assert shapes.load(store) == []
