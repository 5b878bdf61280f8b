"""A fault of the program: kept in the log, shown once with details that can be copied; the program goes on."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app import __version__, paths
from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.logs import LOGGER
from desktop_app.ui import theme


class FaultDialog(QDialog):
    """Not modal: whatever else the person was doing stays possible."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong in the program"))
        self.resize(640, 380)
        said = QLabel(_("This is a fault of the program, not of your data. What was saved stays saved; you can go on."))
        said.setWordWrap(True)
        self._details = QPlainTextEdit(f"Quotadesk {__version__} · Python {sys.version}\n{trace}")
        self._details.setReadOnly(True)
        self._details.setFont(theme.mono_font(11))
        self._details.setAccessibleName(_("Details"))
        where = QLabel(_("It is also in the log: {file}").format(file=paths.state_folder() / "quotadesk.log"))
        where.setProperty("kind", "muted")
        where.setWordWrap(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(_("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_details)
        close = buttons.addButton(_("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        for widget in (said, self._details, where, buttons):
            column.addWidget(widget)

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def show_fault(trace: str, parent: QWidget | None = None) -> FaultDialog:
    """Log the fault and show it; one that comes while another is shown is logged only."""
    LOGGER.error("fault\n%s", trace)
    shown = parent.findChild(FaultDialog) if parent else None
    if isinstance(shown, FaultDialog) and shown.isVisible():
        return shown
    dialog = FaultDialog(trace, parent)
    dialog.show()
    return dialog


def _no_words(_error: BaseException) -> UserError | None:
    return None


def catch_faults(
    on_fault: Callable[[str], object],
    on_refused: Callable[[UserError], object],
    in_words: Callable[[BaseException], UserError | None] = _no_words,
) -> None:
    """Whatever escapes from a slot or a thread is shown and the program goes on; a UserError as its sentence.

    ``in_words`` finds a sentence for a fault of the file or the disk, None for a fault of the program.
    """

    def caught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        said = error if isinstance(error, UserError) else in_words(error)
        if said is not None:
            on_refused(said)
        elif issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        else:
            on_fault("".join(traceback.format_exception(kind, error, where)))

    def caught_in_thread(found: threading.ExceptHookArgs) -> None:
        """Threads may not touch widgets, so their faults go to the log."""
        trace = traceback.format_exception(found.exc_type, found.exc_value, found.exc_traceback)
        LOGGER.error("fault in thread\n%s", "".join(trace))

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
