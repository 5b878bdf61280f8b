"""What all pages are: a header and a body, fed by the store and by jobs; the pages themselves are in pages/."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.i18n import _
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import Jobs

MARGIN = 28
GAP = 24
_TITLE_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the palette (Ctrl+K) can start: the page is opened and given ``argument``.

    ``title`` is a message id; ``shortcut`` a key sequence in Qt's notation, shown and listened to everywhere.
    """

    title: str
    argument: str
    shortcut: str = ""


class Page(QWidget):
    """Base of the pages. A page reads through ``store`` and changes things through ``jobs``, nothing else.

    Class attributes: ``key`` (stable name), ``title`` and ``question`` (message ids: the side bar's word, what the
    page answers), ``icon`` (file in resources/icons), ``help`` (message id of what F1 shows), ``offers``.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    question: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    help: ClassVar[str] = ""
    offers: ClassVar[tuple[Offer, ...]] = ()

    explain_asked = Signal(object)
    """An Explanation, for the Why panel at the right."""
    go = Signal(str, object)
    """Key of another page and what it is to show: a Scope (people), a KPI key (gauges), an Explanation whose
    records are wanted (data), an id, None."""
    alone_asked = Signal(object)
    """A widget that takes the whole window (the view for two), or None to give it back."""
    language_chosen = Signal(str)
    """A code of i18n.LANGUAGES; the window speaks it and builds its pages again."""
    scheme_chosen = Signal(object)
    """A theme.Scheme."""
    restore_asked = Signal(object)
    """Path of a backup; the window closes the workspace, has the backup put back and opens it again."""
    files_asked = Signal()
    """The person wants to choose files; the window asks for them and gives them to the page of imports."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self._title = QLabel(_(self.title))
        self._title.setFont(theme.font(24, 600))
        self._title.setMinimumHeight(_TITLE_HEIGHT)
        self._muted = QLabel()
        self._muted.setProperty("kind", "muted")
        self._muted.setFont(theme.font(12))
        self._muted.setWordWrap(True)
        self._beside = QHBoxLayout()
        self._controls = QHBoxLayout()
        self._controls.setSpacing(8)
        self._primary: QPushButton | None = None
        self._primary_step: Callable[[], object] = lambda: None
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(self._beside)
        top.addStretch(1)
        top.addLayout(self._controls)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self._muted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 24, MARGIN, MARGIN)
        whole.setSpacing(16)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)

    @classmethod
    def applies(cls, store: Store) -> bool:  # noqa: ARG003 - pages answer from their own data
        """Whether the page is for this workspace at all; else it is neither in the side bar nor under "More"."""
        return True

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:  # noqa: ARG003 - pages answer from their own data
        """Whether the side bar lists the page; else it waits under "More"."""
        return True

    @classmethod
    def attention(cls, store: Store) -> int:  # noqa: ARG003 - as above
        """How many things here wait for the person: the count beside the page's name, 0 for none."""
        return 0

    def set_header(self, title: str, muted: str = "") -> None:
        """The page's title and the line under it: period, scope, data date, number of records."""
        self._title.setText(title)
        self._muted.setText(muted)
        self._muted.setVisible(bool(muted))

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a state (draft, provisional) right after the title."""
        self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_control(self, widget: QWidget) -> None:
        """Put ``widget`` at the right of the title, before the primary button."""
        place = self._controls.count() - (self._primary is not None)
        self._controls.insertWidget(place, widget)

    def set_primary(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """The one primary button of the page; called again, the same button says and does something else."""
        self._primary_step = slot
        if self._primary is None:
            self._primary = QPushButton()
            self._primary.setProperty("kind", "primary")
            self._primary.setFont(theme.font(13, 600))
            self._primary.clicked.connect(self._take_primary_step)
            self._controls.addWidget(self._primary)
        self._primary.setText(text)
        self._primary.setEnabled(True)
        self._primary.setToolTip("")
        self._primary.setAccessibleDescription("")
        self._primary.show()
        return self._primary

    def _take_primary_step(self) -> None:
        self._primary_step()

    def reload(self) -> None:
        """Read the store again and show it; called when the page comes up and when data has changed."""

    def show_argument(self, argument: object) -> None:
        """Show what another page, the palette or an offer sent along; called after ``reload``."""

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files dropped on the window, or chosen for import; only the page of imports is asked."""

    def show_records(self, step: Explanation) -> None:
        """The records behind a step of an explanation were asked for in the Why panel."""
        self.go.emit("data", step)

    def back(self) -> bool:
        """Esc: close what is open inside the page and say True; False lets the window go to the page before."""
        return False

    def may_leave(self) -> bool:
        """Asked before the page goes out of sight: a draft is saved or given up, or False keeps the person here."""
        return True

    def state(self) -> Mapping[str, object]:
        """What the person chose here (period, filters, columns), in plain JSON values, to be remembered."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take back what ``state`` gave, perhaps by an older version: unknown or unfit values are left out."""
