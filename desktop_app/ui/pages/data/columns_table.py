"""The preview as a table: the columns' heads, the open question, odd rows and first rows as they will be stored."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.i18n import _
from desktop_app.operations.importing.file_view import FileView
from desktop_app.ui import theme
from desktop_app.ui.pages.data.answers import Answers
from desktop_app.ui.pages.data.column_heads import ColumnHeads, heads_of
from desktop_app.ui.pages.data.columns_model import Group, Odd, PreviewModel, Shown
from desktop_app.ui.widgets import cells, text

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 30
_STRIP: Final = 26
_LABELS: Final = 66
_WIDEST: Final = 300
_WIDEST_ODD: Final = 200
_SAMPLED: Final = 30
_ARROW: Final = 12
_GROUNDS: Final = {Odd.REFUSED: "act_soft", Odd.WARNING: "watch_soft", Odd.UNKNOWN: "watch_soft"}


def _cell_width(shown: Shown) -> float:
    wide = text.width(shown.words, theme.figure_font(13, 500 if shown.odd else 400))
    if shown.before:
        wide += text.width(shown.before, theme.figure_font(12)) + _ARROW + 12
    return wide + (18 if shown.odd is Odd.UNKNOWN else 0)


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = cells.paint_ground(painter, option, index)
        match index.data(cells.RAW):
            case Group() as group:
                _paint_group(painter, QRectF(option.rect), group)
            case Shown() as shown:
                _paint_cell(painter, rect, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)


def _paint_group(painter: QPainter, rect: QRectF, group: Group) -> None:
    painter.fillRect(rect, theme.color("sunk"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    if group.pinned:
        picture = theme.pixmap("pin", "muted", 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(rect.left()) + 16, round(rect.center().y()) - 7, picture)
    box = rect.adjusted(44, 0, -16, 0)
    taken = text.draw(painter, box, group.title, theme.font(12, 600), theme.color("text"))
    rest = box.adjusted(taken + 10, 0, 0, 0)
    text.draw(painter, rest, group.remark, theme.figure_font(12), theme.color("muted"), may_elide=True)


def _paint_cell(painter: QPainter, rect: QRectF, shown: Shown) -> None:
    if shown.odd is not None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_GROUNDS[shown.odd]))
        painter.drawRoundedRect(rect.adjusted(-4, 3, 4, -2), 5, 5)
        painter.restore()
    if shown.before:
        _paint_change(painter, rect, shown)
        return
    ink = theme.color("muted" if shown.muted else "text")
    if shown.odd is Odd.UNKNOWN:
        text.draw(painter, rect, "?", theme.font(13, 600), theme.color("watch"), align=text.RIGHT)
        rect = rect.adjusted(0, 0, -16, 0)
    align = text.RIGHT if shown.right else text.LEFT
    weight = 500 if shown.odd else 400
    text.draw(painter, rect, shown.words, theme.figure_font(13, weight), ink, align=align, may_elide=True)


def _paint_change(painter: QPainter, rect: QRectF, shown: Shown) -> None:
    """As written, an arrow, as stored or why not: at the right edge where the column holds figures."""
    small, ink = theme.figure_font(12), theme.color("act" if shown.odd is Odd.REFUSED else "text")
    whole = _cell_width(shown)
    left = rect.left() + (max(0.0, rect.width() - whole) if shown.right else 0)
    box = QRectF(left, rect.top(), rect.right() - left, rect.height())
    written = box.adjusted(0, 0, -min(box.width() / 2, _ARROW + 12), 0)
    taken = text.draw(painter, written, shown.before, small, theme.color("muted"), may_elide=True)
    arrow = theme.pixmap("chevron-right", "muted", _ARROW, painter.device().devicePixelRatioF())
    painter.drawPixmap(round(box.left() + taken + 5), round(box.center().y()) - _ARROW // 2, arrow)
    rest = box.adjusted(taken + _ARROW + 10, 0, 0, 0)
    if rest.width() > 8:
        text.draw(painter, rest, shown.words, theme.figure_font(13, 500), ink, may_elide=True)


class ColumnsTable(QTableView):
    """The head is ``heads``: it holds the drops of fields and the strip of questions."""

    def __init__(self) -> None:
        super().__init__()
        self.preview = PreviewModel()
        self.heads = ColumnHeads(self)
        self.setHorizontalHeader(self.heads)
        self.setModel(self.preview)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Preview of the rows"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._wanted: list[int] = []
        self._least: list[int] = []
        theme.notice.changed.connect(self.viewport().update)

    def show_view(self, view: FileView, answers: Answers, currency: str) -> None:
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.preview.show_view(view, answers, currency)
        self.heads.show_heads(heads_of(view, answers))
        self.clearSpans()
        for row, found in enumerate(self.preview.rows):
            group = isinstance(found, Group)
            self.setRowHeight(row, _STRIP if group else ROW)
            if group and self.preview.columnCount() > 1:
                self.setSpan(row, 0, 1, self.preview.columnCount())
        places = range(self.preview.columnCount() - 1)
        self._least = [self._least_width(place) for place in places]
        self._wanted = [self._width(place + 1) for place in places]
        self._spread()
        QTimer.singleShot(0, self, lambda: self._scroll_to(*place))

    def _scroll_to(self, down: int, right: int) -> None:
        self.verticalScrollBar().setValue(down)
        self.horizontalScrollBar().setValue(right)

    def _least_width(self, place: int) -> int:
        """Room for the head, and for what is odd about a cell."""
        rows = range(self.preview.rowCount())
        shown = [one for row in rows if isinstance(one := self.preview.cell(row, place + 1), Shown) and one.before]
        odd = max((round(_cell_width(one)) + 2 * cells.PAD + 4 for one in shown), default=0)
        return max(self.heads.least_width(place), min(odd, _WIDEST_ODD))

    def _width(self, column: int) -> int:
        """Wide enough for the head and for most cells."""
        widest = self.heads.least_width(column - 1)
        for row in range(min(self.preview.rowCount(), _SAMPLED)):
            shown = self.preview.cell(row, column)
            if isinstance(shown, Shown):
                widest = max(widest, round(_cell_width(shown)) + 2 * cells.PAD + 4)
        return min(widest, _WIDEST)

    def _spread(self) -> None:
        """Room that is left is shared out evenly; where it lacks, samples and long cells are cut before columns go."""
        if not self._wanted:
            return
        self.setColumnWidth(0, _LABELS)
        whole = self.viewport().width() - _LABELS
        room = whole - sum(self._wanted)
        share, rest = divmod(max(0, room), len(self._wanted))
        given = sum(self._wanted) - sum(self._least)
        part = 1.0 if room >= 0 or not given else max(0.0, (whole - sum(self._least)) / given)
        for place, (least, wanted) in enumerate(zip(self._least, self._wanted, strict=True)):
            width = int(least + (wanted - least) * part)
            self.setColumnWidth(place + 1, width + share + (place < rest))
        self.heads.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
