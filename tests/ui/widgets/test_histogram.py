from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.histogram import Bar, Histogram, Mark


def test_words_of_marks_stay_inside_at_both_ends(qtbot: QtBot) -> None:
    made = Histogram()
    qtbot.addWidget(made)
    made.resize(made.minimumSizeHint())
    made.show_bars([Bar("0", 1), Bar("500", 2)], [Mark(0.0, "median 0"), Mark(2.0, "9 of 10 below 1,000")])
    text.clipped.clear()
    made.grab()
    assert text.clipped == []
