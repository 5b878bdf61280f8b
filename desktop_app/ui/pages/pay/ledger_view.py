"""The ledger of a statement as painted lines: each can be reached by Tab, and pressing it opens its explanation."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.pages.pay.ledger import Kind, LedgerLine
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import rule

_SIDE: Final = 16
_TEXT: Final = 44  # where words begin
_PAY, _RATE, _INPUT = 100, 84, 104
_LINE: Final = 18
_SMALL_LINE: Final = 17
_HEIGHTS: Final = {Kind.HEAD: 34, Kind.STEP: 25, Kind.EARNED: 34, Kind.TOTAL: 44}
_BAR: Final = 150
_LEAST_WORDS: Final = 116


class LedgerCard(Card):
    """``explain_asked`` carries the Explanation of the line that was pressed."""

    explain_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("How this pay comes about"), flush=True)
        self.titles = _Titles()
        self.body.setSpacing(0)
        self.body.addWidget(self.titles)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 0, 6)
        self.body.addLayout(self._lines)

    def show_lines(self, lines: Sequence[LedgerLine], currency: str) -> None:
        self.titles.show_currency(currency)
        clear(self._lines)
        for place, line in enumerate(lines):
            if line.kind is Kind.HEAD and place:
                self._lines.addWidget(rule())
            made = _Line(line)
            made.clicked.connect(lambda _checked=False, why=line.why: self.explain_asked.emit(why))
            self._lines.addWidget(made)


class _Titles(QAbstractButton):
    """The titles of the three columns of figures; not pressed, but painted like the lines below."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)
        self.setFixedHeight(28)
        self._currency = ""
        theme.notice.changed.connect(self.update)

    def show_currency(self, currency: str) -> None:
        self._currency = currency
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pay = _("Pay, {currency}").format(currency=self._currency)
        for words, box in zip((_("Input"), _("Rate"), pay), _boxes(self.width(), self.height()), strict=True):
            text.draw(painter, box, words, theme.font(12, 500), theme.color("muted"), align=text.RIGHT)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        painter.end()


def _boxes(width: float, height: float) -> tuple[QRectF, QRectF, QRectF]:
    """Input, rate, pay."""
    right = width - _SIDE
    pay = QRectF(right - _PAY, 0, _PAY, height)
    rate = QRectF(pay.left() - _RATE, 0, _RATE, height)
    return QRectF(rate.left() - _INPUT, 0, _INPUT, height), rate, pay


class _Line(QAbstractButton):
    def __init__(self, line: LedgerLine) -> None:
        super().__init__()
        self._line = line
        self._hovered = False
        figures = [part for part in (line.input, line.rate, line.pay) if part]
        self.setAccessibleName(" · ".join([line.words, *figures]))
        self.setAccessibleDescription(line.remark)
        self.setToolTip(line.remark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notice.changed.connect(self.update)

    def _room(self, width: float) -> float:
        """Words may run on to the first column that is not empty."""
        line = self._line
        input_, rate, pay = _boxes(width, 10)
        first = next((box for box, words in ((input_, line.input), (rate, line.rate)) if words), None)
        end = first.right() - text.width(line.input or line.rate, theme.figure_font(13)) if first else pay.left()
        if line.share is not None:
            return _LEAST_WORDS
        return end - 12 - _TEXT

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        least = _HEIGHTS[self._line.kind]
        if self._line.kind is Kind.HEAD:
            return least + len(self._remark_below(width)) * _SMALL_LINE
        if self._line.kind is not Kind.STEP:
            return least
        count = len(text.lines(self._line.words, theme.figure_font(13), max(80.0, self._room(width))))
        return max(least, count * _LINE + 7)

    def _remark_below(self, width: float) -> list[str]:
        """The rule's lines under the name, where there is no room for it beside the name."""
        line, room = self._line, width - _TEXT - _SIDE - _PAY - 8
        beside = room - text.width(line.words, theme.font(13, 600)) - 10
        if not line.remark or text.width(line.remark, theme.figure_font(12)) <= beside:
            return []
        return text.lines(line.remark, theme.figure_font(12), max(80.0, room))

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _HEIGHTS[self._line.kind])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        paints = {
            Kind.HEAD: self._paint_head,
            Kind.STEP: self._paint_step,
            Kind.EARNED: self._paint_sum,
            Kind.TOTAL: self._paint_sum,
        }
        paints[self._line.kind](painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        if self._hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 0.5, -4.5, -0.5), 5, 5)

    def _paint_head(self, painter: QPainter) -> None:
        line, middle = self._line, _HEIGHTS[Kind.HEAD] / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(QPointF(_SIDE + 9, middle), 9, 9)
        disc = QRectF(_SIDE, middle - 9, 18, 18)
        text.draw(painter, disc, str(line.number), theme.font(11, 600), theme.color("accent"), align=text.CENTRE)
        pay = _boxes(self.width(), 2 * middle)[2]
        rect = QRectF(_TEXT, 0, pay.left() - _TEXT - 8, 2 * middle)
        font, base = theme.font(13, 600), text.baseline(rect, theme.font(13, 600))
        taken = text.draw(painter, rect, line.words, font, theme.color("text"), base=base, may_elide=True)
        below, muted, small = self._remark_below(self.width()), theme.color("muted"), theme.figure_font(12)
        if not below:
            text.draw(painter, rect.adjusted(taken + 10, 0, 0, 0), line.remark, small, muted, base=base)
        for place, words in enumerate(below):
            room = QRectF(_TEXT, 2 * middle - 5 + place * _SMALL_LINE, rect.width(), _SMALL_LINE)
            text.draw(painter, room, words, small, muted)
        text.draw(painter, pay, line.pay, theme.figure_font(13, 600), theme.color("text"), base=base, align=text.RIGHT)

    def _paint_step(self, painter: QPainter) -> None:
        line = self._line
        ink, font = theme.color("muted" if line.muted else "text"), theme.figure_font(13)
        room = self._room(self.width())
        top = max(0.0, (self.height() - _LINE * len(text.lines(line.words, font, max(80.0, room)))) / 2)
        for place, words in enumerate(text.lines(line.words, font, max(80.0, room))):
            text.draw(painter, QRectF(_TEXT, top + place * _LINE, room, _LINE), words, font, ink, may_elide=True)
        boxes = _boxes(self.width(), self.height())
        for words, box in zip((line.input, line.rate, line.pay), boxes, strict=True):
            text.draw(painter, box, words, font, ink, align=text.RIGHT)
        if line.share is not None:
            self._paint_bar(painter, boxes[0].right() - text.width(line.input, font))

    def _paint_bar(self, painter: QPainter, end: float) -> None:
        left = _TEXT + _LEAST_WORDS
        width = min(_BAR, end - 16 - left)
        if width < 40:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(left, round(self.height() / 2) - 3, width, 6)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(track, 3, 3)
        if self._line.share:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(6.0, width * self._line.share), 6), 3, 3)

    def _paint_sum(self, painter: QPainter) -> None:
        last = self._line.kind is Kind.TOTAL
        if not last and not self._hovered:
            painter.fillRect(self.rect(), theme.color("sunk"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("text" if last else "line"))
        font, ink = theme.figure_font(15 if last else 13, 600), theme.color("text")
        pay = _boxes(self.width(), self.height())[2].adjusted(-120, 0, 0, 0)
        rect = QRectF(_TEXT, 0, pay.left() - _TEXT, self.height())
        text.draw(painter, rect, self._line.words, font, ink, may_elide=True)
        text.draw(painter, pay, self._line.pay, font, ink, align=text.RIGHT)
