"""Capacity from the bottom, by hand: Ana full-time all along, Ion joins in July, Mei half-time until September."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.targets.quota_capacity import quota_capacity
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import settings
from desktop_app.store.database import Store

YEAR = parse_period("2026")
PEOPLE = "name,team,joined,left,fte\nAna,Field,2020-01-01,,1\nIon,Field,2026-07-01,,1\nMei,Inside,2024-06-01,,0.5\n"
SOLD = "id,owner,stage,closed,amount\n1,Ana,Won,2025-03-03,90000\n2,Mei,Won,2025-04-03,60000\n"


@pytest.fixture
def crew(store: Store) -> Store:
    save_settings(store, replace(settings.load(store), calendar={}, target_ramp=("0",)), "")
    import_file(store, Request(PEOPLE.encode(), "people.csv", Choices()))
    import_file(store, Request(SOLD.encode(), "deals.csv", Choices()))
    return store


def test_what_the_team_can_carry_is_held_against_the_target(crew: Store) -> None:
    """2026 has 261 working days, of which August to December have 109; in July Ion only learns."""
    set_target(crew, "revenue", COMPANY, YEAR, Fraction(200_000))
    found = quota_capacity(crew, "revenue", YEAR, quota=Fraction(100_000), attainment=Fraction(9, 10))
    assert {one.scope.name: one.full for one in found.rows} == {
        "Ana": 1, "Ion": Fraction(109, 261), "Mei": Fraction(1, 2),
    }  # fmt: skip
    heads = Fraction(3, 2) + Fraction(109, 261)
    assert found.bottom_up == heads * 90_000
    assert found.difference == 200_000 - heads * 90_000
    assert found.needed == 200_000 / (heads * Fraction(9, 10))


def test_the_quota_of_one_person_is_learned_as_a_ratio_of_sums(crew: Store) -> None:
    """150,000 by one and a half persons."""
    found = quota_capacity(crew, "revenue", YEAR)
    assert found.quota == 100_000
    assert found.learned
    assert (found.top_down, found.difference, found.needed) == (
        None, None, None,
    )  # fmt: skip


def test_what_cannot_be_worked_out_is_said(crew: Store) -> None:
    with pytest.raises(UserError, match="Nothing is known of 2019"):
        quota_capacity(crew, "revenue", parse_period("2020"))
    with pytest.raises(UserError, match="above 0"):
        quota_capacity(crew, "revenue", YEAR, quota=Fraction(0))
    with pytest.raises(UserError, match="no sum"):
        quota_capacity(crew, "win_rate", YEAR)
