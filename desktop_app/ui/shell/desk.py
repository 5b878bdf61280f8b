"""An open workspace in the window: side bar, banner, the page, the panel; and the way from page to page."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui import remembered
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.keys import Binding
from desktop_app.ui.shell.panel import Panel, help_for
from desktop_app.ui.shell.side_bar import SideBar

_MOST_BACK = 50


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
        self.company = settings.load(store).company
        self.side_bar = SideBar(self.company, pages)
        self.banner = Banner()
        self.panel = Panel()
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._before: list[tuple[str, object]] = []
        self._current: tuple[str, object] = ("", None)
        self._lay_out()
        self.side_bar.page_asked.connect(self.show_page)
        self.side_bar.find_asked.connect(self.find_asked)
        jobs.data_changed.connect(self.reload)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addLayout(middle, 1)
        row.addWidget(self.panel)

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
        if key not in self.classes:
            return
        if self.key and self._current != (key, argument):
            self._before = [*self._before, self._current][-_MOST_BACK:]
        self._open(key, argument)

    def _open(self, key: str, argument: object) -> None:
        self._current = (key, argument)
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self.panel.hide()
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

    def toggle_help(self) -> None:
        if self.panel.isVisible():
            self.panel.leave()
        elif self.key:
            self.panel.show_widget(_("Help"), help_for(self.classes[self.key]))

    def back(self) -> bool:
        """Close what was opened last: the panel, something inside the page, the page; False if there is no more."""
        if self.panel.isVisible():
            self.panel.leave()
            return True
        if self.banner.isVisible():
            self.banner.hide()
            return True
        if self.key and self.page(self.key).back():
            return True
        if not self._before:
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
