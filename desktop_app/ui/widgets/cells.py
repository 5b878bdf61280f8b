"""What all cells of our tables share: roles, padding, the ground of a row, and texts with a hairline beneath."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import paint_status

RAW: Final = Qt.ItemDataRole.UserRole
"""The unformatted value, for sorting and for whoever acts on a row."""
FACE: Final = Qt.ItemDataRole.UserRole + 1
"""What a painting delegate shows: a GaugeFace, a Spark, or a (Status, word)."""
PAD: Final = 8


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """Fill the row's colour, rule it off below; the room left for the content."""
    rect = QRectF(option.rect)
    state = option.state
    brush = option.backgroundBrush
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("accent_soft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))
    elif isinstance(brush, QBrush) and brush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(rect, brush)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    return rect.adjusted(PAD, 0, -PAD, -1)


class TextDelegate(QStyledItemDelegate):
    """Words left, figures right in tabular digits; cut texts are whole in the tooltip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        rect = paint_ground(painter, option)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        font = index.data(Qt.ItemDataRole.FontRole)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        text.draw(
            painter,
            rect,
            str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
            font if isinstance(font, QFont) else theme.figure_font(),
            ink if isinstance(ink, QColor) else theme.color("text"),
            align=text.RIGHT if right else text.LEFT,
            may_elide=True,
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The style would measure digits that are not tabular."""
        font = index.data(Qt.ItemDataRole.FontRole)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = text.width(words, font if isinstance(font, QFont) else theme.figure_font())
        return QSize(ceil(width) + 2 * PAD, super().sizeHint(option, index).height())


class StatusDelegate(QStyledItemDelegate):
    """A column of statuses: the cell's FACE is ``(Status, word)``."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = paint_ground(painter, option)
        shown = index.data(FACE)
        if isinstance(shown, tuple) and isinstance(shown[0], Status):
            paint_status(painter, rect, shown[0], shown[1])

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown = index.data(FACE)
        word = shown[1] if isinstance(shown, tuple) else ""
        return (
            super()
            .sizeHint(option, index)
            .expandedTo(QSize(round(text.width(word, theme.font(12, 500))) + 2 * PAD + 16, 28))
        )
