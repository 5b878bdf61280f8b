"""The header of the Pay page: the views, the period, and the buttons that have a place in the view that is open."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QPushButton

from desktop_app.i18n import _
from desktop_app.ui.page import Page
from desktop_app.ui.pages.pay.words import STATES
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.period_picker import PeriodPicker

RUN, PLANS, NEW, EDITOR, STATEMENT = "run", "plans", "new", "editor", "statement"
MAIN: Final = (RUN, PLANS)
_WITH_PERIOD: Final = (RUN, STATEMENT)
_STATE_INKS: Final = {"draft": "watch", "approved": "accent", "paid": "muted"}
Slot = Callable[[], object]


class Header:
    """``buttons``: words, what a press does, and an icon, by key, in their order."""

    def __init__(self, page: Page, picker: PeriodPicker, buttons: Mapping[str, tuple[str, Slot, str]]) -> None:
        self._page = page
        self.chip = Chip("")
        self.views = Segments([(RUN, _("Run")), (PLANS, _("Plans"))], RUN)
        self.picker = picker
        self.buttons: dict[str, QPushButton] = {
            key: button(words, slot, icon=icon) for key, (words, slot, icon) in buttons.items()
        }
        page.add_beside_title(self.chip)
        first = self.buttons["back"]
        for widget in (self.views, first, self.picker, *(one for one in self.buttons.values() if one is not first)):
            page.add_control(widget)
        self.primary: QPushButton | None = None

    def show(self, view: str, offers: tuple[str, ...]) -> None:
        self.views.setVisible(view in MAIN)
        if view in MAIN:
            self.views.show_value(view)
        self.picker.setVisible(view in _WITH_PERIOD)
        for key, widget in self.buttons.items():
            widget.setVisible(key in offers)

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
