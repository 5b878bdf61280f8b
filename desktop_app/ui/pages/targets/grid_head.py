"""The head of the grid: periods, and the signs that fold quarters into one column."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.ui import theme
from desktop_app.ui.pages.targets.grid_cells import PAD
from desktop_app.ui.pages.targets.grid_model import SCOPE, GridModel
from desktop_app.ui.widgets import text

HEAD: Final = 34
_SIGN: Final = 14


def head_width(words: str, *, folds: bool) -> float:
    return text.width(words, theme.font(12, 600)) + 2 * PAD + (_SIGN + 3 if folds else 0) + 2


class GridHead(QHeaderView):
    """A click on a quarter opens or folds it; the keys for it belong to the grid."""

    fold_asked = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)
        theme.notice.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._model.can_fold_column(section):
            self.fold_asked.emit(section)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        box = QRectF(rect)
        opened = self._is_of_opened(section)
        painter.fillRect(box, theme.color("accent_soft" if opened else "surface"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        words = str(self._model.headerData(section, Qt.Orientation.Horizontal))
        room = box.adjusted(PAD if section != SCOPE else 12, 0, -PAD, -1)
        if section == SCOPE or section > len(self._model.columns):
            text.draw(painter, room, words, theme.font(12, 500), theme.color("muted"), may_elide=True)
            return
        strong = section == 1 or opened
        ink = theme.color("accent" if opened else "text" if section == 1 else "muted")
        taken = text.draw(painter, room, words, theme.font(12, 600 if strong else 500), ink, align=text.RIGHT)
        if self._model.can_fold_column(section):
            sign = "chevron-left" if self._model.is_column_open(section) else "chevron-right"
            left = round(room.right() - taken - _SIGN - 2)
            made = theme.pixmap(sign, "accent" if opened else "muted", _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(left, round(room.center().y() - _SIGN / 2), made)

    def _is_of_opened(self, section: int) -> bool:
        place = section - 1
        if not 0 < place < len(self._model.columns):
            return False
        column = self._model.columns[place]
        return column.period in self._model.opened or column.parent in self._model.opened
