from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets import cells
from desktop_app.ui.widgets.bullet import BulletBar, BulletDelegate, paint_bullet
from desktop_app.ui.widgets.face import GaugeFace, Landing, Spark, Status
from desktop_app.ui.widgets.sparkline import SparkDelegate, paint_spark
from tests.ui.widgets.faces import NO_DATA, REVENUE, SPARK, judged

WIDTH, HEIGHT = 200, 28
MIDDLE = HEIGHT // 2


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)


def painted(face: GaugeFace) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_bullet(painter, QRectF(0, 0, WIDTH, HEIGHT), face)
    painter.end()
    return image


def at(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixelColor(x, y)).name().upper()


def sparked(spark: Spark) -> QImage:
    image = QImage(128, 20, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_spark(painter, QRectF(0, 0, 128, 20), spark)
    painter.end()
    return image


@pytest.mark.parametrize("status", [Status.GOOD, Status.WATCH, Status.ACT])
def test_the_bar_ends_at_the_share(status: Status) -> None:
    image = painted(judged(status, 0.5))
    assert at(image, 98, MIDDLE - 2) == getattr(theme.now(), status.value)
    assert at(image, 101, MIDDLE - 2) == theme.now().track


def test_a_bar_without_judgement_is_hollow() -> None:
    image = painted(judged(Status.NONE, 0.5))
    assert at(image, 50, MIDDLE - 5) == theme.now().none
    assert at(image, 50, MIDDLE - 2) == theme.now().none_fill


def test_target_tick_and_landing_stand_where_they_should() -> None:
    image = painted(replace(judged(Status.GOOD, 0.2), target=0.5, landing=Landing(0.7, 0.8, 0.9)))
    assert at(image, 100, MIDDLE - 8) == theme.now().text
    assert at(image, 97, MIDDLE - 8) == theme.now().surface
    assert at(image, 160, MIDDLE + 4) == theme.now().text


def test_pace_stands_under_the_strip() -> None:
    image = painted(replace(judged(Status.GOOD, 0.2), pace=0.6))
    assert at(image, 120, MIDDLE - 1 + 7 + 4) == theme.now().text


def test_a_scale_without_zero_and_a_bar_beyond_it_are_cut() -> None:
    whole = painted(judged(Status.GOOD, 1.0))
    assert at(whole, 8, MIDDLE - 2) == theme.now().good
    cut = painted(replace(judged(Status.GOOD, 1.0), cut=True))
    broken = painted(judged(Status.GOOD, 1.5))
    ground = theme.color("surface").lightness()
    assert max(cut.pixelColor(x, MIDDLE - 2).lightness() for x in range(4, 18)) > ground - 25
    assert max(broken.pixelColor(x, MIDDLE - 2).lightness() for x in range(WIDTH - 20, WIDTH - 2)) > ground - 25


def test_without_data_there_is_no_bar() -> None:
    assert at(painted(NO_DATA), 1, MIDDLE - 2) == theme.now().track


def test_a_bullet_outside_a_table_speaks_and_opens(qtbot: QtBot) -> None:
    made = BulletBar(REVENUE)
    qtbot.addWidget(made)
    assert (made.value(), made.accessibleDescription()) == (426, REVENUE.sentence)
    with qtbot.waitSignal(made.opened):
        qtbot.keyClick(made, Qt.Key.Key_Return)
    made.show_face(NO_DATA)
    assert made.value() < 0


def test_cells_without_a_face_stay_empty(qtbot: QtBot) -> None:
    model = QStandardItemModel(2, 2)
    for column, face in enumerate((REVENUE, SPARK)):
        item = QStandardItem()
        item.setData(face, cells.FACE)
        model.setItem(0, column, item)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    delegates = [BulletDelegate(view), SparkDelegate(view)]
    for column, delegate in enumerate(delegates):
        view.setItemDelegateForColumn(column, delegate)
        view.setColumnWidth(column, 200)
    image = view.viewport().grab(view.visualRect(model.index(1, 0))).toImage()
    assert {at(image, x, 10) for x in range(20, 180)} == {theme.now().surface}
    image = view.viewport().grab(view.visualRect(model.index(0, 0))).toImage()
    assert len({at(image, x, 12) for x in range(20, 180)}) > 1
    assert not model.index(1, 1).data(cells.FACE)
    assert QModelIndex().row() == -1


def test_a_signal_is_marked_and_a_month_without_data_leaves_a_gap() -> None:
    signal = Spark((1, 1, 9, 1, 1), 0, 2, 4, frozenset({2}))
    image = sparked(signal)
    tip = [at(image, 64, y) for y in range(8)]
    assert theme.now().act in tip
    gap = sparked(Spark((5, 5, None, 5, 5)))
    line = theme.color("muted").lightness()
    column = [gap.pixelColor(64, y).lightness() for y in range(20)]
    assert min(column) > line + 60


def test_the_ring_of_a_running_month_is_hollow() -> None:
    for running, ink in ((True, theme.now().surface), (False, theme.now().text)):
        image = sparked(Spark((1, 2, 3, 2), 0, 2, 4, running=running))
        middle = 128 - 3.5
        y = 20 - 3.5 - 2 / 4 * 13
        assert at(image, int(middle), int(y)) == ink
