"""The ramp of newcomers as it is typed: one field a month, an example in money, the usual one at hand."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.pages.settings.ramp_card import RampCard


@pytest.fixture
def card(qtbot: QtBot) -> RampCard:
    made = RampCard()
    qtbot.addWidget(made)
    made.show_settings(WorkspaceSettings(currency="EUR"))
    return made


def test_the_usual_ramp_is_shown_with_what_it_comes_to(card: RampCard) -> None:
    assert card.percents() == [25, 50, 75]
    assert card.words.text() == (
        "Of a full target of €20,000 a month, month 1: 25\u00a0% is €5,000, month 2: 50\u00a0% is €10,000,"
        " month 3: 75\u00a0% is €15,000; from month 4 on all of it."
    )
    assert card.kept() == ()


def test_months_are_added_and_left_out_and_the_usual_one_comes_back(card: RampCard) -> None:
    card.months.setValue(4)
    card.shares[3].setValue(90)
    assert card.kept() == ("0.25", "0.5", "0.75", "0.9")
    card.months.setValue(0)
    assert card.kept() == ("1",)
    assert "full target from their first month on" in card.words.text()
    card._usual.click()
    assert card.kept() == ()


def test_a_ramp_that_is_set_is_shown_as_it_is(card: RampCard) -> None:
    card.show_settings(WorkspaceSettings(currency="EUR", target_ramp=("0", "0.6")))
    assert (card.months.value(), card.percents()) == (2, [0, 60])
