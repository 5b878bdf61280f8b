"""How the window looks: colours, fonts, icons and the style sheet, and the one switch between light and dark.

Reading is ``theme.color("accent")``, ``theme.font(13, 600)``, ``theme.icon("search")``. Widgets that keep a painted
picture listen to ``theme.notice.changed``.
"""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.ui.theme.fonts import figure_font, font, missing_font, mono_font
from desktop_app.ui.theme.icons import icon, pixmap, retint, set_icon
from desktop_app.ui.theme.style import palette, sheet
from desktop_app.ui.theme.tokens import DARK, LIGHT, Tokens, color, now, tint, use

__all__ = [
    "DARK",
    "LIGHT",
    "Scheme",
    "Tokens",
    "apply",
    "color",
    "figure_font",
    "font",
    "icon",
    "missing_font",
    "mono_font",
    "notice",
    "now",
    "pixmap",
    "set_icon",
    "tint",
]


class Scheme(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Notice(QObject):
    """``changed``: colours or language are others now; throw away painted pictures and paint again."""

    changed = Signal()


notice = _Notice()
_wanted = Scheme.SYSTEM
_following = False


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Dress ``app`` in ``scheme`` now and whenever the system changes its own; call again after a new language."""
    global _wanted, _following  # noqa: PLW0603 - one application, one look
    _wanted = scheme
    if not _following:
        _following = True
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(_follow)
    use(_tokens(scheme, app.styleHints().colorScheme()))
    _put_on(app)
    retint()
    notice.changed.emit()


def _put_on(app: QApplication) -> None:
    """What is worn already is not put on again: every widget would be polished anew."""
    letters, colours, style = font(13), palette(now()), sheet(now())
    if app.font() != letters:
        app.setFont(letters)
    if app.palette() != colours:
        app.setPalette(colours)
    if app.styleSheet() != style:
        app.setStyleSheet(style)


def _tokens(scheme: Scheme, system: Qt.ColorScheme) -> Tokens:
    if scheme is Scheme.SYSTEM:
        return DARK if system is Qt.ColorScheme.Dark else LIGHT  # Unknown is light
    return DARK if scheme is Scheme.DARK else LIGHT


def _follow() -> None:
    app = QGuiApplication.instance()
    if _wanted is Scheme.SYSTEM and isinstance(app, QApplication):
        apply(app, _wanted)
