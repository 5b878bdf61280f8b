"""The page as a whole: leaving with a draft, other data coming in, rates, what is remembered."""

from fractions import Fraction

from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.operations.targets.spread_weights import Spread
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.operations.targets.targets import set_target
from desktop_app.ui.pages.targets import TargetsPage
from tests.ui.pages.targets.steps import APRIL, Q2, YEAR, Open, amount, go, scope, type_into


def test_other_data_coming_in_leaves_the_draft_alone(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    set_target(page.store, "revenue", scope(page, "Ion"), APRIL, Fraction(5))
    page.reload()
    assert (amount(page, "Ana", APRIL), amount(page, "Ion", APRIL), page.draft.count) == (900, 500, 1)


def test_a_rate_has_targets_that_are_not_summed(page: TargetsPage, qtbot: QtBot) -> None:
    page.choose_kpi("win_rate")
    set_target(page.store, "win_rate", COMPANY, YEAR, Fraction(55, 100))
    page.reload()
    go(page, "", Q2)
    type_into(qtbot, page, "60")
    assert page.draft.grid.amount(COMPANY, Q2) is not None
    assert page.draft.grid.amounts[COMPANY, Q2] == 600_000
    assert not page.cards.grid.gaps.isVisible()
    index = page.cards.grid.model.index_of((COMPANY, YEAR))
    assert page.cards.grid.model.look(index.row(), index.column()).words == "55\u00a0%"


def test_what_was_chosen_is_remembered(page: TargetsPage, open_page: Open) -> None:
    page.choose_kpi("deals_won")
    page.picker.choose(parse_period("2026-H1"))
    kept = page.state()
    other = open_page()
    other.restore(kept)
    assert (other.kpi, other.picker.period) == ("deals_won", parse_period("2026-H1"))
    other.restore({"kpi": "nonsense", "period": "x", "opened": 3})
    assert other.kpi == "deals_won"


def test_rows_can_be_products_edited_spread_and_saved_like_people(page: TargetsPage, qtbot: QtBot) -> None:
    page.rows_chip.choose("product")
    assert [line.scope.name for line in page.draft.grid.lines] == ["", "Ink", "Pen"]
    go(page, "Pen", YEAR)
    type_into(qtbot, page, "700,000")
    assert "given to no product" in page.cards.grid.gaps.words.accessibleName()
    page.cards.grid.undo()
    page.cards.spread.choose("people", Spread.HISTORY)
    page.spread((COMPANY, YEAR))
    assert (amount(page, "Pen", YEAR), amount(page, "Ink", YEAR)) == (108_000_000, 12_000_000)  # 90,000 and 10,000 sold
    assert page.draft.grid.amounts[COMPANY, APRIL] == 10_000_000  # the months stay as they are
    page.save("By product")
    assert page.draft.count == 0
    assert load_grid(page.store, "revenue", YEAR, ScopeKind.PRODUCT).amounts[scope(page, "Pen"), YEAR] == 108_000_000


def test_where_a_scope_is_wanted_its_rows_are_shown_and_kept(page: TargetsPage, open_page: Open) -> None:
    page.choose_rows(ScopeKind.PRODUCT)
    pen, kept = scope(page, "Pen"), page.state()
    page.choose_rows(ScopeKind.PERSON)
    page.show_argument(pen)
    assert page.rows is ScopeKind.PRODUCT
    assert page.cards.grid.view.place() == (pen, YEAR)
    other = open_page()
    other.restore(kept)
    assert other.rows is ScopeKind.PRODUCT
