"""The header of the Pay page: the views, the period, and the buttons that have a place in the view that is open."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.page import Page
from desktop_app.ui.pages.pay.words import STATES
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.chips import ScopeChip, Segments
from desktop_app.ui.widgets.period_picker import PeriodPicker

RUN, PLANS, NEW, EDITOR, STATEMENT = "run", "plans", "new", "editor", "statement"
QUERIES, COMPARE, REPLAY = "queries", "compare", "replay"
LIST = "list"
SOURCES = "sources"
WHAT_IF = "what_if"
LAST_PERIOD = "last_period"
MAIN: Final = (RUN, PLANS, QUERIES)
_GAP: Final = 8  # px more than between controls: tabs and period are two things
_WITH_PERIOD: Final = (RUN, STATEMENT)
_STATE_INKS: Final = {"draft": "watch", "approved": "accent", "paid": "muted", "withdrawn": "muted"}
Slot = Callable[[], object]
Choice = tuple[str, Slot, str]
"""Words, what a press does, and an icon."""


class Header:
    """``picker``: the period. ``runs``: which of several runs of the period; ``more`` holds what has no button."""

    def __init__(self, page: Page, picker: PeriodPicker) -> None:
        self._page = page
        self.chip = Chip("")
        self.views = Segments([(RUN, _("Run")), (PLANS, _("Plans")), (QUERIES, _("Questions"))], RUN)
        self.picker = picker
        self.runs = ScopeChip("", [])
        self.runs.hide()
        self.buttons: dict[str, QPushButton] = {"back": button(_("Back"), page.back, icon="chevron-left")}
        self.actions: dict[str, QAction] = {}
        self.more = button(_("More"), self._open_more, icon="chevron-down")
        self._menu = QMenu(self.more)
        page.add_beside_title(self.chip)
        self._beside = QWidget()
        self._row = QHBoxLayout(self._beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._gap = QWidget()
        self._gap.setFixedWidth(_GAP)
        for widget in (self.views, self._gap, self.buttons["back"], self.runs, self.picker, self._beside, self.more):
            page.add_control(widget)
        self.primary: QPushButton | None = None

    def add_buttons(self, buttons: Mapping[str, Choice]) -> None:
        """Before "More", in their order."""
        for key, (words, slot, icon) in buttons.items():
            self.buttons[key] = button(words, slot, icon=icon)
            self.buttons[key].hide()  # until a view asks for it: together they would be wider than the window
            self._row.addWidget(self.buttons[key])

    def add_more(self, choices: Mapping[str, tuple[str, Slot]]) -> None:
        for key, (words, slot) in choices.items():
            self.actions[key] = self._menu.addAction(words)
            self.actions[key].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _open_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def show(self, view: str, offers: tuple[str, ...]) -> None:
        self.views.setVisible(view in MAIN)
        if view in MAIN:
            self.views.show_value(view)
        self.picker.setVisible(view in _WITH_PERIOD)
        self._gap.setVisible(view in MAIN and view in _WITH_PERIOD)
        self.runs.setVisible(view in _WITH_PERIOD and self.runs.count() > 1)
        for key, widget in self.buttons.items():
            widget.setVisible(key in offers)
        self._beside.setVisible(any(key in offers for key in self.buttons if key != "back"))
        for key, action in self.actions.items():
            action.setVisible(key in offers)
        self.more.setVisible(any(key in offers for key in self.actions))

    def show_primary(self, words: str, slot: Slot | None) -> None:
        """Without ``slot`` the view has no primary step."""
        if slot is None:
            if self.primary is not None:
                self.primary.hide()
            return
        self.primary = self._page.set_primary(words, slot)

    def allow(self, allowed: bool, reason: str) -> None:
        """``reason``: why the primary step cannot be taken now."""
        if self.primary is not None:
            self.primary.setEnabled(allowed)
            self.primary.setToolTip("" if allowed else reason)
            self.primary.setAccessibleDescription("" if allowed else reason)

    def show_state(self, state: str) -> None:
        """Draft, approved or paid; "" where there is no run."""
        self.chip.setVisible(bool(state))
        if state:
            self.chip.show_words(_(STATES[state]), _STATE_INKS[state])
