"""The strips of the grid's card: what can be done with cells, what is not saved yet, and what does not add up."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _, ngettext
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.draft import Draft
from desktop_app.ui.pages.targets.wording import Finding
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine, label
from desktop_app.ui.widgets.status import paint_glyph

_TOOLBAR, _STRIP = 50, 46
_ROOM_FOR_WHOLE = 700


class _Sign(QWidget):
    """A small picture before a word of the legend or a finding: lock, over, watch or good."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(QSize(16, 18))
        theme.notice.changed.connect(self.update)

    def show_kind(self, kind: str) -> None:
        self.kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.kind == "lock":
            painter.drawPixmap(2, 3, theme.pixmap("lock", "accent", 12, self.devicePixelRatioF()))
        elif self.kind == "over":
            painter.fillRect(QRectF(0, 11, 14, 2), theme.color("accent"))
        elif self.kind == "changed":
            painter.fillRect(QRectF(6, 3, 2, 12), theme.color("accent"))
        else:
            paint_glyph(painter, rect.center(), Status(self.kind))
        painter.end()


class Toolbar(QWidget):
    """What the signs in the cells mean, and lock, undo, redo, copy."""

    lock_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    copy_asked = Signal()
    menu_asked = Signal(object)
    """The QMenu about to be shown, to be filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_TOOLBAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 0, 16, 0)
        row.setSpacing(6)
        for kind, words in (("lock", _("locked, stays as it is")), ("over", _("parts exceed it"))):
            row.addWidget(_Sign(kind))
            row.addWidget(OneLine(words))
            row.addSpacing(12)
        row.addStretch(1)
        self.lock = self._add(row, _("Lock"), "lock", self.lock_asked.emit, _("Lock or unlock the chosen cells (L)"))
        self.undo = self._add(row, _("Undo"), "undo", self.undo_asked.emit, _("Take the last change back (Ctrl+Z)"))
        self.redo = self._add(row, _("Redo"), "redo", self.redo_asked.emit, _("Make it again (Ctrl+Y)"))
        self._add(row, _("Copy"), "copy", self.copy_asked.emit, _("Copy the whole grid for a spreadsheet"))
        self.more = QPushButton(_("More"))
        self.more.setFont(theme.font(13, 500))
        self.more.setToolTip(_("Carry over, capacity, who was told, export"))
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(lambda: self.menu_asked.emit(self.more.menu()))
        row.addWidget(self.more)

    def _add(self, row: QHBoxLayout, words: str, icon: str, slot: Callable[[], object], tip: str) -> QPushButton:
        made = button(words, slot, icon=icon)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(made)
        return made

    def show_draft(self, draft: Draft, *, locked: bool, lockable: bool) -> None:
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        self.lock.setEnabled(lockable)
        self.lock.setText(_("Unlock") if locked else _("Lock"))


class DraftStrip(QFrame):
    """Shown while something is not saved: how much, why, save or discard."""

    save_asked = Signal(str)
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_STRIP)
        self.setAutoFillBackground(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 0, 16, 0)
        row.setSpacing(10)
        self._count = label("", 13, 600)
        row.addWidget(self._count)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why the targets change"))
        self.reason.setPlaceholderText(_("Why? Kept with every revision"))
        self.reason.returnPressed.connect(self._save)
        row.addWidget(self.reason, 1)
        row.addWidget(button(_("Discard"), self.discard_asked.emit, kind="link"))
        row.addWidget(button(_("Save"), self._save, icon="check"))

    def _save(self) -> None:
        self.save_asked.emit(self.reason.text().strip())

    def show_count(self, count: int) -> None:
        words = ngettext("{n} cell not saved", "{n} cells not saved", count)
        self._count.setText(words.format(n=format_number(count)))
        self.setVisible(count > 0)
        if not count:
            self.reason.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("accent_soft"))
        painter.end()


class _Words(OneLine):
    """One line that changes its colour with what it says."""

    def say(self, words: str, ink: str) -> None:
        self._ink = ink
        self.show_words(words)


class GapBar(QFrame):
    """The gap that concerns the chosen cell, or the first there is, and how the whole is assigned."""

    spread_asked = Signal(object)
    """The Place whose target is to be spread."""
    shown_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_STRIP - 4)
        self._finding: Finding | None = None
        self._ink = "sunk"
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 0, 19, 0)
        row.setSpacing(8)
        self._sign = _Sign("good")
        self.words = _Words("", 13, 500)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.next = button("", self._next, kind="link")
        self.spread = button(_("Spread it"), self._spread, kind="mini")
        self.whole = label("", 13, 500)
        for widget in (self._sign, self.words, self.next, self.spread, self.whole):
            row.addWidget(widget, 1 if widget is self.words else 0)
        self._all: list[Finding] = []
        self._grid: TargetGrid | None = None

    def show_grid(self, grid: TargetGrid, place: Place | None, company: str) -> None:
        self.setVisible(grid.sums)
        if grid is not self._grid:
            self._grid, self._all = grid, list(wording.findings(grid))
        here = [found for found in self._all if place is not None and found.place == place]
        short = [found for found in self._all if found.gap is None or found.gap.missing]
        self._finding = next(iter([*here, *short, *self._all]), None)
        watch = self._finding is not None and (self._finding.gap is None or bool(self._finding.gap.missing))
        self._sign.show_kind("watch" if watch else "good" if self._finding is None else "over")
        self._ink = "watch_soft" if watch else "sunk"
        everything = _("Every level adds up exactly") if grid.amounts else ""
        words = everything if self._finding is None else wording.finding_words(grid, self._finding, company)
        self.words.say(words, "watch" if watch else "text")
        self.spread.setVisible(self._finding is not None)
        self._show_others()
        self.whole.setText(_whole_words(grid))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.whole.setVisible(self.width() >= _ROOM_FOR_WHOLE)

    def _show_others(self) -> None:
        others = len(self._all) - 1
        words = ngettext("{n} more place", "{n} more places", max(others, 0))
        self.next.setText(words.format(n=format_number(others)))
        self.next.setVisible(others > 0)

    def _spread(self) -> None:
        if self._finding is not None:
            self.spread_asked.emit(self._finding.place)

    def _next(self) -> None:
        """Go to the place after the one that is spoken of."""
        if self._finding in self._all:
            after = (self._all.index(self._finding) + 1) % len(self._all)
            self.shown_asked.emit(self._all[after].place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ink))
        painter.drawRoundedRect(rect.adjusted(0, -10, 0, 0), 9, 9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(0, 0, rect.width(), 1), theme.color("line"))
        painter.end()


def _whole_words(grid: TargetGrid) -> str:
    """What the people carry of the whole."""
    top = (grid.lines[0].scope, grid.columns[0].period)
    gap = grid.gap(*top)
    share = gap.assigned_share if gap else None
    if gap is None or share is None:
        return ""
    return _("{share} of {period} assigned").format(
        share=wording.share_words(share), period=wording.short_period(top[1])
    )
