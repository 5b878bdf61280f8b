"""The grid of targets: its rows and columns, the smallest units it is kept in, and where its parts leave gaps."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import Length, parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.people import correct_person
from desktop_app.operations.targets.carriers import lacks_a_part
from desktop_app.operations.targets.spread_weights import Split, Spread
from desktop_app.operations.targets.target_grid import (
    TargetGrid,
    grid_columns,
    load_grid,
    possible_rows,
    rows_of,
    rows_that_do_not_add_up,
    smallest,
    stored,
)
from desktop_app.operations.targets.targets import save_grid, set_target, split_target
from desktop_app.store.database import Store
from tests.operations.conftest import ImportText

YEAR = parse_period("2026")


def scope(grid: TargetGrid, name: str) -> Scope:
    return next(line.scope for line in grid.lines if line.scope.name == name)


def test_lines_are_the_company_then_each_team_with_its_people(team: Store) -> None:
    lines = load_grid(team, "revenue", YEAR).lines
    assert [(line.scope.name, line.depth) for line in lines] == [
        ("", 0), ("Field", 1), ("Ana", 2), ("Ion", 2), ("Inside", 1), ("Mei", 2),
    ]  # fmt: skip


def test_a_person_without_a_team_stands_beside_the_teams(team: Store) -> None:
    team.db.execute("update membership set team = 0 where person = (select id from name where text = 'Mei')")
    lines = load_grid(team, "revenue", YEAR).lines
    assert [(line.scope.name, line.depth) for line in lines] == [
        ("", 0), ("Field", 1), ("Ana", 2), ("Ion", 2), ("Mei", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("2026", ["2026", "2026-Q1", "2026-01", "2026-02", "2026-03", "2026-Q2"]),
        ("2026-H2", ["2026-H2", "2026-Q3", "2026-07", "2026-08", "2026-09", "2026-Q4"]),
        ("2026-Q3", ["2026-Q3", "2026-07", "2026-08", "2026-09"]),
        ("2026-03", ["2026-03"]),
    ],
)
def test_columns_are_the_period_its_quarters_and_months(period: str, names: list[str]) -> None:
    found = [column.period.name for column in grid_columns(parse_period(period), 1)]
    assert found[: len(names)] == names[:6]


def test_columns_stop_at_the_shortest_period_wanted() -> None:
    assert [column.period.name for column in grid_columns(YEAR, 1, Length.QUARTER)] == [
        "2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip


def test_a_gap_and_an_excess_are_seen_over_people_and_over_time(team: Store) -> None:
    grid = load_grid(team, "revenue", YEAR)
    for name, value in (("", 100), ("Field", 60), ("Inside", 55), ("Ana", 50)):
        set_target(team, "revenue", scope(grid, name), YEAR, Fraction(value))
    set_target(team, "revenue", COMPANY, parse_period("2026-Q1"), Fraction(30))
    grid = load_grid(team, "revenue", YEAR)
    over, gap, quarters = (
        grid.gap(COMPANY, YEAR),
        grid.gap(scope(grid, "Field"), YEAR),
        grid.time_gap(COMPANY, YEAR),
    )
    assert over is not None
    assert (over.over, over.missing, over.without) == (1500, 0, 0)
    assert gap is not None
    assert (gap.over, gap.missing, gap.without) == (0, 1000, 1)
    assert quarters is not None
    assert (quarters.missing, quarters.without) == (7000, 3)


def test_without_any_part_there_is_no_gap_yet(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(100))
    grid = load_grid(team, "revenue", YEAR)
    assert grid.gap(COMPANY, YEAR) is None
    assert grid.time_gap(COMPANY, YEAR) is None


def test_the_parts_of_a_rate_are_not_held_against_the_whole(team: Store) -> None:
    for period in ("2026", "2026-Q1"):
        set_target(team, "win_rate", COMPANY, parse_period(period), Fraction(1, 2))
    assert load_grid(team, "win_rate", YEAR).time_gap(COMPANY, YEAR) is None


@pytest.mark.parametrize(
    ("value", "unit", "currency", "amount", "millionths"),
    [
        (Fraction("12.34"), Unit.MONEY, "EUR", 1234, 12_340_000),
        (Fraction(12), Unit.MONEY, "JPY", 12, 12_000_000),
        (Fraction("1.234"), Unit.MONEY, "KWD", 1234, 1_234_000),
        (Fraction(7), Unit.COUNT, "EUR", 7, 7_000_000),
        (Fraction("0.525"), Unit.PERCENT, "EUR", 525_000, 525_000),
    ],
)
def test_amounts_are_kept_in_the_smallest_unit(
    value: Fraction, unit: Unit, currency: str, amount: int, millionths: int
) -> None:
    assert smallest(value, unit, currency) == amount
    assert stored(amount, unit, currency) == millionths
    grid = TargetGrid("x", unit, currency, (), (), {(COMPANY, YEAR): amount})
    assert grid.amount(COMPANY, YEAR) == Quantity(value, unit, currency if unit is Unit.MONEY else "")


def test_calendar_and_fiscal_names_of_the_same_days_are_one_target(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(5))
    fiscal = parse_period("FY2026")
    assert load_grid(team, "revenue", fiscal).amounts == {(COMPANY, fiscal): 500}


def test_rows_can_be_regions_or_products_and_each_kind_stands_for_itself(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(100))
    products = load_grid(team, "revenue", YEAR, ScopeKind.PRODUCT)
    assert [(line.scope.name, line.depth) for line in products.lines] == [("", 0), ("Ink", 1), ("Pen", 1)]
    assert [line.scope.name for line in load_grid(team, "revenue", YEAR, ScopeKind.REGION).lines] == [
        "",
        "East",
        "West",
    ]
    assert [line.scope.name for line in load_grid(team, "revenue", YEAR, ScopeKind.SEGMENT).lines] == [""]
    assert possible_rows(team) == [ScopeKind.PERSON, ScopeKind.REGION, ScopeKind.PRODUCT]
    pen = products.lines[2].scope
    save_grid(team, replace(products, amounts={**products.amounts, (pen, YEAR): 60_00}), "")
    again = load_grid(team, "revenue", YEAR, ScopeKind.PRODUCT)
    gap = again.gap(COMPANY, YEAR)
    assert again.amounts == {(COMPANY, YEAR): 100_00, (pen, YEAR): 60_00}
    assert gap is not None
    assert gap.missing == 40_00
    assert load_grid(team, "revenue", YEAR).gap(COMPANY, YEAR) is None  # no person has a target


def test_a_scope_belongs_to_one_kind_of_rows() -> None:
    assert rows_of(COMPANY) is None
    assert rows_of(Scope(ScopeKind.TEAM, 1, "Field")) is ScopeKind.PERSON
    assert rows_of(Scope(ScopeKind.REGION, 1, "West")) is ScopeKind.REGION


def test_a_change_of_the_whole_leaves_the_parts_of_other_rows_behind_and_says_so(team: Store) -> None:
    set_target(team, "revenue", COMPANY, YEAR, Fraction(100))
    for kind in (ScopeKind.PRODUCT, ScopeKind.REGION):
        grid = load_grid(team, "revenue", YEAR, kind)
        parts = {(line.scope, YEAR): 50_00 for line in grid.lines[1:]}
        save_grid(team, replace(grid, amounts={**grid.amounts, **parts}), "")
    assert rows_that_do_not_add_up(team, "revenue", YEAR) == []
    region = load_grid(team, "revenue", YEAR, ScopeKind.REGION)
    save_grid(team, replace(region, amounts={place: amount + 1 for place, amount in region.amounts.items()}), "")
    assert rows_that_do_not_add_up(team, "revenue", YEAR) == [ScopeKind.REGION, ScopeKind.PRODUCT]


def test_segments_are_those_of_the_customers(team: Store, import_text: ImportText) -> None:
    import_text("customer,segment\nAcme,Retail\nBold,Office\n", "customers.csv")
    grid = load_grid(team, "revenue", YEAR, ScopeKind.SEGMENT)
    assert [line.scope.name for line in grid.lines] == ["", "Office", "Retail"]
    assert ScopeKind.SEGMENT in possible_rows(team)
    set_target(team, "revenue", COMPANY, YEAR, Fraction(900))
    split = split_target(team, Split("revenue", YEAR, Spread.EQUAL, Spread.HISTORY, rows=ScopeKind.SEGMENT))
    sold = {line.scope.name: split.amounts[line.scope, YEAR] for line in split.lines}
    assert sold == {"": 900_00, "Office": 200_00, "Retail": 700_00}  # Acme bought for 70,000, Bold for 20,000
    set_target(team, "revenue", grid.lines[2].scope, YEAR, Fraction(80_000))
    (found,) = figures(team, Wanted(("revenue",), YEAR, date(2026, 4, 10), grid.lines[2].scope))
    assert (found.value and found.value.value, found.target and found.target.value) == (70_000, 80_000)


def test_who_is_gone_lacks_no_part(team: Store) -> None:
    """Without targets all lack one; once Ana and Ion have theirs, a Field of which Ion is gone by May lacks none."""
    set_target(team, "revenue", COMPANY, YEAR, Fraction(120))
    grid = load_grid(team, "revenue", YEAR)
    field = next(line.scope for line in grid.lines if line.scope.name == "Field")
    ana, ion = (next(line.scope for line in grid.lines if line.scope.name == name) for name in ("Ana", "Ion"))
    may = parse_period("2026-05")
    assert lacks_a_part(team, grid, (field, may))
    grid = replace(grid, amounts={**grid.amounts, (ana, may): 100})
    assert lacks_a_part(team, grid, (field, may))
    correct_person(team, ion.id, 0, {"left": "2026-04-30"})
    assert not lacks_a_part(team, grid, (field, may))
    assert lacks_a_part(team, grid, (field, parse_period("2026-04")))
