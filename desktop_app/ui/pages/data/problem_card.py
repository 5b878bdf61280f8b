"""The problems of an import as groups that open: the reason, how many rows, and each line as it was written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _
from desktop_app.store.batches import Problem
from desktop_app.ui import theme
from desktop_app.ui.pages.data.problems import Group, grouped, lines_table, rows_in
from desktop_app.ui.pages.data.words import rows_words
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine, label, rule
from desktop_app.ui.widgets.status import paint_glyph
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import TableModel

_ROW: Final = 47
_STRIP: Final = 30
_TOOLS: Final = 40
_MOST_LINES: Final = 8
_TEXT: Final = 58
_COUNT: Final = 110
_ALL, _REFUSED, _TAKEN = "all", "refused", "taken"


class GroupRow(QAbstractButton):
    """One reason; Space, Enter or a click opens and closes it."""

    def __init__(self, group: Group, *, settled: bool = False) -> None:
        super().__init__()
        self.reason = group
        self._status = Status.GOOD if settled else Status.ACT if group.refused else Status.WATCH
        self.setCheckable(True)
        self.setFixedHeight(_ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{group.title} {rows_words(group.rows)}")
        self.setToolTip(group.title)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 7, 7)
        arrow = theme.pixmap(
            "chevron-down" if self.isChecked() else "chevron-right", "muted", 16, self.devicePixelRatioF()
        )
        painter.drawPixmap(12, round(rect.center().y() - 8), arrow)
        paint_glyph(painter, QPointF(42, rect.center().y()), self._status, 11)
        count = QRectF(rect.right() - _COUNT - 16, rect.top(), _COUNT, rect.height())
        words = rows_words(self.reason.rows)
        taken = text.draw(painter, count, words, theme.figure_font(13, 500), theme.color("text"), align=text.RIGHT)
        self._paint_title(painter, QRectF(_TEXT, 0, count.right() - taken - 24 - _TEXT, rect.height()))
        painter.end()

    def _paint_title(self, painter: QPainter, box: QRectF) -> None:
        font = theme.font(13, 600)
        first = self.reason.problems[0]
        quote = first.original.strip()
        line = _("line {n}").format(n=format_number(first.line)) if first.line else ""
        small = theme.figure_font(12)
        taken = text.draw(painter, box, self.reason.title, font, theme.color("text"), may_elide=True)
        rest = box.adjusted(taken + 12, 0, 0, 0)
        if self.isChecked() or rest.width() < text.width(line, small) + 60:
            return
        rest.setLeft(rest.left() + text.draw(painter, rest, line, small, theme.color("muted")) + (8 if line else 0))
        if quote:
            _paint_quote(painter, rest, quote)


def _paint_quote(painter: QPainter, box: QRectF, words: str) -> None:
    font = theme.figure_font(12)
    width = min(text.width(words, font) + 14, box.width())
    frame = QRectF(box.left() + 0.5, round(box.center().y()) - 10.5, width, 21)
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("sunk"))
    painter.drawRoundedRect(frame, 5, 5)
    text.draw(painter, frame.adjusted(7, 0, -6, 0), words, font, theme.color("text"), may_elide=True)


class Strip(QWidget):
    """The heading of refused or taken rows, with what can be done with all of them."""

    def __init__(self, title: str, remark: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{title} {remark}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(10)
        self._row.addWidget(label(title, 12, 600))
        self._row.addWidget(OneLine(remark), 1)
        self.setFixedHeight(_STRIP)
        theme.notice.changed.connect(self.update)

    def add(self, made: QPushButton) -> None:
        self.setFixedHeight(_TOOLS)
        self._row.addWidget(made)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunk"))
        painter.end()


class ProblemCard(Card):
    """All groups, or only the refused or the taken ones. The refused rows can be saved, or imported once more."""

    save_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.body.setSpacing(0)
        self.setAccessibleName(_("Problems"))
        self._groups: list[Group] = []
        self._wanted = _ALL
        self._kept = False
        self.save: QPushButton | None = None
        self.again: QPushButton | None = None
        self.rows: list[GroupRow] = []

    def show_problems(self, problems: Sequence[Problem], *, kept: bool = False) -> None:
        """``kept``: the refused rows are there to be written out again."""
        self._kept = kept
        self._groups = grouped(problems)
        self._wanted = _ALL
        self._fill()

    def filters(self) -> Segments | None:
        """The choice between all, refused and taken, where there are both."""
        refused = [group for group in self._groups if group.refused]
        taken = [group for group in self._groups if not group.refused]
        if not refused or not taken:
            return None
        choices = [
            (_ALL, _("All {n}").format(n=format_number(rows_in(self._groups)))),
            (_REFUSED, _("Refused {n}").format(n=format_number(rows_in(refused)))),
            (_TAKEN, _("Taken {n}").format(n=format_number(rows_in(taken)))),
        ]
        made = Segments(choices, _ALL)
        made.chosen.connect(self._filter)
        return made

    def _filter(self, wanted: object) -> None:
        self._wanted = str(wanted)
        self._fill()

    def _fill(self) -> None:
        clear(self.body)
        self.rows = []
        self.save, self.again = None, None
        sections = (
            (_REFUSED, True, _("Refused"), _("in no figure; mend these rows and import them again")),
            (_TAKEN, False, _("Taken"), _("stored as read; look once")),
        )
        for key, refused, title, remark in sections:
            groups = [group for group in self._groups if group.refused is refused]
            if groups and self._wanted in (_ALL, key):
                self._add_strip(Strip(title, remark), refused=refused)
                for group in groups:
                    self._add(group)

    def _add_strip(self, strip: Strip, *, refused: bool) -> None:
        if self.body.count():
            self.body.addWidget(rule())
        if refused and self._kept:
            self.save = button(_("Save refused rows"), self.save_asked.emit, kind="mini", icon="export")
            self.save.setToolTip(_("A file of these rows, to be mended and imported again"))
            self.again = button(_("Mend here…"), self.again_asked.emit, kind="mini", icon="edit")
            self.again.setToolTip(_("Look at the refused rows, mend them and bring them in"))
            strip.add(self.save)
            strip.add(self.again)
        self.body.addWidget(strip)

    def _add(self, group: Group) -> None:
        row = GroupRow(group)
        self.rows.append(row)
        self.body.addWidget(rule())
        self.body.addWidget(row)
        place = QWidget()
        place.hide()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(_TEXT - 16, 0, 8, 8)
        self.body.addWidget(place)
        row.toggled.connect(lambda opened: self._open(group, place, opened))

    def _open(self, group: Group, place: QWidget, opened: bool) -> None:
        layout = place.layout()
        assert layout is not None
        if opened and layout.count() == 0:
            table = TableView(TableModel(lines_table(group)), group.title, dense=True, stretch="original")
            shown = min(len(group.problems), _MOST_LINES)
            table.setFixedHeight(DENSE * (shown + 1) + 2)
            layout.addWidget(table)
        place.setVisible(opened)
