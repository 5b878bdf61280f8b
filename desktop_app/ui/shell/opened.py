"""The workspace that is open in the window: its lock, the connection that reads, whether it is backed up."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.formats import format_short_day
from desktop_app.i18n import _
from desktop_app.operations import moments
from desktop_app.operations.bring_up import bring_up
from desktop_app.store import backups, database, settings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """``holder`` keeps the lock for window and worker together; pages read through ``reader``, which can't write."""

    path: Path
    holder: Store
    reader: Store

    def close(self) -> None:
        self.reader.close()
        self.holder.close()

    def newest_copy(self) -> Path | None:
        return next((copy.path for copy in backups.load(self.path)), None)

    def newest_backup(self) -> datetime | None:
        copies = backups.load(self.path)
        return copies[0].made_at.astimezone() if copies else None

    def has_fresh_backup(self) -> bool:
        """Whether the newest copy is younger than the last change; the journal may hold newer changes."""
        newest = self.newest_copy()
        files = [self.path, self.path.with_name(f"{self.path.name}-wal")]
        changed = max((file.stat().st_mtime for file in files if file.exists()), default=0.0)
        return newest is not None and newest.stat().st_mtime >= changed

    def saved_sentence(self) -> str:
        """What stands at the foot of the side bar."""
        newest = self.newest_backup()
        if newest is None:
            return _("Saved · no backup yet")
        today = newest.date() == moments.today()
        when = f"{newest:%H:%M}" if today else format_short_day(newest.date())
        return _("Saved · backup {when}").format(when=when)


def open_workspace(path: Path, already: Opened | None = None) -> Opened:
    """Lock ``path``, bring it up to date and open it for reading; UserError if that can't be.

    ``already`` is what the window holds now: opening the same file again must not fail on our own lock.
    """
    if already is not None and path.exists() and already.path.exists() and already.path.samefile(path):
        return already
    holder = database.open_store(path)
    try:
        bring_up(holder)
        return Opened(path.resolve(), holder, _reader(path))
    except BaseException:
        holder.close()
        raise


def _reader(path: Path) -> Store:
    """What can't even say its settings is refused before the window leaves what it shows."""
    reader = database.open_store(path, readonly=True)
    try:
        settings.load(reader)
    except BaseException:
        reader.close()
        raise
    return reader
