"""Files on their way in: one after another is read, asked about, checked and imported, or left; the jobs behind it."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.importing.arrival import arrange, others
from desktop_app.operations.importing.check_file import Checked, check_file
from desktop_app.operations.importing.file_view import FileView, view_file
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.store.batches import Batch
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.data.answers import Answers


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that waits to be looked at, or bytes with a name. ``beside``: files that came with it.

    ``mend``: it is about rows that were refused, so its problems are shown first.
    """

    source: Path | bytes
    name: str
    beside: tuple[Path, ...] = ()
    mend: bool = False


class Under(Enum):
    """What goes on with the present file."""

    NOTHING = "nothing"
    READING = "reading"
    ASKING = "asking"
    CHECKING = "checking"
    IMPORTING = "importing"


class Intake(QObject):
    """``changed``: another file or another step; ``imported`` carries the id of the import.

    ``view`` is what was understood last of the present file; it stays while the file is read again. ``checked`` is
    what the last dry pass over all its rows brought; ``at_problems``: the person is looking at that, and
    ``wants_check``: it is out of date. ``done``: the imports since files came last.
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
        self.checked: Checked | None = None
        self.at_problems = False
        self.wants_check = False
        self.answers = Answers()
        self.done: list[Batch] = []
        jobs.stopped.connect(self._stopped)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def looking(self) -> bool:
        """Whether a file is being looked at; nothing of it is stored."""
        return self.under in (Under.READING, Under.ASKING, Under.CHECKING)

    def take(self, entries: Iterable[Entry]) -> None:
        """Look at them, after those that wait already."""
        self._waiting.extend(entries)
        if self.under is Under.NOTHING:
            self.done = []
            self._next()
        else:
            self.changed.emit()

    def take_files(self, paths: Iterable[Path]) -> None:
        """Several files come in the order in which they need one another."""
        every = list(dict.fromkeys(paths))
        if len(every) < 2 or self.under is not Under.NOTHING:
            self.take(_entries(every))
            return
        self.entry = Entry(every[0], every[0].name)
        self._step(Under.READING)
        turn = self._turn
        job = self._jobs.run(
            arrange,
            every,
            on_done=lambda paths: self._arranged(turn, paths),
            on_failed=self._not_arranged,
            label=N_("Reading the file"),
        )
        if turn == self._turn:
            self._job = job

    def _arranged(self, turn: int, paths: list[Path]) -> None:
        if turn == self._turn:  # else the person has left meanwhile
            self._turn += 1
            self.under, self._job = Under.NOTHING, None
            self.take(_entries(paths))

    def _not_arranged(self, error: UserError) -> None:
        self._jobs.refused.emit(error)
        self._next()

    def _next(self) -> None:
        self.under = Under.NOTHING
        self.entry, self.view, self.answers = None, None, Answers()
        self.checked, self.at_problems, self.wants_check = None, False, False
        if self._waiting:
            self.entry = self._waiting.popleft()
            self.answers.beside = self.entry.beside
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
        if turn == self._turn and self.under is Under.READING:  # in tests the job has ended by now
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
            assert self.entry is not None
            self.wants_check = self.at_problems or (self.view is None and self.entry.mend)
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

    def _request(self) -> Request:
        assert self.entry is not None
        return Request(self.entry.source, self.entry.name, self.answers.choices(), remember=self.answers.remember)

    def check(self) -> None:
        """Try every row of the present file and undo it, to see what is wrong with them."""
        self._drop_job()
        self.at_problems, self.wants_check = True, False
        self._step(Under.CHECKING)
        turn = self._turn
        job = self._jobs.run(
            check_file,
            self._request(),
            on_done=lambda checked: self._checked(turn, checked),
            on_failed=lambda error: self._not_checked(turn, error),
            label=N_("Trying every row"),
        )
        if turn == self._turn and self.under is Under.CHECKING:
            self._job = job

    def _checked(self, turn: int, checked: Checked) -> None:
        if turn == self._turn:
            self.checked = checked
            self._step(Under.ASKING)

    def _not_checked(self, turn: int, error: UserError) -> None:
        """Something is to be answered first."""
        if turn == self._turn:
            self._jobs.refused.emit(error)
            self.leave_problems()

    def leave_problems(self) -> None:
        """Back to what was understood; the fixes stay."""
        self._drop_job()
        self.at_problems = self.wants_check = False
        self._step(Under.ASKING)

    def start_import(self) -> None:
        """Store the present file under the present answers, whole or not at all."""
        request = self._request()
        self._step(Under.IMPORTING)
        job = self._jobs.run(
            import_file, request, on_done=self._done, on_failed=self._not_imported, label=N_("Importing")
        )
        if self.under is Under.IMPORTING:
            self._job = job

    def _done(self, imported: Imported) -> None:
        self._job = None
        self.done.append(imported.batch)
        self._leave_out_joined()
        self._next()
        self.imported.emit(imported.batch.id)

    def _leave_out_joined(self) -> None:
        """A file that was joined to this one is not imported by itself."""
        join = self.answers.join
        if join is not None and any(path.name == join.name for path in self.answers.beside):
            self._waiting = deque(entry for entry in self._waiting if entry.name != join.name)

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
        if self.under is Under.CHECKING:
            self.leave_problems()
        elif self.under is Under.IMPORTING:
            self._step(Under.ASKING)
        elif self.under is Under.READING:
            self._next()


def _entries(paths: list[Path]) -> list[Entry]:
    return [Entry(path, path.name, others(path, paths)) for path in paths]
