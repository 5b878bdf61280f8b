"""The Why panel: how a figure came about, step by step, down to the records; its sentences are made elsewhere."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_number, format_quantity
from desktop_app.i18n import _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import Figure, label

WIDTH: Final = 336
_PAD: Final = 24
_DISC: Final = 22
_OPEN_DEPTH: Final = 2  # steps below this depth wait behind a button
_FIRST: Final = 12  # of many equal steps, as many are shown at once

Sentence = Callable[[Explanation], str]


class WhyPanel(QFrame):
    """``records_asked`` carries the step whose records are wanted, ``print_asked`` the whole explanation."""

    records_asked = Signal(object)
    print_asked = Signal(object)
    closed = Signal()

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setFixedWidth(WIDTH)
        self._sentence = sentence
        self._shown: Explanation | None = None
        self._title = label("", 12, kind="muted", wrap=True)
        self._result = _Result()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 22, 0, 20)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addWidget(self._scrolled(), 1)
        whole.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        close = QPushButton()
        close.setProperty("kind", "step")
        close.setAccessibleName(_("Close"))
        close.setToolTip(_("Close"))
        theme.set_icon(close, "close", "muted", 14)
        close.clicked.connect(self.closed)
        first = QHBoxLayout()
        first.addWidget(label(_("Why this number?"), 15, 600), 1)
        first.addWidget(close)
        made = QVBoxLayout()
        made.setContentsMargins(_PAD, 0, _PAD - 8, 0)
        made.setSpacing(2)
        made.addLayout(first)
        made.addWidget(self._title)
        return made

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("steps")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_PAD, 0, _PAD, 0)
        column.setSpacing(16)
        column.addWidget(self._result)
        column.addLayout(self._steps)
        column.addStretch(1)
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(_("Steps"))
        made.setWidget(inside)
        made.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return made

    def _foot(self) -> QHBoxLayout:
        made = QHBoxLayout()
        made.setContentsMargins(_PAD, 0, _PAD, 0)
        made.setSpacing(8)
        made.addWidget(button(_("Copy as text"), self.copy, icon="copy"), 1)
        made.addWidget(button(_("Print"), self._print, icon="print"), 1)
        return made

    def show_explanation(self, explanation: Explanation, title: str = "") -> None:
        """``title`` says whose figure it is, and when: "Win rate, all teams, 1-16 Sep 2026"."""
        self._shown = explanation
        self._title.setText(title)
        self._title.setVisible(bool(title))
        result = explanation.result
        self._result.show_words(self._sentence(explanation), "" if result is None else format_quantity(result))
        clear(self._steps)
        for number, part in enumerate(explanation.parts, 1):
            last = number == len(explanation.parts)
            self._steps.addWidget(_StepRow(part, self._sentence, number, self.records_asked.emit, last=last))

    def as_text(self) -> str:
        """The same steps, indented, with their results; what "Copy as text" puts on the clipboard."""
        return "" if self._shown is None else "\n".join(text_lines(self._shown, self._sentence)) + "\n"

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())

    def _print(self) -> None:
        if self._shown is not None:
            self.print_asked.emit(self._shown)


def text_lines(explanation: Explanation, sentence: Sentence, depth: int = 0) -> list[str]:
    """One line a step; a step's result stands after a tab."""
    line = "  " * depth + sentence(explanation)
    if explanation.result is not None:
        line += f"\t{format_quantity(explanation.result)}"
    deeper = [line for part in explanation.parts for line in text_lines(part, sentence, depth + 1)]
    return [line, *deeper]


class _Result(QFrame):
    """The calculation in one sentence and its result, large."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._sentence = label("", 12, wrap=True)
        self._figure = Figure("", px=22, ink="accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 16, 11)
        column.setSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._figure)

    def show_words(self, sentence: str, result: str) -> None:
        self._sentence.setText(sentence)
        self._figure.show_value(result)
        self._figure.setVisible(bool(result))


class _StepRow(QWidget):
    """A step: its number (only on the first level), sentence, result, records, and the steps it is made of."""

    def __init__(
        self,
        step: Explanation,
        sentence: Sentence,
        number: int,
        open_records: Callable[[Explanation], object],
        *,
        depth: int = 1,
        last: bool = True,
    ) -> None:
        super().__init__()
        self._step, self._sentence, self._open_records, self._depth = step, sentence, open_records, depth
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        if depth == 1:
            row.addWidget(_Disc(number, last=last))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 2 if depth == 1 else 0, 0, 8 if depth == 1 else 2)
        self._column.setSpacing(4)
        self._column.addLayout(self._first_line())
        self._add_records()
        self._add_parts()
        row.addLayout(self._column, 1)

    def _first_line(self) -> QHBoxLayout:
        top = self._depth == 1
        words = label(self._sentence(self._step), 13 if top else 12, 500 if top else 400, wrap=True)
        if not top:
            words.setProperty("kind", "muted")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        if self._step.result is not None:
            line.addWidget(self._result(), 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        return line

    def _result(self) -> QWidget:
        """The step's result; where it is the number of its records, it opens them."""
        assert self._step.result is not None
        words = format_quantity(self._step.result)
        if not self._result_counts():
            top = self._depth == 1
            return label(words, 13 if top else 12, 600 if top else 500)
        link = button(words, lambda: self._open_records(self._step), kind="link")
        link.setFont(theme.figure_font(12, 600))
        link.setAccessibleName(f"{self._sentence(self._step)}: {words}")
        link.setToolTip(_("Show these records"))
        return link

    def _result_counts(self) -> bool:
        result = self._step.result
        return bool(self._step.count) and result is not None and result.value == self._step.count

    def _add_records(self) -> None:
        count = self._step.count
        if not count or self._result_counts():
            return
        words = ngettext("{n} record", "{n} records", count).format(n=format_number(count))
        link = button(words, lambda: self._open_records(self._step), kind="link")
        link.setToolTip(_("Show these records"))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_parts(self) -> None:
        if not self._step.parts:
            return
        if self._depth < _OPEN_DEPTH:
            self._show_parts(0, _FIRST)
            return
        count = len(self._step.parts)
        words = ngettext("{n} step", "{n} steps", count).format(n=format_number(count))
        self._later(words, 0, _FIRST)

    def _later(self, words: str, start: int, end: int) -> None:
        """A button in whose place the steps ``start``..``end`` appear."""

        def put() -> None:
            more.hide()
            more.deleteLater()
            self._show_parts(start, end)

        more = button(words, put, kind="link", icon="chevron-down")
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_parts(self, start: int, end: int) -> None:
        for part in self._step.parts[start:end]:
            row = _StepRow(part, self._sentence, 0, self._open_records, depth=self._depth + 1)
            self._column.addWidget(row)
        rest = len(self._step.parts) - end
        if rest > 0:
            self._later(ngettext("{n} more", "{n} more", rest).format(n=format_number(rest)), end, end + 10 * _FIRST)


class _Disc(QWidget):
    """The number of a step, with a line down to the next."""

    def __init__(self, number: int, *, last: bool) -> None:
        super().__init__()
        self._number, self._last = number, last
        self.setFixedWidth(_DISC)

    def sizeHint(self) -> QSize:
        return QSize(_DISC, _DISC)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        box = QRectF(0, 0, _DISC, _DISC)
        painter.drawEllipse(box)
        text.draw(painter, box, str(self._number), theme.font(11, 600), theme.color("text"), align=text.CENTRE)
        if not self._last:
            painter.fillRect(QRectF(_DISC // 2, _DISC + 3, 1, self.height() - _DISC - 3), theme.color("line"))
        painter.end()
