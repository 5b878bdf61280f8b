"""The table as people use it: keyboard, copy, sorting, row heights, and totals that stay at the bottom."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.table import Cell
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets import cells, text
from desktop_app.ui.widgets.table_model import PagedModel, TableModel, copied, format_cell

ROW: Final = 34
DENSE: Final = 28
_HEAD: Final = 34
_DENSE_HEAD: Final = 28
_TOTALS: Final = 39
_INSET: Final = 8  # with the padding of a cell, texts start where the card's title does
_WIDEST: Final = 420
_SAMPLE: Final = 60  # rows measured for a column's width


class _Grid(QTableView):
    """Enter opens the row, Ctrl+C copies what is selected."""

    entered_row = Signal(int)
    copy_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class TableView(QWidget):
    """Shows a TableModel or PagedModel. ``row_activated`` carries the row as shown (``model.source_row`` maps it).

    ``name`` is what a screen reader calls the table. ``stretch`` is the key of the column that takes extra width.
    ``delegates`` paint columns by key; given here, the columns are measured once.
    ``gives_way`` are the keys of columns that are left out where there is no room for all, the first of them first.
    Rows are 34 px, 28 when ``dense``, unless ``row_height`` says otherwise.
    """

    row_activated = Signal(int)
    row_selected = Signal(int)

    def __init__(
        self,
        model: TableModel | PagedModel,
        name: str,
        *,
        dense: bool = False,
        row_height: int = 0,
        stretch: str = "",
        sortable: bool = True,
        delegates: Mapping[str, QAbstractItemDelegate] | None = None,
        gives_way: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.model = model
        self.grid = _Grid(self)
        self.grid.setAccessibleName(name)
        self.grid.setModel(model)
        self.grid.setItemDelegate(cells.TextDelegate(model.shown, self.grid))
        self._delegates: list[QAbstractItemDelegate] = []  # a view does not own its delegates
        self._stretch, self._gives_way = stretch, tuple(gives_way)
        self._needed: list[int] = []  # by place, px
        self._left_out: set[int] = set()  # places; a column the page hides for good is not among them
        self._set_up(dense=dense, sortable=sortable)
        self.grid.verticalHeader().setDefaultSectionSize(row_height or (DENSE if dense else ROW))
        self.totals = _Totals(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_INSET, 0, _INSET, 0)
        whole.setSpacing(0)
        whole.addWidget(self.grid, 1)
        whole.addWidget(self.totals)
        model.modelReset.connect(self._show_totals)
        theme.notice.changed.connect(self._dress)
        self.grid.viewport().installEventFilter(self)
        self._show_totals()
        for key, delegate in (delegates or {}).items():
            self._put_delegate(key, delegate)
        self.fit_columns()

    def _set_up(self, *, dense: bool, sortable: bool) -> None:
        grid, header, rows = self.grid, self.grid.horizontalHeader(), self.grid.verticalHeader()
        grid.setShowGrid(False)
        grid.setMouseTracking(True)
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setTabKeyNavigation(False)  # Tab leaves the table; arrow keys move in it
        grid.setWordWrap(False)
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        header.setFixedHeight(_DENSE_HEAD if dense else _HEAD)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setSectionsClickable(sortable)
        self._dress()
        if sortable:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorClearable(True)
            grid.setSortingEnabled(True)
        grid.entered_row.connect(self.row_activated)
        grid.doubleClicked.connect(lambda index: self.row_activated.emit(index.row()))
        grid.copy_asked.connect(self.copy)
        grid.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_selected.emit(now.row()))

    def _dress(self) -> None:
        """Again after each new style sheet, which takes the filling away: only a filled viewport scrolls its pixels."""
        self.grid.viewport().setAutoFillBackground(True)
        self.grid.horizontalHeader().setFont(theme.font(12, 500))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def set_delegate(self, key: str, delegate: QAbstractItemDelegate) -> None:
        """Paint the column ``key`` with ``delegate``: a bullet, a sparkline, a status."""
        self._put_delegate(key, delegate)
        self.fit_columns()

    def _put_delegate(self, key: str, delegate: QAbstractItemDelegate) -> None:
        self._delegates.append(delegate)
        delegate.setParent(self.grid)
        self.grid.setItemDelegateForColumn(self.column(key), delegate)

    def column(self, key: str) -> int:
        return next(place for place, column in enumerate(self.model.columns) if column.key == key)

    def fit_columns(self) -> None:
        """Each column as wide as its title, its first rows and its total; the stretched one takes the rest."""
        header = self.grid.horizontalHeader()
        header.setResizeContentsPrecision(_SAMPLE)
        self._leave_out(set())
        totals = self.total_cells()
        self._needed = []
        for place, column in enumerate(self.model.columns):
            widest = max(self.grid.sizeHintForColumn(place), header.sectionSizeHint(place) + 6)
            if totals:
                total = format_cell(totals[place], column) if totals[place] is not None else ""
                widest = max(widest, round(text.width(total, theme.figure_font(13, 600))) + 2 * cells.PAD + 2)
            self._needed.append(min(widest, _WIDEST))
            self.grid.setColumnWidth(place, self._needed[-1])
        self._share_room()

    def least_width(self) -> int:
        """What the columns need that never give way, in px."""
        return sum(
            needed
            for place, (needed, column) in enumerate(zip(self._needed, self.model.columns, strict=True))
            if column.key not in self._gives_way and not self._hidden_for_good(place)
        )

    def _share_room(self) -> None:
        """Leave out what gives way, as far as is needed, and give the room that is left to the stretched column."""
        room, places = self.grid.viewport().width(), range(len(self._needed))
        if len(self._needed) != len(self.model.columns):
            return  # another table has been put in and its columns are not measured yet
        keys = [column.key for column in self.model.columns]
        wide = sum(self._needed[place] for place in places if not self._hidden_for_good(place))
        out: set[int] = set()
        for key in self._gives_way:
            if wide > room and key in keys:
                out.add(keys.index(key))
                wide -= self._needed[keys.index(key)]
        self._leave_out(out)
        if self._stretch:  # it never gets less than its content needs
            place = keys.index(self._stretch)
            others = self.grid.horizontalHeader().length() - self.grid.columnWidth(place)
            self.grid.setColumnWidth(place, max(self._needed[place], room - others))

    def _leave_out(self, out: set[int]) -> None:
        for place in out ^ self._left_out:
            self.grid.setColumnHidden(place, place in out)
        self._left_out = out

    def _hidden_for_good(self, place: int) -> bool:
        return self.grid.isColumnHidden(place) and place not in self._left_out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._share_room()
            self.totals.update()
        return super().eventFilter(watched, event)

    def total_cells(self) -> Sequence[Cell]:
        return self.model.table.totals if isinstance(self.model, TableModel) else ()

    def _show_totals(self) -> None:
        self.totals.setVisible(bool(self.total_cells()))
        self.totals.update()

    def copy(self) -> None:
        """Titles and the selected rows, all rows if none is selected, as tab-separated text.

        Columns that gave way for lack of room are copied too.
        """
        QGuiApplication.clipboard().setText(self.as_tsv())

    def as_tsv(self) -> str:
        chosen = sorted({index.row() for index in self.grid.selectionModel().selectedRows()})
        rows = chosen or range(self.model.rowCount())
        shown = [place for place in range(len(self.model.columns)) if not self._hidden_for_good(place)]
        lines = ["\t".join(_(self.model.columns[place].title) for place in shown)]
        for row in rows:
            values = self.model.row_values(row)
            lines.append("\t".join(copied(values[place]) for place in shown))
        return "\n".join(lines) + "\n"


class _Totals(QWidget):
    """The row of totals under the rows, in the columns' places, under a rule in the colour of text."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        header = view.grid.horizontalHeader()
        header.sectionResized.connect(self.update)
        header.sectionMoved.connect(self.update)
        view.grid.horizontalScrollBar().valueChanged.connect(self.update)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(100, _TOTALS)

    def words(self) -> list[str]:
        columns, totals = self._view.model.columns, self._view.total_cells()
        return ["" if cell is None else format_cell(cell, column) for cell, column in zip(totals, columns, strict=True)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("text"))
        header = self._view.grid.horizontalHeader()
        for place, words in enumerate(self.words()):
            left, width = header.sectionViewportPosition(place), header.sectionSize(place)
            if not words or header.isSectionHidden(place):
                continue
            box = QRectF(left + cells.PAD, 1, width - 2 * cells.PAD, self.height() - 1)
            align = text.LEFT if self._view.model.columns[place].unit is None else text.RIGHT
            text.draw(painter, box, words, theme.figure_font(13, 600), theme.color("text"), align=align)
        painter.end()
