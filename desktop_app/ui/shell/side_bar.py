"""The left edge of the window: whose workspace, find, the pages that have something to say, whether all is saved."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _, ngettext
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.page import Page
from desktop_app.ui.shell.keys import shortcut_text
from desktop_app.ui.shell.nav_button import NavButton
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.contents import discard
from desktop_app.ui.widgets.labels import label, rule

WIDTH = 208
_MARGIN = 12
_MARK = 32


class _Head(QWidget):
    """The mark, the program's name, the workspace's name."""

    def __init__(self, company: str) -> None:
        super().__init__()
        self._company = company
        self.setFixedHeight(_MARK + 4)
        self.setToolTip(company)
        self.setAccessibleName(company)
        theme.notice.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(QPointF(4, 2), theme.pixmap("mark", "accent", _MARK, ratio))
        room = QRectF(46, 0, self.width() - 46, 18)
        text.draw(painter, room, "Quotadesk", theme.font(13, 600), theme.color("text"))
        room.moveTop(18)
        text.draw(painter, room, self._company, theme.font(12), theme.color("muted"), may_elide=True)


class SideBar(QFrame):
    """Shows which page is open and asks for others; it opens none itself."""

    page_asked = Signal(str)
    find_asked = Signal()

    def __init__(self, company: str, pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._pages = pages
        self._current = ""
        self._there: list[type[Page]] = []
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self.find_box = NavButton("search", _("Find"), framed=True)
        self.find_box.set_remark(shortcut_text("Ctrl+K"))
        self.find_box.clicked.connect(self.find_asked)
        self.more = NavButton("more", _("More"))
        self.more.setMenu(QMenu(self.more))
        self.saved = label("", 12, kind="muted", wrap=True)
        self._tick = QLabel()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._lay_out(company)
        theme.notice.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self._tick.setPixmap(theme.pixmap("check", "muted", 16, self.devicePixelRatioF()))
        self.update()

    def _lay_out(self, company: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(0)
        column.addWidget(_Head(company))
        column.addSpacing(18)
        column.addWidget(self.find_box)
        column.addSpacing(16)
        column.addLayout(self._list)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 0, 0)
        foot.setSpacing(10)
        foot.addWidget(self._tick)
        foot.addWidget(self.saved, 1)
        column.addWidget(rule())
        column.addSpacing(12)
        column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 600)

    def shown(self) -> tuple[str, ...]:
        """Keys of the pages in the list, from the top: Ctrl+1 is the first."""
        return tuple(self._buttons)

    def reload(self, store: Store, current: str) -> None:
        """Ask the pages again which of them have something to say; the one that is open stays in the list."""
        there = [page for page in self._pages if page.key == current or page.applies(store)]
        listed = [page for page in there if page.key == current or page.has_something_to_say(store)]
        if [page.key for page in listed] != list(self._buttons) or there != self._there:
            self._there = there
            self._build(listed)
        for page in listed:
            count = page.attention(store)
            spoken = ngettext("{n} thing waits for you", "{n} things wait for you", count).format(n=count)
            self._buttons[page.key].set_remark(format_number(count) if count else "", spoken if count else "")
            self._buttons[page.key].setChecked(page.key == current)
        widest = max(button.sizeHint().width() for button in (self.find_box, self.more, *self._buttons.values()))
        self.setFixedWidth(max(WIDTH, widest + 2 * _MARGIN))  # Romanian names are long

    def _build(self, listed: Sequence[type[Page]]) -> None:
        while self._list.takeAt(0):
            pass  # the layout lets go of them; which stay is decided below
        former = self._buttons
        # A button that stays is the same one as before, so the keyboard's place in the list is kept.
        self._buttons = {page.key: former.pop(page.key) if page.key in former else self._make(page) for page in listed}
        for button in former.values():
            discard(button)
        for number, button in enumerate(self._buttons.values(), 1):
            self._list.addWidget(button)
            button.setToolTip(shortcut_text(f"Ctrl+{number}") if number <= 9 else "")
        hidden = [page for page in self._there if page.key not in self._buttons]
        self._list.addWidget(self.more)
        in_order = (self.find_box, *self._buttons.values(), self.more)
        for first, then in pairwise(in_order):
            self.setTabOrder(first, then)
        self.more.setVisible(bool(hidden))
        self.more.menu().clear()
        for page in hidden:
            action = self.more.menu().addAction(theme.icon(page.icon, "muted"), _(page.title))
            action.triggered.connect(lambda _checked=False, key=page.key: self.page_asked.emit(key))

    def _make(self, page: type[Page]) -> NavButton:
        button = NavButton(page.icon, _(page.title))
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_asked.emit(page.key))
        self._group.addButton(button)
        return button

    def show_saved(self, words: str, path: Path) -> None:
        self.saved.setText(words)
        self.saved.setToolTip(str(path))
