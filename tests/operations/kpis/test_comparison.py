"""What figures are held against, by hand: months of 100, 110, 120 …, two people in one team."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.comparison import Against, compare, team_of
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
DECEMBER, LAST = parse_period("2025-12"), date(2025, 12, 31)


@pytest.fixture
def two(store: Store, import_text: ImportText) -> Store:
    """Ana sells 100 in January 2024 and 10 more each month; Ion always 40."""
    import_text("name,team,region\nAna,Field,West\nIon,Field,West\n", "people.csv")
    rows = []
    for month in range(24):
        day = f"{2024 + month // 12}-{month % 12 + 1:02d}-20"
        rows += [f"a{month},Ana,Acme,Won,{day},{day},{100 + 10 * month}", f"i{month},Ion,Acme,Won,{day},{day},40"]
    import_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n")
    return store


def ana(store: Store) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana"), "Ana")


def held(store: Store, wanted: Wanted, against: Against) -> Figure:
    return compare(store, wanted, figures(store, wanted), against)[0]


def difference(figure: Figure) -> tuple[Fraction, Fraction]:
    assert figure.change is not None
    return figure.change.previous.value, figure.change.difference.value


def test_last_year_is_the_same_month_a_year_ago(two: Store) -> None:
    assert difference(held(two, Wanted(("revenue",), DECEMBER, LAST), Against.LAST_YEAR)) == (250, 120)


def test_a_person_is_held_against_a_head_of_the_team(two: Store) -> None:
    wanted = Wanted(("revenue",), DECEMBER, LAST, ana(two))
    assert difference(held(two, wanted, Against.TEAM)) == (Fraction(370, 2), 330 - Fraction(370, 2))
    rate = held(two, Wanted(("average_deal_size",), DECEMBER, LAST, ana(two)), Against.TEAM)
    assert difference(rate) == (185, 145)


def test_the_own_history_of_a_sum_is_its_mean_and_of_a_ratio_all_periods_together(two: Store) -> None:
    wanted = Wanted(("revenue", "average_deal_size"), DECEMBER, LAST, ana(two))
    total, size = compare(two, wanted, figures(two, wanted), Against.OWN)
    months = [100 + 10 * month for month in range(11, 23)]
    assert difference(total) == (Fraction(sum(months), 12), 330 - Fraction(sum(months), 12))
    assert difference(size) == difference(total)


def test_the_company_has_no_team_and_the_period_before_is_as_it_was(two: Store) -> None:
    wanted = Wanted(("revenue",), DECEMBER, LAST)
    assert team_of(two, COMPANY) is None
    assert held(two, wanted, Against.TEAM).change is None
    assert held(two, wanted, Against.BEFORE) == figures(two, wanted)[0]
    first = Wanted(("revenue",), parse_period("2024-01"), date(2024, 1, 31))
    assert held(two, first, Against.LAST_YEAR).change is None
    assert held(two, first, Against.OWN).change is None
