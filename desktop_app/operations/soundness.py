"""Whether a workspace still lies as this program left it, so that its totals need not all be told anew when it opens.

What another program, another computer, a backup put back or a crash left there never does.
"""

import hashlib
import json
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.operations.back_up import check
from desktop_app.operations.moments import today
from desktop_app.store import integrity
from desktop_app.store.database import Store

_AT_LEAST_EVERY: Final = timedelta(days=7)
_MOST: Final = 50  # workspaces
_found_sound: dict[Path, date] = {}
"""The workspaces that this process has open and found sound, with the day on which all was last told anew."""


def check_opened(store: Store, progress: Progress = SILENT) -> list[str]:
    """What is wrong with a workspace just opened, as message ids; empty if it is sound.

    Its records and totals are laid beside each other unless the file is the very one that this program found sound
    and left, and that was done within a week.
    """
    path = store.path.resolve()
    told_on = _left(path)
    if told_on is not None and timedelta() <= today() - told_on < _AT_LEAST_EVERY:
        found = integrity.check_file(store, progress)
    else:
        found, told_on = check(store, progress), today()
    _found_sound.pop(path, None)
    if not found:
        _found_sound[path] = told_on
    return found


def note_left(path: Path) -> None:
    """Note how ``path`` lies, once this process has closed it; while another has it open, its content still moves."""
    path = path.resolve()
    told_on = _found_sound.pop(path, None)
    if told_on is None or not path.exists() or _has_journal(path):
        return
    known = {key: value for key, value in _notes().items() if key != _key(path)}
    kept = dict(list(known.items())[1 - _MOST :])
    with suppress(OSError):  # without the note all is told anew the next time
        _file().write_text(json.dumps({**kept, _key(path): [told_on.isoformat(), *_shape(path)]}), "utf-8")


def _left(path: Path) -> date | None:
    """The day on which all was told anew of what lies at ``path``; None if anything about it is other than noted."""
    note = _notes().get(_key(path))
    if not isinstance(note, list) or _has_journal(path) or note[1:] != _shape(path):
        return None
    try:
        return date.fromisoformat(str(note[0]))
    except ValueError:
        return None


def _notes() -> dict[str, object]:
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _file() -> Path:
    return paths.state_folder() / "sound.json"


def _key(path: Path) -> str:
    """Says nothing of whose workspaces there are to those who find the note."""
    return hashlib.sha256(str(path).encode()).hexdigest()


def _shape(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns]


def _has_journal(path: Path) -> bool:
    """Whether changes lie beside the file that are not in it yet."""
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0
