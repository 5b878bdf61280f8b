"""A guard against PySide6 6.12.0, which on CPython 3.10 and 3.11 drops a reference to None on each void call.

There the count falls by one a call until the interpreter aborts; see the dependency's bounds in pyproject.toml.
"""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none_is_not_used_up_by_calls_that_return_nothing(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        label.setText("x")
        label.setEnabled(True)
    assert sys.getrefcount(None) > before - CALLS // 10
