from collections.abc import Mapping
from datetime import date

import pytest

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import batches, names, people
from desktop_app.store.database import Store
from desktop_app.store.names import FOREVER, Directory

MAY = date(2026, 5, 1).toordinal()


@pytest.fixture
def batch(store: Store) -> int:
    return batches.start(store, "person", "test", recorded_at="2026-01-01")


def put(store: Store, batch: int, name: str, facts: Mapping[str, str], day: int = 0) -> int:
    """As an import of people does it."""
    directory = Directory(store, batch)
    found = directory.mention("person", name)
    for noun in ("team", "region"):
        directory.mention(noun, facts.get(noun, ""))
    directory.hold()
    names.save_facts(store, found, facts, day, batch)
    people.refresh_memberships(store)
    return found


def test_a_first_membership_holds_from_the_beginning_for_ever(store: Store, batch: int) -> None:
    ana = put(store, batch, "Ana", {"team": "Field", "region": "West", "role": "Seller", "staff_no": "7"})
    (row,) = people.memberships(store)
    assert (row.person, row.valid_from, row.valid_to, row.role) == (ana, 0, FOREVER, "Seller")
    (person,) = people.load(store)
    assert (person.name, person.staff_no, person.role) == ("Ana", "7", "Seller")


def test_a_change_from_a_day_parts_the_span_and_keeps_what_did_not_change(store: Store, batch: int) -> None:
    put(store, batch, "Ana", {"team": "Field", "region": "West"})
    put(store, batch, "Ana", {"team": "Inside"}, MAY)
    texts = names.texts(store)
    spans = [(row.valid_from, row.valid_to, texts[row.team], texts[row.region]) for row in people.memberships(store)]
    assert spans == [(0, MAY, "Field", "West"), (MAY, FOREVER, "Inside", "West")]


def test_who_is_in_a_scope_is_a_question_of_the_day(store: Store, batch: int) -> None:
    ana = put(store, batch, "Ana", {"team": "Field"})
    ion = put(store, batch, "Ion", {"team": "Inside"})
    put(store, batch, "Ana", {"team": "Inside"}, MAY)
    inside = next(scope for scope in people.scopes(store) if scope.name == "Inside")
    before, after = date.fromordinal(MAY - 1), date.fromordinal(MAY)
    assert [one.id for one in people.in_scope(store, inside, before)] == [ion]
    assert [one.id for one in people.in_scope(store, inside, after)] == [ana, ion]
    assert [one.id for one in people.in_scope(store, Scope(ScopeKind.PERSON, ion, "Ion"), before)] == [ion]
    assert [one.id for one in people.in_scope(store, COMPANY, before)] == [ana, ion]


def test_a_person_without_facts_is_in_no_team(store: Store, batch: int) -> None:
    put(store, batch, "Ana", {})
    (person,) = people.load(store)
    assert (person.team, person.region, person.role, person.manager) == (0, 0, "", "")
    assert [scope.kind for scope in people.scopes(store)] == [ScopeKind.PERSON]


def test_facts_that_are_taken_back_no_longer_part_the_span(store: Store, batch: int) -> None:
    put(store, batch, "Ana", {"team": "Field"})
    later = batches.start(store, "person", "later", recorded_at="2026-01-01")
    put(store, later, "Ana", {"team": "Inside"}, MAY)
    batches.mark_taken_back(store, later, "2026-01-02")
    people.refresh_memberships(store)
    assert [(row.valid_from, row.valid_to) for row in people.memberships(store)] == [(0, FOREVER)]
