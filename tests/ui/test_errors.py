"""What escapes from a slot or a thread is shown or logged, and the program goes on."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.ui.errors import catch_faults, show_fault

Caught = tuple[list[str], list[UserError]]


@pytest.fixture
def caught() -> Iterator[Caught]:
    before, before_in_thread = sys.excepthook, threading.excepthook
    faults: list[str] = []
    refused: list[UserError] = []
    catch_faults(faults.append, refused.append)
    yield faults, refused
    sys.excepthook, threading.excepthook = before, before_in_thread


def raised(error: Exception) -> None:
    """As the interpreter does at the end of a slot."""
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_shown_with_its_trace(caught: Caught) -> None:
    with pytest.raises(KeyError) as failed:
        {}["missing"]
    raised(failed.value)
    assert "KeyError: 'missing'" in caught[0][0]
    assert "test_errors.py" in caught[0][0]


def test_a_sentence_for_the_person_is_shown_as_one(caught: Caught) -> None:
    raised(UserError("{file} is empty.", "Choose another.", file="a.csv"))
    assert caught[0] == []
    assert str(caught[1][0]) == "a.csv is empty. Choose another."


def test_a_fault_in_a_thread_goes_to_the_log(caught: Caught, log_warnings: list[str]) -> None:
    thread = threading.Thread(target=lambda: {}["missing"])
    thread.start()
    thread.join()
    assert caught[0] == []
    assert "KeyError: 'missing'" in log_warnings.pop()


def test_a_second_fault_does_not_open_a_second_dialog(qtbot: QtBot, log_warnings: list[str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    first = show_fault("one", parent)
    assert show_fault("two", parent) is first
    first.accept()
    third = show_fault("three", parent)
    assert third is not first
    assert [text.split()[-1] for text in log_warnings] == ["one", "two", "three"]
    log_warnings.clear()
