"""An open workspace in the window: pages, the way between them, the panel, what is read when."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import explain
from desktop_app.ui.main_window import MainWindow
from tests.operations import small_operations as small
from tests.ui.shell.driving import desk_of, first, key, second
from tests.ui.shell.small_pages import First


def test_pages_without_anything_to_say_wait_under_more(window: MainWindow, team: Path) -> None:
    window.open(team)
    side_bar = desk_of(window).side_bar
    assert side_bar.shown() == ("overview", "data")
    assert [action.text() for action in side_bar.more.menu().actions()] == ["Improve"]
    side_bar.more.menu().actions()[0].trigger()
    assert desk_of(window).key == "improve"
    assert side_bar.shown() == ("overview", "data", "improve")
    assert not side_bar.more.isVisible()


def test_control_and_a_number_open_the_pages_in_their_order(qtbot: QtBot, window: MainWindow, team: Path) -> None:
    window.open(team)
    key(qtbot, window, Qt.Key.Key_2)
    assert desk_of(window).key == "data"
    key(qtbot, window, Qt.Key.Key_1)
    assert desk_of(window).key == "overview"
    key(qtbot, window, Qt.Key.Key_9)
    assert desk_of(window).key == "overview"


def test_escape_goes_back_step_by_step(qtbot: QtBot, window: MainWindow, team: Path) -> None:
    window.open(team)
    key(qtbot, window, Qt.Key.Key_2)
    second(window).opened_inside = True
    key(qtbot, window, Qt.Key.Key_F1, control=False)
    assert desk_of(window).panel.isVisible()
    key(qtbot, window, Qt.Key.Key_Escape, control=False)
    assert not desk_of(window).panel.isVisible()
    key(qtbot, window, Qt.Key.Key_Escape, control=False)
    assert not second(window).opened_inside
    assert desk_of(window).key == "data"
    key(qtbot, window, Qt.Key.Key_Escape, control=False)
    assert desk_of(window).key == "overview"


def test_a_figure_is_explained_in_a_panel_beside_or_over_the_page(window: MainWindow, team: Path) -> None:
    window.open(team)
    window.resize(1440, 900)
    wide = first(window).width()
    figure = explain("kpi.no_data", parts=(explain("kpi.no_data", records=(1, 2)),))
    first(window).explain_asked.emit(figure)
    QApplication.processEvents()
    desk = desk_of(window)
    assert desk.why.isVisible()
    assert desk.why.as_text().splitlines()[0] == "Nothing is recorded for this figure."
    assert first(window).width() == wide - desk.why.width()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert first(window).width() == 1280 - desk.side_bar.width()
    assert desk.why.mapTo(desk, desk.why.rect().topRight()).x() == 1279


def test_the_records_of_a_step_are_shown_where_data_are(window: MainWindow, team: Path) -> None:
    window.open(team)
    step = explain("kpi.no_data", records=(1, 2))
    desk_of(window).why.records_asked.emit(step)
    assert desk_of(window).key == "data"
    assert second(window).arguments == [step]


def test_a_change_reloads_the_visible_page_and_the_side_bar(window: MainWindow, team: Path) -> None:
    window.open(team)
    page = first(window)
    before = page.reloads
    page.rename()
    assert page.reloads == before + 1
    assert desk_of(window).side_bar.findChildren(QWidget)
    assert First.attention(desk_of(window).store) == len("Pine")


def test_a_hidden_page_reads_the_data_again_only_when_it_is_shown(window: MainWindow, team: Path) -> None:
    window.open(team)
    page = first(window)
    desk_of(window).show_page("data")
    before = page.reloads
    window.jobs.run(small.rename, "Pine")
    assert page.reloads == before
    desk_of(window).show_page("overview")
    assert page.reloads == before + 1
