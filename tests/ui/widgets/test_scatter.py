"""Points in a plane: what the pointer means, and that names never lie over each other."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.scatter import Band, Dot, Scatter, ScatterPlot


def short(value: float) -> str:
    return f"{value:.1f}"


def scatter(*dots: Dot) -> Scatter:
    band = Band(((1, 0.1, 0.9), (100, 0.4, 0.6)), "zone_watch")
    return Scatter(dots, "Records", "Share", short, short, (band,), 0.5, 50.0, ("a", "b", "c", "d"))


ANA, ION = Dot(10, 0.4, "Ana", "Ana: 4 of 10", (5, 15), (0.2, 0.6)), Dot(90, 0.6, "Ion", "Ion: 54 of 90")


@pytest.fixture
def plot(qtbot: QtBot, qapp: QApplication) -> ScatterPlot:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = ScatterPlot()
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


def test_the_pointer_means_the_nearest_dot_and_nothing_far_from_all(plot: ScatterPlot) -> None:
    assert plot.dot_at(QPointF(10, 10)) is None
    plot.show_scatter(scatter(ANA, ION))
    at = plot._plane().at(ION.x, ION.y)
    assert plot.dot_at(at + QPointF(3, 3)) is ION
    assert plot.dot_at(QPointF(250, 30)) is None


def test_more_is_to_the_right_and_upwards(plot: ScatterPlot) -> None:
    plot.show_scatter(scatter(ANA, ION))
    ana, ion = (plot._plane().at(dot.x, dot.y) for dot in (ANA, ION))
    assert ana.x() < ion.x()
    assert ana.y() > ion.y()


@pytest.mark.parametrize("count", [1, 2, 30, 100])
def test_any_number_of_dots_is_painted_without_a_cut_text(plot: ScatterPlot, count: int) -> None:
    text.clipped.clear()
    plot.show_scatter(scatter(*(Dot(n % 10, n % 7 / 10, f"Person {n}", "") for n in range(count))))
    assert not plot.grab().isNull()
    assert not text.clipped


def test_one_dot_alone_has_room_around_it(plot: ScatterPlot) -> None:
    plot.show_scatter(Scatter((Dot(3, 0, "Ana", ""),), "", "", str, str))
    assert plot._plane().area.contains(plot._plane().at(3, 0))
