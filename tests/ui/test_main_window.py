"""The window around small pages: ways in, ways through, what it remembers and what it says when something fails."""

from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.domain.progress import Progress
from desktop_app.operations import moments
from desktop_app.operations.sample import end_for
from desktop_app.store import people, settings
from desktop_app.ui import remembered, theme
from desktop_app.ui.errors import FaultDialog
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.finder import Finder
from tests.operations import small_operations as small
from tests.ui.shell.driving import desk_of, first, key, second, session_of
from tests.ui.shell.small_pages import PAGES


def test_the_first_door_leads_from_a_name_to_the_import_page(window: MainWindow, tmp_path: Path) -> None:
    assert window.welcome is not None
    form = window.welcome.form
    assert form is not None
    form.name.setText("Harbor: Pine/Supply")
    form.name.returnPressed.emit()
    desk = desk_of(window)
    assert desk.key == "data"
    made = settings.load(desk.store)
    assert (made.company, made.pays_commission, made.leads_team) == ("Harbor: Pine/Supply", True, False)
    assert desk.store.path.name == "Harbor Pine Supply.quotadesk"
    assert window.windowTitle() == "Harbor: Pine/Supply · Quotadesk"


def test_the_second_door_makes_a_workspace_for_leading_a_team(window: MainWindow) -> None:
    assert window.welcome is not None
    window.welcome.open_door("one_on_one")
    assert window.welcome.form is not None
    window.welcome.form.name.returnPressed.emit()
    made = settings.load(desk_of(window).store)
    assert (made.pays_commission, made.leads_team) == (False, True)


def test_the_third_door_makes_the_sample_once_and_opens_it(
    window: MainWindow, sample_made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up_to: list[date] = []

    def fill(path: Path, end: date, _progress: Progress) -> None:
        """One is filled for all tests; it takes seconds."""
        made_up_to.append(end)
        copy(sample_made, path)

    monkeypatch.setattr("desktop_app.operations.sample.workspace._fill", fill)
    assert window.welcome is not None
    window.welcome.sample_asked.emit()
    first_one = desk_of(window)
    assert len(people.load(first_one.store)) > 5
    made = first_one.store.path.stat().st_ino
    window.close_workspace()
    assert window.welcome is not None
    window.welcome.sample_asked.emit()
    assert desk_of(window).store.path.stat().st_ino == made
    assert made_up_to == [end_for(moments.today())]


def test_files_dropped_before_there_is_a_workspace_are_imported_into_it(window: MainWindow, tmp_path: Path) -> None:
    export = tmp_path / "invoices.csv"
    export.write_text("a,b\n1,2\n", encoding="utf-8")
    drop(window, export)
    assert window.desk is None
    assert window.welcome is not None
    assert window.welcome.form is not None
    window.welcome.form.name.returnPressed.emit()
    assert second(window).files == [export]


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_workspace_is_opened_and_a_dropped_export_imported(
    window: MainWindow, team: Path, tmp_path: Path
) -> None:
    drop(window, team)
    assert desk_of(window).company == "Harbor"
    drop(window, tmp_path / "x.csv")
    assert desk_of(window).key == "data"
    assert second(window).files == [tmp_path / "x.csv"]


def test_a_file_that_is_no_workspace_is_refused_in_a_sentence_and_nothing_closes(
    window: MainWindow, team: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.quotadesk"
    other.write_bytes(b"hello")
    assert not window.open(other)
    assert window.welcome is not None
    assert "other.quotadesk" in window.welcome.banner.texts()[0]
    window.open(team)
    assert not window.open(other)
    assert desk_of(window).company == "Harbor"
    assert desk_of(window).banner.isVisible()


def test_opening_the_open_workspace_again_changes_nothing(window: MainWindow, team: Path) -> None:
    window.open(team)
    before = window.desk
    assert window.open(team)
    assert window.desk is before


def test_an_offer_is_reached_by_its_keys_and_by_the_palette(qtbot: QtBot, window: MainWindow, team: Path) -> None:
    window.open(team)
    key(qtbot, window, Qt.Key.Key_I)
    assert second(window).arguments == ["import"]
    key(qtbot, window, Qt.Key.Key_1)
    key(qtbot, window, Qt.Key.Key_K)
    assert session_of(window).finder is not None
    qtbot.keyClicks(session_of(window).finder.field, "import")
    qtbot.keyClick(session_of(window).finder.field, Qt.Key.Key_Return)
    assert not session_of(window).finder.isVisible()
    assert desk_of(window).key == "data"
    assert second(window).arguments == ["import", "import"]


def test_the_palette_is_left_with_escape_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow, team: Path) -> None:
    window.open(team)
    window.activateWindow()
    first(window).filter.setFocus()
    key(qtbot, window, Qt.Key.Key_K)
    assert session_of(window).finder is not None
    qtbot.keyClick(session_of(window).finder.field, Qt.Key.Key_Escape)
    assert not session_of(window).finder.isVisible()
    assert window.focusWidget() is first(window).filter


def test_a_refused_job_is_said_in_the_banner_and_a_fault_in_a_dialog(
    window: MainWindow, team: Path, log_warnings: list[str]
) -> None:
    window.open(team)
    window.jobs.run(small.refuse, "a.csv")
    assert desk_of(window).banner.texts() == ("a.csv is empty.", "Choose another file.")
    window.jobs.run(small.break_down)
    dialog = window.findChild(FaultDialog)
    assert dialog is not None
    dialog.copy_details()
    assert "RuntimeError: deeper" in QApplication.clipboard().text()
    assert "RuntimeError: deeper" in log_warnings.pop()
    dialog.accept()
    desk_of(window).show_page("data")
    assert desk_of(window).key == "data"


def test_another_language_builds_the_pages_again_at_the_same_place(window: MainWindow, team: Path) -> None:
    window.open(team)
    desk_of(window).show_page("data")
    desk_of(window).show_page("overview")
    first(window).filter.setText("Field")
    before = window.desk
    window.speak("ro")
    assert i18n.language() == "ro"
    assert window.desk is not before
    assert desk_of(window).key == "overview"
    assert first(window).filter.text() == "Field"
    assert desk_of(window).back()
    assert desk_of(window).key == "data"
    assert remembered.load("language") == "ro"


def test_colours_are_switched_live_and_remembered(window: MainWindow) -> None:
    window.dress(theme.Scheme.DARK)
    assert theme.now() is theme.DARK
    assert remembered.load("scheme") == "dark"
    window.dress(theme.Scheme.LIGHT)
    assert theme.now() is theme.LIGHT


def test_the_window_remembers_its_size_its_page_and_what_was_filtered(
    qtbot: QtBot, qapp: QApplication, team: Path
) -> None:
    window = MainWindow(qapp, JobsInPlace(), PAGES)
    window.show()
    window.resize(1200, 760)
    window.open(team)
    first(window).filter.setText("Field")
    desk_of(window).show_page("data")
    window.close()
    again = MainWindow(qapp, JobsInPlace(), PAGES)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1200, 760)
    assert remembered.recent() == [team]
    again.open(team)
    assert desk_of(again).key == "data"
    desk_of(again).show_page("overview")
    assert first(again).filter.text() == "Field"
    again.close()


