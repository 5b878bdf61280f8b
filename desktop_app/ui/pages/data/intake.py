"""Files on their way in: one after another is read, asked about and imported, or left; the jobs behind the steps."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.file_view import FileView, view_file
from desktop_app.operations.import_file import Imported, Request, import_file
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.data.answers import Answers


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that waits to be looked at, or pasted bytes with a name."""

    source: Path | bytes
    name: str


class Under(Enum):
    """What goes on with the present file."""

    NOTHING = "nothing"
    READING = "reading"
    ASKING = "asking"
    IMPORTING = "importing"


class Intake(QObject):
    """``changed``: another file or another step; ``imported`` carries the id of the import.

    ``view`` is what was understood last of the present file; it stays while the file is read again.
    """

    changed = Signal()
    imported = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Entry] = deque()
        self._job: Job | None = None
        self._turn = 0
        self.under = Under.NOTHING
        self.entry: Entry | None = None
        self.view: FileView | None = None
        self.answers = Answers()
        jobs.stopped.connect(self._stopped)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def looking(self) -> bool:
        """Whether a file is being looked at; nothing of it is stored."""
        return self.under in (Under.READING, Under.ASKING)

    def take(self, entries: Iterable[Entry]) -> None:
        """Look at them, after those that wait already."""
        self._waiting.extend(entries)
        if self.under is Under.NOTHING:
            self._next()
        else:
            self.changed.emit()

    def _next(self) -> None:
        self.under = Under.NOTHING
        self.entry, self.view, self.answers = None, None, Answers()
        if self._waiting:
            self.entry = self._waiting.popleft()
            self.read()
        else:
            self.changed.emit()

    def read(self) -> None:
        """Have the present file understood under the present answers; nothing is stored."""
        assert self.entry is not None
        self._drop_job()
        self._step(Under.READING)
        turn = self._turn
        job = self._jobs.run(
            view_file,
            self.entry.source,
            self.entry.name,
            self.answers.choices(),
            on_done=lambda view: self._understood(turn, view),
            on_failed=lambda error: self._not_understood(turn, error),
            label=N_("Reading the file"),
        )
        if self.under is Under.READING:  # in tests the job has ended by now
            self._job = job

    def _step(self, under: Under) -> None:
        self.under, self._job = under, None
        self.changed.emit()

    def _drop_job(self) -> None:
        """What is still being read is of no use any more; should it come all the same, its turn has passed."""
        self._turn += 1
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _understood(self, turn: int, view: FileView) -> None:
        if turn == self._turn:
            self.view = view
            self._step(Under.ASKING)

    def _not_understood(self, turn: int, error: UserError) -> None:
        """No table; or a choice that does not fit, and what was understood before still holds."""
        if turn != self._turn:
            return
        self._jobs.refused.emit(error)
        if self.view is None:
            self._next()
        else:
            self._step(Under.ASKING)

    def leave(self) -> None:
        """Nothing of the present file is stored; the next one comes."""
        self._drop_job()
        self._next()

    def start_import(self) -> None:
        """Store the present file under the present answers, whole or not at all."""
        assert self.entry is not None
        request = Request(self.entry.source, self.entry.name, self.answers.choices(), remember=self.answers.remember)
        self._step(Under.IMPORTING)
        job = self._jobs.run(
            import_file, request, on_done=self._done, on_failed=self._not_imported, label=N_("Importing")
        )
        if self.under is Under.IMPORTING:
            self._job = job

    def _done(self, imported: Imported) -> None:
        self._job = None
        self._next()
        self.imported.emit(imported.batch.id)

    def _not_imported(self, error: UserError) -> None:
        self._jobs.refused.emit(error)
        self._step(Under.ASKING)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stopped(self, job: object) -> None:
        """The person cancelled: an import leaves its questions open, a file that was being read is left."""
        if job is not self._job or job is None:
            return
        self._job = None
        if self.under is Under.IMPORTING:
            self._step(Under.ASKING)
        elif self.under is Under.READING:
            self._next()
