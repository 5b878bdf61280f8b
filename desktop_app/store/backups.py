"""Verified copies of the workspace file, and putting one back. When a copy is made is decided by operations."""

import glob
import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.store.engine import Connection, DatabaseError, connect

_STAMP: Final = "%Y%m%dT%H%M%S"  # in UTC
_UNFINISHED: Final = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, when it was made, how large it is in bytes."""

    path: Path
    made_at: datetime
    size: int


def folder_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}-backups")


def back_up(path: Path, now: datetime) -> Path:
    """Copy the workspace into the folder beside it; the copy is checked before it gets its name."""
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    moment = now
    while (target := folder / f"{path.stem}-{moment.astimezone(UTC):{_STAMP}}{path.suffix}").exists():
        moment += timedelta(seconds=1)  # two in one second are two
    copy_verified(path, target)
    return target


def back_up_beside(path: Path, reason: str) -> Path:
    """Copy the workspace to ``<name>-<reason>`` beside it; a copy of an earlier state is kept as well."""
    target = path.with_name(f"{path.stem}-{reason}{path.suffix}")
    number = 1
    while target.exists() and target.stat().st_mtime < _changed(path):
        number += 1
        target = path.with_name(f"{path.stem}-{reason}-{number}{path.suffix}")
    if not target.exists():
        copy_verified(path, target)
    return target


def _changed(path: Path) -> float:
    """When the file or its journal was last written to."""
    found = [path, path.with_name(f"{path.name}-wal")]
    return max(one.stat().st_mtime for one in found if one.exists())


def copy_verified(source: Path, target: Path, called: str = "") -> None:
    """Copy through SQLite's backup interface under a temporary name, check, rename: whole or not at all.

    ``called``: which of the two a person knows by name, if it isn't ``target``.
    """

    def write(temporary: Path) -> None:
        with closing(connect(source, readonly=True).conn) as original, closing(_plain(temporary)) as copy:
            copy.execute("PRAGMA synchronous=OFF")  # it is brought to the disk at once, before it gets its name
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            _check(copy, called or target.name)

    _written_whole(target, write)


def _written_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` make the file under a temporary name; on the disk before it gets its own."""
    temporary = target.with_name(f".{target.name}{_UNFINISHED}")
    temporary.unlink(missing_ok=True)
    try:
        write(temporary)
        temporary.chmod(0o600)  # it holds pay: for its owner alone, like the workspace itself
        _sync(temporary)
        temporary.replace(target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)


def _empty_journal(path: Path) -> None:
    with closing(connect(path).conn) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _plain(path: Path) -> Connection:
    return sqlcipher3.dbapi2.connect(str(path))


def _check(copy: Connection, name: str) -> None:
    try:
        answer = copy.execute("PRAGMA quick_check").fetchone()[0]
    except DatabaseError as fault:
        answer = str(fault)
    if answer != "ok":
        raise UserError(
            N_("The copy {file} is not sound; it was not kept."),
            N_("Let the workspace be checked; if it is damaged, restore an earlier backup."),
            file=name,
        )


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new file's name survive a power cut; Windows can't open a folder and does not need to."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load(path: Path) -> list[Backup]:
    """The copies of the workspace at ``path``, newest first."""
    found = []
    for copy in folder_of(path).glob(f"{glob.escape(path.stem)}-*{path.suffix}"):
        made_at = _moment(copy.stem.removeprefix(f"{path.stem}-"))
        if made_at is not None:
            with suppress(FileNotFoundError):  # thinned out meanwhile by the process that writes
                found.append(Backup(copy, made_at, copy.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def unfinished(path: Path) -> list[tuple[Path, datetime]]:
    """What a backup that was cut short has left, and since when."""
    found = []
    for part in folder_of(path).glob(f".*{_UNFINISHED}*"):
        with suppress(FileNotFoundError):
            found.append((part, datetime.fromtimestamp(part.stat().st_mtime, UTC)))
    return found


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # some other file beside the backups
        return None


def set_aside(path: Path, target: Path) -> None:
    """Copy the present file, sound or damaged, with what its journal holds, before it is replaced.

    The journal goes with it under the new name: SQLite would replay a journal left beside another file.
    """
    for suffix in ("-wal", ""):  # the journal first: with the file itself the copy is there
        source = path.with_name(path.name + suffix)
        if source.exists():
            _written_whole(target.with_name(target.name + suffix), partial(shutil.copy2, source))


def put_back(path: Path, copy: Path) -> None:
    """Replace the workspace by ``copy`` at once; the old journal is removed, it would be replayed into the new file.

    What the old journal holds is brought into the old file before, so that an end between the two loses nothing.
    """
    fresh = path.with_name(f".{path.name}.restored")
    copy_verified(copy, fresh, copy.name)
    if path.exists():
        with suppress(DatabaseError, OSError):  # damaged: that is why it is replaced, and it was set aside
            _empty_journal(path)
    for journal in (f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(journal).unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)
