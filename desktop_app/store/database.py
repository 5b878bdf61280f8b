"""The workspace file as a whole: created, locked, opened in a fixed order of checks, closed. Tables: schema."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from filelock import SoftFileLock, Timeout

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.paths import WORKSPACE_SUFFIX
from desktop_app.store import backups, migrations
from desktop_app.store.engine import Database, connect
from desktop_app.store.faults import told

SUFFIX: Final = WORKSPACE_SUFFIX
_HEADER: Final = b"SQLite format 3\x00"
_HEADER_SIZE: Final = 100
_APPLICATION_ID: Final = slice(68, 72)  # of the header, see sqlite.org/fileformat2.html


@dataclass(slots=True)
class Store:
    """An open workspace. Only one process writes at a time; any number may read."""

    path: Path
    db: Database
    readonly: bool
    lock: SoftFileLock | None = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept only if the block ends without an exception."""
        with told(self.path):
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self.db.conn.in_transaction:  # a full disk has rolled back already
                    self.db.conn.execute("ROLLBACK")
                raise
            self.db.conn.execute("COMMIT")

    def close(self) -> None:
        self.db.conn.close()
        if self.lock is not None:
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_store(path: Path) -> Store:
    """Make a new, empty workspace at ``path``; UserError if something is there or the folder can't be written."""
    with told(path):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as there:
            raise UserError(
                N_("{file} exists already."), N_("Open it, or choose another name."), file=path.name
            ) from there
        lock = _locked(path)
        try:
            db = connect(path)
            migrations.migrate(db)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # from now on the header itself says whose file it is
        except BaseException:
            lock.release()
            path.unlink()
            raise
        _sync_folder(path.parent)
    return Store(path, db, readonly=False, lock=lock)


def open_store(path: Path, *, readonly: bool = False, lock: bool = True) -> Store:
    """Open the workspace at ``path`` after the checks of its size, header, owner and version.

    ``readonly`` works beside another process that writes. ``lock=False`` is for a second connection of the process
    (or of its worker) that holds the lock already.
    """
    with told(path):
        _check_file(path)
        held = _locked(path) if lock and not readonly else None
        try:
            db = _opened(path, readonly=readonly)
        except BaseException:
            if held is not None:
                held.release()
            raise
    return Store(path, db, readonly, held)


def _opened(path: Path, *, readonly: bool) -> Database:
    db = connect(path, readonly=readonly)
    try:
        _check_version(db, path)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if not readonly and version < migrations.newest_version():
            backups.back_up_beside(path, f"before-version-{migrations.newest_version()}")
            migrations.migrate(db)
    except BaseException:
        db.conn.close()
        raise
    return db


def _check_file(path: Path) -> None:
    """What can be told without SQLite, which would change another program's file by opening it."""
    if not path.is_file():
        raise UserError(N_("There is no workspace {file} here."), N_("Check the name and the folder."), file=path.name)
    with path.open("rb") as stream:
        start = stream.read(_HEADER_SIZE)
    if not start:
        raise UserError(N_("{file} is empty (0 bytes)."), N_("Restore a backup of it."), file=path.name)
    if not start.startswith(_HEADER):
        raise UserError(
            N_("{file} is not a Quotadesk workspace, or it is damaged at its beginning."),
            N_("Choose another file, or restore a backup."),
            file=path.name,
        )
    if int.from_bytes(start[_APPLICATION_ID]) != migrations.APPLICATION_ID:
        raise UserError(
            N_("{file} is a database of another program."), N_("Choose a Quotadesk workspace."), file=path.name
        )


def _check_version(db: Database, path: Path) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] > migrations.newest_version():
        raise UserError(
            N_("{file} was written by a newer Quotadesk."),
            N_("Install the newer version here; this one leaves the file untouched."),
            file=path.name,
        )


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _locked(path: Path) -> SoftFileLock:
    lock = SoftFileLock(lock_path(path), timeout=0)
    try:
        lock.acquire()
    except Timeout as busy:
        raise UserError(
            N_("{file} is open in another window or program (process {pid})."),
            N_("Use that window, or close it first."),
            file=path.name,
            pid=lock.pid or "?",
        ) from busy
    return lock


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the workspace's lock without opening it, as for replacing the file."""
    lock = _locked(path)
    try:
        yield
    finally:
        lock.release()


def _sync_folder(folder: Path) -> None:
    """Make a new file's name survive a power cut; Windows can't open a folder and does not need to."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
