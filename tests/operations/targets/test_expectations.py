"""Expectations of roles become targets of people, teams and the company, for the days on which each is there."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.company import Absence
from desktop_app.domain.errors import UserError
from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.operations.targets.expectations import (
    end_expectation,
    expectable,
    roles,
    save_expectation,
    set_expected,
)
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.store import database, expectations
from desktop_app.store.database import Store

YEAR, MARCH = parse_period("2026"), parse_period("2026-03")
PEOPLE = "name,team,role\nAna,Field,Sales\nIon,Field,Sales\nMei,Desk,Support\n"
DAILY = Expectation("Sales", "contacts", Fraction(8), Pace.DAY)


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    create_workspace(workspace, "RO", {"company": "Harbor"})
    with database.open_store(workspace) as opened:
        import_file(opened, Request(PEOPLE.encode(), "people.csv"))
        yield opened


def test_a_month_asks_for_the_days_on_which_somebody_is_there(store: Store) -> None:
    """March 2026 has 22 working days in Romania; Ion is away on five of them."""
    ion = next(line.scope.id for line in load_grid(store, "contacts", YEAR).lines if line.scope.name == "Ion")
    save_entry(store, Absence(ion, date(2026, 3, 2), date(2026, 3, 6), "Leave"), None)
    save_expectation(store, DAILY)
    assert set_expected(store, YEAR, date(2026, 3, 1), "Roles") > 0
    grid = load_grid(store, "contacts", YEAR)
    named = {line.scope.name: line.scope for line in grid.lines}
    assert (grid.amounts[named["Ana"], MARCH], grid.amounts[named["Ion"], MARCH]) == (8 * 22, 8 * 17)
    assert (named["Mei"], MARCH) not in grid.amounts
    assert grid.amounts[named["Field"], MARCH] == grid.amounts[COMPANY, MARCH] == 8 * 39
    assert (named["Ana"], parse_period("2026-02")) not in grid.amounts  # months before it keep what they had
    gaps = [gap for place in grid.wholes() for gap in grid.gaps(place) if gap is not None]
    assert not any(gap.missing or gap.over for gap in gaps)
    assert set_expected(store, YEAR, date(2026, 3, 1), "Roles") == 0


def test_a_time_to_answer_is_held_in_every_month(store: Store) -> None:
    save_expectation(store, Expectation("Support", "first_response_time", Fraction(4), Pace.LEVEL))
    set_expected(store, YEAR, date(2026, 11, 1), "Roles")
    grid = load_grid(store, "first_response_time", YEAR)
    assert {place[0].name: grid.quantity(amount).value for place, amount in grid.amounts.items()} == {"Mei": 4}
    assert len(grid.amounts) == 2


def test_what_is_expected_is_replaced_and_ended(store: Store) -> None:
    assert (roles(store), expectable(store)[0].key) == (["Sales", "Support"], "contacts")
    with pytest.raises(UserError, match="Nothing is expected"):
        set_expected(store, YEAR, YEAR.start, "")
    for amount in (8, 10):
        save_expectation(store, Expectation("Sales", "contacts", Fraction(amount), Pace.DAY))
    (one,) = expectations.load(store)
    assert one.amount == 10
    end_expectation(store, one)
    assert expectations.load(store) == []
    with pytest.raises(UserError, match="does not fit"):
        save_expectation(store, Expectation("Sales", "contacts", Fraction(8), Pace.LEVEL))
    with pytest.raises(UserError, match="above 0"):
        save_expectation(store, Expectation("", "contacts", Fraction(8), Pace.DAY))
