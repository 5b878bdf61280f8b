"""Two columns of the run's table that are painted: the person with what needs a look, and the share of the quota."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme
from desktop_app.ui.widgets import cells, text
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import GLYPH, paint_glyph, paint_status

_DISC: Final = 24
_NAME: Final = _DISC + 10
_BAR: Final = 88
_REACH: Final = 1.5  # the bar's end, in quotas
_HALO_FROM: Final = 0.12  # nearer to the quota a halo round its tick would eat the bar
_SHARE: Final = 62

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Who:
    """``warns``: a line above the table speaks of the person."""

    name: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """Attainment for the bar (None without a quota), as shown, and judged."""

    value: float | None
    words: str
    status: Status
    word: str


def initials(name: str) -> str:
    """Up to two letters; one character of a Chinese name."""
    words = name.split()
    if not words:
        return ""
    if not words[0][0].isascii() and not words[0][0].islower() and not words[0][0].isupper():
        return words[0][0]
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper()


class PersonDelegate(QStyledItemDelegate):
    """The cell's FACE is a Who; without one (a group's head) its text is set as a small title."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = cells.paint_ground(painter, option, index)
        who = index.data(cells.FACE)
        if not isinstance(who, Who):
            words = index.data(Qt.ItemDataRole.DisplayRole)
            text.draw(painter, rect, words, theme.font(12, 600), theme.color("text"), may_elide=True)
            return
        disc = QRectF(rect.left(), rect.center().y() - _DISC / 2, _DISC, _DISC)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(disc)
        painter.restore()
        ink = theme.color("accent")
        text.draw(painter, disc, initials(who.name), theme.font(10, 600), ink, align=text.CENTRE)
        room = rect.adjusted(_NAME, 0, -GLYPH - 8 if who.warns else 0, 0)
        taken = text.draw(painter, room, who.name, theme.font(13, 500), theme.color("text"), may_elide=True)
        if who.warns:
            paint_glyph(painter, QPointF(room.left() + taken + 8, rect.center().y()), Status.WATCH)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not isinstance(index.data(cells.FACE), Who):
            return QSize(0, super().sizeHint(option, index).height())  # a head runs across the columns
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        width = text.width(words, theme.font(13, 500)) + _NAME + 2 * cells.PAD + GLYPH + 10
        return QSize(round(width), super().sizeHint(option, index).height())


class ShareDelegate(QStyledItemDelegate):
    """The cell's FACE is a Share; cells without one stay empty."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = cells.paint_ground(painter, option, index)
        share = index.data(cells.FACE)
        if not isinstance(share, Share):
            return
        paint_bar(painter, QRectF(rect.left(), rect.center().y() - 4, _BAR, 8), share)
        left = rect.left() + _BAR + 8
        room = QRectF(left, rect.top(), _SHARE, rect.height())
        text.draw(painter, room, share.words, theme.figure_font(13), theme.color("text"), align=text.RIGHT)
        paint_status(painter, rect.adjusted(_BAR + _SHARE + 20, 0, 0, 0), share.status, share.word)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        share = index.data(cells.FACE)
        word = share.word if isinstance(share, Share) else ""
        width = _BAR + _SHARE + 20 + GLYPH + 8 + text.width(word, theme.font(12, 500)) + 2 * cells.PAD
        return QSize(round(width), super().sizeHint(option, index).height())


def paint_bar(painter: QPainter, track: QRectF, share: Share) -> None:
    """From 0 to 150 % of the quota, with a tick at 100 %; dashed and empty where there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if share.value is None:
        pen = QPen(theme.color("control"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, 4, 4)
    width = max(0.0, min(1.0, share.value / _REACH)) * track.width()
    if width > 0:
        painter.setBrush(theme.color(share.status.value))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(width, 8), 8), 4, 4)
    tick = round(track.left() + track.width() / _REACH)
    if abs(share.value - 1) >= _HALO_FROM:
        painter.fillRect(QRectF(tick - 2, track.top() - 3, 6, 14), theme.color("surface"))
    painter.fillRect(QRectF(tick, track.top() - 3, 2, 14), theme.color("text"))
    painter.restore()
