import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets import gauge, text
from desktop_app.ui.widgets.face import Landing, Status, per_mille
from desktop_app.ui.widgets.gauge import HeroGauge
from tests.ui.widgets.faces import NO_DATA, REVENUE, judged


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    text.clipped.clear()


def shown(qtbot: QtBot, face: gauge.GaugeFace, width: int = 282) -> HeroGauge:
    made = HeroGauge(face)
    qtbot.addWidget(made)
    made.resize(width, gauge.SIZE.height())
    made.show()
    qtbot.waitExposed(made)
    return made


def picture(widget: HeroGauge) -> QImage:
    return widget.grab().toImage()


def on_ring(widget: HeroGauge, share: float, radius: float) -> QPoint:
    """A place on the dial: its centre lies 148 px below the card's top (54 + radius 94, measures.md)."""
    angle = math.pi * (1 - share)
    centre = QPointF(round(widget.width() / 2), 148)
    return (centre + QPointF(radius * math.cos(angle), -radius * math.sin(angle))).toPoint()


def colour_at(image: QImage, place: QPoint) -> str:
    return QColor(image.pixelColor(place)).name().upper()


def test_a_screen_reader_gets_the_share_in_per_mille_and_the_sentence(qtbot: QtBot) -> None:
    made = shown(qtbot, REVENUE)
    assert (made.minimum(), made.value(), made.maximum()) == (0, 426, 1000)
    assert made.accessibleName() == "Revenue"
    assert made.accessibleDescription() == made.toolTip() == REVENUE.sentence
    assert made.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize(("share", "value"), [(1.21, 1000), (-0.2, 0), (0.0004, 0), (0.9996, 1000), (None, None)])
def test_shares_are_clamped_to_the_scale(share: float | None, value: int | None) -> None:
    assert per_mille(share) == value


def test_qt_hands_role_and_texts_to_the_screen_reader(qtbot: QtBot) -> None:
    made = shown(qtbot, REVENUE)
    found = QAccessible.queryAccessibleInterface(made)
    assert found.role() is QAccessible.Role.ProgressBar
    assert found.text(QAccessible.Text.Name) == "Revenue"
    assert found.text(QAccessible.Text.Description) == REVENUE.sentence
    assert found.state().focusable


def test_a_figure_beyond_the_scale_replaces_an_earlier_one(qtbot: QtBot) -> None:
    """QProgressBar would ignore a value beyond its maximum and keep the old one."""
    made = shown(qtbot, REVENUE)
    made.show_face(replace(REVENUE, share=2.4))
    assert made.value() == 1000


def test_without_data_there_is_no_value_rather_than_zero(qtbot: QtBot) -> None:
    made = shown(qtbot, REVENUE)
    made.show_face(NO_DATA)
    assert made.value() < made.minimum()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_open_a_gauge(qtbot: QtBot, key: Qt.Key) -> None:
    made = shown(qtbot, REVENUE)
    with qtbot.waitSignal(made.opened):
        qtbot.keyClick(made, key)


def test_a_click_opens_a_gauge_and_one_that_ends_elsewhere_does_not(qtbot: QtBot) -> None:
    made = shown(qtbot, REVENUE)
    with qtbot.waitSignal(made.opened):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(made.opened):
        qtbot.mousePress(made, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))


def test_the_painted_face_is_kept_until_something_changes(qtbot: QtBot, qapp: QApplication) -> None:
    made = shown(qtbot, REVENUE)
    first = made._painted().cacheKey()
    made.repaint()
    assert made._painted().cacheKey() == first
    made.show_face(replace(REVENUE, share=0.5))
    second = made._painted().cacheKey()
    theme.apply(qapp, theme.Scheme.DARK)
    assert len({first, second, made._painted().cacheKey()}) == 3


@pytest.mark.parametrize("status", [Status.GOOD, Status.WATCH, Status.ACT])
def test_the_ring_is_coloured_up_to_the_share_and_no_further(qtbot: QtBot, status: Status) -> None:
    image = picture(made := shown(qtbot, judged(status, 0.6)))
    tokens = theme.now()
    assert colour_at(image, on_ring(made, 0.58, 88)) == getattr(tokens, status.value)
    assert colour_at(image, on_ring(made, 0.62, 88)) == tokens.track
    assert colour_at(image, on_ring(made, 0.58, 70)) == tokens.surface


def test_a_bar_without_judgement_is_hollow(qtbot: QtBot) -> None:
    image = picture(made := shown(qtbot, judged(Status.NONE, 0.6)))
    assert colour_at(image, on_ring(made, 0.5, 88)) == theme.now().none_fill


def test_zones_and_landing_lie_outside_the_ring(qtbot: QtBot) -> None:
    image = picture(made := shown(qtbot, REVENUE))
    tokens = theme.now()
    assert colour_at(image, on_ring(made, 0.3, 101)) == tokens.ring_act
    assert colour_at(image, on_ring(made, 0.95, 101)) == tokens.ring_met
    assert colour_at(image, on_ring(made, 0.842, 101)) == tokens.text


def test_a_landing_beyond_the_scale_keeps_to_the_card(qtbot: QtBot) -> None:
    landing = Landing(-0.4, 1.8, 2.9)
    image = picture(made := shown(qtbot, replace(REVENUE, landing=landing, share=2.2)))
    below = {colour_at(image, QPoint(x, 160)) for x in range(made.width() - 14, made.width() - 2)}
    assert below == {theme.now().surface}


@pytest.mark.parametrize("width", [236, 282])
def test_no_text_of_a_gauge_is_cut(qtbot: QtBot, width: int) -> None:
    face = replace(REVENUE, footnote="n 98 · 16 Sep") if width == 236 else REVENUE
    picture(shown(qtbot, face, width))
    assert text.clipped == []


def test_a_long_figure_shrinks_and_then_gives_way_to_its_short_form() -> None:
    assert gauge._fitting(REVENUE)[0] == "204,400"
    assert gauge._fitting(REVENUE)[1].pixelSize() == 34
    longer = replace(REVENUE, value="1,204,400", short="1.2M")
    assert gauge._fitting(longer)[0] == "1,204,400"
    assert gauge._fitting(longer)[1].pixelSize() < 34
    longest = replace(REVENUE, value="12,204,400,000", short="12.2G")
    assert gauge._fitting(longest)[0] == "12.2G"


def test_words_too_long_for_the_card_are_recorded(qtbot: QtBot) -> None:
    picture(shown(qtbot, replace(REVENUE, title="A title much longer than any card could ever hold in one line")))
    assert text.clipped == ["A title much longer than any card could ever hold in one line"]
