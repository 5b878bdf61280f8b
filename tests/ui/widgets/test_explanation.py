from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.ui import theme
from desktop_app.ui.widgets.explanation import WhyPanel


def count(number: int) -> Quantity:
    return Quantity(Fraction(number), Unit.COUNT)


DEALS = tuple(explain(f"deal {number}", count(1)) for number in range(30))
WON = explain("won", count(98), count=98, parts=DEALS)
TREE = explain(
    "98 of 212",
    Quantity(Fraction(98, 212), Unit.PERCENT),
    parts=(
        explain("decided", count(212), parts=(WON, explain("lost", count(114), count=114))),
        explain("gap", count(4), count=7),
    ),
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> WhyPanel:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = WhyPanel(lambda step: step.step)
    qtbot.addWidget(made)
    made.resize(336, 800)
    made.show_explanation(TREE, "Win rate")
    made.show()
    return made


def buttons(panel: WhyPanel, words: str) -> list[QPushButton]:
    return [found for found in panel.findChildren(QPushButton) if found.text() == words]


def test_steps_and_results_are_shown_down_to_the_second_level(panel: WhyPanel) -> None:
    words = {found.text() for found in panel.findChildren(QLabel)}
    assert {"98 of 212", "decided", "won", "lost", "gap", "212", "Win rate"} <= words
    assert "deal 0" not in words


def test_a_count_of_records_opens_them(qtbot: QtBot, panel: WhyPanel) -> None:
    (won,) = buttons(panel, "98")
    with qtbot.waitSignal(panel.records_asked) as asked:
        won.click()
    assert asked.args[0] == WON
    (other,) = buttons(panel, "7 records")
    with qtbot.waitSignal(panel.records_asked) as asked:
        other.click()
    assert isinstance(asked.args[0], Explanation)
    assert asked.args[0].step == "gap"


def test_deeper_steps_come_when_asked_for_a_few_at_a_time(panel: WhyPanel) -> None:
    (more,) = buttons(panel, "30 steps")
    more.click()
    words = {found.text() for found in panel.findChildren(QLabel)}
    assert "deal 11" in words
    assert "deal 12" not in words
    (rest,) = buttons(panel, "18 more")
    rest.click()
    assert "deal 29" in {found.text() for found in panel.findChildren(QLabel)}


def test_the_text_has_every_step(panel: WhyPanel) -> None:
    lines = panel.as_text().splitlines()
    assert lines[0] == "98 of 212\t46.2\N{NO-BREAK SPACE}%"
    assert lines[1] == "  decided\t212"
    assert len(lines) == 1 + 1 + 2 + 30 + 1


def test_another_explanation_replaces_the_first(qtbot: QtBot, panel: WhyPanel) -> None:
    panel.show_explanation(explain("plain", count(3)))
    qtbot.waitUntil(lambda: not buttons(panel, "98"))
    assert panel.as_text() == "plain\t3\n"


def test_everything_that_takes_the_focus_has_a_name(panel: WhyPanel) -> None:
    for found in panel.findChildren(QPushButton):
        assert found.focusPolicy() != Qt.FocusPolicy.NoFocus
        assert found.text() or found.accessibleName()
