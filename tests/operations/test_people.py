"""People added and changed by hand: dated places, corrections, other names; each edit can be taken back."""

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.operations.people import Details, add_alias, add_person, change_person, correct_person, details_of
from desktop_app.store import batches, names, people
from desktop_app.store.database import Store
from desktop_app.store.names import Directory

APRIL = date(2026, 4, 1).toordinal()


def named(store: Store, name: str) -> int:
    return next(person.id for person in people.load(store) if person.name == name)


def places(store: Store, name: str) -> list[tuple[int, str, str]]:
    texts = names.texts(store)
    person = named(store, name)
    return [
        (row.valid_from, texts.get(row.team, ""), row.role) for row in people.memberships(store) if row.person == person
    ]


def revenue_by_team(store: Store, period: str) -> dict[str, int]:
    rows = breakdown(store, Wanted(("revenue",), parse_period(period), by="team", lean=True))
    return {row.label: int(row.figures[0].value.value) for row in rows if row.figures[0].value}


def test_a_person_is_added_with_a_team_that_was_not_there(team: Store) -> None:
    person = add_person(team, "Ea Holm", Details(team="Partners", role="Agent", staff_no="77", joined="2026-04-01"))
    assert places(team, "Ea Holm") == [(0, "Partners", "Agent")]
    assert details_of(team, person, APRIL) == Details("Partners", "", "Agent", "77", "", "2026-04-01")
    newest = batches.load(team)[0]
    assert (newest.kind, newest.source, newest.rows, newest.created) == ("person", "edit", 1, 1)


@pytest.mark.parametrize(("name", "number"), [("  ", ""), ("ana", ""), ("Eva", "7")])
def test_a_name_or_number_that_is_taken_or_missing_is_refused(team: Store, name: str, number: str) -> None:
    add_person(team, "Seven", Details(staff_no="7"))
    before = len(batches.load(team))
    with pytest.raises(UserError):
        add_person(team, name, Details(staff_no=number))
    assert len(batches.load(team)) == before


def test_a_change_holds_from_its_day_and_leaves_what_was_before(team: Store) -> None:
    """Ana's 60,000 of March stay with Field; her later sales would go to Inside."""
    assert change_person(team, named(team, "Ana"), date(2026, 3, 15), {"team": "Inside", "role": "Lead"}) == 2
    assert places(team, "Ana") == [(0, "Field", ""), (date(2026, 3, 15).toordinal(), "Inside", "Lead")]
    assert revenue_by_team(team, "2026-03") == {"Field": 70_000, "Inside": 20_000}


def test_a_correction_replaces_from_the_same_day_and_leaves_later_changes(team: Store) -> None:
    ana = named(team, "Ana")
    change_person(team, ana, date(2026, 4, 1), {"team": "Inside"})
    assert correct_person(team, ana, 0, {"team": "Partners", "role": ""}) == 1
    assert places(team, "Ana") == [(0, "Partners", ""), (APRIL, "Inside", "")]
    assert correct_person(team, ana, APRIL, {"team": "Inside"}) == 0


def test_somebody_can_be_without_a_team_from_a_day_on(team: Store) -> None:
    change_person(team, named(team, "Ana"), date(2026, 4, 1), {"team": ""})
    assert places(team, "Ana") == [(0, "Field", ""), (APRIL, "", "")]


def test_every_edit_can_be_taken_back(team: Store) -> None:
    before = places(team, "Ana")
    change_person(team, named(team, "Ana"), date(2026, 4, 1), {"team": "Elsewhere"})
    correct_person(team, named(team, "Ana"), 0, {"team": "Nowhere"})
    add_person(team, "Ea", Details(team="Partners"))
    for batch in batches.load(team)[:3]:
        take_back(team, batch.id)
    assert places(team, "Ana") == before
    assert [person.name for person in people.load(team)] == ["Ana", "Ion", "Mei"]
    assert {name.text for name in names.load(team, "team")} == {"Field", "Inside"}


def test_another_way_of_writing_means_the_same_person(team: Store) -> None:
    add_alias(team, named(team, "Ana"), "ANA P.")
    assert Directory(team, 0).known("person", "Ana p.") == named(team, "Ana")
    assert names.aliases(team, "person") == {named(team, "Ana"): ["ana p."]}
    with pytest.raises(UserError, match="another person"):
        add_alias(team, named(team, "Ana"), "Ion")
