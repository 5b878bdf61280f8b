"""The workspace file as a whole: created, locked, opened in a fixed order of checks, closed. Tables: schema."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from filelock import SoftFileLock, Timeout

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.paths import WORKSPACE_SUFFIX
from desktop_app.store import backups, migrations
from desktop_app.store.engine import Database, connect
from desktop_app.store.faults import damaged, told

SUFFIX: Final = WORKSPACE_SUFFIX
_HEADER: Final = b"SQLite format 3\x00"
_HEADER_SIZE: Final = 100
# Places in the header, see sqlite.org/fileformat2.html.
_PAGE_SIZE: Final = slice(16, 18)
_WRITE_FORMAT: Final = 18
_NO_JOURNAL: Final = 1  # 2 is WAL
_CHANGED: Final = slice(24, 28)
_PAGES: Final = slice(28, 32)
_APPLICATION_ID: Final = slice(68, 72)
_CHANGED_AT_SIZE: Final = slice(92, 96)
_HALF_MADE: Final = 1.0  # seconds after which a lock file without a word in it was left by a crash


@dataclass(slots=True)
class Store:
    """An open workspace. Only one process writes at a time; any number may read."""

    path: Path
    db: Database
    readonly: bool
    lock: SoftFileLock | None = None
    identity: tuple[int, int] = field(init=False)
    kept: dict[object, tuple[object, Any]] = field(default_factory=dict)  # see store/kept_answers

    def __post_init__(self) -> None:
        self.identity = _identity(self.path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept only if the block ends without an exception."""
        with told(self.path):
            self._refuse_if_moved()
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._refuse_if_moved()
                self.db.conn.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:  # a full disk has rolled back already
                    self.db.conn.execute("ROLLBACK")
                raise

    def _refuse_if_moved(self) -> None:
        """Without this, what is written to a file that was moved or deleted meanwhile would be lost in silence."""
        if _identity(self.path) != self.identity:
            raise UserError(
                N_("{file} was moved, renamed, replaced or deleted while it was open; nothing was changed."),
                N_("Put it back in its place, or close the workspace and restore a backup."),
                file=self.path.name,
            )

    def close(self) -> None:
        try:
            self.db.conn.close()
        finally:
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
        try:
            lock = _locked(path)
        except BaseException:
            path.unlink()
            raise
        try:
            db = _created(path)
        except BaseException:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            lock.release()
            raise
        backups.sync_folder(path.parent)
        return Store(path, db, readonly=False, lock=lock)


def _created(path: Path) -> Database:
    db = connect(path)
    try:
        migrations.fill(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # from now on the header itself says whose file it is
    except BaseException:
        db.conn.close()
        raise
    return db


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
        except BaseException as fault:
            if held is not None:
                held.release()
            if isinstance(fault, UnicodeDecodeError):  # SQLite's own message quotes what is damaged
                raise damaged(path) from fault
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
        _check_tables(db, path)
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
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        _refuse_foreign_journal(start, path, journal)
    elif _size(start) > path.stat().st_size:
        raise damaged(path)  # cut off: SQLite would notice only where it reads


def _refuse_foreign_journal(start: bytes, path: Path, journal: Path) -> None:
    """A backup copied over the workspace by hand, beside the journal of the file that was there before.

    SQLite would write the journal's pages into the backup. Ours are kept without a journal, which their header says.
    """
    if start[_WRITE_FORMAT] == _NO_JOURNAL:
        raise UserError(
            N_("{file} was replaced, and the journal of the former file still lies beside it as {journal}."),
            N_("Move {journal} to another folder, then open the workspace."),
            file=path.name,
            journal=journal.name,
        )


def _size(start: bytes) -> int:
    """The size in bytes that the header promises; 0 where an old SQLite did not write it down."""
    if start[_CHANGED] != start[_CHANGED_AT_SIZE]:
        return 0
    page = int.from_bytes(start[_PAGE_SIZE])
    return (65_536 if page == 1 else page) * int.from_bytes(start[_PAGES])


def _check_version(db: Database, path: Path) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] > migrations.newest_version():
        raise UserError(
            N_("{file} was written by a newer Quotadesk."),
            N_("Install the newer version here; this one leaves the file untouched."),
            file=path.name,
        )


def _check_tables(db: Database, path: Path) -> None:
    current = db.execute("PRAGMA user_version").fetchone()[0] == migrations.newest_version()
    if current and not migrations.has_our_tables(db):
        raise damaged(path)


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _locked(path: Path) -> SoftFileLock:
    lock = SoftFileLock(lock_path(path), timeout=0)
    try:
        try:
            lock.acquire()
        except Timeout:
            _break_half_made(lock, lock_path(path))
    except Timeout as busy:
        raise _busy(path, lock) from busy
    return lock


def _break_half_made(lock: SoftFileLock, marker: Path) -> None:
    """Take the place of a process that ended between making the lock file and writing into it who holds it."""
    before = _half_made(marker)
    try:
        lock.acquire(timeout=_HALF_MADE if before else 0)
    except Timeout:
        if before is None or _half_made(marker) != before:
            raise
        lock.break_lock()
        lock.acquire()


def _half_made(marker: Path) -> tuple[int, int] | None:
    with suppress(FileNotFoundError):
        found = marker.stat()
        return None if found.st_size else (found.st_ino, found.st_mtime_ns)
    return None


def _busy(path: Path, lock: SoftFileLock) -> UserError:
    holder = ""
    with suppress(OSError, UnicodeDecodeError, IndexError):
        holder = lock_path(path).read_text("utf-8").splitlines()[1]
    if lock.pid and not holder.startswith(platform.node()):
        return UserError(
            N_("{file} is open on the computer {computer}."),
            N_("Close it there; if it is not open there any more, delete the file {lock} beside it."),
            file=path.name,
            computer=holder,
            lock=lock_path(path).name,
        )
    return UserError(
        N_("{file} is open in another window or program (process {pid})."),
        N_("Use that window, or close it first."),
        file=path.name,
        pid=lock.pid or "?",
    )


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the workspace's lock without opening it, as for replacing the file."""
    lock = _locked(path)
    try:
        yield
    finally:
        lock.release()


def _identity(path: Path) -> tuple[int, int]:
    """What stays the same of a file as long as it is the same; (0, 0) if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_dev, found.st_ino
