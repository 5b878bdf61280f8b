"""Absences on a person's card: listed in words, added, corrected and removed."""

from datetime import date
from fractions import Fraction

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import Absence
from desktop_app.ui.pages.people.absence_list import AbsenceDialog, AbsenceList, words_of

DAY = date(2026, 3, 2)
LEAVE = Absence(1, DAY, date(2026, 3, 6), "Leave", True)
HALF = Absence(1, date(2026, 4, 1), date(2026, 4, 1), "Illness", None, Fraction(1, 2))


def test_an_absence_is_said_in_one_line() -> None:
    assert words_of(LEAVE) == "2 March 2026 to 6 March 2026 · Leave · paid"
    assert words_of(HALF) == "1 April 2026 · Illness · half days"


def test_the_newest_stands_first_with_its_ways(qtbot: QtBot) -> None:
    made = AbsenceList()
    qtbot.addWidget(made)
    made.show_absences([LEAVE, HALF])
    asked: list[object] = []
    made.correct_asked.connect(asked.append)
    made.remove_asked.connect(asked.append)
    ways = [one for one in made.findChildren(QPushButton) if one is not made.add]
    for way in ways:
        way.click()
    assert asked == [HALF, HALF, LEAVE, LEAVE]


def test_the_dialog_gives_what_was_typed_and_refuses_what_cannot_be(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AbsenceDialog(parent, 1, DAY, LEAVE)
    assert dialog.absence() == LEAVE
    dialog.last.setDate(QDate(2026, 3, 1))
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    assert dialog.result() == 0
    dialog.last.setDate(QDate(2026, 3, 3))
    dialog.paid.setCurrentIndex(2)
    dialog.share.setCurrentIndex(1)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    assert dialog.result() == 1
    assert dialog.absence() == Absence(1, DAY, date(2026, 3, 3), "Leave", False, Fraction(1, 2))
