from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.kpis.drivers import Split, has_pieces, volume_price_mix, what_changed
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.kpis import built_in_kpi

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
END = date(2026, 4, 30)


def asked(kpi: str) -> tuple[Wanted, Wanted]:
    return Wanted((kpi,), APRIL, END), Wanted((kpi,), MARCH, END)


@pytest.mark.parametrize("noun", ["person", "team", "region", "product"])
@pytest.mark.parametrize("kpi", ["revenue", "deals_won", "average_deal_size", "win_rate"])
def test_the_parts_sum_to_the_change_exactly(team: Store, kpi: str, noun: str) -> None:
    changed = what_changed(team, *asked(kpi), noun)
    assert changed is not None
    assert changed.split is not Split.VALUES
    assert sum(part.change or 0 for part in changed.parts) == changed.change
    for part in changed.parts:
        assert changed.split is Split.SUM or part.mix + part.rate == part.change


def test_revenue_fell_by_what_each_sold_less(team: Store) -> None:
    changed = what_changed(team, *asked("revenue"), "person")
    assert changed is not None
    assert {part.label: part.change for part in changed.parts} == {"Ana": -60_000, "Ion": -30_000, "Mei": 10_000}
    assert changed.parts[0].label == "Ana"


def test_a_median_is_only_shown_side_by_side(team: Store) -> None:
    changed = what_changed(team, *asked("sales_cycle_days"), "person")
    assert changed is not None
    assert changed.split is Split.VALUES
    assert {part.label: (part.before, part.after) for part in changed.parts}["Mei"] == (None, 18)


def test_a_quota_that_nobody_carries_is_not_split_over_people(team: Store) -> None:
    field = Scope(ScopeKind.TEAM, groupings.group_id(team, "team", "Field"), "Field")
    for month in (MARCH, APRIL):
        set_target(team, "revenue", field, month, Fraction(100_000), reason="test")
    for wanted in (asked("quota_attainment"),):
        scoped = [Wanted(one.kpis, one.period, one.as_of, field) for one in wanted]
        changed = what_changed(team, scoped[0], scoped[1], "person")
        assert changed is None or changed.split is Split.VALUES


def test_nothing_is_said_where_one_side_has_no_figure(team: Store) -> None:
    wanted, _earlier = asked("win_rate")
    assert what_changed(team, wanted, Wanted(("win_rate",), parse_period("2025-01"), END), "person") is None


@pytest.mark.parametrize("noun", ["person", "team", "region", "product"])
def test_volume_price_and_mix_sum_to_the_change_of_revenue_exactly(team: Store, noun: str) -> None:
    changed = volume_price_mix(team, *asked("revenue"), noun)
    assert changed is not None
    assert changed.split is Split.AMOUNT
    assert changed.change == -80_000
    assert sum(part.volume + part.rate + part.mix for part in changed.parts) == changed.change
    for part in changed.parts:
        assert part.volume + part.rate + part.mix == part.change
    # 3 deals of 30,000 on average became 1: two fewer at the old mean price, one 20,000 cheaper than it.
    assert sum(part.volume for part in changed.parts) == -60_000
    assert sum(part.rate + part.mix for part in changed.parts) == -20_000


def test_without_pieces_before_there_is_no_volume(team: Store) -> None:
    wanted, _earlier = asked("revenue")
    assert volume_price_mix(team, wanted, Wanted(("revenue",), parse_period("2025-01"), END), "person") is None
    assert has_pieces(team, built_in_kpi("revenue"))
    assert not has_pieces(team, built_in_kpi("win_rate"))
