"""Starting the window: the Qt application, its look and language, and what happens when something fails."""

import gc
import importlib
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, i18n, logs
from desktop_app.ui import remembered, theme
from desktop_app.ui.errors import catch_faults
from desktop_app.ui.jobs import Jobs, JobsInPlace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.qt_texts import QtTexts
from desktop_app.ui.shell.first_window import ask_first, come_first

_PICTURE: Final = (1440, 900)
_LOADED: Final = 3000  # ms: the modules are in, the first page stands
_PAINTED: Final = 400  # ms: what a page does in its first moments is over


def start_window(file: Path | None = None) -> int:
    """Show the window, with ``file`` open in it, until it is closed; the exit code.

    A window that is there already opens ``file`` instead and comes to the front; one that hangs is not waited for.
    """
    app = make_application(sys.argv[:1])
    first = come_first()
    if first is None and ask_first(file):
        return 0
    window = make_window(app, Jobs())
    if first is not None:
        first.asked.connect(window.come_forward)
    window.show()
    logs.start()
    if file is not None:
        window.open(file)
    else:
        QTimer.singleShot(0, _load_ahead)
    # A look for garbage walks over all that was loaded: a tenth of a second, now and then, while somebody types.
    QTimer.singleShot(_LOADED, gc.freeze)
    return app.exec()


def _load_ahead() -> None:
    """Load what the first workspace needs while the person looks at the welcome; in a thread, so nothing freezes."""

    def load() -> None:
        importlib.import_module("desktop_app.ui.pages")
        importlib.import_module("desktop_app.ui.shell.session")

    threading.Thread(target=load, name="loading ahead", daemon=True).start()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application in the language and colours chosen last, else those of the system."""
    app = QApplication(list(arguments))
    app.setApplicationName("quotadesk")
    app.setApplicationDisplayName("Quotadesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("quotadesk")
    i18n.set_language(remembered.load("language") or i18n.best_language())
    app.installTranslator(QtTexts(app))
    theme.apply(app, theme.Scheme(remembered.load("scheme", theme.Scheme.SYSTEM.value)))
    app.setWindowIcon(QIcon(theme.pixmap("mark", "accent", 64)))
    return app


def make_window(app: QApplication, jobs: Jobs) -> MainWindow:
    window = MainWindow(app, jobs)
    catch_faults(window.show_fault, window.refuse, window.in_words)
    return window


def render_pages(file: Path, folder: Path) -> list[Path]:
    """Draw each page of the workspace ``file`` that has something to say into ``folder``.

    A copy is opened: the window remembers nothing of it, and the file gets no backups from being looked at.
    """
    with TemporaryDirectory() as memory:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, memory)
        window = MainWindow(make_application(sys.argv[:1]), JobsInPlace())
        window.resize(*_PICTURE)
        window.show()
        window.open(Path(shutil.copy2(file, Path(memory) / file.name)))
        pictures = [folder / f"{key}.png" for key in _draw(window, folder)]
        window.close()
    return pictures


def _draw(window: MainWindow, folder: Path) -> list[str]:
    desk = window.desk
    assert desk is not None
    keys = [key for key, page in desk.classes.items() if page.has_something_to_say(desk.store)]
    for key in keys:
        desk.show_page(key)
        pause = QEventLoop()
        QTimer.singleShot(_PAINTED, pause.quit)
        pause.exec()
        window.grab().save(str(folder / f"{key}.png"))
    return keys
