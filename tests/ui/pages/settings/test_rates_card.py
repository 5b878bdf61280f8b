"""The card of exchange rates: what is listed, and what is asked for with its buttons."""

from datetime import date
from fractions import Fraction

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import ANY_DAY, ExchangeRate
from desktop_app.ui.pages.settings.rates_card import RatesCard

DAY = date(2026, 3, 2)
KNOWN = [ExchangeRate(ANY_DAY, "USD", "RON", Fraction("4.5")), ExchangeRate(DAY, "EUR", "RON", Fraction("4.97"))]


def test_the_newest_rate_stands_first_and_can_be_removed(qtbot: QtBot) -> None:
    card = RatesCard()
    qtbot.addWidget(card)
    card.show_rates(KNOWN, "RON", DAY)
    asked: list[object] = []
    card.remove_asked.connect(asked.append)
    card.table.grid.selectRow(0)
    card.remove()
    assert asked == [KNOWN[1]]


def test_a_rate_holds_from_its_day_or_on_any(qtbot: QtBot) -> None:
    card = RatesCard()
    qtbot.addWidget(card)
    card.show_rates([], "RON", DAY)
    asked: list[object] = []
    card.add_asked.connect(asked.append)
    card.currency.setText("EUR")
    card.rate.setText("4,9770")
    card.add()
    card.dated.setChecked(True)
    card.day.setDate(QDate(2026, 4, 1))
    card.add()
    card.rate.setText("-1")
    card.add()
    rate = Fraction("4.977")
    assert asked == [ExchangeRate(ANY_DAY, "EUR", "RON", rate), ExchangeRate(date(2026, 4, 1), "EUR", "RON", rate)]
