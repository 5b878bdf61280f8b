"""Sellers and own target pay on the Pay page: the two lists, and the way from a row to what is done with it."""

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import _
from desktop_app.operations.pay.pay_sources import TargetPay
from desktop_app.store.sellers import SellerOf
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import SOURCES
from desktop_app.ui.pages.pay.run_facts import closed_month
from desktop_app.ui.pages.pay.source_steps import SourceSteps
from desktop_app.ui.pages.pay.sources_view import END, REMOVE, SourcesView


class SourceDesk(QObject):
    """``changed``: the store has other sellers or target pay."""

    changed = Signal()

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self.view, self.steps = SourcesView(), SourceSteps(page, page.store, page.jobs)
        page.add_view(SOURCES, self.view, whole=True)
        undo = {"undo_source": (_("Undo"), self.steps.undo, "undo")}
        page.add_choices(undo, {"sources": (_("Sellers and own target pay"), lambda: page.open_view(SOURCES))})
        self.view.sellers.asked.connect(self._seller)
        self.view.targets.asked.connect(self._target)
        self.steps.changed.connect(self.changed)

    def show_sources(self) -> None:
        page = self._page
        page.set_header(_("Sellers and own target pay"), _("What pay rests on beside records and plans"))
        self.view.show_store(page.store)
        page.put(offers=("back", "undo_source") if self.steps.can_undo else ("back",))

    def _seller(self, step: str, one: object) -> None:
        before = one if isinstance(one, SellerOf) else None
        if step not in {END, REMOVE}:
            self.steps.ask_seller(closed_month(self._page.store).start, before)
        elif before is not None:
            self._close(step, before)

    def _target(self, step: str, one: object) -> None:
        before = one if isinstance(one, TargetPay) else None
        if step not in {END, REMOVE}:
            self.steps.ask_target_pay(closed_month(self._page.store).start, before)
        elif before is not None:
            self._close(step, before)

    def _close(self, step: str, one: SellerOf | TargetPay) -> None:
        if step == END:
            self.steps.ask_end(one, closed_month(self._page.store).end)
        else:
            self.steps.remove(one)