def test_the_view_for_two_leaves_nothing_else_within_reach(qtbot: QtBot, window: MainWindow, team: Path) -> None:
    window.open(team)
    alone = QLabel("Ana")
    first(window).alone_asked.emit(alone)
    assert alone.isVisible()
    assert not desk_of(window).isVisible()
    assert window.windowTitle() == "Quotadesk"
    key(qtbot, window, Qt.Key.Key_2)
    key(qtbot, window, Qt.Key.Key_K)
    key(qtbot, window, Qt.Key.Key_Escape, control=False)
    assert desk_of(window).key == "overview"
    assert window.findChild(Finder) is None
    assert not window.acceptDrops()
    first(window).alone_asked.emit(None)
    assert desk_of(window).isVisible()
    assert window.windowTitle() == "Harbor · Quotadesk"


def test_the_file_is_checked_and_backed_up_after_it_is_shown(window: MainWindow, team: Path) -> None:
    window.open(team)
    assert desk_of(window).side_bar.saved.text() == "Saved · no backup yet"
    care = session_of(window).care
    assert care is not None
    care.begin()
    assert desk_of(window).side_bar.saved.text().startswith("Saved · backup ")
    assert not desk_of(window).banner.isVisible()
    assert session_of(window).opened is not None
    assert session_of(window).opened.has_fresh_backup()


def test_a_backup_is_put_back_and_the_workspace_opened_again(window: MainWindow, team: Path) -> None:
    window.open(team)
    assert session_of(window).care is not None
    session_of(window).care.begin()
    assert session_of(window).opened is not None
    copy = session_of(window).opened.newest_copy()
    assert copy is not None
    window.jobs.run(small.rename, "Wrong")
    window.restore(copy)
    assert settings.load(desk_of(window).store).company == "Harbor"
    assert "before-restore" in desk_of(window).banner.texts()[1]


def test_closing_a_workspace_leads_back_to_the_welcome_and_frees_the_file(window: MainWindow, team: Path) -> None:
    window.open(team)
    window.close_workspace()
    assert window.welcome is not None
    assert window.desk is None
    assert window.open(team)
