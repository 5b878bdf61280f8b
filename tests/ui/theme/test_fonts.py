"""Fonts: sizes and weights as asked for, figures of one width where they stand in columns, families by language."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.ui.theme import fonts

pytestmark = pytest.mark.usefixtures("qapp")
TNUM = QFont.Tag("tnum")
EVERYTHING = frozenset((*fonts.LATIN, *fonts.SIMPLIFIED, *fonts.TRADITIONAL))


@pytest.mark.parametrize(("px", "weight"), [(12, 400), (13, 600), (15, 600), (24, 600), (34, 600)])
def test_a_font_has_the_size_and_weight_that_were_asked_for(px: int, weight: int) -> None:
    for made in (fonts.font(px, weight), fonts.figure_font(px, weight)):
        assert (made.pixelSize(), made.weight()) == (px, weight)


def test_without_a_wish_text_is_that_of_the_body() -> None:
    assert (fonts.font().pixelSize(), fonts.font().weight()) == (13, QFont.Weight.Normal)


@pytest.mark.parametrize(("px", "tabular"), [(11, True), (13, True), (19, True), (20, False), (34, False)])
def test_figures_have_one_width_below_20_pixels(px: int, tabular: bool) -> None:
    figures = fonts.figure_font(px)
    assert figures.isFeatureSet(TNUM) is tabular
    assert not fonts.font(px).isFeatureSet(TNUM)
    if tabular:
        measured = QFontMetricsF(figures)
        assert len({measured.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_large_figures_are_set_tighter_than_large_words_and_small_ones_are_not() -> None:
    assert fonts.figure_font(34).letterSpacing() == pytest.approx(97.5)
    assert fonts.figure_font(34).letterSpacingType() is QFont.SpacingType.PercentageSpacing
    assert 97.5 < fonts.font(24).letterSpacing() < 100
    assert fonts.font(13).letterSpacing() == fonts.figure_font(13).letterSpacing() == 0


def test_widths_are_those_of_every_screen() -> None:
    assert fonts.font(13).hintingPreference() is QFont.HintingPreference.PreferNoHinting


def test_a_font_is_made_once_for_a_language() -> None:
    first = fonts.font(13, 500)
    assert fonts.font(13, 500) is first
    i18n.set_language("zh_TW")
    assert fonts.font(13, 500) is not first
    i18n.set_language("en")
    assert fonts.font(13, 500) is first


def test_raw_lines_have_letters_of_one_width() -> None:
    mono = fonts.mono_font()
    assert mono.pixelSize() == 11
    if QFontInfo(mono).fixedPitch():
        measured = QFontMetricsF(mono)
        assert measured.horizontalAdvance("iiii") == measured.horizontalAdvance("MMMM")


@pytest.mark.parametrize(
    ("code", "chinese"),
    [
        ("zh_CN", "Noto Sans CJK SC"),
        ("zh_TW", "Noto Sans CJK TC"),
        ("en", "Noto Sans CJK SC"),
        ("ro", "Noto Sans CJK SC"),
    ],
)
def test_with_everything_installed_the_best_of_each_is_chosen(code: str, chinese: str) -> None:
    assert fonts.families(code, EVERYTHING) == ["Inter", "Noto Sans", chinese]


def test_the_other_chinese_is_better_than_none() -> None:
    assert fonts.families("zh_TW", frozenset({"Segoe UI", "Microsoft YaHei"})) == ["Segoe UI", "Microsoft YaHei"]
    assert fonts.families("zh_CN", frozenset({"PingFang TC"})) == ["PingFang TC"]


def test_who_reads_chinese_is_told_what_to_install_and_nobody_else() -> None:
    for code in ("zh_CN", "zh_TW"):
        problem = fonts.missing_chinese(code, frozenset({"Inter"}))
        assert problem is not None
        assert str(problem).count("fonts-noto-cjk") == 1
    assert fonts.missing_chinese("en", frozenset()) is None
    for family in (*fonts.SIMPLIFIED, *fonts.TRADITIONAL):
        assert fonts.missing_chinese("zh_CN", frozenset({family})) is None


def test_what_is_missing_is_asked_for_the_language_of_the_moment(qapp: QApplication) -> None:
    assert fonts.missing_font() is None
    i18n.set_language("zh_CN")
    known = fonts.installed() & {*fonts.SIMPLIFIED, *fonts.TRADITIONAL}
    assert (fonts.missing_font() is None) is bool(known)
