"""Which fonts the window is set in, by the language of the interface, and figures that stand under each other."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, language

LATIN: Final = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Ubuntu", "DejaVu Sans")
SIMPLIFIED: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
TRADITIONAL: Final = (
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "Source Han Sans TC",
    "PingFang TC",
    "Microsoft JhengHei UI",
    "Microsoft JhengHei",
)
TABULAR_BELOW: Final = 20  # px: tabular figures look loose and indented from here on (measures.md)
_TIGHTER: Final = {False: 99.3, True: 97.5}  # per cent from 20 px on; words: at 98.5 the accents of "Pîrvu" touch


def families(code: str, installed: frozenset[str]) -> list[str]:
    """The families to ask for, best first: Latin before Chinese, so that figures look alike in every language.

    Chinese names appear in any language; without an explicit family Qt may take Japanese forms.
    """
    first, second = (TRADITIONAL, SIMPLIFIED) if code == "zh_TW" else (SIMPLIFIED, TRADITIONAL)
    latin = [name for name in LATIN if name in installed][:2]
    chinese = [name for name in (*first, *second) if name in installed][:1]
    return [*latin, *chinese]


def missing_chinese(code: str, installed: frozenset[str]) -> UserError | None:
    """What to tell a person who reads Chinese on a computer without a Chinese font, else None."""
    if not code.startswith("zh") or any(name in installed for name in (*SIMPLIFIED, *TRADITIONAL)):
        return None
    return UserError(
        N_("No font with Chinese characters is installed."),
        N_("Install the package {package} and start again."),
        package="fonts-noto-cjk",
    )


def missing_font() -> UserError | None:
    """What is missing on this computer for the language of the moment, else None."""
    return missing_chinese(language(), installed())


def installed() -> frozenset[str]:
    """Families on this computer, asked once: the list is long and changes only with the system."""
    return _installed()


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def font(px: float = 13, weight: int = 400) -> QFont:
    """Text of the interface; the object is shared, copy it before changing it."""
    return _font(px, weight, language(), figures=False)


def figure_font(px: float = 13, weight: int = 400) -> QFont:
    """Figures: all digits one width below 20 px, so that columns align; proportional and tighter above."""
    return _font(px, weight, language(), figures=True)


def mono_font(px: float = 11) -> QFont:
    """For the raw lines of a file."""
    made = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    made.setPixelSize(round(px))
    return made


@lru_cache(maxsize=128)
def _font(px: float, weight: int, code: str, *, figures: bool) -> QFont:
    made = QFont(QGuiApplication.font())
    known = families(code, installed())
    if known:
        made.setFamilies(known)
    made.setPixelSize(round(px))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # else widths differ between 1x and 2x
    if px >= TABULAR_BELOW:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TIGHTER[figures])
    elif figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
