"""The model of the grid: teams and people down, periods across, both folded as the person wants; painted elsewhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.formats import DASH, format_period
from desktop_app.domain.period import Length, Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import _
from desktop_app.operations.targets.target_grid import Column, Line, Place
from desktop_app.rules.targets.attain import Gap
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.draft import Cell, Draft
from desktop_app.ui.widgets.bars import Assigned

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
SCOPE: Final = 0
_AS_ZEROS: Final = str.maketrans("123456789", "0" * 9)


@dataclass(frozen=True, slots=True)
class Fold:
    """What can be opened in a row's or column's head."""

    is_open: bool


@dataclass(frozen=True, slots=True)
class CellLook:
    """A cell as the delegate paints it; ``mark``: something is missing here, with its word."""

    words: str
    weight: int = 400
    ink: str = "text"
    ground: str = ""
    locked: bool = False
    changed: bool = False
    mark: bool = False
    over: bool = False
    indent: int = 0
    fold: Fold | None = None
    bar: Assigned | None = None


class Shape(NamedTuple):
    """What the width of an amount depends on; digits are all as wide as 0, so few of a column's have to be measured."""

    words: str
    weight: int
    locked: bool
    mark: bool
    bar: bool


def _shape(look: CellLook) -> Shape:
    words = look.words.translate(_AS_ZEROS)
    return Shape(words, max(look.weight, 500), look.locked, look.mark, look.bar is not None)


