"""What all views of the Analysis page are: a column of cards that shows what a ``Wanted`` says; no view stands here."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.messages import Operation
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.reading import Reading


class AnalysisView(QWidget):
    """Base of the views. One view answers one question; it reads through ``store`` and changes nothing.

    To add a view: write its class in a module of its own in this folder and list it in ``analysis/views.py``, in the
    order of the row; the page, its row of views, period, people and filters need no other line. A view is made when
    it is first chosen.

    Class attributes: ``key`` (stable name), ``title`` and ``question`` (message ids: the word in the row, the tooltip
    over it). Put cards into ``column``; it scrolls with the page, so give charts and tables a height of their own.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    question: ClassVar[str] = ""

    explain_asked = Signal(object)
    """An Explanation, for the Why panel at the right."""
    go = Signal(str, object)
    """Key of another page and what it is to show, as ``Page.go``."""
    again = Signal()
    """A choice inside the view changed: the page calls ``reload`` with what is wanted now."""
    shown = Signal()
    """What ``read`` was asked for stands there now; ``words`` has changed."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self._reading = Reading(store, jobs)

    @classmethod
    def applies(cls, store: Store) -> bool:  # noqa: ARG003 - views answer from their own data
        """Whether there are records for the view at all; else the row leaves it out."""
        return True

    def reload(self, wanted: Wanted) -> None:
        """Read and show anew. ``wanted`` says when, for whom and narrowed to what; ``kpis`` and ``by`` are empty."""

    def read(self, operation: Operation, *args: object, take: Callable[[Any], object]) -> None:
        """Give ``take`` what ``operation`` finds in the records: at once where they are few, else from the worker."""
        self._reading.read(operation, *args, take=take, later=self.shown.emit)

    def show_behind(self, asked: Asked | None) -> None:
        """Open the records behind a row on the page Data; a row without any opens nothing."""
        if asked is not None:
            self.go.emit("data", asked)

    def words(self) -> list[str]:
        """What the line under the page's title says of this view after ``reload``: the number of records, mostly."""
        return []

    def state(self) -> Mapping[str, object]:
        """What the person chose in the view, in plain JSON values."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take back what ``state`` gave; unknown or unfit values are left out."""
