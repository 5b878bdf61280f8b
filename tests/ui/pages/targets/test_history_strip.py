from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.targets.history_strip import HistoryStrip
from desktop_app.ui.widgets import text


@pytest.fixture
def strip(qtbot: QtBot) -> HistoryStrip:
    made = HistoryStrip()
    qtbot.addWidget(made)
    return made


def show(strip: HistoryStrip, values: list[int], target: int) -> None:
    numbers = [Fraction(value) for value in values]
    strip.show_values(numbers, Fraction(target), ("10", "90"), "Reached in 2 of 4 months", lower=False)


def test_the_sentence_is_what_a_screen_reader_and_the_mouse_are_told(strip: HistoryStrip) -> None:
    show(strip, [10, 40, 60, 90], 50)
    assert strip.accessibleDescription() == strip.toolTip() == "Reached in 2 of 4 months"


def test_equal_values_stack_and_make_the_strip_taller(strip: HistoryStrip) -> None:
    show(strip, [10, 90], 50)
    flat = strip.sizeHint().height()
    show(strip, [10, 10, 10, 90], 50)
    assert strip.sizeHint().height() == flat + 2 * 9  # two more dots of 9 px above the first


def test_it_is_painted_whole_also_when_all_is_one_number_or_nothing(strip: HistoryStrip) -> None:
    text.clipped.clear()
    for values, target in (([], 0), ([50, 50], 50), ([-10, 30], 90)):
        show(strip, values, target)
        strip.resize(260, strip.sizeHint().height())
        assert not strip.grab().isNull()
    assert text.clipped == []
