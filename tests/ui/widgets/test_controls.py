from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.domain.progress import Report
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card, Chip, button
from desktop_app.ui.widgets.chips import ScopeChip, Segments
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure, OneLine
from desktop_app.ui.widgets.legend import Legend
from desktop_app.ui.widgets.period_picker import DaysDialog, PeriodPicker
from desktop_app.ui.widgets.progress_strip import ProgressStrip
from desktop_app.ui.widgets.status import StatusPill
from desktop_app.ui.widgets.stepper import Stepper

SEPTEMBER = parse_period("2026-09")
NEWEST = date(2026, 9, 16)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    text.clipped.clear()


def picker(qtbot: QtBot, period: Period = SEPTEMBER, fiscal_start: int = 1) -> PeriodPicker:
    made = PeriodPicker(period, NEWEST, fiscal_start)
    qtbot.addWidget(made)
    made.show()
    return made


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_arrows_step_by_the_length_of_the_period(qtbot: QtBot) -> None:
    made = picker(qtbot)
    with qtbot.waitSignal(made.changed) as changed:
        qtbot.mouseClick(made._earlier, Qt.MouseButton.LeftButton)
    assert changed.args == [parse_period("2026-08")]
    made.choose(parse_period("2026"))
    qtbot.mouseClick(made._later, Qt.MouseButton.LeftButton)
    assert made.period == parse_period("2027")


def test_the_menu_offers_the_lengths_around_the_day_in_view(qtbot: QtBot) -> None:
    made = picker(qtbot)
    found = entries(made.menu())
    assert "Quarter: Q3 2026" in found
    assert "Year: 2026" in found
    assert not any("Fiscal" in entry for entry in found)
    fiscal = entries(picker(qtbot, fiscal_start=4).menu())
    assert any(entry.startswith("Fiscal year: FY2027") for entry in fiscal)


def test_choosing_a_length_from_the_menu_changes_the_period(qtbot: QtBot) -> None:
    made = picker(qtbot)
    menu = made.menu()
    with qtbot.waitSignal(made.changed):
        next(action for action in menu.actions() if action.text().startswith("Quarter")).trigger()
    assert made.period.length is Length.QUARTER


def test_another_as_of_day_is_said_and_can_be_taken_back(qtbot: QtBot) -> None:
    made = picker(qtbot)
    with qtbot.waitSignal(made.as_of_changed) as changed:
        made.choose_as_of(date(2026, 9, 12))
    assert changed.args == [date(2026, 9, 12)]
    assert "12 Sep" in made._name.text()
    made.show_newest(date(2026, 9, 20))
    assert made.as_of == date(2026, 9, 12)
    next(action for action in made.menu().actions() if action.text() == "As known now").trigger()
    assert made.as_of == date(2026, 9, 20)
    assert "as of" not in made._name.text()


def test_days_in_the_wrong_order_are_refused_where_they_stand(qtbot: QtBot) -> None:
    asked = DaysDialog(picker(qtbot), [("From", date(2026, 9, 1)), ("To", date(2026, 9, 15))])
    qtbot.addWidget(asked)
    asked.show()
    agree = asked._buttons.button(QDialogButtonBox.StandardButton.Ok)
    asked._edits[0].setDate(QDate(2026, 9, 20))
    assert not agree.isEnabled()
    assert asked._problem.text() == "The period ends before it begins. Swap the two days."
    asked._edits[0].setDate(QDate(2026, 9, 2))
    assert agree.isEnabled()
    assert asked.days() == [date(2026, 9, 2), date(2026, 9, 15)]


def test_a_scope_is_chosen_from_its_menu(qtbot: QtBot) -> None:
    made = ScopeChip("Team", [(None, "All"), (1, "Field"), (2, "Inside")])
    qtbot.addWidget(made)
    assert (made.value(), made.accessibleName()) == (None, "Team: All")
    with qtbot.waitSignal(made.chosen) as chosen:
        made._group.actions()[2].trigger()
    assert chosen.args == [2]
    assert made.accessibleName() == "Team: Inside"
    made.show_choices([(7, "Only")], value=2)
    assert made.value() == 7


def test_segments_are_chosen_by_mouse_and_kept(qtbot: QtBot) -> None:
    made = Segments([("a", "Imports"), ("b", "Records")], "a")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.chosen) as chosen:
        qtbot.mouseClick(made.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["b"]
    made.show_value("a")
    assert made.value() == "a"


def test_a_button_is_wide_enough_for_its_words(qtbot: QtBot) -> None:
    for kind in ("", "primary", "soft", "danger", "mini", "link", "chip"):
        made = button("Lock every quarter", lambda: None, kind=kind)
        qtbot.addWidget(made)
        assert made.sizeHint().width() >= text.width("Lock every quarter", made.font()) + 2


def test_a_button_passes_nothing_to_its_slot(qtbot: QtBot) -> None:
    seen: list[str] = []
    made = button("Go", lambda word="default": seen.append(word))
    qtbot.addWidget(made)
    made.click()
    assert seen == ["default"]


def test_short_waits_show_nothing_and_long_ones_can_be_cancelled(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Reading rows")
    assert not strip.isVisible()
    strip.finish()
    assert not strip._timer.isActive()
    strip.begin("Reading rows")
    qtbot.waitUntil(strip.isVisible, timeout=2000)
    strip.show_report(Report("Reading rows", 50, 200))
    assert strip._bar.value() == strip._bar.maximum() // 4
    with qtbot.waitSignal(strip.cancelled):
        strip.cancel.click()
    strip.show_report(Report("Counting", 0, 0))
    assert strip._bar.maximum() == 0


def test_an_empty_page_offers_its_first_step(qtbot: QtBot) -> None:
    seen: list[bool] = []
    made = EmptyState("import", "No records yet", "Drop an export here.", "Import a file", lambda: seen.append(True))
    qtbot.addWidget(made)
    made.findChildren(QPushButton)[0].click()
    assert seen == [True]


def test_a_stepper_says_where_one_is(qtbot: QtBot) -> None:
    made = Stepper(["File", "What we understood", "Result"], 1)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Step 2 of 3: What we understood"
    made.resize(made.sizeHint())
    made.grab()
    assert text.clipped == []


def test_painted_widgets_are_as_large_as_their_texts(qtbot: QtBot) -> None:
    card = Card("Records", "212 decided")
    card.add_link("Export", lambda: None)
    made = [card, Chip("Locked", "accent"), Figure("204,400", "€", unit_first=True, px=34), OneLine("words")]
    for widget in (*made, StatusPill(Status.NONE, "Too early"), Legend()):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        widget.grab()
    assert text.clipped == []


def test_the_legend_is_dismissed_and_breaks_into_lines(qtbot: QtBot) -> None:
    made = Legend()
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.dismissed):
        made.findChildren(QPushButton)[0].click()
    assert made.heightForWidth(400) > made.heightForWidth(1400)
