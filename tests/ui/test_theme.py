import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui import theme
from desktop_app.ui.theme import fonts
from desktop_app.ui.theme.tokens import DARK, LIGHT, PILL_TINT, TEXT_PAIRS, Tokens

Triple = tuple[float, float, float]
# On linear RGB. Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE TVCG 15(6), 2009, table 1, severity 1.0; Viénot, Brettel, Mollon, "Digital Video
# Colourmaps for Checking the Legibility of Displays by Dichromats", Color Research and Application 24(4), 1999.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia, Machado": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia, Machado": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia, Machado": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "protanopia, Viénot": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia, Viénot": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> Triple:
    """IEC 61966-2-1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Triple) -> Triple:
    """CIE 1976 L*a*b*, white D65."""
    x, y, z = (
        sum(weight * max(0.0, min(1.0, part)) for weight, part in zip(row, rgb, strict=True))
        for row in (
            (0.4124564, 0.3575761, 0.1804375),
            (0.2126729, 0.7151522, 0.0721750),
            (0.0193339, 0.1191920, 0.9503041),
        )
    )
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x / 0.95047, y, z / 1.08883)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, sight: str) -> float:
    seen = []
    for colour in (one, other):
        rgb = linear(colour)
        red, green, blue = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in SIGHT[sight])
        seen.append(lab((red, green, blue)))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def mixed(top: str, ground: str, share: float) -> str:
    pairs = [(int(top[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


@SCHEMES
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="/".join)
def test_every_text_stands_out_from_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 4.5


@SCHEMES
@pytest.mark.parametrize("status", ["good", "watch", "act"])
def test_status_words_stand_out_from_the_tint_of_their_pill(tokens: Tokens, status: str) -> None:
    ink = getattr(tokens, status)
    assert contrast(ink, mixed(ink, tokens.surface, PILL_TINT[tokens.dark])) >= 4.5


@SCHEMES
@pytest.mark.parametrize("sight", SIGHT)
def test_judgements_are_told_apart_by_everybody(tokens: Tokens, sight: str) -> None:
    for one, other in itertools.combinations((tokens.good, tokens.watch, tokens.act), 2):
        assert difference(one, other, sight) >= 30


@SCHEMES
@pytest.mark.parametrize("sight", SIGHT)
def test_a_bar_without_judgement_is_told_from_every_judged_bar(tokens: Tokens, sight: str) -> None:
    for judged in (tokens.good, tokens.watch, tokens.act):
        assert difference(tokens.none_fill, judged, sight) >= 30


def test_known_colour_differences_are_found() -> None:
    """CIE76 of sRGB red and green, a textbook value: L*a*b* (53.24, 80.09, 67.20) and (87.73, -86.18, 83.18)."""
    assert difference("#FF0000", "#00FF00", "normal") == pytest.approx(170.6, abs=0.3)
    assert difference("#FF0000", "#00FF00", "deuteranopia, Viénot") < 100


def test_the_system_is_followed_and_unknown_is_light() -> None:
    assert theme._tokens(theme.Scheme.SYSTEM, Qt.ColorScheme.Unknown) is LIGHT
    assert theme._tokens(theme.Scheme.SYSTEM, Qt.ColorScheme.Dark) is DARK
    assert theme._tokens(theme.Scheme.LIGHT, Qt.ColorScheme.Dark) is LIGHT
    assert theme._tokens(theme.Scheme.DARK, Qt.ColorScheme.Light) is DARK


def test_changing_the_scheme_recolours_icons_and_is_announced(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    button = QPushButton()
    qtbot.addWidget(button)
    theme.set_icon(button, "search", "accent")
    before = button.icon().pixmap(18).toImage()
    with qtbot.waitSignal(theme.notice.changed):
        theme.apply(qapp, theme.Scheme.DARK)
    assert theme.now() is DARK
    assert button.icon().pixmap(18).toImage() != before
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert button.icon().pixmap(18).toImage() == before


def test_latin_stands_before_the_chinese_of_the_language() -> None:
    here = frozenset({"Inter", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP"})
    assert fonts.families("zh_CN", here) == ["Inter", "Noto Sans", "Noto Sans CJK SC"]
    assert fonts.families("zh_TW", here) == ["Inter", "Noto Sans", "Noto Sans CJK TC"]
    assert fonts.families("ro", here)[-1] == "Noto Sans CJK SC"
    assert fonts.families("en", frozenset()) == []


def test_a_missing_chinese_font_is_named_with_its_package() -> None:
    problem = fonts.missing_chinese("zh_CN", frozenset({"Inter"}))
    assert problem is not None
    assert "fonts-noto-cjk" in str(problem)
    assert fonts.missing_chinese("zh_TW", frozenset({"PingFang SC"})) is None
    assert fonts.missing_chinese("ro", frozenset({"Inter"})) is None


def test_figures_in_tables_have_one_width(qapp: QApplication) -> None:
    small = QFontMetricsF(theme.figure_font(13))
    assert small.horizontalAdvance("1111") == small.horizontalAdvance("8888")


@pytest.mark.parametrize("path", sorted(paths.resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_plain_drawings_on_the_grid(path: Path) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert root.get("viewBox") in {"0 0 24 24", "0 0 32 32"}
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "path", "rect", "circle", "ellipse"}


def test_arrows_of_the_style_sheet_have_the_colours_of_the_tokens() -> None:
    for tokens, mode in ((LIGHT, "light"), (DARK, "dark")):
        for name, ink in (("chevron-down", tokens.muted), ("chevron-up", tokens.muted), ("check", tokens.on_accent)):
            drawing = paths.resource("icons", f"{name}-{mode}.svg").read_text(encoding="utf-8")
            assert set(re.findall(r"#[0-9A-F]{6}", drawing)) == {ink}
