"""Asking for what pay rests on beside plans: who sells to a customer, and a person's own target pay."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.pay_sources import names_with_sellers, set_seller, set_target_pay
from desktop_app.store import people, settings
from desktop_app.store.database import Store
from desktop_app.ui.forms.figures import read_figure
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import AskForm, day_edit, day_of

_NOUNS = (("customer", N_("Customer")), ("region", N_("Region")), ("product", N_("Product")))


class SourceSteps(QObject):
    """Asked in a dialog over ``window``; ``changed`` when the store has it. Each can be taken back on the Data page."""

    changed = Signal()

    def __init__(self, window: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._store, self._jobs = window, store, jobs
        self.asked: AskForm | None = None

    def ask_seller(self, first: date) -> None:
        """Records without a seller: of which customer, region or product, and whose they are from ``first`` on."""
        noun, name, who, day = QComboBox(), QComboBox(), self._people(_("Nobody any more")), day_edit(first)
        for key, title in _NOUNS:
            noun.addItem(_(title), key)
        name.setEditable(True)

        def fill() -> None:
            name.clear()
            name.addItems(names_with_sellers(self._store, noun.currentData()))

        noun.currentIndexChanged.connect(lambda _place: fill())
        fill()
        self._open(
            _("Who sells here?"),
            _("A record that names no seller is credited to the customer's, else the region's, else the product's."),
            lambda: self._run(set_seller, noun.currentData(), name.currentText(), who.currentData(), first=day_of(day)),
            ((_("What"), noun), (_("Name"), name), (_("Seller"), who), (_("From"), day)),
        )

    def ask_target_pay(self, first: date) -> None:
        """The variable pay of one person at 100 %, from ``first`` on; empty: that of the plan."""
        who, amount, day = self._people(""), QLineEdit(), day_edit(first)
        currency = settings.load(self._store).currency
        words = _("Target pay in {currency}; empty for that of the plan").format(currency=currency)
        self._open(
            _("Whose target pay differs from the plan's?"),
            _("It is what is paid at 100 %. A change inside a period is weighed by its days."),
            lambda: self._keep_target(who.currentData(), amount.text(), day_of(day)),
            ((_("Person"), who), (words, amount), (_("From"), day)),
        )

    def _keep_target(self, person: int, typed: str, first: date) -> None:
        try:
            amount = read_figure(typed, Unit.MONEY, settings.load(self._store).currency) if typed.strip() else None
        except UserError as error:
            self._jobs.refused.emit(error)
            return
        self._run(set_target_pay, person, amount, first)

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
        self._jobs.run(operation, *arguments, on_done=lambda _done: self.changed.emit(), label=N_("Saving"), **named)
