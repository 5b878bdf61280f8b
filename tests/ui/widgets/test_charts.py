import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Column, Table
from desktop_app.ui import theme
from desktop_app.ui.widgets import bars, text
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.plot import Plot, round_ticks, rows_of, spaced_labels, spread_apart
from desktop_app.ui.widgets.trend import Mark, Note, Point, Trend
from desktop_app.ui.widgets.trend_chart import TrendChart
from desktop_app.ui.widgets.waterfall import Step, StepKind, Waterfall, levels

STEPS = (
    Step("First tier", "+2,000.00", 200000),
    Step("Bonus", "+400.00", 40000),
    Step("Earned", "2,400.00", 240000, StepKind.SUBTOTAL),
    Step("Held", "−856.00", -85600),
    Step("Pay", "1,544.00", 154400, StepKind.TOTAL),
)
TREND = Trend(
    tuple(Point(str(month), 50.0 + month % 3, 40, 50, 60, Mark.RUN if month > 8 else None) for month in range(1, 13)),
    lambda value: f"{value:g}",
    ("lower", "centre", "upper", "target"),
    target=48,
    running=True,
    notes=(Note(3, "trade fair"), Note(8, "new prices", from_here=True)),
    run=(8, 9, 10, 11),
    run_words="4 in a row",
)
TABLE = Table((Column("m", "Month"), Column("v", "Value", Unit.COUNT)), (("1", Fraction(3)),))

_SMALL = (
    "from desktop_app.ui.widgets.trend import Point, Trend;"
    "TREND = Trend((Point('1', 1.0), Point('2', 2.0)), str, ('a', 'b', 'c', 'd'));"
)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    text.clipped.clear()


def painted(paint: object, width: int = 200) -> QImage:
    image = QImage(width, 20, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, 20))  # type: ignore[operator] # one of the functions in bars
    painter.end()
    return image


def at(image: QImage, x: int, y: int = 10) -> str:
    return QColor(image.pixelColor(x, y)).name().upper()


def test_columns_start_where_the_one_before_ended() -> None:
    assert levels(STEPS) == [(0, 200000), (200000, 240000), (0, 240000), (240000, 154400), (0, 154400)]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20))
def test_changes_and_their_total_add_up(changes: list[int]) -> None:
    steps = [Step("", "", change) for change in changes]
    assert levels(steps)[-1][1] == sum(changes)


def test_a_waterfall_paints_every_amount_and_name_whole(qtbot: QtBot) -> None:
    made = Waterfall(STEPS)
    qtbot.addWidget(made)
    made.resize(5 * 80, 172)
    made.grab()
    assert text.clipped == []
    made.show_steps(())
    made.grab()


def test_a_waterfall_that_falls_below_zero_stays_inside(qtbot: QtBot) -> None:
    made = Waterfall((Step("Draw", "−500.00", -50000), Step("Pay", "−500.00", -50000, StepKind.TOTAL)))
    qtbot.addWidget(made)
    made.resize(200, 172)
    image = made.grab().toImage()
    assert theme.now().accent in {at(image, 150, y) for y in range(26, 126)}


def test_a_chart_can_be_read_as_a_table_and_back(qtbot: QtBot) -> None:
    card = ChartCard("Pay", Waterfall(STEPS), TABLE, "2,000 and 400 earned, 856 held: 1,544.")
    qtbot.addWidget(card)
    card.resize(600, 300)
    card.show()
    with qtbot.waitSignal(card.switched) as switched:
        card._switch.click()
    assert switched.args == [True]
    assert card._view is not None
    assert card._view.isVisible()
    assert card._view.model.rowCount() == 1
    assert card._chart.accessibleDescription() == "2,000 and 400 earned, 856 held: 1,544."
    card._switch.click()
    assert card._chart.isVisible()


def test_numpy_is_not_loaded_before_a_trend_is_shown() -> None:
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from desktop_app.ui import theme; theme.apply(app);"
        f"{_SMALL}from desktop_app.ui.widgets.trend_chart import TrendChart;"
        "chart = TrendChart(TREND); before = 'numpy' in sys.modules;"
        "chart.show(); app.processEvents(); print(before, 'numpy' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert found.stdout.split() == ["False", "True"]


