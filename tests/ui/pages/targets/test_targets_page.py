"""The page as a whole: leaving with a draft, other data coming in, rates, what is remembered."""

from fractions import Fraction

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.operations.targets.targets import set_target
from desktop_app.ui.pages.targets import TargetsPage
from tests.ui.pages.targets.steps import APRIL, Q2, YEAR, Open, amount, answer, go, scope, type_into


def test_leaving_with_a_draft_asks_what_becomes_of_it(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    assert page.may_leave()
    type_into(qtbot, page, "9")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    assert not page.may_leave()
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    page.picker.choose(parse_period("2027"))
    assert (page.picker.period, page.draft.count) == (YEAR, 1)
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Save))
    assert page.may_leave()
    assert load_grid(page.store, "revenue", YEAR).amounts[scope(page, "Ana"), APRIL] == 900
    type_into(qtbot, page, "8")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Discard))
    page.picker.choose(parse_period("2027"))
    assert page.picker.period == parse_period("2027")
    assert page.draft.count == 0


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
