"""Making a workspace in the place of an earlier one: complete or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.store import backups
from desktop_app.store.database import SUFFIX, exclusive
from desktop_app.store.faults import told


@contextmanager
def made_anew(path: Path) -> Iterator[Path]:
    """Where to make the workspace; it gets its place at ``path`` when the block ends without an exception.

    UserError if what is there is open, or the folder can't be written.
    """
    made = path.with_name(f".{path.stem}-new{SUFFIX}")
    with told(path), exclusive(path):
        try:
            _remove(made)  # what a run that was ended by force left
            yield made
            backups.put_back(path, made)
        finally:
            _remove(made)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
