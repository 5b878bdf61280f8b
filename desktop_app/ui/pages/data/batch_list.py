"""The list of imports, newest first, under headings of days; what was taken back stays listed, struck through."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.formats import format_number, format_short_day, month_name
from desktop_app.i18n import _
from desktop_app.store.batches import Batch
from desktop_app.ui import theme
from desktop_app.ui.pages.data.words import clock, day_and_clock, kind_title, local, outcome
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import paint_glyph

Index = QModelIndex | QPersistentModelIndex
BATCH: Final = Qt.ItemDataRole.UserRole
ROW: Final = 58
_HEAD: Final = 32
_TEXT: Final = 38
_PAD: Final = 12
_NONE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Item:
    """A heading (``batch`` None) or an import: two lines with what stands at their right ends."""

    name: str
    detail: str = ""
    when: str = ""
    state: str = ""
    batch: Batch | None = None


def items_of(batches: Iterable[Batch], today: date) -> list[Item]:
    """Headings and imports in the order of ``batches``."""
    found: list[Item] = []
    heading = ""
    for batch in batches:
        above = _heading(local(batch.recorded_at).date(), today)
        if above != heading:
            heading = above
            found.append(Item(heading))
        found.append(_item(batch, today))
    return found


def _heading(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return _("{month} {year}").format(month=month_name(day.month), year=day.year)


def _item(batch: Batch, today: date) -> Item:
    day = local(batch.recorded_at).date()
    recent = day >= today - timedelta(days=1)
    when = clock(batch.recorded_at) if recent else format_short_day(day)
    if batch.taken_back_at is not None:
        return Item(
            batch.source, _("Taken back {when}").format(when=day_and_clock(batch.taken_back_at, today)), when, "", batch
        )
    detail = _("{kind} · {outcome}").format(kind=kind_title(batch.kind), outcome=outcome(batch))
    state = _("{n} refused").format(n=format_number(batch.refused)) if batch.refused else _("stored")
    return Item(batch.source, detail, when, state, batch)


class BatchModel(QAbstractListModel):
    """Headings can't be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []

    def show_items(self, items: list[Item]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(filter(None, (item.name, item.detail, item.when, item.state)))
            case _ if role == BATCH:
                return item.batch
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = not index.isValid() or self.items[index.row()].batch is None
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, batch: int) -> int:
        """Where the import ``batch`` stands; -1 if it is not there."""
        places = (row for row, item in enumerate(self.items) if item.batch and item.batch.id == batch)
        return next(places, -1)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW if index.data(BATCH) else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, BatchModel)
        item = model.items[index.row()]
        rect = QRectF(option.rect)
        if item.batch is None:
            box = rect.adjusted(_PAD, 6, -_PAD, 0)
            text.draw(painter, box, item.name, theme.font(12), theme.color("muted"), may_elide=True)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, rect.adjusted(0, 1, 0, -1), option.state)
        icon = "undo" if not item.batch.in_force else "file-lines" if _is_sheet(item.name) else "file"
        picture: QPixmap = theme.pixmap(icon, "accent" if chosen else "muted", 18, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(rect.left()) + 11, round(rect.top()) + 11, picture)
        _paint_words(painter, rect.adjusted(_TEXT, 9, -_PAD, -9), item)


def _is_sheet(name: str) -> bool:
    return name.lower().endswith((".xlsx", ".xls", ".xlsb", ".ods", ".xlsm"))


def _paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if not chosen and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focused = chosen and state & QStyle.StateFlag.State_HasFocus
    painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.restore()


def _paint_words(painter: QPainter, rect: QRectF, item: Item) -> None:
    assert item.batch is not None
    top, below = QRectF(rect.left(), rect.top(), rect.width(), 20), rect.adjusted(0, 20, 0, 0)
    small, ink = theme.figure_font(12), theme.color("muted")
    taken = text.draw(painter, top, item.when, small, ink, align=text.RIGHT)
    font = QFont(theme.font(13, 600))
    font.setStrikeOut(not item.batch.in_force)
    name_ink = theme.color("text" if item.batch.in_force else "muted")
    text.draw(painter, top.adjusted(0, 0, -taken - 10, 0), item.name, font, name_ink, may_elide=True)
    refused = bool(item.batch.refused) and item.batch.in_force
    state_font = theme.figure_font(12, 600) if refused else small
    state_ink = theme.color("watch") if refused else ink
    taken = text.draw(painter, below, item.state, state_font, state_ink, align=text.RIGHT)
    if refused:
        paint_glyph(painter, QRectF(below.right() - taken - 16, below.top(), 9, below.height()).center(), Status.WATCH)
        taken += 18
    text.draw(painter, below.adjusted(0, 0, -taken - 8, 0), item.detail, small, ink, may_elide=True)


class BatchList(QListView):
    """``chosen`` carries the id of the import that was gone to with the mouse or the arrow keys."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.items = BatchModel()
        self.setModel(self.items)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Imports"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")
        self.selectionModel().currentChanged.connect(self._tell)
        theme.notice.changed.connect(self.viewport().update)

    def show_batches(self, batches: Iterable[Batch], today: date, current: int) -> int:
        """List them and go to ``current``, else to the newest; the id that is current now, 0 without imports."""
        self.selectionModel().blockSignals(True)  # the caller is told what is current by the result
        self.items.show_items(items_of(batches, today))
        row = self.items.row_of(current)
        row = row if row >= 0 else min(1, len(self.items.items) - 1)
        if row >= 0:
            self.setCurrentIndex(self.items.index(row))
        self.selectionModel().blockSignals(False)
        return self.current()

    def current(self) -> int:
        batch = self.currentIndex().data(BATCH)
        return batch.id if isinstance(batch, Batch) else 0

    def _tell(self, now: QModelIndex) -> None:
        batch = now.data(BATCH)
        if isinstance(batch, Batch):
            self.chosen.emit(batch.id)
