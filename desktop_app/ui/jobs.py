"""Everything that writes or takes long: jobs run one after another by the worker process, seen from the window.

What a job does stands in operations/; how it is drawn in widgets/. Tests run the same jobs in place.
"""

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import Progress, Report
from desktop_app.i18n import N_
from desktop_app.logs import LOGGER
from desktop_app.operations.messages import (
    Broken,
    Cancel,
    Done,
    Leave,
    Open,
    Operation,
    Outcome,
    Progressed,
    Refused,
    Run,
    SetLanguage,
    Stopped,
    name_of,
)

if TYPE_CHECKING:
    from desktop_app.store.database import Store

# The store and the machinery of processes are loaded with the first workspace, not before the window is painted:
# hence the imports inside functions here.

OnDone = Callable[[Any], object]
OnFailed = Callable[[UserError], object]
_PATIENCE = 5.0  # seconds the worker gets to leave by itself when the window closes


class Job:
    """One operation on its way; ``label`` (a message id) says what it does, ``report`` how far it is.

    ``quiet``: nobody asked for it and nothing is lost when it is stopped.
    """

    def __init__(
        self,
        jobs: "Jobs",
        run: Run,
        label: str,
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        self.run = run
        self.label = label
        self.quiet = quiet
        self.report: Report | None = None
        self._jobs = jobs
        self._on_done = on_done
        self._on_failed = on_failed

    def cancel(self) -> None:
        """Ask it to stop and leave no trace; one that has not begun is dropped."""
        self._jobs.cancel(self)

    def deliver(self, outcome: Outcome) -> bool:
        """Hand the outcome to whoever asked for the job; False if it is a failure nobody took."""
        match outcome:
            case Done(_job, result):
                if self._on_done:
                    self._on_done(result)
                return True
            case Refused(_job, error) if self._on_failed:
                self._on_failed(error)
                return True
        return isinstance(outcome, Stopped)


class Jobs(QObject):
    """The queue of jobs and the worker process behind it.

    ``run`` leaves out the operation's ``store`` and ``progress``: the worker has its own. ``refused`` is a
    UserError nobody took, ``broken`` the trace of a fault, ``stopped`` a job that was cancelled.
    """

    progressed = Signal(object)
    data_changed = Signal()
    busy_changed = Signal(bool)
    started = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    broken = Signal(str)
    stopped = Signal(object)
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._current: Job | None = None
        self._number = 0
        self._workspace = Open(None)
        self._process: _Process | None = None
        self._heard.connect(self._hear)

    @property
    def current(self) -> Job | None:
        return self._current

    def run(
        self,
        operation: Operation,
        *args: Any,
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        label: str = N_("Working"),
        quiet: bool = False,
        **kwargs: Any,
    ) -> Job:
        """Queue ``operation``; ``on_done`` gets its result, ``on_failed`` its UserError (else a banner shows it)."""
        self._number += 1
        run = Run(self._number, name_of(operation), args, kwargs)
        job = Job(self, run, label, on_done, on_failed, quiet=quiet)
        self._waiting.append(job)
        self._next()
        return job

    def cancel(self, job: Job) -> None:
        if job is self._current:
            self._send(Cancel(job.run.job))
        elif job in self._waiting:
            self._waiting.remove(job)
            self.stopped.emit(job)

    def use_workspace(self, path: Path | None, *, readonly: bool = False) -> None:
        """Jobs from now on work on ``path``; those under way end first."""
        self._workspace = Open(path, readonly)
        if self._process:
            self._send(self._workspace)

    def speak(self, code: str) -> None:
        """Documents made by jobs are in the window's language."""
        if self._process:
            self._send(SetLanguage(code))

    def start(self) -> None:
        """Have the worker process ready before it is needed; after the first paint, for it costs a core."""
        if self._process is None:
            self._process = _Process(self._heard.emit)
            self._send(SetLanguage(i18n.language()))
            self._send(self._workspace)

    def close(self) -> None:
        """Cancel what runs, end the worker; nothing is delivered any more."""
        self._waiting.clear()
        self._current = None
        process, self._process = self._process, None
        if process:
            process.end()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        self._current = self._waiting.popleft()
        self.busy_changed.emit(True)
        self.started.emit(self._current)
        self._perform(self._current)

    def _perform(self, job: Job) -> None:
        self.start()
        self._send(job.run)

    def _send(self, order: object) -> None:
        if self._process:
            self._process.send(order)

    def _hear(self, process: object, message: object) -> None:
        if process is not self._process:
            return  # the last words of a worker that was replaced
        if isinstance(message, Progressed):
            self._tell(message)
        elif message is None:
            self._worker_lost()
        elif isinstance(message, (Done, Refused, Stopped, Broken)):
            self._finish(message)

    def _tell(self, message: Progressed) -> None:
        if self._current and self._current.run.job == message.job:
            self._current.report = message.report
            self.progressed.emit(message.report)

    def _worker_lost(self) -> None:
        LOGGER.error("the worker process ended by itself")
        self._process = None
        if self._current:
            self._finish(Refused(self._current.run.job, _lost()))
            self.data_changed.emit()  # its last work may be done though it could not say so any more

    def _finish(self, outcome: Outcome) -> None:
        job = self._current
        if job is None or job.run.job != outcome.job:
            return
        self._current = None
        self.busy_changed.emit(False)
        self.ended.emit(job)
        try:
            self._deliver(job, outcome)
        finally:
            self._next()

    def _deliver(self, job: Job, outcome: Outcome) -> None:
        if isinstance(outcome, Done) and outcome.wrote:
            self.data_changed.emit()
        if job.deliver(outcome):
            if isinstance(outcome, Stopped):
                self.stopped.emit(job)
        elif isinstance(outcome, Refused):
            self.refused.emit(outcome.error)
        elif isinstance(outcome, Broken):
            self.broken.emit(outcome.trace)


def _lost() -> UserError:
    return UserError(
        N_("The part of the program that does the work ended unexpectedly."),
        N_("It was done whole or not at all: look which, then try again if you need to."),
    )


class _Process:
    """One worker process with the thread that listens to it."""

    def __init__(self, heard: Callable[[object, object], None]) -> None:
        import multiprocessing  # noqa: PLC0415 - see above

        from desktop_app.operations import worker  # noqa: PLC0415 - see above

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=worker.serve, args=(theirs,), name="worker", daemon=True)
        self._process.start()
        theirs.close()  # so that the worker's end is seen here as the end of the pipe
        self._connection = ours
        self._thread = threading.Thread(target=self._listen, args=(heard,), name="jobs", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def send(self, order: object) -> None:
        try:
            self._connection.send(order)
        except OSError:
            LOGGER.info("the worker is gone; the listener will say so")

    def _listen(self, heard: Callable[[object, object], None]) -> None:
        try:
            while True:
                heard(self, self._connection.recv())
        except (EOFError, OSError):
            heard(self, None)

    def end(self) -> None:
        """The connection is closed last: on no system may it be closed while a thread reads from it."""
        self.send(Leave())
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._thread.join()
        self._connection.close()


class JobsInPlace(Jobs):
    """The same jobs, run at once in this process with ``store``: for tests and for rendering pictures.

    ``store`` stays the caller's; one opened by ``use_workspace`` is closed here.
    """

    def __init__(self, store: "Store | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._own: Store | None = None

    def use_workspace(self, path: Path | None, *, readonly: bool = False) -> None:
        from desktop_app.store.database import open_store  # noqa: PLC0415 - see above

        if self._own is not None:
            self._own.close()
        self._own = None if path is None else open_store(path, readonly=readonly, lock=False)
        self.store = self._own

    def close(self) -> None:
        super().close()
        self.use_workspace(None)

    def start(self) -> None:
        """There is no process to start."""

    def _perform(self, job: Job) -> None:
        from desktop_app.operations import worker  # noqa: PLC0415 - see above

        progress = Progress(lambda report: self._tell(Progressed(job.run.job, report)))
        self._finish(worker.perform(job.run, self.store, progress))
