"""An open workspace in the window: side bar, banner, the page, the panel; and the way from page to page."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.i18n import _
from desktop_app.reports.wording import sentence
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui import remembered
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.keys import Binding
from desktop_app.ui.shell.panel import HelpPanel
from desktop_app.ui.shell.printing import print_text
from desktop_app.ui.shell.side_bar import SideBar
from desktop_app.ui.widgets.explanation import WIDTH, WhyPanel

_MOST_BACK = 50
_ROOM_FOR_PANEL = 1360  # px: in a narrower window the panel lies over the page (measures.md)


class Desk(QWidget):
    """Pages are made when they are first shown, and read anew when data has changed while they were hidden."""

    alone_asked = Signal(object)
    language_chosen = Signal(str)
    scheme_chosen = Signal(object)
    restore_asked = Signal(object)
    files_asked = Signal()
    find_asked = Signal()

    def __init__(self, store: Store, jobs: Jobs, pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self.classes = {page.key: page for page in pages}
        self.company = settings.load(store).company or store.path.stem
        self.side_bar = SideBar(self.company, pages)
        self.banner = Banner()
        self.why = WhyPanel(sentence)
        self.help = HelpPanel()
        self.panel = QStackedWidget(self)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._before: list[tuple[str, object]] = []
        self._current: tuple[str, object] = ("", None)
        self._lay_out()
        self.side_bar.page_asked.connect(self.show_page)
        self.side_bar.find_asked.connect(self.find_asked)
        self.why.closed.connect(self.close_panel)
        self.why.records_asked.connect(self._show_records)
        self.why.print_asked.connect(lambda _explanation: print_text(self, _("Why this number?"), self.why.as_text()))
        self.help.closed.connect(self.close_panel)
        jobs.data_changed.connect(self.reload)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side_bar)
        self._row.addLayout(middle, 1)
        for widget in (self.why, self.help):
            self.panel.addWidget(widget)
        self.panel.hide()

    @property
    def key(self) -> str:
        return self._current[0]

    def page(self, key: str) -> Page:
        """The page ``key``, made now if it was never shown."""
        if key not in self._pages:
            self._pages[key] = self._make(self.classes[key])
        return self._pages[key]

    def _make(self, kind: type[Page]) -> Page:
        page = kind(self.store, self.jobs)
        page.explain_asked.connect(self.show_why)
        page.go.connect(self.show_page)
        page.alone_asked.connect(self.alone_asked)
        page.language_chosen.connect(self.language_chosen)
        page.scheme_chosen.connect(self.scheme_chosen)
        page.restore_asked.connect(self.restore_asked)
        page.files_asked.connect(self.files_asked)
        page.restore(remembered.page_state(self.store.path, kind.key))
        self._stale.add(kind.key)
        self._stack.addWidget(page)
        return page

    def show_page(self, key: str, argument: object = None) -> None:
        """Open a page; one that is not there (yet) is left alone."""
        if key not in self.classes or (key != self.key and not self.may_leave()):
            return
        if self.key and self._current != (key, argument):
            self._before = [*self._before, self._current][-_MOST_BACK:]
        self._open(key, argument)

    def _open(self, key: str, argument: object) -> None:
        self._current = (key, argument)
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self.close_panel()
        self.side_bar.reload(self.store, key)
        self._refresh(page)
        if argument is not None:
            page.show_argument(argument)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self, page: Page) -> None:
        if page.key in self._stale:
            self._stale.discard(page.key)
            page.reload()

    def reload(self) -> None:
        """The data has changed: the visible page reads it now, the others when they are shown."""
        self._stale.update(self._pages)
        if self.key:
            self.side_bar.reload(self.store, self.key)
            self._refresh(self.page(self.key))

    def may_leave(self) -> bool:
        """Whether the visible page lets go of what is typed there."""
        return not self.key or self.page(self.key).may_leave()

    def bindings(self) -> Iterator[Binding]:
        """The keys that lead to pages and to what they offer."""
        yield "F1", self.toggle_help
        yield "F5", self.reload
        for place in range(9):
            yield f"Ctrl+{place + 1}", partial(self._open_place, place)
        for page in self.classes.values():
            for offer in page.offers:
                if offer.shortcut:
                    yield offer.shortcut, partial(self.show_page, page.key, offer.argument)

    def _open_place(self, place: int) -> None:
        if place < len(self.side_bar.shown()):
            self.show_page(self.side_bar.shown()[place])

    def show_why(self, explanation: object, title: str = "") -> None:
        """The panel with every step behind a figure."""
        if isinstance(explanation, Explanation):
            self.why.show_explanation(explanation, title)
            self._show_panel(self.why)

    def toggle_help(self) -> None:
        if self.panel.isVisible() and self.panel.currentWidget() is self.help:
            self.close_panel()
        elif self.key:
            self.help.show_page(self.classes[self.key])
            self._show_panel(self.help)

    def _show_records(self, step: object) -> None:
        if self.key and isinstance(step, Explanation):
            self.page(self.key).show_records(step)

    def _show_panel(self, widget: QWidget) -> None:
        self.panel.setCurrentWidget(widget)
        self.panel.show()
        self.panel.raise_()
        self._place_panel()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Gives the room and the focus back to the page."""
        self.panel.hide()
        self._place_panel()
        if self.key:
            self.page(self.key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_panel(self) -> None:
        self.panel.setGeometry(self.width() - WIDTH, 0, WIDTH, self.height())
        beside = self.panel.isVisible() and self.width() >= _ROOM_FOR_PANEL
        self._row.setContentsMargins(0, 0, WIDTH if beside else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panel()

    def back(self) -> bool:
        """Close what was opened last: the panel, something inside the page, the page; False if there is no more."""
        if self.panel.isVisible():
            self.close_panel()
            return True
        if self.banner.isVisible():
            self.banner.hide()
            return True
        if self.key and self.page(self.key).back():
            return True
        if not self._before or (self._before[-1][0] != self.key and not self.may_leave()):
            return False
        key, argument = self._before.pop()
        self._open(key, argument)
        return True

    def open_files(self, key: str, paths: Sequence[Path]) -> None:
        """Give dropped or chosen files to the page ``key``."""
        self.show_page(key)
        self.page(key).open_files(paths)

    def remember(self) -> None:
        """Keep what was chosen on every page that was shown."""
        remembered.save("page", self.key)
        for key, page in self._pages.items():
            remembered.save_page_state(self.store.path, key, page.state())

    def place(self) -> tuple[tuple[str, object], list[tuple[str, object]]]:
        """Where the person is and how they came there: for the desk that replaces this one in another language."""
        return self._current, self._before

    def take_over(self, place: tuple[tuple[str, object], list[tuple[str, object]]]) -> None:
        (key, argument), self._before = place
        self._open(key, argument)
