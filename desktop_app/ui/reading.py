"""Reading what takes long for a page: here where the records are few, else by the worker; the last question counts."""

from collections.abc import Callable
from typing import Any, Final

from desktop_app.i18n import N_
from desktop_app.operations.messages import Operation
from desktop_app.store import records
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Job, Jobs

DIRECT: Final = 20_000
"""Records; an analysis of more of them takes over 0.3 s, which nobody should wait for with a window that stands still.

Measured with 200,000 deals: funnel 0.8 s, customers 0.7 s, segments of a forecast 0.7 s.
"""


class Reading:
    """One question at a time; an answer that nobody waits for any more is thrown away, and its job stopped."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        self._store, self._jobs = store, jobs
        self._asked: object = None
        self._job: Job | None = None

    def read(
        self, operation: Operation, *args: object, take: Callable[[Any], object], later: Callable[[], object]
    ) -> None:
        """Give ``take`` what ``operation`` finds; ``later`` is called after it where that was not at once."""
        self.forget()
        self._asked = asked = object()
        if sum(records.count(self._store).values()) <= DIRECT:
            take(operation(self._store, *args))
            return

        def arrived(found: object) -> None:
            if asked is self._asked:
                self._job = None
                take(found)
                later()

        self._job = self._jobs.run(operation, *args, on_done=arrived, label=N_("Reading the records"))

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
