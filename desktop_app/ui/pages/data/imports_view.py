"""The tab of imports: the list at the left, the import that was chosen at the right."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.data.batch_detail import BatchDetail
from desktop_app.ui.pages.data.batch_list import BatchList
from desktop_app.ui.pages.data.running_card import RunningCard
from desktop_app.ui.pages.data.watch_card import WatchCard
from desktop_app.ui.widgets.empty import EmptyState

LIST = 312


class ImportsView(QWidget):
    choose_asked = Signal()

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.list = BatchList()
        self.running = RunningCard()
        self.detail = BatchDetail(store)
        self.watch = WatchCard(store, jobs)
        self.list.chosen.connect(self._show)
        self._batches: list[Batch] = []
        self._today = date.min
        self._stack = QStackedWidget()
        self._stack.addWidget(_nothing_yet(self.choose_asked.emit))
        self._stack.addWidget(self.detail)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.running)
        side.addWidget(self.list, 1)
        side.addWidget(self.watch)
        self._left = QWidget()
        self._left.setFixedWidth(LIST)
        self._left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._left)
        row.addWidget(self._stack, 1)

    def show_batches(self, batches: Sequence[Batch], today: date, wanted: int = 0) -> None:
        """Read the list anew; ``wanted`` is gone to, else what was shown stays."""
        self._batches, self._today = list(batches), today
        self.watch.reload()
        now = self.list.show_batches(batches, today, wanted or self.list.current())
        self._left.setVisible(bool(batches) or not self.running.isHidden())
        self._stack.setCurrentIndex(1 if now else 0)
        self._show(now)

    def begin(self, name: str) -> None:
        self.running.begin(name)
        self._left.show()

    def _show(self, batch: int) -> None:
        found = next((one for one in self._batches if one.id == batch), None)
        if found is not None:
            self.detail.show_batch(found, self._today)


def _nothing_yet(choose: Callable[[], object]) -> EmptyState:
    return EmptyState(
        "import",
        _("Bring in what you already have"),
        _(
            "Drop exports of your CRM, shop, till or help desk on this window: people, sales, invoices, payments, "
            "opportunities, tickets, survey answers. CSV and workbooks, in any language and encoding. You see what was "
            "understood before anything is stored, and every import can be taken back."
        ),
        _("Choose files…"),
        choose,
    )
