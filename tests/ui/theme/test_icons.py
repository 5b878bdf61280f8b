"""Line icons: tinted from the tokens, sharp on every screen, one line width at every size."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app import paths
from desktop_app.ui.theme import icons, tokens
from desktop_app.ui.theme.tokens import DARK, LIGHT

NAMES = sorted(
    path.stem for path in paths.resource("icons").glob("*.svg") if not path.stem.endswith(("-light", "-dark"))
)


@pytest.fixture(autouse=True)
def _light(qtbot: QtBot) -> Iterator[None]:
    before = tokens.now()
    tokens.use(LIGHT)
    yield
    tokens.use(before)


def is_all(image: QImage, ink: str) -> bool:
    """Whether there is something, all in ``ink``; half-covered pixels of a line may be a shade off by rounding."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    seen = [colour.getRgb()[:3] for x, y in points if (colour := image.pixelColor(x, y)).alpha() >= 128]
    wanted = QColor(ink).getRgb()[:3]
    return bool(seen) and all(abs(one - other) <= 2 for rgb in seen for one, other in zip(rgb, wanted, strict=True))


def painted(image: QImage) -> float:
    """How many pixels' worth of ink there is."""
    return sum(image.pixelColor(x, y).alphaF() for x in range(image.width()) for y in range(image.height()))


def test_about_forty_icons_are_there() -> None:
    """Our own; the design asks for about 40."""
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", [name for name in NAMES if name != "mark"])
def test_an_icon_is_drawn_in_the_colour_that_is_asked_for(name: str) -> None:
    assert is_all(icons.pixmap(name, "accent", 48).toImage(), "#0F6AB4")


def test_the_same_icon_has_the_colours_of_the_table_in_use() -> None:
    light = icons.pixmap("search", "text", 48).toImage()
    tokens.use(DARK)
    assert is_all(icons.pixmap("search", "text", 48).toImage(), "#EEF1F4")
    tokens.use(LIGHT)
    assert icons.pixmap("search", "text", 48).toImage() == light


@pytest.mark.parametrize("ratio", [1, 1.25, 2, 3])
def test_an_icon_has_a_pixel_for_each_of_the_screen(ratio: float) -> None:
    made = icons.pixmap("search", "muted", 18, ratio)
    assert made.size() == QSize(round(18 * ratio), round(18 * ratio))
    assert made.devicePixelRatio() == pytest.approx(ratio)


def test_lines_are_as_thick_in_a_small_icon_as_in_a_large_one() -> None:
    """The minus is one line; at three times the size it is three times as long and as thick, 1.4 px, as before."""
    small, large = (icons.pixmap("minus", "text", size).toImage() for size in (16, 48))
    assert painted(large) / painted(small) == pytest.approx(3, rel=0.25)


def test_what_cannot_be_clicked_is_paler() -> None:
    made = icons.icon("search", "text", 48)
    assert is_all(made.pixmap(QSize(48, 48), QIcon.Mode.Normal).toImage(), LIGHT.text)
    assert is_all(made.pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage(), LIGHT.control)


def test_a_button_follows_a_change_of_colours_and_keeps_its_size(qtbot: QtBot) -> None:
    button, other = QToolButton(), QPushButton()
    for widget in (button, other):
        qtbot.addWidget(widget)
    icons.set_icon(button, "close", "act", 32)
    assert button.iconSize() == QSize(32, 32)
    tokens.use(DARK)
    icons.retint()
    assert button.iconSize() == QSize(32, 32)
    assert is_all(button.icon().pixmap(QSize(32, 32)).toImage(), DARK.act)
    assert other.icon().isNull()


def test_a_button_that_only_its_window_holds_follows_and_one_that_is_gone_is_passed_over(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for _place in range(2):
        icons.set_icon(QToolButton(window), "close", "act", 32)
    gc.collect()
    kept, gone = window.findChildren(QToolButton)
    delete(gone)
    tokens.use(DARK)
    icons.retint()
    assert is_all(kept.icon().pixmap(QSize(32, 32)).toImage(), DARK.act)


def test_the_mark_stands_on_the_accent_in_the_colour_of_text_on_it() -> None:
    image = icons.pixmap("mark", "accent", 64).toImage()
    seen = {image.pixelColor(x, y).name().upper() for x in range(64) for y in range(64)}
    assert {LIGHT.accent, LIGHT.on_accent} <= seen
    assert not is_all(image, LIGHT.accent)


def test_an_icon_that_nobody_drew_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("unicorn", "text", 18)
