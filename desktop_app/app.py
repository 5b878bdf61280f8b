"""Starting the window: the Qt application, its look and language, and what happens when something fails."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, i18n, logs
from desktop_app.ui import remembered, theme
from desktop_app.ui.errors import catch_faults
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.qt_texts import QtTexts


def start_window(file: Path | None = None) -> int:
    """Show the window, with ``file`` open in it, until it is closed; the exit code."""
    logs.start()
    app = make_application(sys.argv[:1])
    window = make_window(app, Jobs())
    window.show()
    if file is not None:
        window.open(file)
    return app.exec()


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
    catch_faults(window.show_fault, window.refuse)
    return window
