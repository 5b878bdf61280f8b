"""Targets broken down through the operations: every level sums to the cent, locks stay, each change is a revision."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.spread_weights import Split, Spread
from desktop_app.operations.targets.spreading import shares, spread_grid
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid
from desktop_app.operations.targets.targets import save_grid, set_target, split_and_save, split_target
from desktop_app.rules.targets.decompose import SpreadError
from desktop_app.store import targets
from desktop_app.store.database import Store
from tests.real_data import DATA as MAVEN

YEAR = parse_period("2026")
MARCH = parse_period("2026-03")


def scope(grid: TargetGrid, name: str) -> Scope:
    return next(line.scope for line in grid.lines if line.scope.name == name)


def assert_adds_up(grid: TargetGrid) -> None:
    """Every whole is the sum of its parts, over people and over time."""
    for line in grid.lines:
        for column in grid.columns:
            whole = grid.amounts.get((line.scope, column.period), 0)
            people = [grid.amounts.get((child, column.period), 0) for child in grid.children(line.scope)]
            periods = [grid.amounts.get((line.scope, part), 0) for part in grid.parts(column.period)]
            assert not people or sum(people) == whole, (line.scope.name, column.period.name)
            assert not periods or sum(periods) == whole, (line.scope.name, column.period.name)


@pytest.fixture
def planned(team: Store) -> Store:
    """A company target of 1,000,000.01 for 2026."""
    set_target(team, "revenue", COMPANY, YEAR, Fraction(100_000_001, 100), reason="Board")
    return team


@pytest.mark.parametrize("time", [Spread.EQUAL, Spread.HISTORY, Spread.WORKING_DAYS])
@pytest.mark.parametrize("people", [Spread.EQUAL, Spread.HISTORY])
def test_every_level_sums_to_its_whole_to_the_cent(planned: Store, time: Spread, people: Spread) -> None:
    grid = split_target(planned, Split("revenue", YEAR, time, people))
    assert grid.amounts[COMPANY, YEAR] == 100_000_001
    assert len(grid.columns) == 1 + 4 + 12
    assert_adds_up(grid)


def test_by_history_people_share_as_their_deals_did(planned: Store) -> None:
    """Of 100,000 won in 2026 Ana brought 60,000, Ion 30,000, Mei 10,000; March 90,000, April 10,000."""
    set_target(planned, "revenue", COMPANY, YEAR, Fraction(1_000_000))
    grid = split_target(planned, Split("revenue", YEAR, Spread.HISTORY, Spread.HISTORY))
    found = {line.scope.name: grid.amounts[line.scope, YEAR] for line in grid.lines}
    assert found == {
        "": 100_000_000,
        "Field": 90_000_000,
        "Inside": 10_000_000,
        "Ana": 60_000_000,
        "Ion": 30_000_000,
        "Mei": 10_000_000,
    }
    assert grid.amounts[COMPANY, MARCH] == 90_000_000
    assert grid.amounts[COMPANY, parse_period("2026-Q2")] == 10_000_000
    assert grid.amounts[scope(grid, "Ana"), MARCH] == 54_000_000


def test_by_working_days_a_month_carries_its_share_of_them(planned: Store) -> None:
    set_target(planned, "revenue", COMPANY, parse_period("2026-Q1"), Fraction(620))
    grid = split_target(planned, Split("revenue", parse_period("2026-Q1"), Spread.WORKING_DAYS, people=False))
    # Romania 2026: 1, 2, 6 and 7 January are holidays, so that 18 of 22 weekdays are worked; February 20, March 22.
    months = [grid.amounts[COMPANY, column.period] for column in grid.columns[1:]]
    assert months == [186_00, 206_67, 227_33]


def test_typed_weights_reach_down_to_the_people_of_a_team(planned: Store) -> None:
    typed = {"Field": Fraction(3), "Inside": Fraction(1), "2026-Q1": Fraction(2), "2026-04": Fraction(1)}
    set_target(planned, "revenue", COMPANY, YEAR, Fraction(1200))
    grid = split_target(planned, Split("revenue", YEAR, Spread.TYPED, Spread.TYPED, typed=typed))
    assert [grid.amounts[scope(grid, name), YEAR] for name in ("Field", "Ana", "Ion", "Mei")] == [
        900_00,
        450_00,
        450_00,
        300_00,
    ]
    assert [column.period.name for column in grid.columns if grid.amounts[COMPANY, column.period] == 400_00] == [
        "2026-Q2",
        "2026-04",
    ]
    assert_adds_up(grid)


def test_a_present_shape_is_kept_when_the_whole_grows(planned: Store) -> None:
    split_and_save(planned, Split("revenue", YEAR, Spread.HISTORY, Spread.HISTORY), "first")
    set_target(planned, "revenue", COMPANY, YEAR, Fraction(200_000_002, 100))
    before = load_grid(planned, "revenue", YEAR)
    after = spread_grid(planned, before, Split("revenue", YEAR, Spread.PRESENT, Spread.PRESENT))
    assert_adds_up(after)
    for place, amount in after.amounts.items():
        if place != (COMPANY, YEAR):
            assert abs(amount - 2 * before.amounts[place]) <= 12


def test_present_shares_of_an_unchanged_whole_change_nothing_even_beside_locks(planned: Store) -> None:
    grid = split_and_save(planned, Split("revenue", YEAR, Spread.WORKING_DAYS, Spread.HISTORY), "first")
    ana, ion = scope(grid, "Ana"), scope(grid, "Ion")
    moved = {(ana, MARCH): grid.amounts[ana, MARCH] + 500_000, (ion, MARCH): grid.amounts[ion, MARCH] - 500_000}
    present = TargetGrid(
        grid.kpi, grid.unit, grid.currency, grid.columns, grid.lines,
        {**grid.amounts, **moved, (ana, YEAR): grid.amounts[ana, YEAR] + 500_000,
         (ion, YEAR): grid.amounts[ion, YEAR] - 500_000}, frozenset({(ana, MARCH)}),
    )  # fmt: skip
    after = spread_grid(planned, present, Split("revenue", YEAR, Spread.PRESENT, Spread.PRESENT))
    assert all(after.amounts[one, month] == present.amounts[one, month] for one in (ana, ion) for month in
               (column.period for column in grid.columns if column.depth == 2))  # fmt: skip


def test_without_present_targets_there_is_nothing_to_keep_in_proportion(planned: Store) -> None:
    with pytest.raises(UserError, match="no targets yet"):
        split_target(planned, Split("revenue", YEAR, Spread.PRESENT, Spread.PRESENT))


def locked(grid: TargetGrid, *places: tuple[str, str, int]) -> TargetGrid:
    found = {(scope(grid, name), parse_period(period)): amount * 100 for name, period, amount in places}
    return TargetGrid(
        grid.kpi, grid.unit, grid.currency, grid.columns, grid.lines,
        {**grid.amounts, **found}, frozenset(grid.locked | set(found)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "place",
    [("Ana", "2026-03", 60_000), ("Ana", "2026", 300_000), ("", "2026-Q3", 500_000), ("Field", "2026-08", 12_345),
     ("Mei", "2026-Q4", 77_000), ("Field", "2026", 999_999), ("", "2026-12", 0)],
)  # fmt: skip
@pytest.mark.parametrize("people", [Spread.EQUAL, Spread.HISTORY])
def test_a_locked_cell_stays_at_any_level(planned: Store, place: tuple[str, str, int], people: Spread) -> None:
    present = locked(load_grid(planned, "revenue", YEAR), place)
    grid = spread_grid(planned, present, Split("revenue", YEAR, Spread.EQUAL, people))
    assert grid.amounts[scope(grid, place[0]), parse_period(place[1])] == place[2] * 100
    assert grid.amounts[COMPANY, YEAR] == 100_000_001
    assert_adds_up(grid)


def test_somebody_without_history_keeps_what_is_locked_and_gets_no_more(planned: Store) -> None:
    """Nobody sold in May, and Mei little: locks there must not make a spread by history impossible."""
    present = locked(load_grid(planned, "revenue", YEAR), ("Mei", "2026-05", 50_000))
    grid = spread_grid(planned, present, Split("revenue", YEAR, Spread.HISTORY, Spread.HISTORY))
    assert grid.amounts[COMPANY, parse_period("2026-05")] == 5_000_000
    assert grid.amounts[scope(grid, "Mei"), YEAR] > 5_000_000
    assert_adds_up(grid)


def test_locks_beyond_the_whole_are_refused_with_the_gap(planned: Store) -> None:
    present = locked(load_grid(planned, "revenue", YEAR), ("Ana", "2026-03", 700_000), ("Ion", "2026-04", 400_000))
    with pytest.raises(SpreadError, match="more than the whole") as caught:
        spread_grid(planned, present, Split("revenue", YEAR))
    assert caught.value.gap == 100_000_001 - 110_000_000


def test_one_team_in_one_month_leaves_everything_else_alone(planned: Store) -> None:
    split_and_save(planned, Split("revenue", YEAR, Spread.EQUAL, Spread.EQUAL), "first")
    set_target(planned, "revenue", scope(load_grid(planned, "revenue", YEAR), "Field"), MARCH, Fraction(90_000))
    before = load_grid(planned, "revenue", YEAR)
    field = scope(before, "Field")
    wanted = Split("revenue", MARCH, Spread.EQUAL, Spread.HISTORY, scope=field)
    after = spread_grid(planned, before, wanted)
    changed = {place for place in after.amounts if after.amounts[place] != before.amounts[place]}
    assert changed == {(scope(before, "Ana"), MARCH), (scope(before, "Ion"), MARCH)}
    assert after.amounts[scope(before, "Ana"), MARCH] == 6_000_000
    assert shares(planned, before, wanted).scopes == {
        field: 9_000_000, scope(before, "Ana"): 6_000_000, scope(before, "Ion"): 3_000_000,
    }  # fmt: skip


def test_amounts_are_round_where_the_whole_and_the_locks_are(planned: Store) -> None:
    set_target(planned, "revenue", COMPANY, YEAR, Fraction(1_000_000))
    present = load_grid(planned, "revenue", YEAR)
    wanted = Split("revenue", YEAR, Spread.WORKING_DAYS, Spread.HISTORY, step=100_00)
    assert all(amount % 100_00 == 0 for amount in spread_grid(planned, present, wanted).amounts.values())
    uneven = locked(present, ("Ana", "2026-03", 60_001))
    assert uneven.amounts[scope(uneven, "Ana"), MARCH] == 60_001_00
    assert_adds_up(spread_grid(planned, uneven, wanted))


def test_a_target_can_go_to_teams_or_quarters_alone(planned: Store) -> None:
    grid = split_target(planned, Split("revenue", YEAR, finest=Length.QUARTER, people=False))
    assert {line.scope.name for line in grid.lines} == {"", "Field", "Inside"}
    assert [column.period.name for column in grid.columns] == ["2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert_adds_up(grid)


def test_without_a_target_of_the_company_nothing_can_be_spread(team: Store) -> None:
    with pytest.raises(UserError, match="no target for 2026 yet"):
        split_target(team, Split("revenue", YEAR))


def test_every_change_is_a_revision_with_its_reason_and_none_is_lost(team: Store) -> None:
    for value, reason in ((1000, "Plan"), (1200, "Half-year"), (None, "Given up")):
        set_target(team, "revenue", COMPANY, YEAR, None if value is None else Fraction(value), reason=reason)
    kept = targets.history(team, targets.Target("revenue", COMPANY, YEAR, 0))
    assert [(one.reason, one.amount) for one in kept] == [
        ("Given up", None), ("Half-year", 1_200_000_000), ("Plan", 1_000_000_000),
    ]  # fmt: skip
    assert targets.find(team, "revenue", COMPANY, YEAR) is None


def test_saving_a_grid_writes_only_what_differs(planned: Store) -> None:
    grid = split_and_save(planned, Split("revenue", YEAR), "first")
    count = len(list(planned.db.query("select id from target")))
    assert save_grid(planned, grid, "again") == 0
    ana = scope(grid, "Ana")
    changed = TargetGrid(
        grid.kpi, grid.unit, grid.currency, grid.columns, grid.lines,
        {**grid.amounts, (ana, MARCH): 1}, frozenset({(ana, MARCH)}),
    )  # fmt: skip
    assert save_grid(planned, changed, "Ana in March") == 1
    assert len(list(planned.db.query("select id from target"))) == count + 1
    assert load_grid(planned, "revenue", YEAR).locked == {(ana, MARCH)}


def test_a_rate_is_kept_exactly_and_not_as_a_whole_number(team: Store) -> None:
    set_target(team, "win_rate", COMPANY, YEAR, Fraction(55, 100))
    found = load_grid(team, "win_rate", YEAR).amount(COMPANY, YEAR)
    assert found is not None
    assert found.value == Fraction(55, 100)


AMOUNTS = st.integers(0, 10**12)
PLACES = st.lists(
    st.tuples(st.sampled_from(["Ana", "Ion", "Mei"]), st.integers(1, 12), st.integers(0, 10**9)),
    max_size=4,
    unique_by=lambda place: place[:2],
)


@pytest.fixture(scope="module")
def small() -> Iterator[Store]:
    people = "name,team\nAna,Field\nIon,Field\nMei,Inside\n"
    with tempfile.TemporaryDirectory() as folder:
        chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR")
        with new_workspace(Path(folder) / "w.quotadesk", chosen) as opened:
            import_file(opened, Request(people.encode(), "people.csv"))
            yield opened


@settings(max_examples=40)
@given(total=AMOUNTS, places=PLACES, time=st.sampled_from([Spread.EQUAL, Spread.WORKING_DAYS]))
def test_any_amount_with_any_locked_months_adds_up_or_is_refused(
    small: Store, total: int, places: list[tuple[str, int, int]], time: Spread
) -> None:
    bare = load_grid(small, "revenue", YEAR)
    fixed = {(scope(bare, name), parse_period(f"2026-{month:02d}")): amount for name, month, amount in places}
    present = TargetGrid(
        bare.kpi, bare.unit, bare.currency, bare.columns, bare.lines,
        {(COMPANY, YEAR): total, **fixed}, frozenset(fixed),
    )  # fmt: skip
    if sum(fixed.values()) > total:
        with pytest.raises(SpreadError):
            spread_grid(small, present, Split("revenue", YEAR, time))
        return
    grid = spread_grid(small, present, Split("revenue", YEAR, time))
    assert_adds_up(grid)
    assert {place: grid.amounts[place] for place in fixed} == fixed


@pytest.fixture(scope="module")
def maven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The team of the real CRM export, with its deals."""
    path = tmp_path_factory.mktemp("maven") / "m.quotadesk"
    with new_workspace(path, preset_settings("US", date(2017, 12, 31))) as opened:
        for name in ("maven_crm_sales_teams.csv", "maven_crm_sales_pipeline.csv"):
            import_file(opened, Request(MAVEN / name, name))
        yield opened


