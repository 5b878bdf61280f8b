"""The cards beside the grid: the figure of a cell, its revisions, and their places in a narrow window."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.widgets import text
from tests.ui.pages.targets.steps import APRIL, YEAR, amount, go, press, type_into


def test_the_figure_of_a_cell_leads_to_its_explanation(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", parse_period("2026-Q1"))
    with qtbot.waitSignal(page.explain_asked) as asked:
        press(page, "now €60,000")
    assert isinstance(asked.args[0], Explanation)
    assert asked.args[0].result is not None
    assert asked.args[0].result.value == 60_000


def test_an_older_revision_can_be_used_again(page: TargetsPage, qtbot: QtBot) -> None:
    before = amount(page, "Ana", APRIL)
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    page.save("a slip")
    go(page, "Ana", APRIL)
    press(page, "Use again")
    assert amount(page, "Ana", APRIL) == before
    assert page.draft.count == 1


@pytest.mark.parametrize("size", [(1200, 860), (1020, 740), (800, 740)])
def test_nothing_is_cut_at_any_width(page: TargetsPage, size: tuple[int, int], qtbot: QtBot) -> None:
    page.resize(*size)
    go(page, "", YEAR)
    text.clipped.clear()
    page.grab()
    assert text.clipped == []


def test_where_the_window_is_narrow_the_cards_take_turns_and_nothing_scrolls(page: TargetsPage) -> None:
    cards = page.cards
    assert not cards.views.isVisible()
    page.resize(1016, 680)
    for _round in range(4):
        QApplication.processEvents()
    go(page, "", YEAR)
    shown = {"cell": cards.cell, "spread": cards.spread, "revisions": cards.revisions}
    for view in shown:
        cards.views.show_value(view)
        cards.views.chosen.emit(view)
        QApplication.processEvents()
        assert [name for name, card in shown.items() if card.isVisible()] == [view]
    assert [area.verticalScrollBar().maximum() for area in (cards, cards._side, cards.spread._area)] == [0, 0, 0]
    page.resize(1200, 860)
    for _round in range(4):
        QApplication.processEvents()
    assert all(card.isVisible() for card in shown.values())
