"""What if, with the person: open deals that close or invoices that are paid, and what they would then earn."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_change, format_day, format_minor, format_rough
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _, ngettext
from desktop_app.operations.meetings.view_for_two import ForTwo, Hope
from desktop_app.reports.pay_parts import pay_parts
from desktop_app.rules.incentives.beside import Beside
from desktop_app.rules.incentives.statement import Statement
from desktop_app.ui import theme
from desktop_app.ui.pages.people.for_two.frame import LargeCard, pair
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import Figure, OneLine, label, rule

_ROW: Final = 42
_SHOWN: Final = 3
_MOST_CHOSEN: Final = 5
_BAR: Final = 46
_REVENUE: Final = "revenue"


class HopeCard(LargeCard):
    """``asked`` carries the documents that are supposed to come in; the answer is put back by ``show_pay``."""

    asked = Signal(object)

    def __init__(self, about: ForTwo) -> None:
        super().__init__(" ")
        self._about = about
        self._boxes: dict[str, QCheckBox] = {}
        self.bar = BookedBar()
        self._result = QFrame()
        self._result.setProperty("kind", "strip")
        self._inside = QHBoxLayout(self._result)
        self._inside.setContentsMargins(16, 14, 16, 14)
        self._inside.setSpacing(28)
        if about.hopes:
            self.body.addWidget(self._list(about.hopes))
        else:
            words = _("No open invoice waits to be paid.") if about.of_invoices else _("No open deal waits to be won.")
            self.body.addWidget(label(words, 15, kind="muted", wrap=True))
        if self._counts():
            self.body.addWidget(self.bar)
        self.body.addWidget(self._result)
        self.body.addStretch(1)
        self._result.hide()
        self._told()

    def _list(self, hopes: Sequence[Hope]) -> QScrollArea:
        """The first few are seen at once, all can be reached."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        dated = [one for one in hopes if one.expected and one.expected <= self._about.period.last]
        chosen = {one.document for one in ([] if self._about.of_invoices else dated[:_MOST_CHOSEN])}
        for one in hopes:
            column.addWidget(self._row(one, chosen=one.document in chosen))
            column.addWidget(rule())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(min(len(hopes), _SHOWN) * (_ROW + 1))
        return area

    def _row(self, one: Hope, *, chosen: bool) -> QWidget:
        made = QWidget()
        made.setFixedHeight(_ROW)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        amount = format_change(Quantity(one.amount, Unit.MONEY, self._about.currency))
        box = QCheckBox((one.customer or one.document).replace("&", "&&"))
        box.setFont(theme.font(15, 500))
        box.setAccessibleName(_("{customer}, {amount}").format(customer=one.customer or one.document, amount=amount))
        box.setChecked(chosen)
        box.toggled.connect(lambda _on: self._told())
        self._boxes[one.document] = box
        row.addWidget(box)
        row.addWidget(OneLine(one.product, 13), 1)
        if one.estimated:
            row.addWidget(label(_("list price"), 13, kind="muted"))
        row.addWidget(label(amount, 15, 600))
        return made

    def chosen(self) -> tuple[str, ...]:
        return tuple(document for document, box in self._boxes.items() if box.isChecked())

    def choose(self, document: str, *, on: bool = True) -> None:
        self._boxes[document].setChecked(on)

    def _told(self) -> None:
        documents, day = self.chosen(), format_day(self._about.period.last)
        number = len(documents)
        if self._about.of_invoices:
            words = ngettext("If {n} invoice is paid by {day}", "If {n} invoices are paid by {day}", number)
        else:
            words = ngettext("If {n} deal closes by {day}", "If {n} deals close by {day}", number)
        remark = _("estimate until approved") if self._about.pay else ""
        self.show_title(words.format(n=number, day=day) if number else _("What would change"), remark)
        self._show_bar(documents)
        self.asked.emit(documents)

    def _counts(self) -> bool:
        """Whether what is hoped for adds to the figure on the dial."""
        return self._about.kpi is not None and self._about.kpi.key == _REVENUE and not self._about.of_invoices

    def _show_bar(self, documents: Sequence[str]) -> None:
        figure = self._about.figure
        if not self._counts() or figure is None:
            return
        now = figure.value.value if figure.value else Fraction(0)
        more = sum((one.amount for one in self._about.hopes if one.document in documents), Fraction(0))
        goal = figure.target.value if figure.target else None
        self.bar.show_amounts(now, now + more, goal, partial(Quantity, unit=Unit.MONEY, currency=self._about.currency))

    def show_pay(self, found: Beside | None) -> None:
        """What they would earn, and line by line how; as it is while nothing is chosen."""
        clear(self._inside)
        then = found.then if found else None
        self._result.setVisible(then is not None)
        if found is None or then is None:
            return
        self._inside.addWidget(_earned(found, then), 1)
        self._inside.addWidget(_steps(then), 1)


def _earned(found: Beside, then: Statement) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(_("you earn"), 15))
    shown = _("open") if then.pay is None else format_minor(then.pay, then.currency)
    column.addWidget(Figure(shown, px=34, ink="accent"))
    now = found.now.pay if found.now else None
    if found.change and now is not None:
        sign = "+" if found.change > 0 else ""
        words = _("{change} on today’s {now}").format(
            change=sign + format_minor(found.change, then.currency), now=format_minor(now, then.currency)
        )
        column.addWidget(label(words, 13, wrap=True))
    column.addStretch(1)
    return made


def _steps(then: Statement) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for words, minor in pay_parts(then):
        column.addWidget(pair(words, format_minor(minor, then.currency)))
    if then.pay is not None:
        column.addWidget(rule())
        column.addWidget(pair(_("Pay"), format_minor(then.pay, then.currency), strong=True))
    column.addStretch(1)
    return made


class BookedBar(QWidget):
    """What is booked, what would be, and the quota, on one line with its figures."""

    def __init__(self) -> None:
        super().__init__()
        self._now, self._then, self._goal = 0.0, 0.0, 0.0
        self._words, self._below = ("", ""), ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, _BAR)

    def show_amounts(self, now: Fraction, then: Fraction, goal: Fraction | None, of: "partial[Quantity]") -> None:
        end = max(now, then, goal or Fraction(0), Fraction(1)) * Fraction(21, 20)
        self._now, self._then, self._goal = (float((one or 0) / end) for one in (now, then, goal))
        quota = _("quota {amount}").format(amount=format_rough(of(goal))) if goal else ""
        self._words = (_("Booked by then"), format_rough(of(then)))
        today = _("today {amount}").format(amount=format_rough(of(now)))
        self._below = " · ".join(filter(None, (today, quota)))
        self.setAccessibleName(self._words[0])
        self.setAccessibleDescription(" · ".join((self._words[1], self._below)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, head = float(self.width()), QRectF(0, 0, self.width(), 18)
        text.draw(painter, head, self._words[0], theme.font(13), theme.color("muted"))
        text.draw(painter, head, self._words[1], theme.figure_font(15, 600), theme.color("text"), align=text.RIGHT)
        for share, ink in ((1.0, "track"), (self._then, "bar_soft"), (self._now, "accent")):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ink))
            painter.drawRoundedRect(QRectF(0, 22, max(8.0, share * width), 8), 4, 4)
        if self._goal:
            painter.fillRect(QRectF(round(self._goal * width) - 1, 19, 2, 14), theme.color("text"))
        row = QRectF(0, 31, width, 15)
        text.draw(painter, row, self._below, theme.figure_font(12), theme.color("muted"), may_elide=True)
        painter.end()
