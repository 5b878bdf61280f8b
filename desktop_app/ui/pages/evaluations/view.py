"""What all views of a review are: a column of cards that shows one review; tables in them are as high as their rows."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.table import Table
from desktop_app.operations.reviews.keep import Review
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_TOTALS: Final = 39
_EDGE: Final = 4
_INSET: Final = 9


class ReviewView(QWidget):
    """Base of the views. Class attributes: ``key`` (stable name), ``title`` and ``question`` (message ids)."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    question: ClassVar[str] = ""

    explain_asked = Signal(object)
    """An Explanation, for the Why panel at the right."""
    go = Signal(str, object)
    """Key of another page and what it is to show, as ``Page.go``."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    @classmethod
    def applies(cls, review: Review) -> bool:  # noqa: ARG003 - views answer from the review
        """Whether the review has anything for this view; else the row leaves it out."""
        return True

    def show_review(self, review: Review) -> None:
        """Fill the cards from ``review``."""


class TableCard(Card):
    """A card that is a table, made with its first rows; ``opened`` carries the row in the table's own order."""

    opened = Signal(int)

    def __init__(self, title: str, *, stretch: str = "", sortable: bool = True) -> None:
        super().__init__(title, flush=True)
        self._title, self._stretch, self._sortable = title, stretch, sortable
        self.table: TableView | None = None

    @property
    def model(self) -> TableModel:
        assert self.table is not None
        found = self.table.model
        assert isinstance(found, TableModel)
        return found

    def key(self, column: int) -> str:
        return self.model.columns[column].key

    def show_table(self, table: Table, look: Callable[[int, int], Look] | None = None) -> None:
        """Every row is seen at once: the page scrolls, not the card."""
        if self.table is None:
            self.table = TableView(
                TableModel(table), self._title, dense=True, stretch=self._stretch, sortable=self._sortable
            )
            self.table.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.table.row_activated.connect(lambda row: self.opened.emit(self.model.source_row(row)))
            self.body.insertWidget(0, self.table)
        self.model.show_table(table, None, look)
        self.table.fit_columns()
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, and a bar where a long language makes the columns wider than the card."""
        if self.table is None:
            return
        table, grid = self.model.table, self.table.grid
        rows = DENSE * (len(table.rows) + 1) + (_TOTALS if table.totals else 0)
        too_wide = grid.horizontalHeader().length() > self.width() - 2 * _INSET
        bar = grid.horizontalScrollBar().sizeHint().height() if too_wide else 0
        self.table.setFixedHeight(rows + _EDGE + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
