from datetime import date

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.settings.kpis.since import CORRECT, FROM, SinceRow

DAY = date(2026, 9, 1)


def row(qtbot: QtBot, usual: str) -> SinceRow:
    made = SinceRow("Correct it", usual)
    qtbot.addWidget(made)
    made.begin(DAY)
    return made


def test_a_change_holds_from_the_day_that_is_typed(qtbot: QtBot) -> None:
    asked = row(qtbot, FROM)
    assert asked.first() == DAY
    asked.day.setDate(QDate(2026, 10, 15))
    asked.reason.setText("  agreed ")
    assert (asked.first(), asked.why()) == (date(2026, 10, 15), "agreed")


def test_a_correction_has_no_day(qtbot: QtBot) -> None:
    asked = row(qtbot, CORRECT)
    assert asked.first() is None
    assert not asked.day.isEnabled()
    assert asked.typed_day() == DAY


def test_beginning_again_forgets_what_was_said(qtbot: QtBot) -> None:
    asked = row(qtbot, FROM)
    asked.when.show_value(CORRECT)
    asked.reason.setText("agreed")
    asked.begin(DAY)
    assert (asked.first(), asked.why()) == (DAY, "")
