"""What the tests of the Data page share: files, and the hands that drop them, answer and press buttons."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.operations.worker import Stopped
from desktop_app.store import batches
from desktop_app.store.batches import Batch
from desktop_app.ui.jobs import Job, JobsInPlace
from desktop_app.ui.pages.data import DataPage

PEOPLE = "name,team\nAna,Field\nIon Popescu,Field\n"
PRODUCTS = "Product,Category\nGTX Pro,A\n"
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
GOOD = "".join(f"{n},Ana,Acme,GTX Pro,Won,2026-02-01,2026-03-03,{n}\n" for n in range(100, 120))
BAD = "7,Ana,Acme,GTX Pro,Won,2026-02-30,2026-03-03,70\n8,Ana,,GTX Pro,Won,2026-02-01,2026-03-03,80\n"


class SlowJobs(JobsInPlace):
    """While ``slow``, a job that was started goes on until it is cancelled."""

    slow = False

    def _perform(self, job: Job) -> None:
        if not self.slow:
            super()._perform(job)

    def cancel(self, job: Job) -> None:
        self._finish(Stopped(job.run.job))


def drop(page: DataPage, folder: Path, content: str | bytes, name: str) -> None:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    page.open_files([path])


def stored(page: DataPage) -> list[Batch]:
    return batches.load(page.store)


def answer_first(page: DataPage, qtbot: QtBot) -> None:
    """Enter on the answer that is proposed."""
    first = page.flow.strip.buttons[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)


def go_on(page: DataPage, qtbot: QtBot) -> None:
    assert page.start.isEnabled()
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)


def bring(page: DataPage, qtbot: QtBot, folder: Path, content: str, name: str) -> None:
    drop(page, folder, content, name)
    go_on(page, qtbot)
