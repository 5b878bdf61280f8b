"""Changed and own KPIs: kept with their reason, refused where they make no sense, taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.catalogue import built_in, find_kpi, kpis_with_data, load_catalogue
from desktop_app.operations.kpis.define_kpi import (
    add_kpi,
    change_kpi,
    definition,
    free_key,
    remove_kpi,
    undo_kpi,
    without_records,
)
from desktop_app.operations.kpis.figures import Wanted, breakdown, explain_figure, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.targets.targets import set_target
from desktop_app.rules.kpis.catalogue import Direction, Reference
from desktop_app.rules.kpis.formula import FormulaError
from desktop_app.store import groupings, kpi_definitions
from desktop_app.store.database import Store
from desktop_app.store.totals import versions

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
OWN = {"name": "Won per loss", "formula": "deals_won / deals_lost", "unit": "ratio"}


def test_a_built_in_kpi_is_changed_and_taken_back(team: Store) -> None:
    changed = change_kpi(
        team, "win_rate", {"reference": "number", "number": Fraction(6, 7), "owner": "Ana", "why": "Quality"}, "agreed"
    )
    assert (changed.thresholds.reference, changed.thresholds.number) == (Reference.NUMBER, Fraction(6, 7))
    assert (changed.owner, changed.why, changed.own) == ("Ana", "Quality", False)
    assert changed.formula == next(kpi for kpi in built_in() if kpi.key == "win_rate").formula
    assert kpi_definitions.history(team, "win_rate")[0].reason == "agreed"
    change_kpi(team, "win_rate", {"owner": None})
    assert definition(team, "win_rate")["why"] == "Quality"
    remove_kpi(team, "win_rate")
    assert find_kpi(team, "win_rate") in built_in()


def test_hidden_kpis_are_not_shown_and_still_found(team: Store) -> None:
    change_kpi(team, "win_rate", {"hidden": True})
    assert "win_rate" not in {kpi.key for kpi in kpis_with_data(team)}
    assert find_kpi(team, "win_rate").hidden


def test_an_own_kpi_is_treated_like_a_built_in_one(team: Store) -> None:
    own = add_kpi(team, "won_per_loss", {**OWN, "met": Decimal("1.5")})
    assert (own.own, own.direction) == (True, Direction.HIGHER)
    assert load_catalogue(team)[-1] is own
    assert own in kpis_with_data(team)
    (figure,) = figures(team, Wanted(("won_per_loss",), MARCH, date(2026, 3, 31), COMPANY))
    assert figure.value is not None
    assert figure.value.value == Fraction(3, 2)  # Ana two and Ion one won, Ana and Mei lost one each


@pytest.mark.parametrize(
    ("key", "fields", "said"),
    [
        ("revenue", OWN, "already"),
        ("deals_won", OWN, "already"),
        ("won per loss", OWN, "can't be the key"),
        ("own", {"name": "Own", "formula": "deals_won"}, "no unit"),
        ("own", {**OWN, "formula": "deals_wom"}, "deals_won"),
        ("own", {**OWN, "where": {"product": "Nothing"}}, "Nothing"),
        ("own", {**OWN, "colour": "red"}, "means nothing"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    team: Store, key: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        add_kpi(team, key, fields)
    assert kpi_definitions.load(team) == ()


def test_the_formula_of_a_built_in_kpi_stays(team: Store) -> None:
    with pytest.raises(UserError, match="can't be changed"):
        change_kpi(team, "win_rate", {"formula": "deals_won"})
    assert kpi_definitions.load(team) == ()


def test_an_own_kpi_with_targets_is_not_removed(team: Store) -> None:
    add_kpi(team, "won_per_loss", OWN)
    set_target(team, "won_per_loss", COMPANY, MARCH, Fraction(2))
    with pytest.raises(UserError, match="Targets are set"):
        remove_kpi(team, "won_per_loss")
    set_target(team, "won_per_loss", COMPANY, MARCH, None)
    remove_kpi(team, "won_per_loss")
    with pytest.raises(UserError, match="no KPI"):
        find_kpi(team, "won_per_loss")


def test_measures_without_records_are_named_and_mistakes_have_a_place(team: Store) -> None:
    assert without_records(team, "nps_promoters / deals_won") == ("nps_promoters",)
    with pytest.raises(FormulaError) as wrong:
        without_records(team, "deals_won / (")
    assert wrong.value.position == 14


def test_an_own_kpi_counts_only_what_it_is_narrowed_to(team: Store) -> None:
    add_kpi(team, "pens", {"name": "Pens", "formula": "revenue", "unit": "money", "where": {"product": "Pen"}})
    kpis = ("revenue", "pens")
    whole, pens = figures(team, Wanted(kpis, MARCH, date(2026, 3, 31), COMPANY))
    assert (whole.value, pens.value) != (None, None)
    assert whole.value is not None
    assert pens.value is not None
    assert (whole.value.value, pens.value.value) == (90_000, 70_000)
    rows = breakdown(team, Wanted(kpis, MARCH, date(2026, 3, 31), by="person"))
    assert {row.label: [figure.value and figure.value.value for figure in row.figures] for row in rows} == {
        "Ana": [60_000, 40_000], "Ion": [30_000, 30_000],
    }  # fmt: skip
    ink = {"product": groupings.group_id(team, "product", "Ink")}
    assert figures(team, Wanted(("pens",), MARCH, date(2026, 3, 31), COMPANY, where=ink))[0].n == 0
    behind = records_behind(team, Wanted(("pens",), MARCH, date(2026, 3, 31)))
    assert len(versions(team, behind, "opportunity")) == 2
    told = explain_figure(team, Wanted(("pens",), MARCH, date(2026, 3, 31)))
    assert dict(told.values)["scope"] == "Pen"


def test_a_deal_without_a_quantity_says_nothing_of_its_discount(team: Store, import_text: ImportText) -> None:
    """A deal over ten pieces is no discount of minus nine hundred per cent."""
    import_text("product,list_price\nPen,100\nInk,100\n", "products.csv")
    (figure,) = figures(team, Wanted(("discount_rate",), MARCH, date(2026, 3, 31), COMPANY))
    assert figure.value is None


def test_old_periods_keep_the_threshold_that_held_then(team: Store) -> None:
    change_kpi(team, "win_rate", {"reference": "number", "number": Fraction(1, 2)})
    change_kpi(team, "win_rate", {"number": Fraction(3, 4)}, since=date(2026, 3, 1))
    for month, number in (("2026-02", Fraction(1, 2)), ("2026-03", Fraction(3, 4))):
        (figure,) = figures(team, Wanted(("win_rate",), parse_period(month), date(2026, 3, 31)))
        assert figure.reference is not None
        assert figure.reference.value == number
    change_kpi(team, "win_rate", {"number": Fraction(4, 5)})  # corrects the newest alone
    assert find_kpi(team, "win_rate", date(2026, 2, 28)).thresholds.number == Fraction(1, 2)
    assert find_kpi(team, "win_rate").thresholds.number == Fraction(4, 5)


def test_changes_are_undone_one_by_one(team: Store) -> None:
    change_kpi(team, "win_rate", {"owner": "Ana"})
    change_kpi(team, "win_rate", {"owner": "Ion"}, since=date(2026, 3, 1))
    undo_kpi(team, "win_rate")
    assert find_kpi(team, "win_rate").owner == "Ana"
    undo_kpi(team, "win_rate")
    assert find_kpi(team, "win_rate").owner == ""
    with pytest.raises(UserError, match="Nothing was changed"):
        undo_kpi(team, "win_rate")


def test_a_removed_kpi_is_brought_back(team: Store) -> None:
    add_kpi(team, "won_per_loss", OWN)
    change_kpi(team, "won_per_loss", {"owner": "Ana"}, since=date(2026, 3, 1))
    remove_kpi(team, "won_per_loss")
    undo_kpi(team, "won_per_loss")
    assert find_kpi(team, "won_per_loss").owner == "Ana"


def test_a_key_is_made_of_the_name(team: Store) -> None:
    names = ("Win rate", "Rată de câștig", "销售额", "2nd visits", "max")
    keys = ["win_rate_2", "rata_de_castig", "own", "own_2nd_visits", "max_2"]
    assert [free_key(team, name) for name in names] == keys
