"""The header every page has."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import explain
from desktop_app.store import database
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.page import Page


def test_controls_stand_before_the_one_primary_button(qtbot: QtBot, team: Path) -> None:
    with database.open_store(team) as store:
        page = Page(store, JobsInPlace(store))
        qtbot.addWidget(page)
        pressed: list[str] = []
        old = page.set_primary("Old", lambda: pressed.append("old"))
        old.setEnabled(False)
        assert page.set_primary("Save", print) is old  # so the keyboard's place on it is kept
        page.set_primary("Save", lambda: pressed.append("save"))
        page.add_control(QLabel("period"))
        page.add_control(QLabel("scope"))
        found = [page._controls.itemAt(place).widget() for place in range(page._controls.count())]
    words = [widget.text() for widget in found if isinstance(widget, (QLabel, QPushButton))]
    assert words == ["period", "scope", "Save"]
    found[-1].click()
    assert pressed == ["save"]


def test_the_muted_line_takes_no_room_when_it_is_empty(qtbot: QtBot, team: Path) -> None:
    with database.open_store(team) as store:
        page = Page(store, JobsInPlace(store))
        qtbot.addWidget(page)
        page.show()
        page.set_header("Data", "3 imports")
        assert page._muted.isVisible()
        page.set_header("Data")
        assert not page._muted.isVisible()


def test_records_behind_a_step_are_looked_for_on_the_data_page(qtbot: QtBot, team: Path) -> None:
    with database.open_store(team) as store:
        page = Page(store, JobsInPlace(store))
        qtbot.addWidget(page)
        step = explain("kpi.value", records=(3,))
        with qtbot.waitSignal(page.go) as gone:
            page.show_records(step)
    assert gone.args == ["data", step]
