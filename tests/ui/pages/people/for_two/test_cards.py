"""The cards of the view for two alone: what they say with little data, and what they ask for."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.sign_off import Signer, SignOff
from desktop_app.operations.meetings.view_for_two import ForTwo, Hope
from desktop_app.ui.pages.people.for_two.agreed_card import AgreedCard
from desktop_app.ui.pages.people.for_two.frame import LargeCard, pair
from desktop_app.ui.pages.people.for_two.hope_card import HopeCard
from desktop_app.ui.pages.people.for_two.leave_dialog import LeaveDialog
from desktop_app.ui.pages.people.for_two.sign_box import SignBox
from desktop_app.ui.pages.people.for_two.sign_card import SignCard
from desktop_app.ui.pages.people.for_two.stand_card import StandCard

DAY = date(2026, 4, 20)
HOPES = (
    Hope("7", "Acme", "Pen", Fraction(900), date(2026, 4, 28)),
    Hope("8", "Bold", "Ink", Fraction(400), None, estimated=True),
)


@pytest.fixture
def about() -> ForTwo:
    april = parse_period("2026-04")
    return ForTwo(1, "Ana Pop", "", "", None, "", "EUR", april, DAY, DAY, Fraction(14), Fraction(22), None, None,
                  HOPES, False, None, (), ())  # fmt: skip


def words(card: LargeCard) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel) if one.text()]


def test_without_figures_it_says_so(qtbot: QtBot, about: ForTwo) -> None:
    card = StandCard(about, "1 to 30 April 2026")
    qtbot.addWidget(card)
    assert words(card) == ["1 to 30 April 2026", "There are no figures of this period yet."]


def test_deals_expected_in_the_period_are_supposed_at_first(qtbot: QtBot, about: ForTwo) -> None:
    card = HopeCard(about)
    qtbot.addWidget(card)
    assert card.chosen() == ("7",)
    asked: list[object] = []
    card.asked.connect(asked.append)
    card.choose("8")
    card.choose("7", on=False)
    assert asked == [("7", "8"), ("8",)]
    empty = HopeCard(replace(about, hopes=(), of_invoices=True))
    qtbot.addWidget(empty)
    assert "No open invoice waits to be paid." in words(empty)


def test_a_drawn_signature_can_be_taken_back_until_it_is_given(qtbot: QtBot) -> None:
    box = SignBox("Ana Pop")
    qtbot.addWidget(box)
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(box.strokes()) == 1
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert box.strokes() == ()
    box.show_signed("Ana Pop", (((0.1, 0.1), (0.2, 0.2)),), "14:38")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(box.strokes()) == 1
    assert box.accessibleDescription() == "signed 14:38"


def test_the_button_names_who_signs_next(qtbot: QtBot, about: ForTwo) -> None:
    card = SignCard("Ana Pop", "Lena Vogt")
    qtbot.addWidget(card)
    assert card.sign.text() == "Sign as Ana Pop"
    card.show_signed(SignOff(1, DAY, Signer.PERSON, "Ana Pop", (), (), "2026-04-20T10:00:00+00:00"))
    assert card.sign.text() == "Sign as Lena Vogt"
    agreed = AgreedCard(about)
    qtbot.addWidget(agreed)
    agreed.close_for(card.next())
    assert agreed.add.isHidden()


def test_a_wrong_passphrase_is_said_and_keeps_the_view(qtbot: QtBot) -> None:
    behind = pair("a", "b")
    qtbot.addWidget(behind)
    made = LeaveDialog(behind, lambda typed: typed == "right")
    made.typed.setText("wrong")
    made.leave.click()
    assert (made.result(), made.typed.text(), made.wrong.text()) == (0, "", "This is not the passphrase of the lead.")
    made.typed.setText("right")
    made.leave.click()
    assert made.result() == 1
