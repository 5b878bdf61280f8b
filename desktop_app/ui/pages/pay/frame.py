"""What all views of the Pay page share: the stack they lie in, the header over it, the period."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.period import Period
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.pages.pay.header import Choice, Header, Slot
from desktop_app.ui.pages.pay.run_steps import PayPeriodPicker
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.scrolled import Scrolled


class PayFrame(Page):
    """``view`` is the key of the view that is open. A desk makes its views with ``add_view`` and shows with ``put``."""

    def __init__(self, store: Store, jobs: Jobs, period: Period) -> None:
        super().__init__(store, jobs)
        self.view = ""
        self.period = period
        self.header = Header(self, PayPeriodPicker(period, period.last))
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._places = dict[str, QWidget]()
        self._empty = QWidget()
        self.stack.addWidget(self._empty)

    def add_view(self, key: str, widget: QWidget, *, whole: bool = False) -> None:
        """``whole``: it fills the page; any other view scrolls as one column."""
        place = widget if whole else Scrolled(widget, self)
        self._places[key] = place
        self.stack.addWidget(place)

    def open_view(self, view: object) -> None:
        """Show the view of that key."""
        raise NotImplementedError

    def put(
        self, primary: str = "", slot: Slot | None = None, *, offers: tuple[str, ...] = (), state: str = ""
    ) -> None:
        """Bring the open view up. ``offers``: keys of what the header has there; ``state`` of a run."""
        self.stack.setCurrentWidget(self._places[self.view])
        self._dress(primary, slot, offers, state)

    def put_empty(self, empty: EmptyState, offers: tuple[str, ...] = ()) -> None:
        """In place of the open view, as long as there is nothing to show in it."""
        self.stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = empty
        self.stack.addWidget(empty)
        self.stack.setCurrentWidget(empty)
        self._dress("", None, offers, "")

    def _dress(self, primary: str, slot: Slot | None, offers: tuple[str, ...], state: str) -> None:
        self.header.show(self.view, offers)
        self.header.show_primary(primary, slot)
        self.header.show_state(state)

    def add_choices(self, buttons: Mapping[str, Choice], more: Mapping[str, tuple[str, Slot]]) -> None:
        """What the views of a desk offer in the header, by key: as buttons, and behind "More"."""
        self.header.add_buttons(buttons)
        self.header.add_more(more)
