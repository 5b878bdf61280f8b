"""The watched folder: files that are plainly understood are imported, the others wait with what is unclear.

When to look is the window's or the command line's business; here is what one look does.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import time
from typing import Final

from desktop_app.domain.errors import UserError, Words
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.kinds import find_kind
from desktop_app.i18n import N_
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.operations.moments import moment
from desktop_app.store import batches, settings, watched
from desktop_app.store.database import Store
from desktop_app.store.watched import Waiting

READ: Final = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".dbf", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".ics", ".html", ".htm"}
)
"""Endings of files that are looked at; others in the folder are somebody else's."""
_SETTLED: Final = 2.0  # seconds without a change, after which a file is taken to be written to its end
_DECIDE: Final = N_("Look at it and decide.")


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look did. ``unsettled``: files still being written, to be looked at again soon."""

    imported: tuple[Imported, ...]
    waiting: tuple[Waiting, ...]
    unsettled: int


def watch_folder(store: Store, folder: str, progress: Progress = SILENT) -> None:
    """Watch ``folder`` from now on; an empty text ends it. UserError if it is no folder."""
    progress.step(N_("Choosing the folder"), 0, 1)
    if folder and not Path(folder).is_dir():
        raise UserError(N_("{folder} is not a folder."), N_("Choose a folder that is there."), folder=folder)
    with store.transaction():
        chosen = settings.load(store)
        settings.save(store, replace(chosen, watched_folder=folder), recorded_at=moment(), reason="")


def look(store: Store, progress: Progress = SILENT) -> Looked:
    """Import what is new and plain in the watched folder; what is unclear is kept as waiting."""
    folder = Path(settings.load(store).watched_folder)
    known = {one.path: one for one in watched.load(store)}
    present = {str(path): path for path in _files(folder)} if folder.is_dir() and str(folder) != "." else {}
    for gone in known.keys() - present.keys():
        watched.remove(store, gone)
    imported: list[Imported] = []
    unsettled = 0
    for path in progress.track(sorted(present.values()), N_("Looking at the folder")):
        stamp = _stamp(path)
        if str(path) in known and known[str(path)].stamp == stamp:
            continue
        if time() - path.stat().st_mtime < _SETTLED:
            unsettled += 1
            continue
        done = _take(store, path, stamp, progress)
        if done is not None:
            imported.append(done)
    return Looked(tuple(imported), tuple(one for one in watched.load(store) if not one.left_out), unsettled)


def leave_out(store: Store, path: str, progress: Progress = SILENT) -> None:
    """Do not ask about this file again, unless it changes."""
    progress.step(N_("Leaving the file out"), 0, 1)
    with store.transaction():
        watched.leave_out(store, path)


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.iterdir()
        if path.suffix.casefold() in READ and not path.name.startswith((".", "~$")) and path.is_file()
    ]


def _stamp(path: Path) -> str:
    about = path.stat()
    return f"{about.st_size}:{about.st_mtime_ns}"


def _take(store: Store, path: Path, stamp: str, progress: Progress) -> Imported | None:
    """Import ``path`` if nothing about it is unclear; a file that came in before is settled."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    waiting = Waiting(str(path), stamp, digest, "", "", {})
    if digest in batches.digests(store):
        with store.transaction():
            watched.save(store, replace(waiting, left_out=True))
        return None
    try:
        unclear = unclear_about(understand_file(store, path, path.name, Choices(), progress))
        if unclear is None:
            done = import_file(store, Request(path, path.name), progress)
            with store.transaction():
                watched.save(store, replace(waiting, left_out=True))
            return done
    except UserError as error:
        unclear = error
    details = {key: str(value) for key, value in unclear.values.items()}
    with store.transaction():
        watched.save(store, replace(waiting, headline=unclear.what, advice=unclear.todo, details=details))
    return None


def unclear_about(understood: Understanding) -> UserError | None:
    """What a person has to say before this file may come in by itself; None if nothing."""
    return next(_unclear(understood), None)


def _unclear(understood: Understanding) -> Iterator[UserError]:
    if understood.asks_kind:
        yield UserError(N_("It is not clear what the file holds."), _DECIDE)
    if not understood.remembered:
        yield UserError(N_("No file of this shape was imported before."), _DECIDE)
    for key in understood.mapping.missing:
        title = find_kind(understood.mapping.kind).field(key).title
        yield UserError(N_("No column is known to be “{field}”."), _DECIDE, field=Words(title))
    for doubt in understood.doubts:
        yield UserError(N_("The column {column} can be read in two ways."), _DECIDE, column=doubt.title)
    yield from _unclear_amounts(understood)
    for offer in understood.offers:
        yield UserError(N_("“{written}” may be “{known}”."), _DECIDE, written=offer.written, known=offer.known)
    for name in understood.unknown_people:
        yield UserError(N_("Nobody is known as “{name}”."), _DECIDE, name=name)


def _unclear_amounts(understood: Understanding) -> Iterator[UserError]:
    if understood.asks_tax:
        yield UserError(N_("It is not known whether its amounts are with or without tax."), _DECIDE)
    if understood.asks_discount is not None:
        yield UserError(N_("It is not known whether its discounts are what is taken off or what is paid."), _DECIDE)
    if understood.asks_void is not None:
        yield UserError(N_("It is not known whether its cancelled rows and drafts count."), _DECIDE)
    if understood.asks_total is not None:
        yield UserError(N_("It is not known whether its totals count once or on each line."), _DECIDE)
    for need in understood.asks_rates:
        yield UserError(N_("It is not known what 1 {currency} is worth."), _DECIDE, currency=need.currency)
