"""The grid as people work in it: typing, locking, folding and the clipboard, all of it by keyboard too."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.target_grid import Place, smallest
from desktop_app.rules.targets.attain import raised
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import clipboard, wording
from desktop_app.ui.pages.targets.draft import Cell
from desktop_app.ui.pages.targets.grid_cells import GridDelegate, Index, amount_width, chevron_room, name_width
from desktop_app.ui.pages.targets.grid_head import GridHead, head_width
from desktop_app.ui.pages.targets.grid_model import SCOPE, GridModel

ROW: Final = 32
_LEAST_NAME: Final = 108
_MOST_NAME: Final = 260


class GridView(QTableView):
    """``edited`` carries what is to be changed, by place; ``place_chosen`` where the person is."""

    edited = Signal(object)
    place_chosen = Signal(object)
    resized = Signal()
    refused = Signal(object)
    """A UserError: what was pasted can't be used."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._place: Place | None = None
        self._stretching = False
        self._natural: list[int] = []  # px that each column of amounts needs
        self._names = (_LEAST_NAME, _MOST_NAME)  # px, least and wanted
        self.setModel(model)
        self.setAccessibleName(_("Targets by people and time"))
        self._head = GridHead(model, self)
        self._head.fold_asked.connect(self._fold_section)
        self.setHorizontalHeader(self._head)
        self._delegate = GridDelegate(model, self.read, self)
        self._delegate.typed.connect(self._take_typed)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.selectionModel().currentChanged.connect(self._note_place)
        model.modelReset.connect(self._come_back)
        model.dataChanged.connect(self.fit)
        self.measure()
        theme.notice.changed.connect(self.measure)

    def _set_up(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)

    # Where the person is.

    def place(self) -> Place | None:
        """The current cell, if it is one of an amount."""
        return self._model.place(self.currentIndex())

    def go_to(self, place: Place) -> None:
        index = self._model.index_of(place)
        if not index.isValid():
            index = self._model.reveal(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _note_place(self, now: QModelIndex, _before: QModelIndex) -> None:
        place = self._model.place(now)
        if place is not None:
            self._place = place
            self.place_chosen.emit(place)

    def _come_back(self) -> None:
        """Rows and columns are others: the same cell again, or the one that took it in."""
        self.measure()
        index = self._model.index_of(self._place) if self._place else QModelIndex()
        if not index.isValid() and self._place is not None:
            index = self._nearest(self._place)
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(0, 1)
        if index.isValid():
            self.setCurrentIndex(index)

    def _nearest(self, place: Place) -> QModelIndex:
        grid = self._model.draft.grid
        parents = {line.scope: line.parent for line in grid.lines}
        wholes = {column.period: column.parent for column in grid.columns}
        scopes = (place[0], parents.get(place[0]))
        periods = (place[1], wholes.get(place[1]))
        found = [self._model.index_of((s, p)) for s in scopes if s for p in periods if p]
        return next((index for index in found if index.isValid()), QModelIndex())

    def amount_places(self) -> list[Place]:
        """The chosen cells that hold amounts."""
        found = [self._model.place(index) for index in self.selectedIndexes()]
        return [place for place in found if place is not None]

    # Widths.

    def measure(self) -> None:
        """Rows, columns or the font are others."""
        widths = [name_width(self._model.look(row, SCOPE)) for row in range(self._model.rowCount())]
        widest = ceil(max(widths, default=_LEAST_NAME))
        self._names = max(_LEAST_NAME, min(widest, 150)), min(widest, _MOST_NAME)
        self.fit()

    def fit(self) -> None:
        """Each column as wide as its widest amount; the names take what is left."""
        if not self._model.rowCount():
            return
        self._natural = []
        for column in range(1, self._model.columnCount()):
            title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            head = head_width(title, folds=self._model.can_fold_column(column))
            self._natural.append(ceil(max(head, *map(amount_width, self._model.shapes(column)))))
        self._stretch()

    def natural_width(self) -> int:
        """What names and amounts need, with a scroll bar."""
        return self._names[0] + sum(self._natural[: len(self._model.columns)]) + 14

    def _stretch(self) -> None:
        """Room that is left goes to the names first, then to every column alike."""
        columns = range(1, self._model.columnCount())
        if len(columns) != len(self._natural):
            return  # resized between a reset of the model and its being measured
        least, wanted = self._names
        left = self.viewport().width() - sum(self._natural)
        name = max(least, min(wanted, left))
        more = max(0, left - name) // max(1, len(columns))
        self._stretching = True
        for column, width in zip(columns, self._natural, strict=True):
            self.setColumnWidth(column, width + more)
        self.setColumnWidth(SCOPE, max(least, left - more * len(columns)))
        self._stretching = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
        if not self._stretching:  # half-way widths bring up a scroll bar, whose coming is a resize again
            self._stretch()

    # Keys and clicks.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.edited.emit(dict.fromkeys(self.amount_places(), Cell()))
        elif key == Qt.Key.Key_L:
            self.toggle_locks()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and self._can_fold():
            self._fold_current(is_open=key == Qt.Key.Key_Plus)
        elif key == Qt.Key.Key_Space:
            self._toggle_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place() is not None:
            if self.state() != QAbstractItemView.State.EditingState:  # the key that ends typing comes here too
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == SCOPE and self._hits_sign(index, event.position().toPoint()):
            self._model.fold_row(index.row(), is_open=not self._model.is_row_open(index.row()))
            return
        super().mousePressEvent(event)

    def _hits_sign(self, index: QModelIndex, at: QPoint) -> bool:
        look = self._model.look(index.row(), SCOPE)
        room = chevron_room(look, self.visualRect(index).left())
        return look.fold is not None and room.left() <= at.x() <= room.right()

    def _can_fold(self) -> bool:
        index = self.currentIndex()
        if index.column() == SCOPE:
            return self._model.can_fold_row(index.row())
        return self._model.can_fold_column(index.column())

    def _fold_current(self, *, is_open: bool) -> None:
        index = self.currentIndex()
        if index.column() == SCOPE:
            row, column = index.row(), index.column()
            self._model.fold_row(row, is_open=is_open)
            self.setCurrentIndex(self._model.index(row, column))
        else:
            self._model.fold_column(index.column(), is_open=is_open)

    def _toggle_current(self) -> None:
        index = self.currentIndex()
        if not self._can_fold():
            return
        at_name = index.column() == SCOPE
        now = self._model.is_row_open(index.row()) if at_name else self._model.is_column_open(index.column())
        self._fold_current(is_open=not now)

    def _fold_section(self, section: int) -> None:
        self._model.fold_column(section, is_open=not self._model.is_column_open(section))

    # Changes.

    def read(self, words: str, index: Index) -> Fraction | None:
        """A typed cell: an amount, nothing, or "+5 %" of what stands there."""
        grid, place = self._model.draft.grid, self._model.place(index)
        present = None if place is None else grid.amount(*place)
        relative = words.strip()
        if relative[:1] in ("+", "-", "−") and relative.endswith("%") and present is not None:
            share = clipboard.read_share(relative)
            return raised(present.value, share)
        return clipboard.read_amount(words, grid.unit, grid.currency)

    def _take_typed(self, index: Index, value: Fraction | None) -> None:
        place = self._model.place(index)
        if place is not None:
            self.edited.emit({place: self._cell(place, value)})

    def _cell(self, place: Place, value: Fraction | None) -> Cell:
        grid = self._model.draft.grid
        amount = None if value is None else smallest(value, grid.unit, grid.currency)
        return Cell(amount, place in grid.locked)

    def toggle_locks(self) -> None:
        """Lock the chosen cells, or unlock them if all are locked; a place without a target can't be locked."""
        cells = {place: self._model.draft.cell(place) for place in self.amount_places()}
        cells = {place: cell for place, cell in cells.items() if cell.amount is not None}
        locked = not all(cell.locked for cell in cells.values())
        if cells:
            self.edited.emit({place: Cell(cell.amount, locked) for place, cell in cells.items()})

    # Clipboard.

    def copy(self) -> None:
        """The chosen block; with the names chosen too, also the head: such a block can be pasted back anywhere."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        columns = sorted({index.column() for index in chosen if index.column() <= len(self._model.columns)})
        QGuiApplication.clipboard().setText(self._block(sorted({index.row() for index in chosen}), columns))

    def as_tsv(self) -> str:
        """All that is unfolded, with names and head."""
        return self._block(list(range(self._model.rowCount())), list(range(len(self._model.columns) + 1)))

    def _block(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        block = [[self._copied(row, column) for column in columns] for row in rows]
        if columns[0] == SCOPE and len(columns) > 1:
            block.insert(0, [str(self._model.headerData(n, Qt.Orientation.Horizontal)) for n in columns])
        return clipboard.to_tsv(block)

    def _copied(self, row: int, column: int) -> str:
        index = self._model.index(row, column)
        return self._model.look(row, column).words if column == SCOPE else self._model.edit_words(index)

    def paste(self) -> None:
        """A block from a spreadsheet, from the current cell on; one with names and head goes where those say."""
        block = clipboard.read_rows(QGuiApplication.clipboard().text())
        try:
            cells = self._pasted(block)
        except UserError as error:
            self.refused.emit(error)
            return
        if cells:
            self.edited.emit(cells)

    def _pasted(self, block: list[list[str]]) -> Mapping[Place, Cell]:
        grid = self._model.draft.grid
        if len(block) == 1 and len(block[0]) == 1 and len(self.amount_places()) > 1:
            value = clipboard.read_amount(block[0][0], grid.unit, grid.currency)
            return {place: self._cell(place, value) for place in self.amount_places()}
        found: dict[Place, Cell] = {}
        for index, words in self._targets_of(block):
            place = self._model.place(index)
            if place is not None:
                found[place] = self._cell(place, self._read_pasted(words, place))
        return found

    def _read_pasted(self, words: str, place: Place) -> Fraction | None:
        grid = self._model.draft.grid
        try:
            return clipboard.read_amount(words, grid.unit, grid.currency)
        except UserError as error:
            raise UserError(
                N_("Nothing was pasted. For {scope}, {period} there stands: {problem}"),
                N_("Correct it in the spreadsheet and copy again."),
                scope=wording.scope_words(place[0], self._model.company),
                period=format_period(place[1]),
                problem=error.headline(),
            ) from error

    def _targets_of(self, block: list[list[str]]) -> list[tuple[QModelIndex, str]]:
        if self._has_head(block):
            return self._by_name(block)
        start = self.currentIndex()
        top, left = start.row(), max(start.column(), 1)
        return [
            (self._model.index(top + i, left + j), words)
            for i, line in enumerate(block)
            for j, words in enumerate(line)
        ]

    def _has_head(self, block: list[list[str]]) -> bool:
        return (
            len(block) > 1
            and len(block[0]) > 1
            and block[0][0] == str(self._model.headerData(0, Qt.Orientation.Horizontal))
        )

    def _by_name(self, block: list[list[str]]) -> list[tuple[QModelIndex, str]]:
        rows = {self._model.look(row, SCOPE).words: row for row in range(self._model.rowCount())}
        heads = range(1, len(self._model.columns) + 1)
        columns = {str(self._model.headerData(n, Qt.Orientation.Horizontal)): n for n in heads}
        return [
            (self._model.index(rows[line[0]], columns[head]), words)
            for line in block[1:]
            if line[0] in rows
            for head, words in zip(block[0][1:], line[1:], strict=False)
            if head in columns
        ]
