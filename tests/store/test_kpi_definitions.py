"""Revisions of KPI definitions: the newest holds, an empty one ends it, the order is that of the first."""

from datetime import date

from desktop_app.store import kpi_definitions
from desktop_app.store.database import Store


def test_the_newest_revision_holds_in_the_order_of_the_first(store: Store) -> None:
    with store.transaction():
        for key, text in (("b", "one"), ("a", "two"), ("b", "three"), ("c", "four"), ("c", "")):
            kpi_definitions.save(store, key, text, recorded_at="2026-01-01", reason=text)
    assert kpi_definitions.load(store) == (("b", "three"), ("a", "two"))
    assert [one.text for one in kpi_definitions.history(store, "b")] == ["three", "one"]


def test_of_dated_revisions_the_newest_that_has_begun_holds(store: Store) -> None:
    with store.transaction():
        for day, text in ((None, "old"), (date(2026, 3, 1), "new"), (date(2026, 3, 1), "corrected")):
            kpi_definitions.save(store, "a", text, recorded_at="2026-01-01", valid_from=day)
    assert kpi_definitions.load(store, date(2026, 2, 28)) == (("a", "old"),)
    assert kpi_definitions.load(store, date(2026, 3, 1)) == (("a", "corrected"),)
    with store.transaction():
        newest = kpi_definitions.history(store, "a")[0]
        kpi_definitions.take_back(store, newest.id, "a", recorded_at="2026-01-02")
    assert kpi_definitions.load(store) == (("a", "new"),)
