"""The models behind our tables: a result table held whole, and one that is read page by page from the store."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.domain.formats import (
    DASH,
    currency_sign,
    format_day,
    format_number,
    format_period,
    format_quantity,
    format_short_day,
)
from desktop_app.domain.money import exponent
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets import cells

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
PAGE: Final = 256
_PAGES_KEPT: Final = 64
_COPY_PLACES: Final = 6  # what records keep; more digits are noise in a spreadsheet
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell differs from the rest: weight, colour token of its text, colour token of its ground."""

    weight: int = 400
    ink: str = "text"
    ground: str = ""


PLAIN: Final = Look()


def format_cell(cell: Cell, column: Column, *, with_year: bool = True) -> str:
    """As a person reads it; money without its sign, which ``head`` puts into a title."""
    if cell is None:
        return DASH
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Period):
        return format_period(cell)
    if isinstance(cell, date):
        return format_day(cell) if with_year else format_short_day(cell)
    if isinstance(cell, Quantity):
        own = cell.unit is Unit.MONEY and cell.currency == column.currency
        return format_number(cell.value, exponent(cell.currency)) if own else format_quantity(cell)
    return _format_plain(Fraction(cell), column)


def _format_plain(value: Fraction, column: Column) -> str:
    if column.unit is Unit.MONEY:
        return format_number(value, exponent(column.currency))
    if column.unit is not None:
        return format_quantity(Quantity(value, column.unit))
    return format_number(value, 0 if value.denominator == 1 else 2)


def copied(cell: Cell) -> str:
    """As a spreadsheet takes it: figures without grouping and sign, days as ISO 8601, text on one line.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take off.
    """
    match cell:
        case None:
            return ""
        case Quantity(value=value, unit=unit):
            return _plain_number(value * 100) + "%" if unit is Unit.PERCENT else _plain_number(value)
        case Period():
            return cell.name
        case date():
            return cell.isoformat()
        case int() | Fraction():
            return _plain_number(Fraction(cell))
        case _:
            line = " ".join(cell.split())
            return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def _plain_number(value: Fraction) -> str:
    places = next((n for n in range(_COPY_PLACES) if (value * 10**n).denominator == 1), _COPY_PLACES)
    text = format_number(abs(value), places)
    digits = "".join(sign for sign in text if sign.isdigit() or (places and sign == text[-places - 1]))
    return f"-{digits}" if value < 0 and digits.strip("0.,") else digits


def sort_key(cell: Cell) -> tuple[int, Any]:
    """Orders the raw values of one column; no data comes last in either direction (see ``TableModel.sort``)."""
    match cell:
        case Quantity(value=value):
            return 0, value
        case Period():
            return 0, cell.start.toordinal()
        case date():
            return 0, cell.toordinal()
        case int() | Fraction():
            return 0, Fraction(cell)
        case str():
            return 1, cell.casefold()
        case _:
            return 2, 0


