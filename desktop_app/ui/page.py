"""What all pages are: a header and a body, fed by the store and by jobs; the pages themselves are in pages/."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs

MARGIN = 28
GAP = 24


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
    """Key of another page and what it is to show: a Scope (people), a KPI key (gauges), an id, None."""
    alone_asked = Signal(object)
    """A widget that takes the whole window (the view for two), or None to give it back."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.store = store
        self.jobs = jobs
        self._title = QLabel(_(self.title))
        self._title.setObjectName("pageTitle")
        self._muted = QLabel()
        self._muted.setObjectName("pageMuted")
        self._muted.setWordWrap(True)
        self._controls = QHBoxLayout()
        self._controls.setSpacing(8)
        self._primary: QPushButton | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(self._controls)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self._muted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 24, MARGIN, MARGIN)
        whole.setSpacing(16)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)

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

    def add_control(self, widget: QWidget) -> None:
        """Put ``widget`` at the right of the title, before the primary button."""
        place = self._controls.count() - (self._primary is not None)
        self._controls.insertWidget(place, widget)

    def set_primary(self, text: str, slot: object) -> QPushButton:
        """The one primary button of the page; calling it again replaces it."""
        if self._primary is not None:
            self._controls.removeWidget(self._primary)
            self._primary.deleteLater()
        self._primary = QPushButton(text)
        self._primary.setObjectName("primary")
        self._primary.clicked.connect(slot)
        self._controls.addWidget(self._primary)
        return self._primary

    def reload(self) -> None:
        """Read the store again and show it; called when the page comes up and when data has changed."""

    def show_argument(self, argument: object) -> None:
        """Show what another page, the palette or an offer sent along; called after ``reload``."""

    def back(self) -> bool:
        """Esc: close what is open inside the page and say True; False lets the window go to the page before."""
        return False

    def state(self) -> Mapping[str, object]:
        """What the person chose here (period, filters, columns), in plain JSON values, to be remembered."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take back what ``state`` gave, perhaps by an older version: unknown or unfit values are left out."""
