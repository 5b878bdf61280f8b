"""How a long operation says how far it is and learns that it should stop; it knows no thread and no widget."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop_app.domain.errors import Cancelled

Item = TypeVar("Item")
_INTERVAL: Final = 0.05  # seconds: at most 20 reports a second


@dataclass(frozen=True, slots=True)
class Report:
    """Where a job is: ``done`` of ``total`` (0 when unknown) while doing ``label`` (a message id)."""

    label: str
    done: int
    total: int


def _ignore(_report: Report) -> None:
    return


def _never() -> bool:
    return False


class Progress:
    """Passes reports on and raises ``Cancelled`` when asked to stop."""

    def __init__(self, report: Callable[[Report], None] = _ignore, cancelled: Callable[[], bool] = _never) -> None:
        self._report = report
        self._cancelled = cancelled
        self._last = 0.0

    def step(self, label: str, done: int = 0, total: int = 0) -> None:
        """Report now, unless the last report is too recent; raise ``Cancelled`` if the person asked to stop."""
        now = time.monotonic()
        if now - self._last < _INTERVAL:
            return
        self._last = now
        if self._cancelled():
            raise Cancelled
        self._report(Report(label, done, total))

    def track(self, items: Iterable[Item], label: str, total: int = 0) -> Iterator[Item]:
        """Yield ``items`` and report every 256 of them."""
        for number, item in enumerate(items):
            if not number & 255:
                self.step(label, number, total)
            yield item


SILENT: Final = Progress()