class _Base(QAbstractTableModel):
    """What both models answer alike, from ``row_values`` and the columns."""

    columns: tuple[Column, ...] = ()
    with_year = True

    def row_values(self, row: int) -> Sequence[Cell]:
        raise NotImplementedError

    def look(self, _row: int, _column: int) -> Look:
        return PLAIN

    def face(self, _row: int, _column: int) -> object:
        return None

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        match role if index.isValid() else None:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.shown(row, column).words
            case cells.RAW:
                return self.row_values(row)[column]
            case cells.FACE:
                return self.face(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[column])
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(row, column)
            case _:
                return None

    def _ground(self, row: int, column: int) -> QColor | None:
        ground = self.look(row, column).ground
        return theme.color(ground) if ground else None

    def shown(self, row: int, column: int) -> cells.Shown:
        """The cell as our delegate paints it."""
        look, kind = self.look(row, column), self.columns[column]
        words = format_cell(self.row_values(row)[column], kind, with_year=self.with_year)
        return cells.Shown(words, kind.unit is not None, look.weight, look.ink, look.ground)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head(self.columns, section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None


def head(columns: Sequence[Column], place: int) -> str:
    """The title of a column; the first of a currency says it, unless another title does."""
    column = columns[place]
    title = _(column.title)
    if column.unit is not Unit.MONEY or not column.currency:
        return title
    same = [one for one in columns if one.unit is Unit.MONEY and one.currency == column.currency]
    sign = currency_sign(column.currency)
    if same[0] is not column or any(word in _(one.title) for one in same for word in (sign, column.currency)):
        return title
    return _("{title}, {currency}").format(title=title, currency=sign)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column.unit is None else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class TableModel(_Base):
    """A domain Table. Sorting compares raw values and keeps equal rows in order.

    Days leave out a year that is the same for all: the page says which.
    ``faces``: by column key, what a painting delegate shows in each row. ``look``: how a cell differs.
    """

    def __init__(
        self,
        table: Table,
        faces: Mapping[str, Sequence[object]] | None = None,
        look: Callable[[int, int], Look] | None = None,
    ) -> None:
        super().__init__()
        self.show_table(table, faces, look)

    def show_table(
        self,
        table: Table,
        faces: Mapping[str, Sequence[object]] | None = None,
        look: Callable[[int, int], Look] | None = None,
    ) -> None:
        self.beginResetModel()
        self.table, self.columns = table, table.columns
        self._faces, self._look = dict(faces or {}), look
        self.with_year = len({cell.year for row in table.rows for cell in row if isinstance(cell, date)}) > 1
        self._order = list(range(len(table.rows)))
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def source_row(self, row: int) -> int:
        """The place in ``table.rows`` of what is shown in ``row``."""
        return self._order[row]

    def row_values(self, row: int) -> Sequence[Cell]:
        return self.table.rows[self._order[row]]

    def look(self, row: int, column: int) -> Look:
        return PLAIN if self._look is None else self._look(self._order[row], column)

    def face(self, row: int, column: int) -> object:
        found = self._faces.get(self.columns[column].key)
        return None if found is None else found[self._order[row]]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Column -1 brings back the table's own order."""
        self.layoutAboutToBeChanged.emit()
        before = self._order
        places = range(len(self.table.rows))
        if column < 0:
            self._order = list(places)
        else:
            keys = [sort_key(row[column]) for row in self.table.rows]
            known = [place for place in places if keys[place][0] < sort_key(None)[0]]
            empty = [place for place in places if keys[place][0] == sort_key(None)[0]]
            backwards = order is Qt.SortOrder.DescendingOrder
            self._order = [*sorted(known, key=keys.__getitem__, reverse=backwards), *empty]
        moved = {place: row for row, place in enumerate(self._order)}
        old = self.persistentIndexList()
        new = [self.index(moved[before[index.row()]], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


class PagedModel(_Base):
    """Rows read when they are shown: ``fetch(offset, limit)`` gives them in order, ``count`` is their number.

    Sorting happens in SQL: ``resort(column key, descending)`` gives the fetch of the new order.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[int, int], Sequence[Sequence[Cell]]],
        count: int,
        resort: Callable[[str, bool], Callable[[int, int], Sequence[Sequence[Cell]]]] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch, self._count, self._resort = fetch, count, resort
        self._pages: OrderedDict[int, Sequence[Sequence[Cell]]] = OrderedDict()

    def show_rows(self, fetch: Callable[[int, int], Sequence[Sequence[Cell]]], count: int) -> None:
        """Other rows in the same columns, after a filter or an import."""
        self.beginResetModel()
        self._fetch, self._count = fetch, count
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else self._count

    def row_values(self, row: int) -> Sequence[Cell]:
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number * PAGE, PAGE)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        if place < len(page):
            return page[place]
        return (None,) * len(self.columns)  # a row taken back since the rows were counted

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self._resort is not None and column >= 0:
            backwards = order is Qt.SortOrder.DescendingOrder
            self.show_rows(self._resort(self.columns[column].key, backwards), self._count)
