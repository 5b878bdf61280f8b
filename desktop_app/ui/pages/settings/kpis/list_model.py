"""The lines of the list for Qt: what a screen reader is told, and dragging inside a section."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.i18n import _
from desktop_app.ui.pages.settings.kpis.lines import Heading, Item, Line

LINE: Final = Qt.ItemDataRole.UserRole
_MIME: Final = "application/x-quotadesk-kpi"
_NONE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class KpiLines(QAbstractListModel):
    """``moved``: section, key, and the key in front of which it was dropped, empty for the end."""

    moved = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def item(self, row: int) -> Item | None:
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, Item) else None

    def row_of(self, section: str, key: str) -> int:
        """-1 where it is not listed; any section if ``section`` is empty."""
        for row, line in enumerate(self.lines):
            if isinstance(line, Item) and line.kpi.key == key and section in {"", line.section}:
                return row
        return -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()] if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.title if isinstance(line, Heading) else spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Item):
            return "\n".join(line.gaps) or (_(line.kpi.texts.definition) if line.kpi.texts.definition else None)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.item(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    # Dragging.

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = QMimeData()
        item = self.item(indexes[0].row()) if indexes else None
        if item is not None:
            found.setData(_MIME, QByteArray(f"{item.section}/{item.kpi.key}".encode()))
        return found

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index) -> bool:
        section, _slash, _key = self._dragged(data).partition("/")
        near = [self.item(place) for place in (row, row - 1)]
        return any(item is not None and item.section == section for item in near)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """The order is kept elsewhere and comes back as new lines, so nothing is moved here."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        section, _slash, key = self._dragged(data).partition("/")
        behind = self.item(row)
        self.moved.emit(section, key, behind.kpi.key if behind is not None and behind.section == section else "")
        return False

    @staticmethod
    def _dragged(data: QMimeData) -> str:
        return bytes(data.data(_MIME).data()).decode()


def spoken(item: Item) -> str:
    """A line as a screen reader says it."""
    parts = [_(item.kpi.texts.name), _("shown") if item.shown else _("hidden")]
    if item.large:
        parts.append(_("large gauge"))
    return ", ".join([*parts, *item.gaps[:1]])
