"""Recording one target: the first one, and one reckoned from the year before."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.targets.goal_tree import save_goal
from desktop_app.store import settings, targets
from desktop_app.store.database import Store
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.choices import known_of
from desktop_app.ui.pages.targets.record_dialog import RecordDialog
from desktop_app.ui.widgets.empty import EmptyState
from tests.ui.pages.targets.steps import APRIL, YEAR, Open, amount, press


def test_an_empty_period_offers_to_record_its_target(store: Store, open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    assert page.findChildren(EmptyState)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        dialog.number.setText("12,000,000")
        dialog.reason.setText("Board")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill)
    press(page, "Record a target for 2026")
    found = targets.find(store, "revenue", COMPANY, YEAR)
    assert found is not None
    assert (found.amount, found.reason) == (12_000_000_000_000, "Board")
    assert "not broken down yet" in page.cards.grid.gaps.words.accessibleName()
    press(page, "Spread it")
    assert page.draft.grid.gap(COMPANY, YEAR) is not None
    assert amount(page, "Field", YEAR) == 1_080_000_000
    assert amount(page, "Ana", APRIL) == 72_000_000


def test_a_relative_target_is_reckoned_from_the_year_before(page: TargetsPage, qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        dialog.period.choose(parse_period("2027"))
        dialog.number.setText("+15 %")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill)
    page.show_argument("record")
    found = targets.find(page.store, "revenue", COMPANY, parse_period("2027"))
    assert found is not None
    assert found.amount == 115_000_000_000
    assert page.picker.period == parse_period("2027")


def test_a_target_can_name_base_stretch_goal_and_day(store: Store, open_page: Open, qtbot: QtBot) -> None:
    """What the SMART check says is shown while it is typed."""
    save_settings(store, replace(settings.load(store), goal_tree=True, smart_check=True), "")
    save_goal(store, "Grow")
    dialog = RecordDialog(open_page(), known_of(store, load_catalogue(store)), ("revenue", COMPANY, YEAR))
    qtbot.addWidget(dialog)
    dialog.number.setText("+10 %")
    assert "2025" in dialog.base.period.name
    dialog.base.choose(YEAR)
    dialog.stretch.setText("150,000")
    dialog.goal.setCurrentIndex(1)
    dialog.review.setText("2026-06-30")
    taken = dialog.taken()
    assert taken.aim is not None
    assert taken.aim.baseline is not None
    assert taken.value == taken.aim.baseline * 11 / 10
    assert (taken.aim.stretch, taken.aim.goal, str(taken.aim.review)) == (150_000, 1, "2026-06-30")
    assert "✓  It says what, for whom and how much." in dialog.smart.text()
    dialog.review.setText("soon")
    with pytest.raises(UserError, match="not a day"):
        dialog.taken()
