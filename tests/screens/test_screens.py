"""A few of the pictures that ``python -m tests.screens`` makes, and whether it would see what is broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.widgets import text
from tests.screens.faults import find_faults
from tests.screens.rendering import render


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = MainWindow(qapp, JobsInPlace())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("language", "scheme"),
    [
        ("ro", theme.Scheme.LIGHT),  # the longest texts
        pytest.param("zh_CN", theme.Scheme.DARK, marks=pytest.mark.thorough),  # the highest
    ],
)
def test_no_text_is_cut_or_lies_over_another(
    window: MainWindow, sample: Path, language: str, scheme: theme.Scheme
) -> None:
    screens = list(render(window, sample, [language], [scheme], [(1280, 800)]))
    assert len(screens) > 1
    assert [f"{screen.name}: {fault}" for screen in screens for fault in screen.faults] == []


def test_a_cut_label_button_and_choice_are_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for place, widget in enumerate((QLabel("A label that is long"), QPushButton("A button"), QComboBox())):
        if isinstance(widget, QComboBox):
            widget.addItem("A choice that is long")
        widget.setParent(window)
        widget.setGeometry(0, 40 * place, 40, 30)
    window.show()
    text.clipped.clear()
    window.grab()
    faults = find_faults(window)
    assert [fault.split("'")[1] for fault in faults] == ["A label that is long", "A button", "A choice that is long"]


def test_a_wrapped_label_without_height_is_seen(qtbot: QtBot) -> None:
    label = QLabel("One two three four five six seven eight nine ten")
    label.setWordWrap(True)
    window = QWidget()
    qtbot.addWidget(window)
    label.setParent(window)
    label.setGeometry(0, 0, 60, 20)
    window.show()
    assert any("One two" in fault for fault in find_faults(window))


def test_a_page_wider_than_its_place_is_seen(qtbot: QtBot) -> None:
    area = QScrollArea()
    window = QWidget()
    qtbot.addWidget(window)
    area.setParent(window)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(QPushButton("As wide as its words, and more than this place"))
    area.resize(60, 60)
    window.show()
    text.clipped.clear()
    assert [fault for fault in find_faults(window) if fault.startswith("beyond the edge")] != []


def test_texts_over_each_other_are_seen_and_neighbours_are_not(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    left, right = QLabel("Left"), QLabel("Right")
    row.addWidget(left)
    row.addWidget(right)
    window.show()
    text.clipped.clear()
    assert find_faults(window) == []
    right.move(left.pos())
    assert find_faults(window) == ["texts over each other: 'Left' and 'Right'"]
