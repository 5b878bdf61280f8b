"""The process that does the writing and the heavy work: takes operations from a pipe, runs them one after another.

No Qt and no SQL here; the window's side of the pipe is ui/jobs.
"""

import importlib
import inspect
import pickle
import queue
import signal
import threading
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop_app import i18n, logs
from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.domain.progress import Progress
from desktop_app.operations import soundness
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
)
from desktop_app.store import database
from desktop_app.store.database import Store
from desktop_app.store.faults import of_database


def _find(name: str) -> Operation:
    module, _colon, function = name.partition(":")
    found: Operation = getattr(importlib.import_module(module), function)
    return found


def call(operation: Operation, store: Store | None, progress: Progress, run: Run) -> Any:
    """Call ``operation``; its parameters ``store`` and ``progress`` are this process's, not the caller's."""
    wanted = inspect.signature(operation).parameters
    kwargs = dict(run.kwargs)
    if "progress" in wanted:
        kwargs["progress"] = progress
    if next(iter(wanted), "") == "store":
        if store is None:
            raise RuntimeError(f"{run.operation} needs a workspace and none is open")
        return operation(store, *run.args, **kwargs)
    return operation(*run.args, **kwargs)


def perform(run: Run, store: Store | None, progress: Progress) -> Outcome:
    """Run one operation to its end, whatever that is; nothing escapes but the end of the process itself."""
    before = _writes(store)
    try:
        result = call(_find(run.operation), store, progress, run)
    except Cancelled:
        return Stopped(run.job)
    except UserError as error:
        return Refused(run.job, error)
    except Exception as fault:  # noqa: BLE001 - the edge of the process: a fault becomes a message, with its whole chain
        said = None if store is None else of_database(fault, store.path)
        return Refused(run.job, said) if said else Broken(run.job, traceback.format_exc())
    return Done(run.job, result, wrote=_writes(store) != before)


def _writes(store: Store | None) -> int:
    """Rows this connection has inserted, changed or deleted so far."""
    return 0 if store is None else int(store.db.conn.total_changes)


class _Inbox(threading.Thread):
    """Reads the pipe while an operation runs, so that a cancel or the window's end is heard at once."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(name="inbox", daemon=True)
        self.orders: queue.SimpleQueue[Open | SetLanguage | Run | None] = queue.SimpleQueue()
        self._connection = connection
        self._cancelled: set[int] = set()
        self._closed = False

    def run(self) -> None:
        try:
            while not isinstance(order := self._connection.recv(), Leave):
                if isinstance(order, Cancel):
                    self._cancelled.add(order.job)
                else:
                    self.orders.put(order)
        except (EOFError, OSError):
            return
        finally:  # also when an order can't be unpickled: the window learns of it as the end of this process
            self._closed = True
            self.orders.put(None)

    def should_stop(self, job: int) -> bool:
        return self._closed or job in self._cancelled


class _Worker:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inbox = _Inbox(connection)
        self._store: Store | None = None
        self._fault: UserError | None = None  # why the workspace could not be opened here

    def work(self) -> None:
        """Until the pipe closes: then the window is gone, and so is the reason to be here."""
        self._inbox.start()
        try:
            while (order := self._inbox.orders.get()) is not None:
                self._obey(order)
        except BrokenPipeError:
            return
        finally:
            self._open(None, readonly=False)

    def _obey(self, order: Open | SetLanguage | Run) -> None:
        match order:
            case Open(path, readonly):
                self._open(path, readonly=readonly)
            case SetLanguage(code):
                i18n.set_language(code)
            case Run():
                self._answer(self._perform(order))

    def _open(self, path: Path | None, *, readonly: bool) -> None:
        if self._store is not None:
            self._store.close()
            soundness.note_left(self._store.path)
        self._store, self._fault = None, None
        try:
            self._store = None if path is None else database.open_store(path, readonly=readonly, lock=False)
        except UserError as error:
            self._fault = error

    def _perform(self, run: Run) -> Outcome:
        if self._fault is not None:
            return Refused(run.job, self._fault)
        progress = Progress(
            lambda report: self._connection.send(Progressed(run.job, report)),
            lambda: self._inbox.should_stop(run.job),
        )
        return perform(run, self._store, progress)

    def _answer(self, outcome: Outcome) -> None:
        try:
            self._connection.send(outcome)
        except (pickle.PicklingError, TypeError, AttributeError, ValueError):  # a result pickle can't carry
            self._connection.send(Broken(outcome.job, traceback.format_exc()))


def serve(connection: Connection) -> None:
    """The worker process from its start to its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, which then ends us
    logs.start()
    _Worker(connection).work()
