"""Faults of the file or the disk as sentences for people; programming errors pass through untouched."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.store.engine import DatabaseError

_FULL: Final = (
    N_("The disk is full; nothing was changed in {file}."),
    N_("Free some space and do it again."),
)
_READ_ONLY: Final = (
    N_("{file} can't be written to; nothing was changed."),
    N_("Check the rights of the file and its folder, or save a copy elsewhere."),
)
_DAMAGED: Final = (
    N_("{file} is damaged."),
    N_("Restore the latest backup; the damaged file is kept beside it."),
)
_DISK: Final = (
    N_("{file} can't be read or written: the disk reports an error."),
    N_("Check the disk or the connection to it, then open the workspace again."),
)
_UNREACHABLE: Final = (
    N_("{file} can't be opened."),
    N_("Check that the file is there and that you may read and write in its folder."),
)
# Part of SQLite's own message → what happened, what to do.
_SENTENCES: Final = {
    "disk is full": _FULL,
    "readonly": _READ_ONLY,
    "not a database": (
        N_("{file} is not a Quotadesk workspace, or it is damaged at its beginning."),
        N_("Choose another file, or restore a backup."),
    ),
    "malformed": _DAMAGED,
    "Could not decode": _DAMAGED,  # the Python module's own: a text that is no UTF-8 was never written by us
    "disk I/O error": _DISK,
    "locked": (
        N_("{file} is being written to by another program."),
        N_("Wait until it has finished, or close it, then try again."),
    ),
    "unable to open": _UNREACHABLE,
}
_OS_SENTENCES: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _UNREACHABLE,
    errno.ENOTDIR: _UNREACHABLE,
    errno.EISDIR: _UNREACHABLE,
    errno.EIO: _DISK,
}
_LITTLE: Final = 64 * 1024  # bytes: the journal's index could not grow by one step


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the faults a person can mend into UserError; anything else goes on as it is."""
    try:
        yield
    except (DatabaseError, OSError) as fault:
        sentence = of_database(fault, path) or _of_system(fault, path)
        if sentence is None:
            raise
        raise sentence from fault


def of_database(fault: BaseException, path: Path) -> UserError | None:
    """What ``fault`` says of the workspace at ``path``; None if it is a fault of the program, or of something else."""
    if not isinstance(fault, DatabaseError):
        return None
    found = next((said for part, said in _SENTENCES.items() if part in str(fault)), None)
    if found is _DISK and _is_full(path):
        found = _FULL
    return None if found is None else UserError(*found, file=path.name)


def _of_system(fault: BaseException, path: Path) -> UserError | None:
    """Temporary files and copies bear the name of the file they belong to; another file is called by its own."""
    if not isinstance(fault, OSError) or fault.errno not in _OS_SENTENCES:
        return None
    named = Path(str(fault.filename)).name if fault.filename else path.name
    return UserError(*_OS_SENTENCES[fault.errno], file=path.name if path.stem in named else named)


def _is_full(path: Path) -> bool:
    """SQLite says "disk I/O error" too where the index of its journal finds no room."""
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE
    except OSError:  # the folder is gone with its disk
        return False


def damaged(path: Path) -> UserError:
    """For what SQLite can read but this program never wrote."""
    return UserError(*_DAMAGED, file=path.name)
