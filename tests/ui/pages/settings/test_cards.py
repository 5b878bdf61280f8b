"""The calendar and the backups on the settings page, each by itself."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desktop_app.operations.new_workspace import preset_settings
from desktop_app.store import backups
from desktop_app.ui.pages.settings.backups_card import BackupsCard
from desktop_app.ui.pages.settings.calendar_card import CalendarCard


@pytest.fixture
def calendar(qtbot: QtBot) -> CalendarCard:
    made = CalendarCard()
    qtbot.addWidget(made)
    made.show_settings(preset_settings("CN", date(2026, 9, 1)), 2026)
    return made


def test_make_up_days_and_holidays_are_named_as_what_they_are(calendar: CalendarCard) -> None:
    rows = {row[0]: row[1:] for row in calendar.table.model.table.rows}
    assert rows[date(2026, 2, 14)][:2] == ("Saturday, 14 Feb", "worked")
    assert rows[date(2026, 10, 1)] == ("Thursday, 1 Oct", "not worked", "National Day")


def test_a_long_name_goes_on_in_the_next_line_instead_of_beyond_the_edge(qtbot: QtBot) -> None:
    card = CalendarCard()
    qtbot.addWidget(card)
    card.resize(480, 420)
    card.show_settings(preset_settings("TW", date(2026, 9, 1)), 2026)
    card.show()
    grid = card.table.grid
    assert grid.horizontalHeader().length() <= grid.viewport().width()
    assert max(grid.rowHeight(row) for row in range(card.table.model.rowCount())) > grid.rowHeight(0)


def test_the_working_days_of_the_year_follow_each_change(calendar: CalendarCard) -> None:
    before = int(calendar._sum._words.split()[0])
    calendar.day.setDate(QDate(2026, 3, 4))
    calendar.share.setCurrentIndex(0)
    calendar.set_day()
    assert int(calendar._sum._words.split()[0]) == before - 1


def test_a_year_without_a_notice_is_called_provisional(calendar: CalendarCard) -> None:
    calendar._year.setCurrentIndex(calendar._year.count() - 1)
    assert calendar.year() == 2029
    assert "provisional" in calendar._sum._words


def test_backups_are_listed_newest_first_or_said_to_be_missing(qtbot: QtBot, team: Path) -> None:
    card = BackupsCard()
    qtbot.addWidget(card)
    card.show()
    card.reload(team)
    assert not card.table.isVisible()
    for day in (3, 5):
        backups.back_up(team, datetime(2026, 9, day, 12, tzinfo=UTC))
    card.reload(team)
    assert card.table.isVisible()
    assert [row[0].split(",")[0] for row in card.table.model.table.rows] == ["5 September 2026", "3 September 2026"]