def test_a_trend_shows_its_line_and_its_marks(qtbot: QtBot) -> None:
    made = TrendChart(TREND)
    qtbot.addWidget(made)
    made.resize(700, 196)
    made.show()
    qtbot.waitUntil(lambda: made._plot is not None and made._plot.isVisible() and made._plot.width() == 700)
    image = made.grab().toImage()
    seen = {at(image, x, y) for x in range(0, 700, 1) for y in range(0, 196, 1)}
    assert {theme.now().accent, theme.now().act} <= seen
    made.show_trend(Trend((Point("1", None),), str, ("", "", "", "")))
    made.grab()


def test_ticks_are_round_numbers_inside_the_range() -> None:
    assert round_ticks(40.2, 60.8) == [50, 60] or round_ticks(40.2, 60.8) == [45, 50, 55, 60]
    assert round_ticks(0, 4) == [0, 1, 2, 3, 4]


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
def test_there_are_never_more_than_five_ticks(low: float, span: float) -> None:
    ticks = round_ticks(low, low + span)
    assert len(ticks) <= 5
    assert all(low - span * 1e-6 <= tick <= low + span * (1 + 1e-6) for tick in ticks)


@given(st.lists(st.floats(-100, 100), max_size=6))
def test_labels_are_pushed_apart_and_keep_their_order(values: list[float]) -> None:
    found = spread_apart(sorted(values), 5)
    assert len(found) == len(values)
    assert all(after - before >= 5 - 1e-6 for before, after in pairwise(found))


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread_apart([0, 10, 30], 5) == [0, 10, 30]
    assert spread_apart([10, 11], 5) == [8, 13]


def test_the_last_month_always_has_its_name() -> None:
    for width in (200, 400, 1000):
        assert spaced_labels(TREND, width)[-1] == (11, "12")


def test_parts_of_a_change_lie_on_the_side_of_their_sign() -> None:
    shown = bars.Contribution((-1.0, 1.0), -2, 2)
    image = painted(lambda painter, rect: bars.paint_contribution(painter, rect, shown))
    assert at(image, 60) == theme.now().accent
    assert at(image, 140) == theme.now().bar_soft
    assert at(image, 40) == at(image, 160) == theme.now().surface


def test_a_person_stands_among_chance_limits() -> None:
    shown = bars.FunnelRow(0.5, (0.4, 0.6), (0.3, 0.7), 0.45)
    image = painted(lambda painter, rect: bars.paint_funnel(painter, rect, shown))
    assert at(image, 100) == theme.now().accent
    assert at(image, 115) == theme.now().zone_act
    assert at(image, 135) == theme.now().zone_watch
    assert at(image, 150) == theme.now().surface


def test_more_than_assigned_goes_right_and_a_gap_goes_left() -> None:
    for difference, ink, x in ((0.03, theme.now().accent, 30), (-0.03, theme.now().watch, 14)):
        shown = bars.Assigned(difference)
        image = painted(lambda painter, rect, shown=shown: bars.paint_assigned(painter, rect, shown))
        assert at(image, x) == ink
        assert at(image, 44 - x) == theme.now().track


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(1, 200)), max_size=8))
def test_no_two_notes_of_a_trend_lie_over_each_other(found: list[tuple[float, float]]) -> None:
    spans = [(left, left + width) for left, width in found]
    rows = rows_of(spans)
    for (row, (left, right)), (other, (start, end)) in combinations(zip(rows, spans, strict=True), 2):
        if row is not None and row == other:
            assert right <= start or end <= left
    assert rows[:1] == [0][: len(rows)]


def test_notes_close_together_take_two_rows_and_long_ones_are_cut(qtbot: QtBot) -> None:
    long = "A template for the five most frequent questions of all customers"
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(500, 260)
    plot.show_trend(replace(TREND, notes=(Note(5, long), Note(6, long), Note(7, long))))
    assert [one.row for one in plot._notes] == [0, 1, None]
    assert plot._notes[0].words.endswith("…")


def test_the_words_of_a_run_lie_clear_of_every_point(qtbot: QtBot) -> None:
    for low in (True, False):
        plot = Plot()
        qtbot.addWidget(plot)
        plot.resize(800, 200)
        plot.show_trend(replace(TREND, run_low=low))
        (words,) = [one for one in plot.getPlotItem().items if getattr(one, "textItem", None) is not None
                    and one.textItem.toPlainText() == TREND.run_words]  # fmt: skip
        edge = words.pos().y()
        values = [value for point in TREND.points for value in (point.value, point.lower, point.upper) if value]
        row = plot.getViewBox().viewPixelSize()[1] * 15
        assert (edge + row <= min(values)) if low else (edge - row >= max(values))
