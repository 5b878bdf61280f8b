"""Sellers of names by day: kept under the key that tells two people of one name apart, gone with their batch."""

from datetime import date

from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.pay import pay_sources
from desktop_app.operations.people import Details, add_person
from desktop_app.store import groupings, sellers
from desktop_app.store.database import Store
from tests.operations.conftest import import_text, store, team  # noqa: F401 - fixtures


def test_two_people_of_one_name_are_told_apart_and_an_entry_goes_with_its_batch(team: Store) -> None:  # noqa: F811 - a fixture
    ana = groupings.group_id(team, "person", "Ana")
    other = add_person(team, "Ana", Details(staff_no="77"))
    pay_sources.set_seller(team, "customer", "Acme", ana)
    batch = pay_sources.set_seller(team, "customer", "Acme", other, first=date(2026, 3, 1))
    assert [(one.first, one.person) for one in sellers.load(team)] == [(0, ana), (date(2026, 3, 1).toordinal(), other)]
    take_back(team, batch)
    assert [one.person for one in sellers.load(team)] == [ana]
