"""What all cells of our tables share: roles, padding, the ground of a row, and texts with a hairline beneath."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
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


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of text as it is painted: ``ink`` and ``ground`` are colour tokens, ``right`` is for figures."""

    words: str
    right: bool = False
    weight: int = 400
    ink: str = "text"
    ground: str = ""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QRectF:
    """Fill the row's colour, rule it off below; the room left for the content."""
    ground = index.data(Qt.ItemDataRole.BackgroundRole)
    return _fill(painter, option, ground if isinstance(ground, QColor) else None)


def _fill(painter: QPainter, option: QStyleOptionViewItem, ground: QColor | None) -> QRectF:
    rect, state = QRectF(option.rect), option.state
    if state & QStyle.StateFlag.State_Selected:
        ground = theme.color("accent_soft")
    elif state & QStyle.StateFlag.State_MouseOver:
        ground = theme.color("hover")
    if ground is not None:
        painter.fillRect(rect, ground)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    return rect.adjusted(PAD, 0, -PAD, -1)


class TextDelegate(QStyledItemDelegate):
    """Words left, figures right in tabular digits; cut texts are whole in the tooltip.

    ``shown`` answers for the view's model by row and column: asking through Qt for each role costs ten times more.
    """

    def __init__(self, shown: Callable[[int, int], Shown], parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = self._shown(index.row(), index.column())
        rect = _fill(painter, option, theme.color(shown.ground) if shown.ground else None)
        align = text.RIGHT if shown.right else text.LEFT
        font, ink = theme.figure_font(13, shown.weight), theme.color(shown.ink)
        text.draw(painter, rect, shown.words, font, ink, align=align, may_elide=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The style would measure digits that are not tabular."""
        shown = self._shown(index.row(), index.column())
        width = text.width(shown.words, theme.figure_font(13, shown.weight))
        return QSize(ceil(width) + 2 * PAD, super().sizeHint(option, index).height())


class StatusDelegate(QStyledItemDelegate):
    """A column of statuses: the cell's FACE is ``(Status, word)``."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = paint_ground(painter, option, index)
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
