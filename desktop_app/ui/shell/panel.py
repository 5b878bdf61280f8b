"""The panel that F1 opens at the right edge: help for the page, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.page import Page
from desktop_app.ui.shell.keys import shortcut_text
from desktop_app.ui.widgets.labels import label

_PAD = 24
_KEYS = (
    ("Ctrl+K", N_("Find a person, a KPI, a page or an action")),
    ("Ctrl+1", N_("First page; Ctrl 2 the second, and so on")),
    ("Esc", N_("Back")),
    ("Ctrl+O", N_("Open a workspace")),
    ("Ctrl+W", N_("Close this workspace")),
    ("F5", N_("Read the data again")),
    ("F1", N_("This help")),
)


class HelpPanel(QFrame):
    """What the page answers, how it is used, and the keys that work everywhere; F1 opens and closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Help"))
        close = QToolButton()
        theme.set_icon(close, "close", "muted", 16)
        close.setAccessibleName(_("Close the panel"))
        close.setToolTip(_("Close the panel"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 20, 16, 12)
        head.addWidget(label(_("Help"), 15, 600), 1)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_page(self, page: type[Page]) -> None:
        inside = _help_for(page)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # which setWidget switches on


def _help_for(page: type[Page]) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(_PAD, 0, _PAD, _PAD)
    column.setSpacing(12)
    column.addWidget(label(_(page.question), 13, 600, wrap=True))
    column.addWidget(label(_(page.help), 13, wrap=True))
    column.addSpacing(8)
    column.addWidget(label(_("Keys"), 13, 600))
    column.addLayout(_keys([*_KEYS, *((offer.shortcut, offer.title) for offer in page.offers if offer.shortcut)]))
    column.addStretch(1)
    return whole


def _keys(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(16)
    for row, (key, what) in enumerate(keys):
        grid.addWidget(label(shortcut_text(key), 13, kind="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(_(what), 13, wrap=True), row, 1)
    return grid
