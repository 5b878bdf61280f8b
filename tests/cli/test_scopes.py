"""People, teams, regions and periods as they are typed; what is unclear or unknown is asked back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.cli import run, scopes
from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.store.database import Store, open_store


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with open_store(file, readonly=True) as opened:
        yield opened


@pytest.mark.parametrize("text", ["company", "COMPANY", ""])
def test_the_company_is_everybody(store: Store, text: str) -> None:
    assert scopes.find_scope(store, text) == COMPANY


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Ana", ScopeKind.PERSON, "Ana"),
        ("aNa", ScopeKind.PERSON, "Ana"),
        (" Ana ", ScopeKind.PERSON, "Ana"),
        ("field", ScopeKind.TEAM, "Field"),
        ("WEST", ScopeKind.REGION, "West"),
    ],
)
def test_a_name_is_found_in_any_case(store: Store, text: str, kind: ScopeKind, name: str) -> None:
    found = scopes.find_scope(store, text)
    assert (found.kind, found.name) == (kind, name)
    assert scopes.find_scope(store, f"#{found.id}") == found


@pytest.mark.parametrize("text", ["Anna", "#999999", "#", "1"])
def test_a_name_that_nobody_has_is_refused(store: Store, text: str) -> None:
    with pytest.raises(UserError, match="no person, team or region"):
        scopes.find_scope(store, text)


def test_a_name_of_two_is_asked_back_with_their_numbers(file: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("name,team,region\nWest,Home,South\n")
    assert run(lambda _file: 1, ["import", str(file), str(tmp_path / "more.csv")]) == 0
    with open_store(file, readonly=True) as opened:
        with pytest.raises(UserError) as caught:
            scopes.find_scope(opened, "West")
        ids = str(caught.value.values["ids"])
        assert {part.split(" #")[0] for part in ids.split(", ")} == {"person", "region"}
        for part in ids.split(", "):
            kind, _sign, number = part.partition(" ")
            assert scopes.find_scope(opened, number).kind.value == kind


def test_a_period_is_read_in_the_workspaces_year(store: Store) -> None:
    assert scopes.find_period(store, "2026-Q1").days == 90
    with pytest.raises(UserError, match="is not a period"):
        scopes.find_period(store, "spring")


def test_filters_are_pairs_of_a_kind_and_a_name(store: Store) -> None:
    found = scopes.find_where(store, ("product=Pen", "region=West"))
    assert set(found) == {"product", "region"}
    assert all(found.values())
    assert scopes.find_where(store, ()) == {}


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [("product", "is not a filter"), ("=Pen", "is not a filter"), ("month=March", "is not a filter"),
     ("product=", "no product called “”"), ("product=Rock", "no product called “Rock”")],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_refused(store: Store, pair: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        scopes.find_where(store, (pair,))
