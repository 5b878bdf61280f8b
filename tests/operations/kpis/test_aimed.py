"""Figures of regions, products and segments are judged against their own targets, parts of them against none."""

from datetime import date
from fractions import Fraction
from typing import Final

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.aimed import is_aimed_at, names_inside, seen_as
from desktop_app.operations.kpis.figures import Wanted, breakdown, explain_figure, figures
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import groupings
from desktop_app.store.database import Store

MARCH: Final = parse_period("2026-03")
END: Final = date(2026, 3, 31)


def named(store: Store, kind: ScopeKind, name: str) -> Scope:
    return Scope(kind, groupings.group_id(store, kind.value, name), name)


@pytest.fixture
def aimed(team: Store) -> Store:
    """March: Pen 70,000 of 100,000, Ink 20,000 of 10,000; West 60,000 of 80,000; the company 90,000 of 120,000."""
    pen, ink = named(team, ScopeKind.PRODUCT, "Pen"), named(team, ScopeKind.PRODUCT, "Ink")
    west = named(team, ScopeKind.REGION, "West")
    for scope, amount in ((COMPANY, 120_000), (pen, 100_000), (ink, 10_000), (west, 80_000)):
        set_target(team, "revenue", scope, MARCH, Fraction(amount))
    return team


def judged(store: Store, **asked: object) -> tuple[Fraction | None, Fraction | None]:
    """Value and target."""
    (found,) = figures(store, Wanted(("revenue",), MARCH, END, **asked))
    return found.value and found.value.value, found.target and found.target.value


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (ScopeKind.PRODUCT, "Pen", (70_000, 100_000)),
        (ScopeKind.PRODUCT, "Ink", (20_000, 10_000)),
        (ScopeKind.REGION, "West", (60_000, 80_000)),
        (ScopeKind.REGION, "East", (30_000, None)),
    ],
)
def test_a_scope_and_the_filter_by_it_have_the_same_figure_and_target(
    aimed: Store, kind: ScopeKind, name: str, expected: tuple[int, int | None]
) -> None:
    scope = named(aimed, kind, name)
    assert judged(aimed, scope=scope) == expected
    assert judged(aimed, where={kind.value: scope.id}) == expected


def test_by_product_and_region_each_group_has_its_own_target(aimed: Store) -> None:
    for by, expected in (("product", {"Pen": 100_000, "Ink": 10_000}), ("region", {"West": 80_000, "East": None})):
        rows = breakdown(aimed, Wanted(("revenue",), MARCH, END, by=by))
        assert {row.label: (goal := row.figures[0].target) and goal.value for row in rows} == expected


def test_what_is_only_a_part_of_a_scope_has_no_target(aimed: Store) -> None:
    pen, west = named(aimed, ScopeKind.PRODUCT, "Pen"), named(aimed, ScopeKind.REGION, "West")
    assert judged(aimed, scope=west, where={"product": pen.id})[1] is None
    products = breakdown(aimed, Wanted(("revenue",), MARCH, END, west, "product"))
    assert [row.figures[0].target for row in products] == [None, None]
    (quota,) = figures(aimed, Wanted(("quota_attainment",), MARCH, END, where={"product": pen.id, "region": west.id}))
    assert quota.value is None


def test_what_has_a_target_but_no_records_is_shown(aimed: Store) -> None:
    april = parse_period("2026-04")
    set_target(aimed, "revenue", named(aimed, ScopeKind.PRODUCT, "Pen"), april, Fraction(5))
    rows = breakdown(aimed, Wanted(("revenue",), april, date(2026, 4, 30), by="product"))
    assert {row.label for row in rows} == {"Pen", "Ink"}


def test_the_explanation_names_the_product_once(aimed: Store) -> None:
    pen = named(aimed, ScopeKind.PRODUCT, "Pen")
    for wanted in (Wanted(("revenue",), MARCH, END, pen), Wanted(("revenue",), MARCH, END, where={"product": pen.id})):
        assert explain_figure(aimed, wanted).value("scope") == "Pen"


def test_a_product_is_read_as_a_filter_and_a_filter_by_one_scope_as_that_scope(team: Store) -> None:
    pen, west = named(team, ScopeKind.PRODUCT, "Pen"), named(team, ScopeKind.REGION, "West")
    assert seen_as(team, pen, {}) == (pen, COMPANY, {"product": pen.id})
    assert seen_as(team, COMPANY, {"region": west.id}) == (west, COMPANY, {"region": west.id})
    assert seen_as(team, west, {"channel": 3}) == (west, west, {"channel": 3})
    assert is_aimed_at(pen, {"product": pen.id}, "", pen)
    assert not is_aimed_at(pen, {"product": pen.id}, "person", Scope(ScopeKind.PERSON, 1, "Ana"))
    assert names_inside(team, west, ScopeKind.PRODUCT, END) == set()
