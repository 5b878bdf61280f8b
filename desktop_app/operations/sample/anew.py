"""Making a workspace in the place of an earlier one: complete or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.store import backups
from desktop_app.store.database import exclusive
from desktop_app.store.faults import told


@contextmanager
def made_anew(path: Path) -> Iterator[Path]:
    """Where to make the workspace; it gets its place at ``path`` when the block ends without an exception.

    UserError if what is there is open, or the folder can't be written. What was written beside the
    unfinished file goes with its folder.
    """
    workshop = path.with_name(f".{path.stem}-new")
    with told(path), exclusive(path):
        try:
            if workshop.exists():  # left by a run that was ended by force
                shutil.rmtree(workshop)
            workshop.mkdir()
            yield workshop / path.name
            backups.put_back(path, workshop / path.name)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