@pytest.mark.skipif(not MAVEN.exists(), reason="the real files are not on this computer")
def test_twelve_million_for_2017_reach_35_people_and_12_months_to_the_cent(maven: Store) -> None:
    year = parse_period("2017")
    set_target(maven, "revenue", COMPANY, year, Fraction(12_000_000))
    grid = split_and_save(maven, Split("revenue", year, Spread.HISTORY, Spread.HISTORY), "by history")
    assert sum(line.scope.kind is ScopeKind.PERSON for line in grid.lines) == 35
    assert_adds_up(grid)
    kept = load_grid(maven, "revenue", year)
    assert dict(kept.amounts) == dict(grid.amounts)
    assert kept.amounts[COMPANY, year] == 1_200_000_000
    # Darcel Schlecht won 1,153,214 of 10,005,534 in 2017.
    darcel = kept.amounts[scope(kept, "Darcel Schlecht"), year]
    assert abs(Fraction(darcel) - Fraction(1_200_000_000 * 1_153_214, 10_005_534)) < 10


def test_a_fiscal_year_has_its_own_quarters(store: Store, import_text: Callable[..., object]) -> None:
    import_text("name,team\nAna,Field\n", "people.csv")
    fiscal = parse_period("FY2026", 4)
    store.db.execute(
        "insert into setting (key, value, recorded_at, reason) values ('fiscal_year_start', '4', '2026-01-01', '')"
    )
    set_target(store, "revenue", COMPANY, fiscal, Fraction(1200))
    grid = split_target(store, Split("revenue", fiscal))
    assert [column.period.name for column in grid.columns[:3]] == ["FY2026", "FY2026-Q1", "FY2026-P01"]
    assert grid.columns[2].period.start == date(2025, 4, 1)
    assert_adds_up(grid)


