"""Frozen performance reviews: one holds, reopened it is kept as it was, and nothing changes what it says."""

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.store import names, performance_reviews
from desktop_app.store.database import Store
from desktop_app.store.engine import IntegrityError

PERIOD = parse_period("2026-Q1")
NOW = "2026-04-01T09:00:00Z"


def test_one_holds_until_it_is_reopened_and_nothing_changes_it(store: Store) -> None:
    with store.transaction():
        person = names.keep(store, "person", "Ana")
        performance_reviews.save(store, person, PERIOD, "{}", frozen_at=NOW)
    found = performance_reviews.find(store, person, PERIOD)
    assert found is not None
    assert (found.frozen_at, found.result) == (NOW, "{}")
    assert performance_reviews.find(store, person, parse_period("2026-Q2")) is None
    for wrong in ("update performance_review set result = '[]'", "delete from performance_review"):
        with pytest.raises(IntegrityError, match="is kept"), store.transaction():
            store.db.execute(wrong)
    with store.transaction():
        performance_reviews.reopen(store, found.id, moment=NOW)
    assert performance_reviews.find(store, person, PERIOD) is None
    assert store.db.execute("select count(*) from performance_review").fetchone() == (1,)
