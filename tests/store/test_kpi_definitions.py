"""Revisions of KPI definitions: the newest holds, an empty one ends it, the order is that of the first."""

from desktop_app.store import kpi_definitions
from desktop_app.store.database import Store


def test_the_newest_revision_holds_in_the_order_of_the_first(store: Store) -> None:
    with store.transaction():
        for key, text in (("b", "one"), ("a", "two"), ("b", "three"), ("c", "four"), ("c", "")):
            kpi_definitions.save(store, key, text, recorded_at="2026-01-01", reason=text)
    assert kpi_definitions.load(store) == (("b", "three"), ("a", "two"))
    assert [one.text for one in kpi_definitions.history(store, "b")] == ["three", "one"]
