"""What the window shows while no workspace is open: three doors, the file one already has, the first steps."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app import __version__, i18n
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import remembered, theme
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.doors import Door, DropZone, OpenDoor
from desktop_app.ui.shell.keys import shortcut_text
from desktop_app.ui.shell.mark import Mark
from desktop_app.ui.shell.new_workspace import NewWorkspace
from desktop_app.ui.shell.pictures import Picture, paint_gauge, paint_table, paint_target
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label, rule

_LEFT: Final = 520
_RIGHT: Final = 504
_MOST_RECENT: Final = 3
_SCHEMES: Final = (
    (theme.Scheme.SYSTEM, N_("System")),
    (theme.Scheme.LIGHT, N_("Light")),
    (theme.Scheme.DARK, N_("Dark")),
)
_STEPS: Final = (
    (
        paint_table,
        N_("Bring in people and sales"),
        N_("Drop the export at hand. You see what was understood, what was refused, and why."),
    ),
    (
        paint_target,
        N_("Record a target"),
        N_("For the year, then month, team and person. The parts always add up."),
    ),
    (
        paint_gauge,
        N_("Read where you stand"),
        N_("Value, target, where you should be today and where the month will end."),
    ),
)


class Welcome(QScrollArea):
    """Asks for what the person chose; making, opening and generating are the window's."""

    created = Signal(object)
    open_asked = Signal(object)
    sample_asked = Signal()
    language_chosen = Signal(str)
    scheme_chosen = Signal(object)

    def __init__(self, scheme: theme.Scheme, door: str = "commission") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.banner = Banner()
        self._doors = QVBoxLayout()
        self._doors.setSpacing(12)
        self.door = ""
        self.form: NewWorkspace | None = None
        self.drop_zone = DropZone(
            _("Or drop an export anywhere in this window"), _("CSV, Excel, OpenDocument, a copied table, any language")
        )
        self.setWidget(self._whole(scheme))
        self.open_door(door)

    def _whole(self, scheme: theme.Scheme) -> QWidget:
        columns = QHBoxLayout()
        columns.setSpacing(64)
        columns.addStretch(1)
        columns.addWidget(self._left(), 0, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(_first_steps())
        columns.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(24, 16, 24, 12)
        column.addWidget(self.banner)
        column.addStretch(1)
        column.addLayout(columns)
        column.addStretch(1)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._foot(scheme))
        foot.addStretch(1)
        column.addLayout(foot)
        return whole

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_brand())
        column.addWidget(label(_("Know where the team stands, and why each figure is right"), 28, 600, wrap=True))
        column.addWidget(
            label(
                _("A workspace is one file on this computer. No account, no server, no network."),
                kind="muted",
                wrap=True,
            )
        )
        column.addSpacing(4)
        column.addLayout(self._doors)
        column.addWidget(self.drop_zone)
        return left

    def open_door(self, which: str) -> None:
        """Unfold the form behind ``commission`` or ``one_on_one``; the other doors stay closed."""
        self.door = which
        clear(self._doors)
        self._add_door(
            "commission",
            "pay",
            _("Check last month's commission"),
            _("Invoices, receipts or deals in, pay per person out"),
        )
        self._add_door(
            "one_on_one",
            "people",
            _("Prepare a one-on-one"),
            _("Deals or tickets in, one page for two people out"),
        )
        sample = Door("overview", _("Look at the sample"), _("A team with targets, deals and pay, all invented"))
        sample.clicked.connect(self.sample_asked)
        self._doors.addWidget(sample)
        known = Door("folder", _("Open a workspace"), _("A file ending in .quotadesk"), shortcut_text("Ctrl+O"))
        known.clicked.connect(lambda: self.open_asked.emit(None))
        self._doors.addWidget(known)
        recent = remembered.recent()[:_MOST_RECENT]
        if recent:
            self._doors.addWidget(self._recent(recent))

    def _add_door(self, which: str, icon: str, title: str, under: str) -> None:
        if which != self.door:
            door = Door(icon, title, under)
            door.clicked.connect(lambda: self.open_door(which))
            self._doors.addWidget(door)
            return
        form = NewWorkspace(pays=which == "commission", leads=which != "commission")
        form.created.connect(self.created)
        self.form = form
        self._doors.addWidget(OpenDoor(icon, title, under, form))
        form.begin()

    def _recent(self, files: Sequence[Path]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(label(_("Recent"), 12, kind="muted"))
        for path in files:
            link = button(path.stem, partial(self.open_asked.emit, path), kind="link")
            link.setToolTip(str(path))
            row.addWidget(link)
        row.addStretch(1)
        return holder

    def show_dropped(self, files: Sequence[Path]) -> None:
        """Files were dropped before there is a workspace: they are imported as soon as it is made."""
        title = ngettext("{n} file waits for its workspace", "{n} files wait for their workspace", len(files))
        names = ", ".join(path.name for path in files)
        self.drop_zone.show_words(title.format(n=len(files)), names)
        if self.form:
            self.form.begin()

    def _foot(self, scheme: theme.Scheme) -> QWidget:
        languages = Segments(list(i18n.LANGUAGES.items()), i18n.language())
        languages.setAccessibleName(_("Language"))
        languages.chosen.connect(self.language_chosen.emit)
        schemes = Segments([(value, _(title)) for value, title in _SCHEMES], scheme)
        schemes.setAccessibleName(_("Colours"))
        schemes.chosen.connect(self.scheme_chosen.emit)
        foot = QWidget()
        foot.setFixedWidth(_LEFT + 64 + _RIGHT)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.addWidget(languages)
        row.addStretch(1)
        row.addWidget(schemes)
        row.addSpacing(16)
        row.addWidget(label(_("Quotadesk {version}").format(version=__version__), 12, kind="muted"))
        column.addLayout(row)
        return foot


def _brand() -> QWidget:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label("Quotadesk", 15, 600))
    words.addWidget(label(_("No workspace open"), 12, kind="muted"))
    brand = QWidget()
    row = QHBoxLayout(brand)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(Mark(44))
    row.addLayout(words, 1)
    return brand


def _first_steps() -> Card:
    card = Card(_("The first ten minutes"))
    card.setFixedWidth(_RIGHT)
    card.body.setSpacing(16)
    for number, (paint, title, under) in enumerate(_STEPS, 1):
        card.body.addWidget(rule())
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(label(str(number), 13, 600, kind="link"))
        words.addWidget(label(_(title), 15, 600, wrap=True))
        words.addWidget(label(_(under), kind="muted", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(Picture(paint))
        row.addLayout(words, 1)
        card.body.addLayout(row, 1)
    return card
