"""Looking after the open workspace while it is used: is the file sound, is what was changed backed up."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.i18n import N_
from desktop_app.operations import back_up, soundness
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.shell.opened import Opened

_BACKUP_EVERY: Final = 30 * 60 * 1000  # ms, while there are changes (safety.md)
_SETTLED: Final = 400  # ms after a workspace is shown, so that looking comes before checking


class Care(QObject):
    """Lives as long as its workspace is open. ``faults_found``: message ids; ``backed_up`` after each backup."""

    faults_found = Signal(object)
    backed_up = Signal()

    def __init__(self, parent: QObject, jobs: Jobs, opened: Opened) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._opened = opened
        self._changed = False
        self._every = QTimer(self)
        self._every.setInterval(_BACKUP_EVERY)
        self._every.timeout.connect(self.back_up_changes)
        jobs.data_changed.connect(self._note_change)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.begin)
        self._first.start(_SETTLED)

    def begin(self) -> None:
        """The first look, after the first paint: the worker starts now, if it has not."""
        self._first.stop()
        self._every.start()
        self._jobs.start()
        self._jobs.run(soundness.check_opened, on_done=self._tell, label=N_("Checking the workspace"), quiet=True)
        self._changed = self._changed or not self._opened.has_fresh_backup()
        self.back_up_changes()

    def stop(self) -> None:
        self._first.stop()
        self._every.stop()
        self._jobs.data_changed.disconnect(self._note_change)
        self.setParent(None)
        self.deleteLater()

    def _note_change(self) -> None:
        self._changed = True

    def _tell(self, faults: Sequence[str]) -> None:
        if faults:
            self.faults_found.emit(faults)

    def back_up_changes(self) -> None:
        if self._changed:
            self._changed = False
            label = N_("Backing up")
            self._jobs.run(back_up.back_up, on_done=lambda _path: self.backed_up.emit(), label=label, quiet=True)
