"""Every page of the sample workspace as it looks, in each scheme, language and size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.shell.desk import Desk
from desktop_app.ui.widgets import text
from tests.screens.faults import find_faults

SIZES = ((1280, 800), (1440, 900), (1920, 1080))
SCHEMES = (theme.Scheme.LIGHT, theme.Scheme.DARK)
WELCOME = "welcome"
VIEWS = {
    "performance-reviews": ("evaluations", "person", "results"),
    "sellers": ("pay", "sources", "run"),
    "trainings": ("improve", "trainings", "actions"),
}
"""Views that a page shows only when asked: the page, the view, and the one it begins with."""
Look = tuple[str, theme.Scheme, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Screen:
    page: str
    scheme: str
    language: str
    width: int
    picture: QPixmap
    faults: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.page}-{self.scheme}-{self.language}-{self.width}"


def settle() -> None:
    """Layouts, fonts and queued signals need a few turns; what is to be deleted waits for a loop that never runs."""
    for _turn in range(4):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def render(
    window: MainWindow,
    workspace: Path,
    languages: Iterable[str] = tuple(i18n.LANGUAGES),
    schemes: Iterable[theme.Scheme] = SCHEMES,
    sizes: Iterable[tuple[int, int]] = SIZES,
) -> Iterator[Screen]:
    """The welcome, then every page of ``workspace``, in every combination."""
    looks = list(product(languages, schemes, sizes))
    for look in looks:
        _dress(window, look)
        yield _shot(window, WELCOME, look)
    window.open(workspace)
    for look in looks:
        _dress(window, look)
        assert window.desk is not None
        for key in window.desk.classes:
            window.desk.show_page(key)
            yield _shot(window, key, look)
        for name, (key, view, first) in VIEWS.items():
            _show_view(window.desk, key, view)
            yield _shot(window, name, look)
            _show_view(window.desk, key, first)


def _show_view(desk: Desk, key: str, view: str) -> None:
    desk.show_page(key)
    page = desk.page(key)
    if isinstance(page, PayPage):  # its list of sellers is behind a menu
        page.open_view(view)
    else:
        page.show_argument(view)


def _dress(window: MainWindow, look: Look) -> None:
    language, scheme, size = look
    if language != i18n.language():
        window.speak(language)
    if scheme is not window.scheme:
        window.dress(scheme)
    window.resize(*size)


def _shot(window: MainWindow, page: str, look: Look) -> Screen:
    language, scheme, (width, _height) = look
    settle()
    text.clipped.clear()
    picture = window.grab()
    return Screen(page, scheme.value, language, width, picture, tuple(find_faults(window)))
