"""The palette (Ctrl+K): a field and a list over the dimmed window. What can be found, and how, is in entries."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.shell.entries import Entry, search
from desktop_app.ui.shell.keys import shortcut_text
from desktop_app.ui.widgets import text

_WIDTH: Final = 680
_TOP: Final = 108
_FIELD: Final = 56
_ROW: Final = 40
_GROUP: Final = 28
_FOOT: Final = 44
_MOST_HEIGHT: Final = 400
_RADIUS: Final = 12

Row = Entry | str
Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    """Entries with the heads of their groups between them; a head is its message id."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_entries(self, found: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.rows = []
        for entry in found:
            if not self.rows or self.group_of(len(self.rows) - 1) != entry.group:
                self.rows.append(entry.group)
            self.rows.append(entry)
        self.endResetModel()

    def group_of(self, place: int) -> str:
        row = self.rows[place]
        return row if isinstance(row, str) else row.group

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(row) if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(row) if isinstance(row, str) else f"{row.text}, {row.remark or _(row.group)}"
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def entry(self, place: int) -> Entry | None:
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return row if isinstance(row, Entry) else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        head = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(100, _GROUP if head else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Entry):
            chosen = option.state & QStyle.StateFlag.State_Selected
            self._paint_entry(painter, rect, row, chosen=bool(chosen))
        else:
            text.draw(painter, rect.adjusted(20, 4, -20, 0), _(row), theme.font(12, 500), theme.color("muted"))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(8, 0, -8, 0), 8, 8)
        ratio = painter.device().devicePixelRatio()
        top = round(rect.top() + (_ROW - 18) / 2)
        painter.drawPixmap(round(rect.left()) + 20, top, theme.pixmap(entry.icon, "muted", 18, ratio))
        room = rect.adjusted(54, 0, -20, 0)
        if entry.shortcut:
            keys = shortcut_text(entry.shortcut)
            taken = text.draw(painter, room, keys, theme.font(12), theme.color("muted"), align=text.RIGHT)
            room.setRight(room.right() - taken - 12)
        room.setLeft(room.left() + self._paint_name(painter, room, entry) + 12)
        if room.width() > _ROW:
            text.draw(painter, room, entry.remark, theme.font(12), theme.color("muted"), may_elide=True)

    def _paint_name(self, painter: QPainter, room: QRectF, entry: Entry) -> float:
        """The part that was typed stands out; the width taken."""
        start, end = entry.hit
        place = QRectF(room)
        for part, strong in ((entry.text[:start], False), (entry.text[start:end], True), (entry.text[end:], False)):
            if part and place.width() > 0:
                font = theme.font(13, 600 if strong else 400)
                ink = theme.color("accent" if strong else "text")
                place.setLeft(place.left() + text.draw(painter, place, part, font, ink, may_elide=True))
        return place.left() - room.left()


class _Box(QFrame):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillRect(1, _FIELD, self.width() - 2, 1, theme.color("line"))
        painter.fillRect(1, self.height() - _FOOT, self.width() - 2, 1, theme.color("line"))


class Finder(QWidget):
    """A child that covers the window; ``chosen`` gives the Entry, Esc closes and gives the focus back."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._everything: list[Entry] = []
        self._focus_before: QWidget | None = None
        self._box = _Box(self)
        self.field = QLineEdit()
        self.field.setFont(theme.font(17))
        self.field.setFrame(False)
        self.field.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; }")
        self.field.setPlaceholderText(_("Find a person, a KPI, a page or an action"))
        self.field.setAccessibleName(_("Find"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._rows = _Rows()
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Found"))
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self._count = QLabel()
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        magnifier = QLabel()
        magnifier.setPixmap(theme.pixmap("search", "muted", 20, self.devicePixelRatioF()))
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 16, 0)
        top.setSpacing(14)
        top.addWidget(magnifier)
        top.addWidget(self.field, 1)
        top.addWidget(_cap(shortcut_text("Esc")), 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        for keys, what in (("↑ ↓", _("choose")), (shortcut_text("Enter"), _("open it"))):
            foot.addWidget(_cap(keys), 0, Qt.AlignmentFlag.AlignVCenter)
            foot.addWidget(_muted(what))
            foot.addSpacing(10)
        foot.addStretch(1)
        self._count.setProperty("kind", "muted")
        self._count.setFont(theme.font(12))
        foot.addWidget(self._count)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        for part, height in ((top, _FIELD), (foot, _FOOT)):
            holder = QWidget()
            holder.setFixedHeight(height)
            holder.setLayout(part)
            column.addWidget(holder)
        column.insertWidget(1, self.list, 1)

    def open(self, everything: Sequence[Entry]) -> None:
        self._everything = list(everything)
        self._focus_before = self.window().focusWidget()
        self.setGeometry(self._window.rect())
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_finder(self) -> None:
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus()

    def _search(self, typed: str) -> None:
        found = search(self._everything, typed)
        self._rows.show_entries(found)
        self._count.setText(ngettext("{n} found", "{n} found", len(found)).format(n=len(found)))
        self._move(1, start=-1)
        self._place()

    def _place(self) -> None:
        heights = (_GROUP if isinstance(row, str) else _ROW for row in self._rows.rows)
        wanted = min(sum(heights), _MOST_HEIGHT, self.height() - 2 * _TOP)
        height = _FIELD + _FOOT + max(wanted, _ROW) + 8
        width = min(_WIDTH, self.width() - 48)
        self._box.setGeometry((self.width() - width) // 2, min(_TOP, self.height() // 8), width, height)

    def _move(self, step: int, start: int | None = None) -> None:
        """To the next entry in this direction, past the heads of groups; at the end it stays."""
        place = self.list.currentIndex().row() if start is None else start
        while 0 <= place + step < len(self._rows.rows):
            place += step
            if self._rows.entry(place):
                self.list.setCurrentIndex(self._rows.index(place))
                return

    def _choose(self, place: int) -> None:
        entry = self._rows.entry(place)
        if entry:
            self.close_finder()
            self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def _key(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex().row())
            case Qt.Key.Key_Escape:
                self.close_finder()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                return True  # the page behind must not be reached through the scrim
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_finder()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        QPainter(self).fillRect(self.rect(), theme.color("scrim"))


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("kind", "muted")
    label.setFont(theme.font(12))
    return label


def _cap(keys: str) -> QLabel:
    """A key as it looks on a keyboard."""
    label = _muted(keys)
    label.setStyleSheet(f"QLabel {{ background: {theme.now().none_soft}; border-radius: 5px; padding: 2px 7px; }}")
    return label
