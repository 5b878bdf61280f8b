"""The table of colours, light and dark, and which of the two is in use; how Qt is dressed in them is in style."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour a name, ``#RRGGBB`` (``scrim`` ``#AARRGGBB``).

    ``zone_*`` and ``ring_*`` lie under a figure: where its landing means act, watch, or target met. ``none_fill``
    fills the bar of a figure without a judgement, with an outline of ``none``: a solid grey could not be told
    from ``act`` by a person without long-wave cones.
    """

    bg: str
    surface: str
    sunk: str
    line: str
    control: str
    hover: str
    text: str
    muted: str
    track: str
    accent: str
    accent_soft: str
    on_accent: str
    bar_soft: str
    good: str
    watch: str
    act: str
    none: str
    watch_soft: str
    act_soft: str
    none_soft: str
    none_fill: str
    zone_act: str
    zone_watch: str
    zone_met: str
    ring_act: str
    ring_watch: str
    ring_met: str
    scrim: str
    dark: bool = False


LIGHT: Final = Tokens(
    bg="#F6F7F9",
    surface="#FFFFFF",
    sunk="#F9FAFB",
    line="#E3E6EA",
    control="#CFD4DA",
    hover="#F1F3F5",
    text="#15191E",
    muted="#5B6570",
    track="#E9ECEF",
    accent="#0F6AB4",
    accent_soft="#E6F0F9",
    on_accent="#FFFFFF",
    bar_soft="#A9C8E3",
    good="#0F6AB4",
    watch="#8A6A00",
    act="#C4155F",
    none="#656E7A",
    watch_soft="#FAF4DF",
    act_soft="#FCE9F1",
    none_soft="#EEF0F3",
    none_fill="#AAB4BE",
    zone_act="#D5DAE1",
    zone_watch="#E6E9ED",
    zone_met="#DCEAF7",
    ring_act="#C3CAD3",
    ring_watch="#DADFE5",
    ring_met="#9CC5E8",
    scrim="#4815191E",
)
DARK: Final = Tokens(
    bg="#14171B",
    surface="#1C2025",
    sunk="#181C20",
    line="#2D333A",
    control="#434B54",
    hover="#242A30",
    text="#EEF1F4",
    muted="#9AA5B1",
    track="#2D333A",
    accent="#63B3F2",
    accent_soft="#1E3448",
    on_accent="#0B1620",
    bar_soft="#35597A",
    good="#63B3F2",
    watch="#F0C75E",
    act="#FF7A8A",
    none="#9AA5B1",
    watch_soft="#383220",
    act_soft="#3D262C",
    none_soft="#262B31",
    none_fill="#404A54",
    zone_act="#3B434C",
    zone_watch="#2D343B",
    zone_met="#1F3A54",
    ring_act="#4A535D",
    ring_watch="#363E47",
    ring_met="#2F5F8A",
    scrim="#82000000",
    dark=True,
)
PILL_TINT: Final = {False: 0.08, True: 0.14}  # of the status colour; stronger falls under 4.5:1 for watch
TEXT_PAIRS: Final = (
    *(("text", back) for back in ("bg", "surface", "sunk", "hover", "track", "accent_soft", "watch_soft")),
    *(("text", back) for back in ("act_soft", "none_soft", "zone_act", "zone_met", "bar_soft")),
    *(("muted", back) for back in ("bg", "surface", "sunk", "hover", "none_soft", "accent_soft")),
    *(("accent", back) for back in ("bg", "surface", "sunk", "hover", "accent_soft")),
    *((status, back) for status in ("good", "watch", "act") for back in ("bg", "surface", "hover")),
    *((status, f"{status}_soft") for status in ("watch", "act")),
    *(("none", back) for back in ("bg", "surface", "sunk")),
    ("on_accent", "accent"),
)
"""Every (text, ground) in use; a test computes their contrast. ``muted`` on ``accent_soft``: a chosen row."""

_in_use = LIGHT


def use(tokens: Tokens) -> None:
    """Paint with ``tokens`` from now on; theme.apply tells the widgets."""
    global _in_use  # noqa: PLW0603 - like the language, the colours are a choice for the whole process
    _in_use = tokens
    color.cache_clear()


def now() -> Tokens:
    return _in_use


@lru_cache(maxsize=64)
def color(name: str) -> QColor:
    """The colour of token ``name`` in the table in use; do not change the object, it is shared."""
    return QColor(getattr(_in_use, name))


def tint(name: str, share: float) -> QColor:
    """Token ``name`` at opacity ``share``."""
    mixed = QColor(color(name))
    mixed.setAlphaF(share)
    return mixed
