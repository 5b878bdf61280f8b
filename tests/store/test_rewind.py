"""Going back to a moment and coming out again."""

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import targets
from desktop_app.store.database import Store
from desktop_app.store.rewind import as_known
from desktop_app.store.targets import Target

MARCH = parse_period("2026-03")


def test_a_target_of_later_is_not_known_yet_and_comes_back(store: Store) -> None:
    for amount, day in ((5, "2026-01-01"), (7, "2026-02-01")):
        targets.save(store, [Target("revenue", COMPANY, MARCH, amount)], recorded_at=day, reason="")
    with as_known(store, "2026-01-15", "opportunity"):
        then = targets.find(store, "revenue", COMPANY, MARCH)
    now = targets.find(store, "revenue", COMPANY, MARCH)
    assert then is not None
    assert now is not None
    assert (then.amount, now.amount) == (5, 7)
