"""One window for one person: a second start hands its file to the window that is there, which comes to the front.

The two meet in a folder of the person's own; nothing here speaks through a network, not even to this computer.
"""

import json
import os
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from desktop_app import paths

_PATIENCE: Final = 5.0  # seconds that a window may be busy before it counts as hung
_LOOK_AGAIN: Final = 0.02
_REQUEST: Final = "asked.json"


class FirstWindow(QObject):
    """Held by the process that came first, until it ends. ``asked`` carries the file of a second start, or None."""

    asked = Signal(object)

    def __init__(self, lock: QLockFile, folder: Path) -> None:
        super().__init__()
        self._lock = lock
        self._request = folder / _REQUEST
        self._request.unlink(missing_ok=True)  # of a start that gave up waiting
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        try:
            wanted = json.loads(self._request.read_text("utf-8"))["file"]
            self._request.unlink()
        except FileNotFoundError:
            return
        self.asked.emit(Path(wanted) if wanted else None)

    def leave(self) -> None:
        """From now on another start comes first."""
        if self._lock.isLocked():
            self._watcher.removePaths(self._watcher.directories())
            self._lock.unlock()


def come_first() -> FirstWindow | None:
    """Become the one window; None if there is one already, or the person's folder can't be written."""
    folder = _folder()
    lock = QLockFile(str(folder / "lock"))
    return FirstWindow(lock, folder) if lock.tryLock(0) else None


def ask_first(file: Path | None, patience: float = _PATIENCE) -> bool:
    """Ask the window that is there to show itself and open ``file``; False if it doesn't answer."""
    request = _folder() / _REQUEST
    half = request.with_suffix(f".{os.getpid()}")
    half.write_text(json.dumps({"file": str(file.absolute()) if file else ""}), "utf-8")
    half.replace(request)
    end = time.monotonic() + patience
    while request.exists():
        if time.monotonic() > end:
            request.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_AGAIN)
    return True


def _folder() -> Path:
    folder = paths.state_folder() / "window"
    folder.mkdir(exist_ok=True)
    return folder