class GridModel(QAbstractTableModel):
    """Column 0 names the scope, the last one says how much of the whole is assigned; amounts lie between."""

    def __init__(self, draft: Draft, company: str, as_of: date) -> None:
        super().__init__()
        self.draft, self.company, self.as_of = draft, company, as_of
        self.folded: set[Scope] = set()
        self.opened: set[Period] = set()
        self.with_assigned = True
        self.lines: list[Line] = []
        self.columns: list[Column] = []
        self._places: dict[Period, int] = {}
        self._looks: dict[tuple[int, int], tuple[CellLook, Shape]] = {}
        self._seen: Mapping[Place, Cell] = {}  # the changes as they were when the looks were made
        self.show_draft(draft, company, as_of)

    def show_draft(self, draft: Draft, company: str, as_of: date) -> None:
        """Another grid; quarters that were opened by name stay open, else the present one is."""
        self.beginResetModel()
        self.draft, self.company, self.as_of = draft, company, as_of
        quarters = [column.period for column in draft.grid.columns if column.depth and draft.grid.parts(column.period)]
        self.opened &= set(quarters)
        if not self.opened:
            self.opened = {period for period in quarters if as_of in period} or set(quarters[-1:])
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        grid = self.draft.grid
        self._places = self._found_places()
        self._looks.clear()
        self._seen = self.draft.changes
        self.lines = [line for line in grid.lines if line.parent is None or line.parent not in self.folded]
        if grid.lines and grid.lines[0].scope in self.folded:
            self.lines = [grid.lines[0]]
        shown = {grid.columns[0].period, *self.opened}
        self.columns = [column for column in grid.columns if column.parent is None or column.parent in shown]

    def refresh(self) -> None:
        """The amounts have changed, the shape has not: looks are made anew in the rows and columns concerned."""
        before, now = self._seen, self.draft.changes
        touched = [place for place in {*before, *now} if before.get(place) != now.get(place)]
        places = self._found_places()
        scopes = {scope for scope, _period in touched}
        periods = {period for _scope, period in touched}
        periods |= {period for period, known in self._places.items() if places[period] != known}
        self._seen, self._places = now, places
        rows = {row for row, line in enumerate(self.lines) if line.scope in scopes}
        columns = {number for number, column in enumerate(self.columns, 1) if column.period in periods}
        columns |= {len(self.columns) + 1} if self.columns[0].period in periods else set()
        self._looks = {at: look for at, look in self._looks.items() if at[0] not in rows and at[1] not in columns}
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _found_places(self) -> dict[Period, int]:
        """Minor units are shown in every cell of a column that has some."""
        grid = self.draft.grid
        columns: dict[Period, list[int]] = {column.period: [] for column in grid.columns}
        for (_scope, period), amount in grid.amounts.items():
            columns[period].append(amount)
        return {period: wording.decimals(grid, amounts) for period, amounts in columns.items()}

    def show_assigned(self, shown: bool) -> None:
        if shown != self.with_assigned:
            self.beginResetModel()
            self.with_assigned = shown
            self.endResetModel()

    # Folding.

    def can_fold_row(self, row: int) -> bool:
        return bool(self.draft.grid.children(self.lines[row].scope))

    def can_fold_column(self, column: int) -> bool:
        place = column - 1
        if not 0 <= place < len(self.columns):
            return False
        return self.columns[place].depth > 0 and bool(self.draft.grid.parts(self.columns[place].period))

    def is_row_open(self, row: int) -> bool:
        return self.lines[row].scope not in self.folded

    def is_column_open(self, column: int) -> bool:
        return self.columns[column - 1].period in self.opened

    def fold_row(self, row: int, *, is_open: bool) -> None:
        scope = self.lines[row].scope
        if not self.can_fold_row(row) or self.is_row_open(row) == is_open:
            return
        (self.folded.discard if is_open else self.folded.add)(scope)
        self._relay()

    def fold_column(self, column: int, *, is_open: bool) -> None:
        if not self.can_fold_column(column) or self.is_column_open(column) == is_open:
            return
        period = self.columns[column - 1].period
        (self.opened.add if is_open else self.opened.discard)(period)
        self._relay()

    def _relay(self) -> None:
        """Rows or columns come and go: the view finds its cell again by its place."""
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    # Places.

    def place(self, index: Index) -> Place | None:
        """None for the names and for what is assigned."""
        if not index.isValid() or not 1 <= index.column() <= len(self.columns):
            return None
        return self.lines[index.row()].scope, self.columns[index.column() - 1].period

    def index_of(self, place: Place) -> QModelIndex:
        """Invalid if the place is folded away."""
        rows = [row for row, line in enumerate(self.lines) if line.scope == place[0]]
        columns = [number for number, column in enumerate(self.columns, 1) if column.period == place[1]]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def reveal(self, place: Place) -> QModelIndex:
        """Open what hides ``place``; its index."""
        grid = self.draft.grid
        parent = next((line.parent for line in grid.lines if line.scope == place[0]), None)
        whole = next((column.parent for column in grid.columns if column.period == place[1]), None)
        self.folded -= {parent} if parent else set()
        self.opened |= {whole} if whole and whole != grid.columns[0].period else set()
        self._relay()
        return self.index_of(place)

    # What Qt asks.

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else 1 + len(self.columns) + (self.with_assigned and self.draft.grid.sums)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self.place(index) else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.look(index.row(), index.column()).words
            case Qt.ItemDataRole.EditRole:
                return self.edit_words(index)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.sentence(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if index.column() == SCOPE else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == SCOPE:
            return _("Scope")
        if section <= len(self.columns):
            return wording.short_period(self.columns[section - 1].period)
        return _("Assigned")

    def edit_words(self, index: Index) -> str:
        place = self.place(index)
        amount = self.draft.grid.amounts.get(place) if place else None
        if place is None or amount is None:
            return ""
        return wording.amount_words(self.draft.grid, amount, self._places[place[1]])

    # Looks.

    def look(self, row: int, column: int) -> CellLook:
        return self._seen_at(row, column)[0]

    def shapes(self, column: int) -> set[Shape]:
        """The different shapes of the amounts in a column."""
        return {self._seen_at(row, column)[1] for row in range(len(self.lines))}

    def _seen_at(self, row: int, column: int) -> tuple[CellLook, Shape]:
        found = self._looks.get((row, column))
        if found is None:
            look = self._made_look(row, column)
            found = self._looks[row, column] = (look, _shape(look))
        return found

    def _made_look(self, row: int, column: int) -> CellLook:
        line = self.lines[row]
        if column == SCOPE:
            fold = Fold(self.is_row_open(row)) if self.can_fold_row(row) else None
            weight = 600 if fold else 400
            return CellLook(wording.scope_words(line.scope, self.company), weight, indent=line.depth, fold=fold)
        if column > len(self.columns):
            return self._assigned_look(line.scope)
        return self._amount_look(line, self.columns[column - 1])

    def _amount_look(self, line: Line, column: Column) -> CellLook:
        grid, place = self.draft.grid, (line.scope, column.period)
        gaps = [gap for gap in grid.gaps(place) if gap is not None]
        amount, missing = grid.amounts.get(place), any(gap.missing for gap in gaps)
        weight = 600 if line.depth == 0 or (line.depth == 1 and column.depth == 0) else 400
        if amount is None:
            return self._empty_look(line, column, weight)
        past = column.period.length is not Length.YEAR and column.period.end <= self.as_of and line.depth > 0
        return CellLook(
            wording.amount_words(grid, amount, self._places[column.period]),
            weight,
            "muted" if past or not amount else "text",
            "watch_soft" if missing else self._ground(column),
            locked=place in grid.locked,
            changed=self.draft.is_changed(place),
            over=any(gap.over for gap in gaps),
        )

    def _empty_look(self, line: Line, column: Column, weight: int) -> CellLook:
        """A dash; the word where its whole is short of just such a part."""
        place = (line.scope, column.period)
        changed = self.draft.is_changed(place)
        if self._is_missed(line, column):
            return CellLook(_("none"), 600, "watch", "watch_soft", mark=True, changed=changed)
        return CellLook(DASH, weight, "muted", self._ground(column), changed=changed)

    def _is_missed(self, line: Line, column: Column) -> bool:
        grid = self.draft.grid
        above: list[Gap | None] = []
        if line.parent is not None:
            above.append(grid.gap(line.parent, column.period))
        if column.parent is not None:
            above.append(grid.time_gap(line.scope, column.parent))
        return any(gap is not None and gap.missing > 0 for gap in above)

    def _ground(self, column: Column) -> str:
        """The month of the as-of day stands on a stripe."""
        return "sunk" if column.period.length is Length.MONTH and self.as_of in column.period else ""

    def _assigned_look(self, scope: Scope) -> CellLook:
        gap = self.draft.grid.gap(scope, self.columns[0].period)
        share = gap.assigned_share if gap else None
        if gap is None or share is None:
            return CellLook("")
        ink = "watch" if gap.missing else "text"
        bar = Assigned(float(share - 1))
        return CellLook(wording.share_words(share), 500, ink, mark=gap.missing > 0, bar=bar)

    def sentence(self, index: Index) -> str:
        """What a cell says to a pointer and to a screen reader."""
        place = self.place(index)
        if place is None:
            return self.look(index.row(), index.column()).words
        grid = self.draft.grid
        amount = grid.amounts.get(place)
        shown = _("no target") if amount is None else wording.full_amount(grid, amount)
        whom = wording.scope_words(place[0], self.company)
        parts = [_("{scope}, {period}: {amount}").format(scope=whom, period=format_period(place[1]), amount=shown)]
        if place in grid.locked:
            parts.append(_("Locked: stays as it is when a target is spread."))
        if self.draft.is_changed(place):
            parts.append(_("Not saved yet."))
        parts += [wording.finding_words(grid, found, self.company) + "." for found in wording.of_place(grid, place)]
        return "\n".join(parts)

    def fold_by_name(self, opened: Collection[str], folded: Collection[int]) -> None:
        """Open and fold what was open and folded when the page was last seen."""
        grid = self.draft.grid
        self.beginResetModel()
        known = {column.period for column in grid.columns if column.period.name in opened}
        self.opened = known or self.opened
        self.folded = {line.scope for line in grid.lines if line.scope.id in folded and grid.children(line.scope)}
        self._lay_out()
        self.endResetModel()
