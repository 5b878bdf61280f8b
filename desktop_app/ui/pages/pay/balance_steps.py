"""Opening balances entered, corrected and removed; each is an edit that the Data page can take back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.company import OpeningBalance
from desktop_app.i18n import N_
from desktop_app.operations.entries import refuse_second, remove_entry, save_entry
from desktop_app.store.database import Store
from desktop_app.store.people import Person
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.balance_dialog import AskBalance, BalancePlan


class BalanceSteps(QObject):
    """Asked in a dialog over ``window``; ``changed`` when the store has it."""

    changed = Signal()

    def __init__(self, window: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._store, self._jobs = window, store, jobs
        self.asked: AskBalance | None = None

    def ask(self, plan: BalancePlan, people: Sequence[Person], before: OpeningBalance | None = None) -> None:
        """A new one, or what ``before`` should have been."""
        self._open(plan, people, before, self.changed.emit)

    def ask_each(self, plan: BalancePlan, people: Sequence[Person]) -> None:
        """One after the other, until all are entered or one is left without saving."""
        if people:
            first, *rest = people
            self._open(plan, [first], None, partial(self._go_on, plan, rest))

    def _go_on(self, plan: BalancePlan, rest: Sequence[Person]) -> None:
        self.changed.emit()
        self.ask_each(plan, rest)

    def _open(
        self, plan: BalancePlan, people: Sequence[Person], before: OpeningBalance | None, done: Callable[[], object]
    ) -> None:
        def save(one: OpeningBalance) -> None:
            self._jobs.run(save_entry, one, before, on_done=lambda _batch: done(), label=N_("Saving"))

        self.asked = AskBalance(self._window, plan, people, save, before, refuse=partial(refuse_second, self._store))
        self.asked.open()

    def remove(self, one: OpeningBalance) -> None:
        self._jobs.run(remove_entry, one, on_done=lambda _batch: self.changed.emit(), label=N_("Removing"))
