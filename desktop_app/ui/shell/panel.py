"""The panel at the right edge: why a figure is what it is, or help for the page; one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.page import Page
from desktop_app.ui.shell.side_bar import shortcut_text

WIDTH = 336
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


class Panel(QFrame):
    """A title, a cross, and whatever is shown in it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._title = QLabel()
        self._title.setFont(theme.font(15, 600))
        close = QToolButton()
        theme.set_icon(close, "close", "muted", 16)
        close.setAccessibleName(_("Close the panel"))
        close.setToolTip(_("Close the panel"))
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 20, 16, 12)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line"))

    def show_widget(self, title: str, widget: QWidget) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        widget.setAutoFillBackground(False)
        self._area.setWidget(widget)
        self.show()

    def leave(self) -> None:
        self.hide()
        self.closed.emit()


def help_for(page: type[Page]) -> QWidget:
    """What the page answers, how it is used, and the keys that work everywhere."""
    said = QLabel(_(page.question))
    said.setFont(theme.font(13, 600))
    more = QLabel(_(page.help))
    keys_head = QLabel(_("Keys"))
    keys_head.setFont(theme.font(13, 600))
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(_PAD, 0, _PAD, _PAD)
    column.setSpacing(12)
    for label in (said, more):
        label.setWordWrap(True)
        column.addWidget(label)
    column.addSpacing(8)
    column.addWidget(keys_head)
    column.addLayout(_keys([*_KEYS, *((offer.shortcut, offer.title) for offer in page.offers if offer.shortcut)]))
    column.addStretch(1)
    return whole


def _keys(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(16)
    for row, (key, what) in enumerate(keys):
        name = QLabel(shortcut_text(key))
        name.setProperty("kind", "muted")
        meaning = QLabel(_(what))
        meaning.setWordWrap(True)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(meaning, row, 1)
    return grid
