from datetime import date
from fractions import Fraction

from desktop_app.store import customer_classes
from desktop_app.store.database import Store

BIG = {"name": "Big", "strategy": "", "min_amount": Fraction(1, 3), "top_share": Fraction(0), "min_orders": 2,
       "bought_within": 0, "silent_for": 0, "first_within": 0, "care_days": 0}  # fmt: skip


def save(store: Store, rules: list[dict[str, object]] | None, day: date | None) -> None:
    with store.transaction():
        customer_classes.save(store, rules, day, recorded_at="2026-01-01T00:00:00")


def test_the_newest_of_a_day_holds_and_nothing_is_lost(store: Store) -> None:
    march, april = date(2026, 3, 1), date(2026, 4, 1)
    assert customer_classes.load(store, april) is None
    save(store, [BIG], march)
    save(store, [BIG | {"name": "Corrected"}], march)
    save(store, None, april)
    assert customer_classes.load(store, date(2026, 2, 28)) is None
    found = customer_classes.load(store, date(2026, 3, 31))
    assert found == (march, [BIG | {"name": "Corrected"}])
    assert customer_classes.load(store, april) is None
    assert store.db.execute("select count(*) from setting where key = 'customer_classes'").fetchone()[0] == 3


def test_rules_from_the_beginning(store: Store) -> None:
    save(store, [BIG], None)
    assert customer_classes.load(store, date(1999, 1, 1)) == (None, [BIG])
