"""What each part would get if a target were spread as chosen: the model of the preview, with weights to type."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import DASH, format_number
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.target_grid import TargetGrid
from desktop_app.ui.forms.figures import read_number, write_number
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.widgets import cells

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
NAME, WEIGHT, NOW, SPREAD = range(4)
_HEADS: Final = (N_("Part"), N_("Weight"), N_("Now"), N_("Spread"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the target; ``key`` names it among typed weights, ``weight`` is its share of what is spread."""

    key: str
    name: str
    now: int | None
    spread: int
    weight: Fraction | None
    locked: bool = False


class PreviewModel(QAbstractTableModel):
    """The parts and their sum. ``weight_typed`` carries a part's key and its new weight."""

    weight_typed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.parts: Sequence[Part] = ()
        self._grid: TargetGrid | None = None
        self._typing = False
        self._places = 0

    def show_parts(self, grid: TargetGrid | None, parts: Sequence[Part], *, typing: bool) -> None:
        self.beginResetModel()
        self._grid, self.parts, self._typing = grid, parts, typing
        self._places = 0
        if grid is not None:
            amounts = [amount for part in parts for amount in (part.now, part.spread) if amount is not None]
            self._places = wording.decimals(grid, amounts)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or not self.parts else len(self.parts) + 1

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._typing or index.column() != WEIGHT or not 0 <= index.row() < len(self.parts):
            return usual
        return usual if self.parts[index.row()].locked else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.shown(index.row(), index.column()).words
            case Qt.ItemDataRole.EditRole:
                return self._edit_words(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if index.column() == NAME else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def _edit_words(self, index: Index) -> str:
        if index.column() != WEIGHT or index.row() >= len(self.parts):
            return ""
        weight = self.parts[index.row()].weight
        return "" if weight is None else write_number(round(weight * 100, 2))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        try:
            weight = read_number(str(value).removesuffix("%").strip())
        except UserError:
            return False
        if weight < 0:
            return False
        self.weight_typed.emit(self.parts[index.row()].key, weight)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def shown(self, row: int, column: int) -> cells.Shown:
        """As the delegate of our tables paints it; the last row is the sum."""
        if row == len(self.parts):
            return self._sum(column)
        part = self.parts[row]
        ink = "muted" if part.locked else "text"
        match column:
            case 0:
                name = _("{name}, locked").format(name=part.name) if part.locked else part.name
                return cells.Shown(name, ink=ink)
            case 1:
                return cells.Shown(_percent(part.weight), right=True, ink="muted")
            case 2:
                return cells.Shown(self._amount(part.now), right=True, ink="muted")
            case _:
                return cells.Shown(self._amount(part.spread), right=True, weight=400 if part.locked else 600, ink=ink)

    def _sum(self, column: int) -> cells.Shown:
        known = [part.now for part in self.parts if part.now is not None]
        match column:
            case 0:
                return cells.Shown(_("Sum"), weight=600)
            case 1:
                weights = [part.weight for part in self.parts if part.weight is not None]
                return cells.Shown(_percent(sum(weights, Fraction(0)) if weights else None), right=True, ink="muted")
            case 2:
                return cells.Shown(self._amount(sum(known) if known else None), right=True, ink="muted")
            case _:
                return cells.Shown(self._amount(sum(part.spread for part in self.parts)), right=True, weight=600)

    def _amount(self, amount: int | None) -> str:
        if amount is None or self._grid is None:
            return DASH
        return wording.amount_words(self._grid, amount, self._places)


def _percent(share: Fraction | None) -> str:
    return DASH if share is None else f"{format_number(share * 100, 2)}\u00a0%"
