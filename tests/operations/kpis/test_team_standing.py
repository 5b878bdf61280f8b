"""Teams and their people against the quota of a month: everybody once, the team's own target before its people's."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Row, Wanted
from desktop_app.operations.kpis.team_standing import TeamStanding, quota_kpis, team_standings
from desktop_app.operations.targets import targets
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
WANTED = Wanted((), MARCH, date(2026, 3, 31))


@pytest.fixture
def sellers(team: Store, import_text: ImportText) -> Store:
    """Everybody has sold in March: Mei 7,000."""
    import_text("id,owner,customer,stage,closed,amount\n8,Mei,Dune,Won,2026-03-15,7000\n", "mei.csv")
    return team


def scope(store: Store, noun: str, name: str) -> Scope:
    return Scope(ScopeKind(noun), groupings.group_id(store, noun, name), name)


def aim(store: Store, noun: str, name: str, amount: int, kpi: str = "revenue") -> None:
    targets.set_target(store, kpi, scope(store, noun, name), MARCH, Fraction(amount))


def values(rows: tuple[Row, ...]) -> dict[str, Fraction | None]:
    return {row.label: row.figures[0].value.value if row.figures[0].value else None for row in rows}


def shown(found: tuple[TeamStanding, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.kpi.key, one.team.label if one.team else "", [row.label for row in one.members]) for one in found]


def test_teams_stand_by_name_with_their_people(sellers: Store) -> None:
    found = team_standings(sellers, WANTED)
    assert shown(found) == [("revenue", "Field", ["Ana", "Ion"]), ("revenue", "Inside", ["Mei"])]
    field = found[0]
    assert values(field.members) == {"Ana": 60_000, "Ion": 30_000}
    assert field.figure is not None
    assert field.figure.value is not None
    assert field.figure.value.value == 90_000
    assert [one.quota for one in found] == [None, None]


def test_the_quota_of_a_team_is_its_own_or_the_sum_of_its_peoples(sellers: Store) -> None:
    aim(sellers, "person", "Ana", 50_000)
    aim(sellers, "person", "Ion", 40_000)
    assert [one.quota for one in team_standings(sellers, WANTED)] == [90_000, None]
    aim(sellers, "team", "Field", 100_000)
    assert [one.quota for one in team_standings(sellers, WANTED)] == [100_000, None]


def test_those_in_no_team_stand_last_without_one(sellers: Store, import_text: ImportText) -> None:
    import_text("id,owner,customer,stage,closed,amount\n9,Zoe,Acme,Won,2026-03-09,100\n", "more.csv")
    found = team_standings(sellers, WANTED)
    assert shown(found)[-1] == ("revenue", "", ["Zoe"])
    assert (found[-1].team, found[-1].figure, found[-1].quota) == (None, None, None)


def test_without_targets_of_people_the_headline_alone_is_shown(sellers: Store) -> None:
    assert [kpi.key for kpi in quota_kpis(sellers, WANTED)] == ["revenue"]
    targets.set_target(sellers, "deals_won", COMPANY, MARCH, Fraction(5))
    assert [kpi.key for kpi in quota_kpis(sellers, WANTED)] == ["revenue"]


def test_figures_with_targets_of_people_are_shown_revenue_first(sellers: Store) -> None:
    aim(sellers, "person", "Mei", 3, "deals_won")
    assert [kpi.key for kpi in quota_kpis(sellers, WANTED)] == ["deals_won"]
    aim(sellers, "person", "Ana", 50_000)
    assert [kpi.key for kpi in quota_kpis(sellers, WANTED)] == ["revenue", "deals_won"]
    april = Wanted((), parse_period("2026-04"), date(2026, 4, 10))
    assert [kpi.key for kpi in quota_kpis(sellers, april)] == ["revenue"]


def test_everybody_stands_once_in_the_figure_they_have_a_quota_for(sellers: Store) -> None:
    aim(sellers, "person", "Ana", 50_000)
    aim(sellers, "person", "Ana", 3, "deals_won")
    aim(sellers, "person", "Mei", 3, "deals_won")
    assert shown(team_standings(sellers, WANTED)) == [("revenue", "Field", ["Ana"]), ("deals_won", "Inside", ["Mei"])]


@pytest.mark.parametrize(("noun", "name", "expected"), [("team", "Inside", ["Mei"]), ("person", "Ion", ["Ion"])])
def test_only_those_who_are_looked_at_are_shown(sellers: Store, noun: str, name: str, expected: list[str]) -> None:
    wanted = Wanted((), MARCH, date(2026, 3, 31), scope(sellers, noun, name))
    members = [row.label for one in team_standings(sellers, wanted) for row in one.members]
    assert members == expected


def test_an_empty_workspace_has_nobody_to_show(store: Store) -> None:
    assert team_standings(store, WANTED) == ()
