"""The rows of the preview: odd ones first, then the first ones, each cell as it will be stored; no widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.formats import DASH, format_medium_day, format_number
from desktop_app.domain.money import exponent
from desktop_app.files import cell_values, parse_rows, stages
from desktop_app.files.column_types import ColumnKind
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.source import RowProblem, Severity
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.file_view import FileView, ShownRow
from desktop_app.ui.pages.data.answers import Answers
from desktop_app.ui.widgets.cells import RAW

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
_FIRST: Final = 12
_NUMBERS: Final = (FieldType.AMOUNT, FieldType.COUNT)
_PLAIN_AMOUNTS: Final = frozenset({"quantity", "fte", "score"})
# The same in the few words that a cell has room for.
_SHORT: Final = {
    cell_values.NO_SUCH_DAY: N_("no such day"),
    cell_values.NO_DAY: N_("no day"),
    cell_values.NO_NUMBER: N_("no number"),
    cell_values.NO_WHOLE_NUMBER: N_("not whole"),
    cell_values.NO_TIME: N_("no time"),
    cell_values.TWO_READINGS: N_("two readings"),
    parse_rows.MISSING: N_("missing"),
    "Its cells are not what the columns hold.": N_("does not fit"),
    "{found} cells where the table has {wanted}: a separator too many.": N_("a cell too many"),
    "{found} cells where the table has {wanted}: a cell is missing.": N_("a cell is missing"),
    stages.UNKNOWN_STAGE: N_("unknown stage"),
}


class Odd(Enum):
    """Why a cell is tinted."""

    REFUSED = "refused"
    WARNING = "warning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell. ``before``: as written, where that is worth seeing; ``words``: as stored, or why it is not."""

    words: str
    before: str = ""
    odd: Odd | None = None
    right: bool = False
    muted: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading inside the table."""

    title: str
    remark: str
    pinned: bool = False


class PreviewModel(QAbstractTableModel):
    """Column 0 is the line number, column n + 1 the file's column n. RAW gives a Group or a Shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Group | tuple[int, tuple[Shown, ...]]] = []
        self._width = 0
        self._titles: Sequence[str] = ()

    def show_view(self, view: FileView, answers: Answers, currency: str) -> None:
        self.beginResetModel()
        cells = _Cells(view, answers, currency)
        self._titles = [view.understood.table.title_of(place) for place in range(len(view.understood.table.header))]
        self._width = len(self._titles)
        self.rows = []
        total = format_number(view.understood.table.count.rows)
        if view.odd:
            remark = _("{n} of {total} shown").format(n=len(view.odd), total=format_number(view.odd_rows))
            self.rows.append(Group(_("Odd rows first"), remark, pinned=True))
            self.rows += [(row.line, cells.of(row)) for row in view.odd]
        first = view.first[:_FIRST]
        remark = _("{n} of {total}").format(n=len(first), total=total)
        self.rows.append(Group(_("First rows as they will be stored"), remark))
        self.rows += [(row.line, cells.of(row)) for row in first]
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else self._width + 1

    def cell(self, row: int, column: int) -> Group | Shown:
        found = self.rows[row]
        if isinstance(found, Group):
            return found
        line, cells = found
        return Shown(format_number(line), right=True, muted=True) if column == 0 else cells[column - 1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.cell(index.row(), index.column())
        if role == RAW:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title if isinstance(found, Group) else found.words
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(found, Shown):
            return f"{found.before} → {found.reason or found.words}" if found.before else found.words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles[section - 1] if section else _("Line")


class _Cells:
    """Makes the cells of a row; knows which field each column is."""

    def __init__(self, view: FileView, answers: Answers, currency: str) -> None:
        understood = view.understood
        kind = find_kind(understood.mapping.kind)
        self._fields = {place: kind.field(key) for key, place in understood.mapping.columns}
        self._right = {
            place
            for place, found in enumerate(understood.types)
            if found.kind in (ColumnKind.AMOUNT, ColumnKind.INTEGER)
            and (place not in self._fields or self._fields[place].type in _NUMBERS)
        }
        self._places = exponent(currency)
        self._unknown = _unknown(view, answers)

    def of(self, row: ShownRow) -> tuple[Shown, ...]:
        return tuple(self._cell(row, place) for place in range(len(row.cells)))

    def _cell(self, row: ShownRow, place: int) -> Shown:
        written = row.cells[place]
        mark = row.marks.get(place) or (row.marks.get(-1) if place == 0 else None)
        right = place in self._right
        if mark is not None:
            before = mark.text if mark.text and place in row.marks else written
            return self._marked(mark, before, row.values.get(place), right=right)
        if place not in self._fields:
            return Shown(written or DASH, muted=True, right=right)
        if place not in row.values:
            return Shown(written or DASH, right=right)
        words = self._words(place, row.values[place])
        if written.strip() in self._unknown.get(self._fields[place].key, ()):
            return Shown(words, odd=Odd.UNKNOWN)
        return Shown(words, right=right)

    def _marked(self, mark: RowProblem, written: str, value: object, *, right: bool) -> Shown:
        whole = _(mark.reason).format(**dict(mark.values))
        reason = _(_SHORT.get(mark.reason, mark.reason)).format(**dict(mark.values))
        if mark.severity is Severity.REFUSED:
            return Shown(reason, written, Odd.REFUSED, right, reason=whole)
        return Shown(reason if value is None else self._plain(value), written, Odd.WARNING, right, reason=whole)

    def _words(self, place: int, value: object) -> str:
        if isinstance(value, Decimal) and self._fields[place].key not in _PLAIN_AMOUNTS:
            return format_number(Fraction(value), self._places)
        return self._plain(value)

    def _plain(self, value: object) -> str:
        match value:
            case None:
                return DASH
            case datetime():
                return _("{day} {time}").format(day=format_medium_day(value.date()), time=f"{value:%H:%M}")
            case date():
                return format_medium_day(value)
            case Decimal():
                exact = Fraction(value)
                return format_number(exact, 0 if exact.denominator == 1 else 2)
            case int():
                return format_number(value)
            case _:
                return str(value)


def _unknown(view: FileView, answers: Answers) -> Mapping[str, set[str]]:
    """By field, the names that no answer has settled yet."""
    found: dict[str, set[str]] = {}
    for offer in view.understood.offers:
        if (offer.noun, offer.written) not in answers.aliases:
            found.setdefault("owner" if offer.noun == "person" else offer.noun, set()).add(offer.written)
    found.setdefault("owner", set()).update(n for n in view.understood.unknown_people if n not in answers.people)
    return found
