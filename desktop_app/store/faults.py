"""Faults of the file or the disk as sentences for people; programming errors pass through untouched."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.store.engine import DatabaseError

# Part of SQLite's own message → what happened, what to do.
_SENTENCES: Final = {
    "disk is full": (
        N_("The disk is full; nothing was changed in {file}."),
        N_("Free some space and do it again."),
    ),
    "readonly": (
        N_("{file} can't be written to; nothing was changed."),
        N_("Check the rights of the file and its folder, or save a copy elsewhere."),
    ),
    "not a database": (
        N_("{file} is not a Quotadesk workspace, or it is damaged at its beginning."),
        N_("Choose another file, or restore a backup."),
    ),
    "malformed": (
        N_("{file} is damaged."),
        N_("Restore the latest backup; the damaged file is kept beside it."),
    ),
    "disk I/O error": (
        N_("{file} can't be read or written: the disk reports an error."),
        N_("Check the disk or the connection to it, then open the workspace again."),
    ),
    "locked": (
        N_("{file} is being written to by another program."),
        N_("Wait until it has finished, or close it, then try again."),
    ),
    "unable to open": (
        N_("{file} can't be opened."),
        N_("Check that the file is there and that you may read and write in its folder."),
    ),
}
_OS_SENTENCES: Final = {
    errno.ENOSPC: _SENTENCES["disk is full"],
    errno.EACCES: _SENTENCES["readonly"],
    errno.EPERM: _SENTENCES["readonly"],
    errno.EROFS: _SENTENCES["readonly"],
    errno.ENOENT: _SENTENCES["unable to open"],
    errno.ENOTDIR: _SENTENCES["unable to open"],
    errno.EIO: _SENTENCES["disk I/O error"],
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the faults a person can mend into UserError; anything else goes on as it is."""
    try:
        yield
    except DatabaseError as fault:
        for part, (what, todo) in _SENTENCES.items():
            if part in str(fault):
                raise UserError(what, todo, file=path.name) from fault
        raise
    except OSError as fault:
        if fault.errno in _OS_SENTENCES:
            what, todo = _OS_SENTENCES[fault.errno]
            raise UserError(what, todo, file=path.name) from fault
        raise
