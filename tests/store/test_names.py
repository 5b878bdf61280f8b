from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store import batches, names
from desktop_app.store.database import Store
from desktop_app.store.names import Directory, fold


@pytest.fixture
def batch(store: Store) -> int:
    return start(store)


def start(store: Store) -> int:
    return batches.start(store, "opportunity", "test", recorded_at="2026-01-01")


@pytest.fixture
def directory(store: Store, batch: int) -> Iterator[Directory]:
    made = Directory(store, batch)
    yield made
    made.hold()


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ANA  Pop", "ana pop"),
        (" Ana\u00a0Pop ", "Ana Pop"),
        ("Ｐｅｎ", "Pen"),
        ("ŞTEFAN", "ştefan"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_case_and_spaces_do_not_make_another_name(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(st.text(max_size=20))
def test_space_around_a_name_never_makes_another(text: str) -> None:
    assert fold(f"\t {text}\u00a0 ") == fold(text)


def test_accents_tell_names_apart() -> None:
    assert fold("Ştefan") != fold("Stefan")


def test_a_name_is_made_once_and_shown_as_first_written(store: Store, batch: int) -> None:
    directory = Directory(store, batch)
    first = directory.mention("person", "Ana  Pop ")
    assert directory.mention("person", "ANA POP") == first
    assert directory.mention("customer", "Ana Pop") != first
    assert directory.mention("person", "  ") == 0
    directory.hold()
    assert [name.text for name in names.load(store, "person")] == ["Ana Pop"]


def test_two_of_one_name_are_told_apart_by_their_numbers(store: Store, batch: int) -> None:
    directory = Directory(store, batch)
    ids = {directory.mention("person", "Ion Pop", "11"), directory.mention("person", "Ion Pop", "12")}
    directory.hold()
    assert len(ids) == 2
    again = Directory(store, batch)
    assert again.is_ambiguous("person", "ION POP")
    assert again.known("person", "11") != again.known("person", "12")


def test_who_was_known_by_name_is_the_one_who_comes_with_a_number(store: Store, batch: int) -> None:
    directory = Directory(store, batch)
    first = directory.mention("person", "Ana")
    assert directory.mention("person", "Ana", "7") == first


def test_an_alias_means_the_name_it_was_given_to(store: Store, batch: int) -> None:
    directory = Directory(store, batch)
    product = directory.mention("product", "GTX Pro")
    directory.hold()
    names.save_alias(store, "product", "GTXPro", product, batch)
    assert Directory(store, batch).known("product", "gtxpro") == product


def test_a_name_goes_with_the_last_batch_that_speaks_of_it_and_its_alias_and_facts_with_theirs(store: Store) -> None:
    first, second = start(store), start(store)
    for batch in (first, second):
        directory = Directory(store, batch)
        ana = directory.mention("person", "Ana")
        directory.hold()
    names.save_alias(store, "person", "A.", ana, second)
    names.save_facts(store, ana, {"team": "West", "role": ""}, 0, second)
    assert names.facts(store, "team") == {ana: [(0, "West")]}
    assert names.facts(store, "role") == {}
    assert [one.text for one in names.orphans(store, first)] == []
    batches.mark_taken_back(store, second, "2026-01-02")
    assert [name.text for name in names.load(store, "person")] == ["Ana"]
    assert Directory(store, first).known("person", "A.") == 0
    assert names.facts(store, "team") == {}
    assert [one.text for one in names.orphans(store, first)] == ["Ana"]
    batches.mark_taken_back(store, first, "2026-01-02")
    assert names.load(store, "person") == []
    assert names.texts(store) == {ana: "Ana"}  # an old statement still says who it was


def test_what_uses_a_name_holds_it(store: Store, batch: int) -> None:
    directory = Directory(store, batch)
    ana = directory.mention("person", "Ana")
    directory.hold()
    names.hold(store, [ana, 0], start(store))
    batches.mark_taken_back(store, batch, "2026-01-02")
    assert [name.id for name in names.load(store, "person")] == [ana]


def test_of_facts_for_one_day_the_newest_holds_and_the_days_stay_in_order(store: Store, batch: int) -> None:
    ana = Directory(store, batch).mention("person", "Ana")
    for team, day in (("West", 10), ("East", 5), ("North", 10)):
        names.save_facts(store, ana, {"team": team}, day, batch)
    assert names.facts(store, "team") == {ana: [(5, "East"), (10, "North")]}
    assert names.latest_facts(store, "team") == {ana: "North"}
