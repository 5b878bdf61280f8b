"""Figures of everybody with their intervals, counted again from the list of deals."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.analyses.measured import (
    effect_kpis,
    efficiency_kpis,
    explain_relation,
    measured,
    relate,
    relate_times,
    time_kpis,
)
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.wording import outline
from desktop_app.rules.statistics.intervals import wilson
from desktop_app.store.database import Store
from tests.ui.pages.deal_years import LAST, deals, open_copy

WANTED = Wanted((), parse_period("2026"), LAST)


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


def cycles(owner: str) -> list[int]:
    """Days from opening to winning of 2026."""
    found = [
        (date.fromisoformat(row[6]) - date.fromisoformat(row[5])).days
        for row in deals()
        if row[1] == owner and row[4] == "Won" and row[6] >= "2026"
    ]
    return sorted(found)


def test_a_median_lies_between_its_neighbours_in_order(store: Store) -> None:
    found = measured(store, Wanted(("sales_cycle_days",), WANTED.period, LAST), "person")
    for label, one in found.values():
        days = cycles(label)
        half = 1.959963984540054 * len(days) ** 0.5 / 2
        assert one.value.value == median(days)
        assert one.low == days[round(len(days) / 2 - half) - 1]
        assert one.high == days[round(len(days) / 2 + half)]


def test_a_share_has_the_interval_of_its_records(store: Store) -> None:
    found = dict(measured(store, Wanted(("win_rate",), WANTED.period, LAST), "person").values())
    mine = [row[4] for row in deals() if row[1] == "Ana Pop" and row[6] >= "2026"]
    band = wilson(mine.count("Won"), len(mine))
    assert found["Ana Pop"].n == len(mine)
    assert (float(found["Ana Pop"].low or 0), float(found["Ana Pop"].high or 0)) == (
        pytest.approx(band.low, abs=5e-4), pytest.approx(band.high, abs=5e-4),
    )  # fmt: skip


def test_a_sum_has_no_interval(store: Store) -> None:
    found = measured(store, Wanted(("revenue",), WANTED.period, LAST), "person")
    assert {(one.low, one.high) for _label, one in found.values()} == {(None, None)}


def test_four_people_are_too_few_to_judge(store: Store) -> None:
    found = relate(store, WANTED, "sales_cycle_days", "win_rate")
    assert [pair.label for pair in found.pairs] == ["Ana Pop", "Ion Rusu", "Mara Ene", "Wei Li"]
    assert found.correlation is None or found.correlation.interval is None
    assert list(outline(explain_relation(found)))


def test_times_are_compared_by_customer_where_there_are_ten(store: Store) -> None:
    found = relate_times(store, WANTED, "sales_cycle_days", "sales_cycle_days")
    customers = {row[2] for row in deals() if row[4] == "Won" and row[6] >= "2026"}
    assert (found.by, {pair.label for pair in found.pairs}) == ("customer", customers)
    assert found.correlation is not None
    assert found.correlation.rho == pytest.approx(1)


def test_what_can_be_chosen_are_medians_of_times_and_shares(store: Store) -> None:
    assert [kpi.key for kpi in time_kpis(store)] == ["sales_cycle_days"]
    assert "sales_cycle_days" in {kpi.key for kpi in efficiency_kpis(store)}
    assert [kpi.key for kpi in effect_kpis(store)] == ["win_rate"]


def test_deals_won_for_each_activity_are_an_efficiency(team: Store, import_text: Callable[..., Imported]) -> None:
    """In March Ana won two deals and made four calls."""
    calls = "".join(f"{n},Ana,Call,2026-03-0{n}\n" for n in range(1, 5))
    import_text(f"id,owner,activity type,date\n{calls}", "calls.csv", kind=Kind.ACTIVITY)
    found = measured(team, Wanted(("activity_yield",), parse_period("2026-03")), "person")
    assert {label: one.value.value for label, one in found.values()}["Ana"] == Fraction(1, 2)
    assert "activity_yield" in {kpi.key for kpi in efficiency_kpis(team)}
