"""How the cells of the grid are painted and typed into."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.ui import theme
from desktop_app.ui.pages.targets.grid_model import SCOPE, CellLook, GridModel, Shape
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.bars import paint_assigned
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import paint_glyph

PAD: Final = 7
INDENT: Final = 14
_LOCK: Final = 11
_BAR: Final = 44
_CHEVRON: Final = 14

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[str, Index], Fraction | None]


def name_width(look: CellLook) -> float:
    return 8 + INDENT * look.indent + _CHEVRON + 4 + text.width(look.words, theme.font(13, look.weight)) + 6


def amount_width(shape: Shape) -> float:
    beside = _BAR + 10 if shape.bar else 0
    mark = 13 if shape.mark else 0
    lock = _LOCK + 4 if shape.locked else 0
    return beside + mark + lock + text.width(shape.words, theme.figure_font(13, shape.weight)) + 2 * PAD + 2


def chevron_room(look: CellLook, left: float) -> QRectF:
    """Where the sign that folds a row stands, in a cell that begins at ``left``."""
    return QRectF(left + 4 + INDENT * look.indent, 0, _CHEVRON + 4, 100)


class GridDelegate(QStyledItemDelegate):
    """Paints what the model's ``look`` says. ``typed`` carries an index and the amount, or None to end the target.

    ``read`` turns what was typed into an amount; what it refuses is said at the cell, which stays open.
    """

    typed = Signal(object, object)

    def __init__(self, model: GridModel, read: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._read = read
        self._index = QPersistentModelIndex()

    # Painting.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._model.look(index.row(), index.column())
        rect = QRectF(option.rect)
        self._paint_ground(painter, option, look, rect)
        if index.column() == SCOPE:
            _paint_name(painter, rect, look)
        elif look.bar is not None:
            _paint_assigned(painter, rect, look)
        else:
            _paint_amount(painter, rect, look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 5, 5)
            painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, look: CellLook, rect: QRectF) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if selected and not focused:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif look.ground == "sunk":
            painter.fillRect(rect, theme.color("sunk"))
        elif look.ground:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(look.ground))
            painter.drawRoundedRect(rect.adjusted(2, 3, -2, -4), 5, 5)
            painter.restore()
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        if look.over:
            painter.fillRect(QRectF(rect.right() - PAD - 18, rect.bottom() - 4, 18, 2), theme.color("accent"))
        if look.changed:
            painter.fillRect(QRectF(rect.left(), rect.top() + 6, 2, rect.height() - 13), theme.color("accent"))

    # Typing.

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setProperty("kind", "cell")
        made.setFont(theme.figure_font(13))
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setAccessibleName(self._model.sentence(index))
        self._index = QPersistentModelIndex(index)
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        wider = option.rect.adjusted(min(0, option.rect.width() - 96), 1, 0, -2)
        editor.setGeometry(wider)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(self._model.edit_words(index))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() == self._model.edit_words(index):
            return  # a look is no change, not even of a figure that is shown rounded
        try:
            amount = self._read(editor.text(), index)
        except UserError as error:
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), str(error), editor)
            return
        self.typed.emit(index, amount)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab leave a cell only when what stands in it can be read."""
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            leaving = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if leaving and not self._can_read(watched):
                return True
        return super().eventFilter(watched, event)

    def _can_read(self, editor: QLineEdit) -> bool:
        problem = ""
        try:
            self._read(editor.text(), self._index)
        except UserError as error:
            problem = str(error)
        editor.setProperty("kind", "wrong" if problem else "cell")
        editor.style().polish(editor)
        editor.setAccessibleDescription(problem)
        if problem:
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), problem, editor)
        return not problem


def _paint_name(painter: QPainter, rect: QRectF, look: CellLook) -> None:
    left = rect.left() + 8 + INDENT * look.indent
    if look.fold is not None:
        sign = "chevron-down" if look.fold.is_open else "chevron-right"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            round(left - 2), round(rect.center().y() - _CHEVRON / 2), theme.pixmap(sign, "muted", 14, ratio)
        )
    room = QRectF(left + _CHEVRON + 4, rect.top(), rect.right() - left - _CHEVRON - 8, rect.height() - 1)
    text.draw(painter, room, look.words, theme.font(13, look.weight), theme.color("text"), may_elide=True)


def _paint_amount(painter: QPainter, rect: QRectF, look: CellLook) -> None:
    room = rect.adjusted(PAD, 0, -PAD, -1)
    font, ink = theme.figure_font(13, look.weight), theme.color(look.ink)
    taken = text.draw(painter, room, look.words, font, ink, align=text.RIGHT, may_elide=True)
    left = room.right() - taken
    if look.locked:
        ratio = painter.device().devicePixelRatioF()
        lock = theme.pixmap("lock", "accent", _LOCK, ratio)
        painter.drawPixmap(round(left - _LOCK - 3), round(room.center().y() - _LOCK / 2), lock)
    elif look.mark:
        paint_glyph(painter, QPointF(left - 8, room.center().y()), Status.WATCH)


def _paint_assigned(painter: QPainter, rect: QRectF, look: CellLook) -> None:
    assert look.bar is not None
    room = rect.adjusted(PAD, 0, -PAD, -1)
    paint_assigned(painter, QRectF(room.left(), room.top(), _BAR, room.height()), look.bar)
    font, ink = theme.figure_font(13, look.weight), theme.color(look.ink)
    words = room.adjusted(_BAR + 2, 0, 0, 0)
    taken = text.draw(painter, words, look.words, font, ink, align=text.RIGHT)
    if look.mark:
        paint_glyph(painter, QPointF(room.right() - taken - 8, room.center().y()), Status.WATCH)