@pytest.mark.parametrize("rows", [ScopeKind.REGION, ScopeKind.PRODUCT])
@pytest.mark.parametrize("people", [Spread.EQUAL, Spread.HISTORY, Spread.POTENTIAL])
def test_over_regions_and_products_every_level_sums_to_the_cent(
    planned: Store, rows: ScopeKind, people: Spread
) -> None:
    grid = split_and_save(planned, Split("revenue", YEAR, Spread.HISTORY, people, rows=rows), "")
    assert grid.amounts[COMPANY, YEAR] == 100_000_001
    assert_adds_up(grid)
    assert_adds_up(load_grid(planned, "revenue", YEAR, rows))


def test_products_share_by_what_was_sold_of_them_and_by_what_is_open(planned: Store) -> None:
    """Of 100,000 won in 2026 Pen brought 70,000 and Ink 30,000; the only open deal is of Pen."""
    set_target(planned, "revenue", COMPANY, YEAR, Fraction(1_000_000))
    for way, expected in ((Spread.HISTORY, [70_000_000, 30_000_000]), (Spread.POTENTIAL, [100_000_000, 0])):
        grid = split_target(planned, Split("revenue", YEAR, Spread.EQUAL, way, rows=ScopeKind.PRODUCT))
        assert [grid.amounts[scope(grid, name), YEAR] for name in ("Pen", "Ink")] == expected


def test_a_product_has_no_hours_to_spread_by(planned: Store) -> None:
    with pytest.raises(UserError, match="Only people have hours"):
        split_target(planned, Split("revenue", YEAR, scopes=Spread.RAMP, rows=ScopeKind.PRODUCT))
