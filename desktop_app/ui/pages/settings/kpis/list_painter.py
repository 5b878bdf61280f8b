"""How a line of the list of KPIs is painted, and which part of it a click meets."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.pages.settings.kpis.lines import Heading, Item
from desktop_app.ui.pages.settings.kpis.list_model import LINE
from desktop_app.ui.widgets import text

ROW = 44
_HEAD = 34
_BOX = 16
_PAD = 14
_TEXT = _PAD + _BOX + 12
_PIN = 34


class LinePainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _HEAD if isinstance(index.data(LINE), Heading) else ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, rect = index.data(LINE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            _paint_heading(painter, rect, line)
        elif isinstance(line, Item):
            _paint_ground(painter, option, rect)
            _paint_item(painter, rect, line, self._ratio())
        painter.restore()

    def _ratio(self) -> float:
        view = self.parent()
        return view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0


def _paint_heading(painter: QPainter, rect: QRectF, line: Heading) -> None:
    painter.fillRect(rect, theme.color("sunk"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
    room = rect.adjusted(_PAD, 0, -_PAD, 0)
    font = theme.font(12, 600)
    base = text.baseline(room, font)
    taken = text.draw(painter, room, line.title, font, theme.color("text"), base=base) + 10
    rest, small, ink = room.adjusted(taken, 0, 0, 0), theme.figure_font(12), theme.color("muted")
    text.draw(painter, rest, line.remark, small, ink, align=text.RIGHT, base=base, may_elide=True)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))
    painter.fillRect(QRectF(rect.left() + _TEXT, rect.bottom() - 1, rect.width() - _TEXT, 1), theme.color("line"))


def _paint_item(painter: QPainter, rect: QRectF, item: Item, ratio: float) -> None:
    _paint_box(painter, box_rect(rect), ratio, checked=item.shown)
    pin = theme.pixmap("pin", "accent" if item.large else "control", 16, ratio)
    painter.drawPixmap(round(rect.right() - _PIN + 9), round(rect.center().y() - 8), pin)
    room = QRectF(rect.left() + _TEXT, rect.top() + 5, rect.width() - _TEXT - _PIN - 4, 18)
    room = _paint_mark(painter, room, item)
    ink = theme.color("text" if item.shown else "muted")
    text.draw(painter, room, _(item.kpi.texts.name), theme.font(13, 500), ink, may_elide=True)
    below = QRectF(rect.left() + _TEXT, rect.top() + 22, rect.width() - _TEXT - _PIN - 4, 17)
    definition = _(item.kpi.texts.definition) if item.kpi.texts.definition else ""
    words, ink_name = (item.lack, "watch") if item.gaps else (definition, "muted")
    text.draw(painter, below, words, theme.font(12), theme.color(ink_name), may_elide=True)


def _paint_mark(painter: QPainter, room: QRectF, item: Item) -> QRectF:
    """A word at the right of the name: one's own, or thresholds nobody confirmed; the room that is left."""
    words, ink = "", "muted"
    if item.kpi.own:
        words, ink = _("own"), "accent"
    elif item.to_confirm:
        words, ink = _("to confirm"), "watch"
    taken = text.draw(painter, room, words, theme.font(12, 500), theme.color(ink), align=text.RIGHT) if words else 0
    return room.adjusted(0, 0, -taken - 8, 0)


def _paint_box(painter: QPainter, box: QRectF, ratio: float, *, checked: bool) -> None:
    painter.setPen(QPen(theme.color("accent" if checked else "muted"), 1))
    painter.setBrush(theme.color("accent" if checked else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if checked:
        tick = theme.pixmap("check", "on_accent", 12, ratio)
        painter.drawPixmap(round(box.left() + 2), round(box.top() + 2), tick)


def box_rect(rect: QRectF) -> QRectF:
    return QRectF(rect.left() + _PAD, round(rect.center().y() - _BOX / 2), _BOX, _BOX)


def part_at(rect: QRectF, place: QPointF) -> str:
    """Which part of a line a click met: "shown", "large", or nothing of them."""
    if place.x() < rect.left() + _TEXT - 4:
        return "shown"
    return "large" if place.x() > rect.right() - _PIN else ""
