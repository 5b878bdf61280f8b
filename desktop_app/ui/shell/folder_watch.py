"""Notices that something changed in the watched folder and has it looked at; what a look does: operations."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.importing.watch_folder import Looked, look
from desktop_app.store import settings
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.shell.opened import Opened

_PAUSE: Final = 2_500  # ms after a change, so that a file is written to its end
_EVERY: Final = 60_000  # ms; folders on a network do not always say that they changed


class FolderWatch(QObject):
    """Lives as long as its workspace is open. ``looked`` carries what was imported or waits."""

    looked = Signal(object)

    def __init__(self, parent: QObject, jobs: Jobs, opened: Opened) -> None:
        super().__init__(parent)
        self._jobs, self._opened = jobs, opened
        self._folder = ""
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._every = QTimer(self)
        self._every.setInterval(_EVERY)
        self._busy = False
        self._watcher.directoryChanged.connect(lambda _path: self._pause.start())
        self._pause.timeout.connect(self.look)
        self._every.timeout.connect(self.look)
        jobs.data_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """The setting may name another folder now."""
        folder = settings.load(self._opened.reader).watched_folder
        if folder == self._folder:
            return
        self._folder = folder
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._every.stop()
        if folder:
            if Path(folder).is_dir():
                self._watcher.addPath(folder)
            self._every.start()
            self._pause.start()

    def look(self) -> None:
        """Have one look, unless one is under way."""
        if self._folder and not self._busy:
            self._busy = True
            self._jobs.run(
                look, on_done=self._done, on_failed=self._failed, label=N_("Looking at the folder"), quiet=True
            )

    def _done(self, looked: Looked) -> None:
        self._busy = False
        if looked.unsettled:
            self._pause.start()
        if looked.imported:
            self.looked.emit(looked)

    def _failed(self, error: UserError) -> None:
        self._busy = False
        self._jobs.refused.emit(error)

    def stop(self) -> None:
        for timer in (self._pause, self._every):
            timer.stop()
        self._jobs.data_changed.disconnect(self.follow)
        self.setParent(None)
        self.deleteLater()
