"""How targets and their gaps are said."""

from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.target_grid import Line, TargetGrid, grid_columns
from desktop_app.ui.pages.targets import wording

YEAR, MARCH = parse_period("2026"), parse_period("2026-03")
FIELD, INSIDE = Scope(ScopeKind.TEAM, 1, "Field"), Scope(ScopeKind.TEAM, 2, "Inside")


def grid(**amounts: int) -> TargetGrid:
    """Amounts of 2026 by scope, in cents."""
    known = {"company": COMPANY, "field": FIELD, "inside": INSIDE}
    lines = (Line(COMPANY, 0, None), Line(FIELD, 1, COMPANY), Line(INSIDE, 1, COMPANY))
    found = {(known[name], YEAR): amount for name, amount in amounts.items()}
    return TargetGrid("revenue", Unit.MONEY, "EUR", grid_columns(YEAR, 1), lines, found)


def said(of: TargetGrid) -> list[str]:
    return [wording.finding_words(of, found, "Harbor") for found in wording.findings(of)]


def test_a_gap_an_excess_and_a_bare_target_are_said() -> None:
    assert said(grid(company=100_00, field=60_00)) == ["Gap in Harbor, 2026: €40.00 carried by nobody"]
    assert said(grid(company=100_00, field=60_00, inside=42_20)) == [
        "Over-assigned in Harbor, 2026, by €2.20, 2.2\u00a0%"
    ]
    assert said(grid(company=100_00)) == ["€100.00 for 2026 is not broken down yet"]
    assert said(grid(company=100_00, field=60_00, inside=40_00)) == []


def test_minor_units_are_shown_as_soon_as_one_amount_has_some() -> None:
    money = grid(company=100_00)
    assert wording.amount_words(money, 123_450_00, wording.decimals(money, [100_00, 200_00])) == "123,450"
    assert wording.amount_words(money, 123_450_00, wording.decimals(money, [100_00, 200_01])) == "123,450.00"


def test_a_share_that_is_not_the_whole_never_looks_like_it() -> None:
    assert wording.share_words(Fraction(1)) == "100.0\u00a0%"
    assert wording.share_words(Fraction(9998, 10000)) == "99.98\u00a0%"


def test_heads_are_short() -> None:
    names = [wording.short_period(parse_period(name)) for name in ("2026", "2026-Q3", "2026-09", "FY2026-Q1")]
    assert names == ["2026", "Q3", "Sep", "Q1"]


def test_other_rows_are_named_and_bare_until_one_of_them_has_a_part() -> None:
    pen = Scope(ScopeKind.PRODUCT, 3, "Pen")
    amounts = {(COMPANY, YEAR): 100_00, (COMPANY, MARCH): 10_00}
    lines = (Line(COMPANY, 0, None), Line(pen, 1, COMPANY))
    bare = TargetGrid("revenue", Unit.MONEY, "EUR", grid_columns(YEAR, 1), lines, amounts, rows=ScopeKind.PRODUCT)
    assert said(bare)[0] == "€100.00 for 2026 is not broken down to products yet"
    begun = replace(bare, amounts={(COMPANY, YEAR): 100_00, (pen, YEAR): 60_00})
    assert said(begun) == ["Gap in Harbor, 2026: €40.00 is given to no product"]
