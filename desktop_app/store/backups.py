"""Verified copies of the workspace file, and putting one back. When a copy is made is decided by operations."""

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.store.engine import Connection, connect

_STAMP: Final = "%Y%m%dT%H%M%S"


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
    target = folder / f"{path.stem}-{now.strftime(_STAMP)}{path.suffix}"
    copy_verified(path, target)
    return target


def back_up_beside(path: Path, reason: str) -> Path:
    """Copy the workspace to ``<name>-<reason>`` beside it, once: an existing copy is kept."""
    target = path.with_name(f"{path.stem}-{reason}{path.suffix}")
    if not target.exists():
        copy_verified(path, target)
    return target


def copy_verified(source: Path, target: Path) -> None:
    """Copy through SQLite's backup interface under a temporary name, check, rename: whole or not at all."""
    temporary = target.with_name(f".{target.name}.part")
    temporary.unlink(missing_ok=True)
    try:
        with closing(connect(source, readonly=True).conn) as original, closing(_plain(temporary)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            _check(copy, target)
        _sync(temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _plain(path: Path) -> Connection:
    return sqlcipher3.dbapi2.connect(str(path))


def _check(copy: Connection, target: Path) -> None:
    answer = copy.execute("PRAGMA quick_check").fetchone()[0]
    if answer != "ok":
        raise UserError(
            N_("The copy {file} is not sound; it was not kept."),
            N_("Check the disk, then back up again."),
            file=target.name,
        )


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def load(path: Path) -> list[Backup]:
    """The copies of the workspace at ``path``, newest first."""
    found = []
    for copy in folder_of(path).glob(f"{path.stem}-*{path.suffix}"):
        made_at = _moment(copy.stem.removeprefix(f"{path.stem}-"))
        if made_at is not None:
            found.append(Backup(copy, made_at, copy.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).astimezone()
    except ValueError:  # some other file beside the backups
        return None


def set_aside(path: Path, target: Path) -> None:
    """Copy the present file, sound or damaged, with what its journal holds, before it is replaced.

    The journal goes with it under the new name: SQLite would replay a journal left beside another file.
    """
    for suffix in ("", "-wal"):
        source = path.with_name(path.name + suffix)
        if source.exists():
            shutil.copy2(source, target.with_name(target.name + suffix))


def put_back(path: Path, copy: Path) -> None:
    """Replace the workspace by ``copy`` at once; the old journal is removed, it would be replayed into the new file."""
    fresh = path.with_name(f".{path.name}.restored")
    copy_verified(copy, fresh)
    for journal in (f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(journal).unlink(missing_ok=True)
    fresh.replace(path)
