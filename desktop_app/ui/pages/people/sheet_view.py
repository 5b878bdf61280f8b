"""The sheet of a one-on-one inside the People page: figures above, words below; what is asked for goes to the page."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.i18n import _, ngettext
from desktop_app.rules.coaching.sheet import About, Sheet
from desktop_app.ui.pages.people.figures_cards import ActionCard, ChangedCard, StandingCard, TalkCard
from desktop_app.ui.pages.people.words_cards import (
    AgreedCard,
    NotesCard,
    PromisesCard,
    PulseCard,
    TogetherCard,
    WordsCard,
)
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import OneLine
from desktop_app.ui.widgets.scrolled import Scrolled

_GAP = 16
_TWO_COLUMNS = 900


class SheetView(QWidget):
    """``kpi_asked`` carries a key; ``keep_asked``, ``settle_asked`` and ``remove_asked`` as of WordsCard."""

    back_asked = Signal()
    plan_asked = Signal()
    close_asked = Signal()
    reopen_asked = Signal()
    actions_asked = Signal()
    kpi_asked = Signal(str)
    keep_asked = Signal(object)
    settle_asked = Signal(object, object)
    remove_asked = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.sheet: Sheet | None = None
        self.standing, self.changed, self.talk, self.action = StandingCard(), ChangedCard(), TalkCard(), ActionCard()
        self.promises, self.agreed, self.notes = PromisesCard(), AgreedCard(), NotesCard()
        self.together, self.pulse = TogetherCard(), PulseCard()
        self._dates = OneLine("", 12, 500, "text")
        self._connect()
        self._lay_out(page)

    def _connect(self) -> None:
        for card in (self.standing, self.changed):
            card.opened.connect(self.kpi_asked.emit)
        self.action.opened.connect(self.actions_asked.emit)
        words: tuple[WordsCard, ...] = (self.promises, self.agreed, self.notes, self.together, self.pulse)
        for each in words:
            each.keep_asked.connect(self.keep_asked.emit)
            each.settle_asked.connect(self.settle_asked.emit)
            each.remove_asked.connect(self.remove_asked.emit)

    def _lay_out(self, page: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(button(_("All people"), self.back_asked.emit, kind="link", icon="chevron-left"))
        top.addStretch(1)
        top.addWidget(self._dates)
        top.addWidget(button(_("Plan…"), self.plan_asked.emit, kind="link"))
        self.held = button(_("It was held"), self.close_asked.emit, kind="mini", icon="check")
        self.not_held = button(_("It was not held"), self.reopen_asked.emit, kind="mini", icon="undo")
        top.addWidget(self.held)
        top.addWidget(self.not_held)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.standing)
        self._pairs = []
        for left, right in ((self.changed, self.promises), (self.talk, self.agreed), (self.notes, self.together),
                            (self.action, self.pulse)):  # fmt: skip
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(_GAP)
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            column.addLayout(pair)
            self._pairs.append(pair)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        self._scrolled = Scrolled(content, page)
        whole.addWidget(self._scrolled, 1)

    def show_sheet(self, sheet: Sheet, on: date, *, pulse: bool) -> None:
        fresh = self.sheet is None or self.sheet.about.person != sheet.about.person
        self.sheet = sheet
        self._dates.show_words(meeting_words(sheet.about, on))
        self.held.setVisible(sheet.about.last != on)
        self.not_held.setVisible(sheet.about.last == on)
        self.standing.show_sheet(sheet)
        self.changed.show_sheet(sheet)
        self.talk.show_sheet(sheet)
        self.action.show_sheet(sheet)
        for card in (self.promises, self.agreed, self.notes, self.together):
            card.show_sheet(sheet, on)
        self.pulse.show_sheet(sheet, on, asked=pulse)
        if fresh:
            self._scrolled.to_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        for pair in self._pairs:
            pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def meeting_words(about: About, on: date) -> str:
    """When the next is or has been due, when the last was, how often."""
    parts = [_("None is planned")]
    if about.due:
        parts = [(_("Due since {day}") if about.due < on else _("Next one {day}")).format(day=format_day(about.due))]
    if about.last:
        parts.append(_("last on {day}").format(day=format_day(about.last)))
    if about.weeks:
        parts.append(ngettext("every {n} week", "every {n} weeks", about.weeks).format(n=about.weeks))
    return " · ".join(parts)
