"""The file as it is: its lines with their numbers, each with a mark of what it is taken for."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _, ngettext
from desktop_app.operations.importing.file_view import HEADER, OTHER, ROW, SKIPPED, FileLine
from desktop_app.ui import theme
from desktop_app.ui.widgets import text

LINE: Final = 22
_NUMBER: Final = 46
_BAR: Final = 52
_TEXT: Final = 60
_BARS: Final = {SKIPPED: "control", HEADER: "accent", ROW: "accent", OTHER: "watch"}
_INKS: Final = {SKIPPED: "muted", HEADER: "accent", ROW: "text", OTHER: "watch"}


class RawLines(QWidget):
    """Choosing a line (click, or arrow keys and Enter) says "the header is here"."""

    header_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[FileLine, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("The lines of the file"))
        self.setToolTip(_("Click a line to say that it is the header"))
        theme.notice.changed.connect(self.update)

    def show_lines(self, lines: tuple[FileLine, ...]) -> None:
        self._lines = lines
        self._current = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        header = next((one for one in self._lines if one.role == HEADER), None)
        if 0 <= self._current < len(self._lines):
            one = self._lines[self._current]
            self.setAccessibleDescription(_("Line {n}: {text}").format(n=one.line, text=one.text))
        elif header is not None:
            self.setAccessibleDescription(_("The header is line {n}.").format(n=header.line))

    def sizeHint(self) -> QSize:
        return QSize(280, LINE * len(self._lines) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LINE * min(4, len(self._lines)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._lines:
            self._move(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.header_chosen.emit(self._lines[self._current].line)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        place = self._current + step
        while 0 <= place < len(self._lines) and not self._lines[place].line:
            place += step
        if 0 <= place < len(self._lines):
            self._current = place
            self._describe()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // LINE)
        if event.button() is Qt.MouseButton.LeftButton and place < len(self._lines) and self._lines[place].line:
            self.header_chosen.emit(self._lines[place].line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, one in enumerate(self._lines):
            box = QRectF(0, place * LINE, self.width(), LINE)
            if one.line:
                self._paint_line(painter, box, one, current=place == self._current and self.hasFocus())
            else:
                words = ngettext("⋯  {n} more line", "⋯  {n} more lines", one.left_out)
                words = words.format(n=format_number(one.left_out))
                text.draw(painter, box.adjusted(_BAR, 0, 0, 0), words, theme.font(12), theme.color("muted"))
        painter.end()

    def _paint_line(self, painter: QPainter, box: QRectF, one: FileLine, *, current: bool) -> None:
        if one.role == HEADER:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
        if current:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        mono = theme.mono_font(11)
        number = QRectF(box.left(), box.top(), _NUMBER, box.height())
        ink = theme.color("accent" if one.role == HEADER else "muted")
        text.draw(painter, number, format_number(one.line), mono, ink, align=text.RIGHT, may_elide=True)
        painter.setPen(QPen(theme.color(_BARS[one.role]), 2))
        painter.drawLine(QPointF(_BAR, box.top() + 2), QPointF(_BAR, box.bottom() - 2))
        words = box.adjusted(_TEXT, 0, -4, 0)
        shown = one.text.replace("\t", " → ")
        text.draw(painter, words, shown, mono, theme.color(_INKS[one.role]), may_elide=True)
