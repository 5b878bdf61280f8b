"""Small parts of the window: the stage, the care for the file, the questions before something is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.operations.messages import Run
from desktop_app.ui.jobs import Job, JobsInPlace
from desktop_app.ui.shell.care import Care
from desktop_app.ui.shell.opened import open_workspace
from desktop_app.ui.shell.questions import may_stop
from desktop_app.ui.shell.stage import Stage
from tests.operations import small_operations as small


def test_what_stands_alone_covers_what_was_there_and_gives_it_back(qtbot: QtBot) -> None:
    stage = Stage()
    qtbot.addWidget(stage)
    page, alone = QLabel("page"), QLabel("alone")
    stage.put(page)
    stage.put_alone(alone)
    assert (stage.is_alone, stage.currentWidget()) == (True, alone)
    stage.put_alone(None)
    assert (stage.is_alone, stage.currentWidget(), stage.count()) == (False, page, 1)
    other = QLabel("other")
    stage.put_alone(QLabel("alone"))
    stage.put(other)
    assert (stage.is_alone, stage.currentWidget(), stage.count()) == (False, other, 1)


def test_a_second_window_is_told_that_the_workspace_is_open(team: Path) -> None:
    opened = open_workspace(team)
    with pytest.raises(UserError, match="is open"):
        open_workspace(team)
    opened.close()
    open_workspace(team).close()


def test_a_window_may_read_but_not_write(team: Path) -> None:
    opened = open_workspace(team)
    with pytest.raises(UserError):
        small.rename(opened.reader, "Pine")
    opened.close()


def test_only_changes_are_backed_up(qtbot: QtBot, team: Path) -> None:
    opened = open_workspace(team)
    jobs = JobsInPlace()
    jobs.use_workspace(team)
    parent = QWidget()
    qtbot.addWidget(parent)
    care = Care(parent, jobs, opened)
    care.begin()
    first = opened.newest_copy()
    assert first is not None
    with qtbot.assertNotEmitted(care.backed_up):
        care.back_up_changes()
    jobs.run(small.rename, "Pine")
    with qtbot.waitSignal(care.backed_up):
        care.back_up_changes()
    care.stop()
    jobs.close()
    opened.close()


def job(jobs: JobsInPlace, *, quiet: bool) -> Job:
    return Job(jobs, Run(1, "a:b", (), {}), "Importing", quiet=quiet)


def answer(button: QMessageBox.StandardButton) -> None:
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    question.button(button).click()


def test_closing_asks_only_when_something_wanted_would_be_lost(qtbot: QtBot) -> None:
    parent, jobs = QWidget(), JobsInPlace()
    qtbot.addWidget(parent)
    assert may_stop(parent, None)
    assert may_stop(parent, job(jobs, quiet=True))
    for button, closes in ((QMessageBox.StandardButton.Cancel, False), (QMessageBox.StandardButton.Close, True)):
        QTimer.singleShot(0, lambda button=button: answer(button))
        assert may_stop(parent, job(jobs, quiet=False)) is closes
