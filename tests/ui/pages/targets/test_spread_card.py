"""Spreading a cell: what is locked stays, weights are seen before they are applied."""

from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.operations.new_workspace import preset_settings
from desktop_app.operations.targets.spread_weights import Spread
from desktop_app.ui.pages.targets import TargetsPage
from tests.ui.pages.targets.steps import APRIL, Q2, amount, go, type_into


def test_a_locked_cell_stays_when_its_whole_is_spread(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    kept = amount(page, "Ana", APRIL)
    view = page.cards.grid.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_L)
    go(page, "Field", APRIL)
    type_into(qtbot, page, "100,000")
    page.cards.spread.choose("people", Spread.HISTORY)
    page.cards.spread.apply()
    assert amount(page, "Ana", APRIL) == kept
    assert kept is not None
    assert amount(page, "Ion", APRIL) == 10_000_000 - kept


def test_typed_weights_are_seen_before_they_are_applied(page: TargetsPage) -> None:
    go(page, "Field", APRIL)
    card = page.cards.spread
    card.choose("people", Spread.TYPED)
    card.model.setData(card.model.index(0, 1), "75")
    card.model.setData(card.model.index(1, 1), "25")
    whole = amount(page, "Field", APRIL)
    assert whole is not None
    assert whole == 6_666_700
    assert [part.spread for part in card.model.parts] == [5_000_000, 1_666_700]
    assert page.draft.count == 0
    card.apply()
    assert amount(page, "Ana", APRIL) == 5_000_000


def test_time_is_spread_by_working_days(page: TargetsPage) -> None:
    go(page, "Ana", Q2)
    card = page.cards.spread
    assert [button.text() for button in card.findChildren(QRadioButton) if button.isVisible()][2] == "Working days"
    card.choose("time", Spread.WORKING_DAYS)
    # Romania 2026: 20, 19 and 20 working days in April, May and June (Easter on 10-13 April, 1 and 31 May, 1 June).
    days = [len_of(page, month) for month in ("2026-04", "2026-05", "2026-06")]
    whole = amount(page, "Ana", Q2)
    assert whole is not None
    for part, share in zip(card.model.parts, days, strict=True):
        assert abs(part.spread - Fraction(whole * share, sum(days))) < 100


def len_of(page: TargetsPage, month: str) -> int:
    period = parse_period(month)
    calendar = preset_settings("RO", date(2026, 4, 10)).working_calendar
    return int(calendar.working_days(period.start, period.end))


def test_the_smallest_part_has_nothing_to_spread(page: TargetsPage) -> None:
    go(page, "Ana", APRIL)
    assert not page.cards.spread._apply.isEnabled()
    assert "smallest part" in page.cards.spread._words.text()
