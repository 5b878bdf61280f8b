"""Records as analyses read them, counted by hand."""

from datetime import date

from desktop_app.domain.records import Kind
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import analysed, names
from desktop_app.store.analysed import Sought
from desktop_app.store.database import Store
from tests.store.conftest import Bring

FIRST, AFTER = date(2026, 3, 1).toordinal(), date(2026, 4, 1).toordinal()
DEALS = (
    {"document": "1", "owner": "Ana", "customer": "Acme", "opened": FIRST - 9, "day": FIRST + 3, "amount": 5_000_000},
    {"document": "2", "owner": "Ana", "customer": "Acme", "opened": FIRST + 1, "day": FIRST + 8, "amount": 7_000_000},
    {"document": "3", "owner": "Ion", "customer": "Bold", "opened": FIRST + 2, "day": FIRST + 40, "amount": 9_000_000},
    {"document": "4", "owner": "Ion", "opened": None, "day": FIRST + 5, "amount": 1_000_000, "status": "lost"},
)


def scope(store: Store, name: str) -> Scope:
    found = names.find(store, "person", name)
    assert found is not None
    return Scope(ScopeKind.PERSON, found.id, name)


def test_a_deal_falls_into_the_month_of_its_creation(store: Store, bring: Bring) -> None:
    bring(*DEALS)
    sought = Sought(Kind.OPPORTUNITY, (FIRST, AFTER), "created")
    assert [row[1] for row in analysed.deals(store, sought, "opportunity")] == ["2", "3", "4"]
    ana = Sought(Kind.OPPORTUNITY, (FIRST, AFTER), "created", scope(store, "Ana"))
    assert [row[1] for row in analysed.deals(store, ana, "opportunity")] == ["2"]
    every = Sought(Kind.OPPORTUNITY, (1, AFTER), "created")
    assert [row[1] for row in analysed.deals(store, every, "opportunity", open_on=FIRST + 5)] == ["2", "3"]
    by_person = analysed.counts(store, Sought(sought.kind, sought.span, "day", by="person"), "opportunity")
    assert sorted(by_person.values()) == [1, 2]


def test_a_customer_has_the_days_of_all_and_the_sums_of_the_span(store: Store, bring: Bring) -> None:
    bring(*DEALS)
    rows = analysed.customers(store, Sought(Kind.OPPORTUNITY, (FIRST + 5, AFTER)), "opportunity")
    assert [row[1:5] for row in rows] == [(FIRST + 3, FIRST + 8, 1, 7_000_000)]


def test_nothing_is_known_where_nothing_is(store: Store) -> None:
    assert analysed.undated_deals(store) == 0
    assert analysed.stage_entries(store, AFTER) == []
    assert not analysed.last_contacts(store, AFTER)
    assert not analysed.next_steps(store, AFTER)
    assert not analysed.has_channels(store)
    assert not analysed.has_waits(store, Kind.LEAD)
    assert not analysed.has_moment(store, Kind.INTERACTION, "begun")
