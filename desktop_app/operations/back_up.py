"""Backing the workspace up, putting a backup in its place, and checking whether the file is sound."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import now
from desktop_app.store import backups, integrity, settings
from desktop_app.store.database import Store, exclusive, open_store
from desktop_app.store.faults import told

# Kept: all of the last 2 days, then one a day, a week and a month (safety.md).
_ALL_DAYS: Final = 2
_GIVEN_UP: Final = timedelta(days=1)  # no backup takes that long
_KEPT: Final = (("%Y-%m-%d", 12), ("%G-W%V", 10), ("%Y-%m", 9))


def back_up(store: Store, target: Path | None = None, progress: Progress = SILENT) -> Path:
    """Write a verified copy into the folder beside the workspace, or to ``target``; where it is."""
    progress.step(N_("Backing up"), 0, 1)
    with told(target or store.path):
        if target is not None:
            backups.copy_verified(store.path, target)
            return target
        made = backups.back_up(store.path, now())
        thin_out(store)
        return made


def thin_out(store: Store) -> None:
    """Remove the backups that no rule keeps: all of 2 days, 12 daily, 10 weekly, 9 monthly."""
    copies = backups.load(store.path)
    kept = {copy.path for copy in copies if (now() - copy.made_at).days < _ALL_DAYS}
    for stamp, number in _KEPT:
        newest = {copy.made_at.strftime(stamp): copy.path for copy in reversed(copies)}
        kept |= {newest[key] for key in sorted(newest, reverse=True)[:number]}
    for copy in copies:
        if copy.path not in kept:
            _remove(copy.path)
    for part, since in backups.unfinished(store.path):
        if now() - since > _GIVEN_UP:
            _remove(part)


def _remove(path: Path) -> None:
    with suppress(PermissionError, FileNotFoundError):  # open elsewhere: it goes next time
        path.unlink()


def restore(path: Path, copy: Path, progress: Progress = SILENT) -> Path:
    """Put ``copy`` in the place of the workspace at ``path``; what was there is set aside and returned.

    A damaged workspace is moved aside, never overwritten. The workspace must not be open.
    """
    with told(copy):
        open_store(copy, readonly=True).close()  # refuses what is no workspace of ours
    aside = _aside(path)
    with told(path):
        progress.step(N_("Setting the present file aside"), 0, 2)
        with exclusive(path):
            if path.exists():
                backups.set_aside(path, aside)
            progress.step(N_("Putting the backup in place"), 1, 2)
            backups.put_back(path, copy)
    return aside


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.stem}-before-restore-{now():%Y%m%dT%H%M%S}{path.suffix}")


def check(store: Store, progress: Progress = SILENT) -> list[str]:
    """What is wrong with the open workspace, as message ids; empty if it is sound."""
    found = integrity.check_file(store, progress)
    return found or integrity.check_content(store, settings.load(store).revenue_source, progress)
