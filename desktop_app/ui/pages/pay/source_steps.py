"""Asking for what pay rests on beside plans: who sells to a customer, and a person's own target pay."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.pay import pay_sources
from desktop_app.operations.pay.pay_sources import TargetPay, names_with_sellers
from desktop_app.store import names, people, settings
from desktop_app.store.database import Store
from desktop_app.store.sellers import SellerOf
from desktop_app.ui.forms.figures import read_figure, write_figure
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask, AskDay, AskForm, day_edit, day_of
from desktop_app.ui.pages.pay.sources_view import NOUNS

_BEGINNING = date(1900, 1, 1)  # shown for what holds from the beginning


class SourceSteps(QObject):
    """Asked in a dialog over ``window``; ``changed`` when the store has it. Each step can be undone, the last first."""

    changed = Signal()

    def __init__(self, window: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._store, self._jobs = window, store, jobs
        self._done: list[int] = []
        self.asked: Ask | None = None

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def undo(self) -> None:
        """The last step that was taken here."""
        if self._done:
            batch = self._done.pop()
            self._jobs.run(take_back, batch, on_done=lambda _done: self.changed.emit(), label=N_("Undoing"))

    def ask_seller(self, first: date, before: SellerOf | None = None) -> None:
        """Records without a seller: of which customer, region or product, and whose they are from ``first`` on.

        ``before``: the entry that is changed; its name stays.
        """
        noun, name, who = QComboBox(), QComboBox(), self._people(_("Nobody any more"))
        start = first if before is None else pay_sources.day_of(before.first) or _BEGINNING
        day = day_edit(start)
        for key, title in NOUNS.items():
            noun.addItem(_(title), key)
        name.setEditable(before is None)

        def fill() -> None:
            name.clear()
            name.addItems(names_with_sellers(self._store, noun.currentData()) if before is None else [before.name])

        def keep() -> None:
            if before is None:
                self._run(
                    pay_sources.set_seller, noun.currentData(), name.currentText(), who.currentData(), first=day_of(day)
                )
            else:
                self._run(pay_sources.change_seller, before, who.currentData(), _since(day_of(day)))

        noun.currentIndexChanged.connect(lambda _place: fill())
        if before is not None:
            noun.setCurrentIndex(noun.findData(before.noun))
            who.setCurrentIndex(max(0, who.findData(before.person)))
            noun.setEnabled(False)
            name.setEnabled(False)
        fill()
        self._open(
            _("Who sells here?"),
            _("A record that names no seller is credited to the customer's, else the region's, else the product's."),
            keep,
            ((_("What"), noun), (_("Name"), name), (_("Seller"), who), (_("From"), day)),
        )

    def ask_target_pay(self, first: date, before: TargetPay | None = None) -> None:
        """The variable pay of one person at 100 %, from ``first`` on; empty: that of the plan."""
        who, amount = self._people(""), QLineEdit()
        day = day_edit(first if before is None else before.first or _BEGINNING)
        if before is not None:
            who.setCurrentIndex(max(0, who.findData(before.person)))
            who.setEnabled(False)
            amount.setText("" if before.amount is None else write_figure(before.amount, Unit.MONEY))
        currency = settings.load(self._store).currency
        words = _("Target pay in {currency}; empty for that of the plan").format(currency=currency)
        self._open(
            _("Whose target pay differs from the plan's?"),
            _("It is what is paid at 100 %. A change inside a period is weighed by its days."),
            lambda: self._keep_target(who.currentData(), amount.text(), day_of(day), before),
            ((_("Person"), who), (words, amount), (_("From"), day)),
        )

    def _keep_target(self, person: int, typed: str, first: date, before: TargetPay | None) -> None:
        try:
            amount = read_figure(typed, Unit.MONEY, settings.load(self._store).currency) if typed.strip() else None
        except UserError as error:
            self._jobs.refused.emit(error)
            return
        if before is None:
            self._run(pay_sources.set_target_pay, person, amount, first)
        else:
            self._run(pay_sources.change_target_pay, before, amount, _since(first))

    def ask_end(self, one: SellerOf | TargetPay, day: date) -> None:
        """The last day on which ``one`` holds."""
        operation: Callable[..., int]
        if isinstance(one, SellerOf):
            operation, title = pay_sources.end_seller, _("Until when does {seller} sell to “{name}”?")
            told = _("From the next day on nobody is the seller by this name.")
            seller = names.texts(self._store).get(one.person, "")
            title = title.format(seller=seller, name=one.name)
        else:
            operation, title = pay_sources.end_target_pay, _("Until when has {name} a target pay of their own?")
            told = _("From the next day on that of the plan holds.")
            title = title.format(name=one.name)
        agreed = lambda last: self._run(operation, one, last)  # noqa: E731 - one line, used once
        last = day - timedelta(days=1)
        self.asked = AskDay(self._window, title, told, _("End"), agreed, field=_("Last day"), day=last)
        self.asked.open()

    def remove(self, one: SellerOf | TargetPay) -> None:
        """At once: it can be undone."""
        if isinstance(one, SellerOf):
            self._run(pay_sources.remove_seller, one)
        else:
            self._run(pay_sources.remove_target_pay, one)

    def _people(self, nobody: str) -> QComboBox:
        made = QComboBox()
        for one in people.load(self._store):
            made.addItem(one.name, one.id)
        if nobody:
            made.addItem(nobody, 0)
        return made

    def _open(
        self, title: str, sentence: str, agreed: Callable[[], object], fields: tuple[tuple[str, QWidget], ...]
    ) -> None:
        self.asked = AskForm(self._window, title, sentence, _("Save"), agreed, fields=fields)
        self.asked.open()

    def _run(self, operation: Callable[..., int], *arguments: object, **named: Any) -> None:
        def done(batch: int) -> None:
            self._done.append(batch)
            self.changed.emit()

        self._jobs.run(operation, *arguments, on_done=done, label=N_("Saving"), **named)


def _since(day: date) -> date | None:
    """None from the beginning."""
    return None if day <= _BEGINNING else day
